"""GraphQL over HTTP: one ASGI endpoint for POST, and for GET where nothing can change."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from types import MappingProxyType

import orjson
from starlette.requests import Request as HttpRequest
from starlette.responses import Response as HttpResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from lipgraph.api.context import Context, language
from lipgraph.api.execution import Request, run
from lipgraph.api.limits import COST, DEADLINE, LARGEST_ANSWER
from lipgraph.store.ports import Store
from lipgraph.usecases.reading import Reader
from lipgraph_schema.messages import text

GRAPHQL = "application/graphql-response+json"
JSON = "application/json"
RETRY_AFTER = "5"
"""Seconds after which a client may ask again where the store did not answer."""

LARGEST_BODY = 200_000
"""Bytes of a request's body, or characters of its address."""


def graphql_app(store: Store, reader: Reader | None = None) -> ASGIApp:
    """Return the ASGI endpoint of the API over a store; give it to a Starlette Route without a list of methods."""
    return _Endpoint(reader if reader is not None else Reader(store))


class _Unreadable(Exception):
    """The HTTP request holds no GraphQL request: an HTTP status and the catalogue key of the reason."""

    def __init__(self, status: int, key: str) -> None:
        super().__init__(key)
        self.status, self.key = status, key


class _Endpoint:
    """Reads a request, runs it, and answers in the media type that the client accepts."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        http = HttpRequest(scope, receive)
        response = await self._answer(http)
        await response(scope, receive, send)

    async def _answer(self, http: HttpRequest) -> HttpResponse:
        lang = language(http.query_params.get("lang"), http.headers.get("accept-language"))
        try:
            request = await _read(http)
        except _Unreadable as err:
            headers = {"Allow": "GET, POST"} if err.status == 405 else {}
            return _encoded(
                _told(err.key, lang, limit=LARGEST_BODY, seconds=int(DEADLINE)),
                http,
                status=err.status,
                headers=headers,
            )
        answer = await run(request, Context(reader=self._reader, lang=lang))
        http.state.operation, http.state.cost = answer.name, answer.cost
        body = {**answer.body, "extensions": {"cost": {"cost": answer.cost, "limit": COST}}}
        if answer.refused:
            return _encoded(body, http, status=405, headers={"Allow": "POST"})
        if answer.unavailable:
            return _encoded(body, http, status=503, headers={"Retry-After": RETRY_AFTER})
        return _encoded(body, http, status=200 if answer.started or _media(http) == JSON else 400, lang=lang)


def _told(key: str, lang: str, **fields: int) -> dict[str, object]:
    """Return an answer that holds nothing but one error of the API's own."""
    message = text("api", key, lang=lang, **fields)
    cost = {"cost": None, "limit": COST}
    return {"errors": [{"message": message, "extensions": {"code": key}}], "extensions": {"cost": cost}}


async def _read(http: HttpRequest) -> Request:
    if http.method == "GET":
        given: Mapping[str, object] = dict(http.query_params)
        if len(str(http.url.query)) > LARGEST_BODY:
            raise _Unreadable(413, "body-too-large")
        variables = _loaded(given.get("variables") or "{}")
        return _request({**given, "variables": variables}, may_change=False)
    if http.method != "POST":
        raise _Unreadable(405, "method")
    if http.headers.get("content-type", "").partition(";")[0].strip().lower() != JSON:
        raise _Unreadable(415, "media-type")
    return _request(_loaded(await _body(http)), may_change=True)


async def _body(http: HttpRequest) -> bytes:
    """Read a body that is not too large, and does not come drop by drop."""
    parts, size = [], 0
    try:
        async with asyncio.timeout(DEADLINE):
            async for part in http.stream():
                size += len(part)
                if size > LARGEST_BODY:
                    raise _Unreadable(413, "body-too-large")
                parts.append(part)
    except TimeoutError as err:
        raise _Unreadable(408, "deadline") from err
    return b"".join(parts)


def _loaded(body: object) -> object:
    try:
        return orjson.loads(body if isinstance(body, bytes) else str(body))
    except orjson.JSONDecodeError as err:
        raise _Unreadable(400, "not-json") from err


def _request(given: object, *, may_change: bool) -> Request:
    if not isinstance(given, Mapping):
        raise _Unreadable(400, "not-json")
    query, variables, name = given.get("query"), given.get("variables") or {}, given.get("operationName")
    if not isinstance(query, str) or not isinstance(variables, Mapping) or not isinstance(name, str | None):
        raise _Unreadable(400, "not-json")
    return Request(query=query, variables=variables, operation=name, may_change=may_change)


def _media(http: HttpRequest) -> str:
    """Return the media type to answer in; a client that accepts plain JSON alone gets that, with status 200."""
    accepted = http.headers.get("accept", "*/*").lower()
    return JSON if JSON in accepted and GRAPHQL not in accepted else GRAPHQL


def _encoded(
    body: Mapping[str, object],
    http: HttpRequest,
    *,
    status: int,
    lang: str = "en",
    headers: Mapping[str, str] = MappingProxyType({}),
) -> HttpResponse:
    content = orjson.dumps(body)
    if len(content) > LARGEST_ANSWER:
        content = orjson.dumps(_told("answer-too-large", lang, limit=LARGEST_ANSWER))
    return HttpResponse(
        content,
        status_code=status,
        media_type=f"{_media(http)}; charset=utf-8",
        headers={"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff", **headers},
    )
