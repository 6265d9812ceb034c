"""Running one request: parse and validate once per text, measure its cost, then execute."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from inspect import isawaitable

from graphql import DocumentNode, GraphQLError, OperationDefinitionNode, OperationType, execute, parse, validate

from lipgraph.api.context import Context
from lipgraph.api.errors import formatted
from lipgraph.api.limits import TOKENS, check
from lipgraph.api.schema import executable
from lipgraph.errors import LipgraphError, Unavailable
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

    ``unavailable``: nothing could be answered, since the store did not.
    """

    body: Mapping[str, object]
    started: bool
    refused: bool = False
    unavailable: bool = False


@lru_cache(maxsize=_DOCUMENTS_KEPT)
def _prepared(query: str) -> tuple[DocumentNode | None, tuple[GraphQLError, ...]]:
    try:
        document = parse(query, max_tokens=TOKENS)
    except GraphQLError as err:
        return None, (err,)
    return document, tuple(validate(executable(), document, max_errors=20, hide_suggestions=True))


async def run(request: Request, context: Context) -> Response:
    """Answer one request. Expected failures become errors in the answer; none is raised."""
    document, errors = _prepared(request.query)
    if document is None or errors:
        return _failed(errors, context)
    operation = _operation(document, request.operation)
    if operation is None:
        return _failed((GraphQLError(text("api", "no-operation", lang=context.lang)),), context)
    if operation.operation is not OperationType.QUERY and not request.may_change:
        refused = _failed((GraphQLError(text("api", "method", lang=context.lang)),), context)
        return Response(body=refused.body, started=False, refused=True)
    try:
        check(executable(), document, operation, request.variables)
    except LipgraphError as err:
        return _failed((GraphQLError(err.code, original_error=err),), context)
    return await _execute(document, request, context)


async def _execute(document: DocumentNode, request: Request, context: Context) -> Response:
    outcome = execute(
        executable(),
        document,
        context_value=context,
        variable_values=dict(request.variables),
        operation_name=request.operation,
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


def _failed(errors: tuple[GraphQLError, ...], context: Context) -> Response:
    return Response(body={"errors": [formatted(error, context.lang) for error in errors]}, started=False)


def _operation(document: DocumentNode, name: str | None) -> OperationDefinitionNode | None:
    """Return the operation that is meant: the one named, else the only one there is."""
    every = [one for one in document.definitions if isinstance(one, OperationDefinitionNode)]
    if name:
        return next((one for one in every if one.name is not None and one.name.value == name), None)
    return every[0] if len(every) == 1 else None
