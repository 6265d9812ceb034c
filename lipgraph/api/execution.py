"""Running one request: parse and validate once per text, measure its cost, then execute."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from inspect import isawaitable
from typing import TypeAlias

from graphql import DocumentNode, GraphQLError, OperationDefinitionNode, OperationType, execute, parse, validate

from lipgraph.api.context import Context
from lipgraph.api.errors import formatted
from lipgraph.api.limits import DEADLINE, check
from lipgraph.api.schema import executable
from lipgraph.api.shapes import TOKENS, check_shape, check_text
from lipgraph.errors import LimitExceeded, LipgraphError, Unavailable
from lipgraph_schema.messages import text

_DOCUMENTS_KEPT = 256


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One GraphQL request; ``may_change`` is False where only queries are allowed (GET)."""

    query: str
    variables: Mapping[str, object]
    operation: str | None = None
    may_change: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """What to answer; ``started`` is False where nothing was run; ``refused`` where the method was the wrong one.

    ``unavailable``: nothing could be answered, since the store did not, or not in time. ``cost`` is what the document
    may cost, None where it was not measured.
    """

    body: Mapping[str, object]
    started: bool
    refused: bool = False
    unavailable: bool = False
    cost: int | None = None
    name: str | None = None
    """The name of the operation that was asked for, in the document's own words."""


Prepared: TypeAlias = tuple[DocumentNode | None, tuple[GraphQLError, ...]]
_KNOWN: OrderedDict[str, Prepared] = OrderedDict()
_READING = ThreadPoolExecutor(max_workers=2, thread_name_prefix="documents")
"""Documents are read beside the event loop: one that takes long holds nobody else up."""


async def _document(query: str) -> Prepared:
    """Return a document as it was prepared once; only good ones are remembered, the most used of them."""
    found = _KNOWN.get(query)
    if found is None:
        found = await asyncio.get_running_loop().run_in_executor(_READING, _prepared, query)
        if not found[1]:
            _KNOWN[query] = found
    if query in _KNOWN:
        _KNOWN.move_to_end(query)
        if len(_KNOWN) > _DOCUMENTS_KEPT:
            _KNOWN.popitem(last=False)
    return found


def _prepared(query: str) -> Prepared:
    try:
        check_text(query)
        document = parse(query, max_tokens=TOKENS)
        check_shape(document)
    except GraphQLError as err:
        return None, (err,)
    except LimitExceeded as err:
        return None, (GraphQLError(err.code, original_error=err),)
    return document, tuple(validate(executable(), document, max_errors=20, hide_suggestions=True))


async def run(request: Request, context: Context) -> Response:
    """Answer one request. Expected failures become errors in the answer; none is raised."""
    document, errors = await _document(request.query)
    if document is None or errors:
        return _failed(errors, context)
    operation = _operation(document, request.operation)
    if operation is None:
        return _failed((_said("no-operation", context),), context)
    if operation.operation is not OperationType.QUERY and not request.may_change:
        refused = _failed((_said("method", context),), context)
        return Response(body=refused.body, started=False, refused=True)
    try:
        cost = check(executable(), document, operation, request.variables)
    except LipgraphError as err:
        return _failed((GraphQLError(err.code, original_error=err),), context)
    changes = operation.operation is not OperationType.QUERY
    named = operation.name.value if operation.name is not None else None
    return replace(await _in_time(document, request, context, changes=changes), cost=cost, name=named)


async def _in_time(document: DocumentNode, request: Request, context: Context, *, changes: bool) -> Response:
    """Run a document within its deadline; what a write has done when it was stopped is not known."""
    try:
        async with asyncio.timeout(DEADLINE):
            return await _execute(document, request, context)
    except TimeoutError:
        late = _said("deadline-write" if changes else "deadline", context, seconds=int(DEADLINE))
        return replace(_failed((late,), context), started=True, unavailable=True)


async def _execute(document: DocumentNode, request: Request, context: Context) -> Response:
    outcome = execute(
        executable(),
        document,
        context_value=context,
        variable_values=dict(request.variables),
        operation_name=request.operation or None,
        hide_suggestions=True,
    )
    result = await outcome if isawaitable(outcome) else outcome
    if result.data is None and result.errors and all(error.path is None for error in result.errors):
        return _failed(tuple(result.errors), context)
    body: dict[str, object] = {"data": result.data}
    if result.errors:
        body["errors"] = [formatted(error, context.lang) for error in result.errors]
    nothing = not any(value is not None for value in (result.data or {}).values())
    return Response(body=body, started=True, unavailable=nothing and any(map(_is_unavailable, result.errors or ())))


def _is_unavailable(error: GraphQLError) -> bool:
    return isinstance(error.original_error, Unavailable)


def _said(key: str, context: Context, **fields: int) -> GraphQLError:
    """Return an error that the API itself has: a sentence of its catalogue, with its key as the code."""
    return GraphQLError(text("api", key, lang=context.lang, **fields), extensions={"code": key})


def _failed(errors: tuple[GraphQLError, ...], context: Context) -> Response:
    return Response(body={"errors": [formatted(error, context.lang) for error in errors]}, started=False)


def _operation(document: DocumentNode, name: str | None) -> OperationDefinitionNode | None:
    """Return the operation that is meant: the one named, else the only one there is."""
    every = [one for one in document.definitions if isinstance(one, OperationDefinitionNode)]
    if name:
        return next((one for one in every if one.name is not None and one.name.value == name), None)
    return every[0] if len(every) == 1 else None
