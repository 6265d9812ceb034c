"""The service: a store behind pages and GraphQL, on loopback, for the Host names that loopback has and no other."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import date
from ipaddress import ip_address
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from lipgraph.api.context import language as chosen_language
from lipgraph.errors import InputError, InvalidPeriod, LipgraphError, NotFound, StoreError
from lipgraph.usecases.analysing import gaps_of
from lipgraph.usecases.reading import Reader
from lipgraph_schema.messages import text
from lipgraph_schema.vocabulary import terms
from lipgraph_viz.start import entries, notice_page, start_page, start_policy

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from lipgraph.store.ports import Store
    from lipgraph_viz.map_model import MapModel

LOOPBACK = frozenset({"127.0.0.1", "localhost", "[::1]"})
"""The only Host names that are answered: loopback is no wall, a page elsewhere can make a browser ask it."""

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
}
"""What every answer carries, unless it carries its own."""


def loopback(host: str) -> str:
    """Return an address to listen on if it is loopback. Raises InputError: there are no accounts yet."""
    bare = "127.0.0.1" if host == "localhost" else host.strip("[]")
    try:
        if str(ip_address(bare)) in {"127.0.0.1", "::1"}:  # The names that Guard answers to.
            return bare
    except ValueError as err:
        raise InputError("loopback-only", host=host) from err
    raise InputError("loopback-only", host=host)


class Guard:
    """Refuse any Host but loopback's own names, and add headers that bind a browser to every answer."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or answer 421; a web socket is not answered at all."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
        elif scope["type"] == "http":
            hosts = Headers(scope=scope).getlist("host")
            known = len(hosts) == 1 and _name(hosts[0]) in LOOPBACK
            app = self._app if known else PlainTextResponse("Misdirected request", status_code=421)
            await app(scope, receive, _with_headers(send))


def _name(host: str) -> str:
    """Return the name in a Host header, without its port."""
    return (host.partition("]")[0] + "]" if host.startswith("[") else host.partition(":")[0]).lower()


def _with_headers(send: Send) -> Send:
    async def guarded(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
        await send(message)

    return guarded


def service(store: Store) -> Starlette:
    """Return the application over a store that has been checked; its end closes the store."""
    from lipgraph.api.app import graphql_app

    reader = Reader(store)

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        try:
            yield
        finally:
            await store.close()

    app = Starlette(
        routes=[
            Route("/", _start),
            Route("/partnerships/{slug}/map", _map),
            Route("/partnerships/{slug}/explore", _explore),
            Route("/health/live", _live),
            Route("/health/ready", _ready),
            Route("/graphql", graphql_app(store, reader)),
        ],
        middleware=[Middleware(Guard)],
        exception_handlers={NotFound: _not_found, InputError: _refused, StoreError: _unavailable},
        lifespan=lifespan,
    )
    app.state.store, app.state.reader = store, reader
    return app


def language(request: Request) -> str:
    """Return the language of a request, by the same rule as the API's."""
    return chosen_language(request.query_params.get("lang"), request.headers.get("accept-language"))


async def _start(request: Request) -> Response:
    lang = language(request)
    kinds = {one.code: one.label(lang) for one in terms("partnership_kinds")}
    directory = await request.app.state.reader.directory()
    return _html(start_page(entries(directory, lang=lang, kinds=kinds), lang=lang), start_policy())


async def _map(request: Request) -> Response:
    from lipgraph_viz.page import map_page, map_policy

    return _html(await _drawn(request, map_page), map_policy())


async def _explore(request: Request) -> Response:
    from lipgraph_viz.explore import explore_page, explore_policy

    return _html(await _drawn(request, explore_page), explore_policy())


async def _drawn(request: Request, draw: Callable[[MapModel], str]) -> str:
    """Draw a partnership at the moment that ``wave`` or ``date`` names, else at the latest closed wave, else today."""
    slug, lang = request.path_params["slug"], language(request)
    turned = str(request.url.include_query_params(lang="fr" if lang == "en" else "en").query)
    model = await model_of(
        request.app.state.reader,
        slug,
        moment=(request.query_params.get("wave"), _day(request.query_params.get("date"))),
        lang=lang,
        other_language=f"?{turned}",
    )
    return await asyncio.to_thread(draw, model)


async def model_of(
    reader: Reader, slug: str, *, moment: tuple[str | None, date | None], lang: str, other_language: str = ""
) -> MapModel:
    """Return the map of a partnership at a wave or a day; places stay the same from wave to wave."""
    from lipgraph_viz.building import map_model

    wave, day = moment
    network = await reader.network(slug, wave=wave, day=day)
    gaps = await gaps_of(reader, slug, wave=wave, day=day)
    holdings = await reader.partnership(slug)
    moments = [reader.moment(holdings, wave=one.label) for one in holdings.waves if one.label != network.moment.wave]
    others = [reader.network_of(holdings, one) for one in moments]
    return await asyncio.to_thread(
        map_model, network, None, gaps, lang=lang, others=others, other_language=other_language
    )


def _day(asked: str | None) -> date | None:
    if not asked:
        return None
    try:
        return date.fromisoformat(asked)
    except ValueError as err:
        raise InvalidPeriod(text=asked[:200]) from err


def _html(page: str, policy: str, status: int = 200) -> HTMLResponse:
    return HTMLResponse(
        page, status_code=status, headers={"Content-Security-Policy": f"{policy}; frame-ancestors 'none'"}
    )


async def _live(_request: Request) -> Response:
    return JSONResponse({"live": True})


async def _ready(request: Request) -> Response:
    """Say whether the store answers now."""
    try:
        await request.app.state.store.check()
    except StoreError as err:
        return JSONResponse({"ready": False, "code": err.code}, status_code=503)
    return JSONResponse({"ready": True})


async def _not_found(request: Request, _error: Exception) -> Response:
    lang = language(request)
    return _html(notice_page(text("start", "not_found", lang=lang), lang=lang), start_policy(), 404)


async def _refused(request: Request, error: Exception) -> Response:
    lang = language(request)
    what = _sentence(error, lang)
    return _html(notice_page(text("start", "refused", lang=lang, what=what), lang=lang), start_policy(), 400)


async def _unavailable(request: Request, error: Exception) -> Response:
    lang = language(request)
    page = _html(notice_page(_sentence(error, lang), lang=lang), start_policy(), 503)
    page.headers["Retry-After"] = "5"
    return page


def _sentence(error: Exception, lang: str) -> str:
    known = error if isinstance(error, LipgraphError) else StoreError()
    return text("errors", known.code, lang=lang, **known.fields())
