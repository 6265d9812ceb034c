"""Who may ask, and from where: the Host names that are served, the origins that may write, headers on every answer."""

from __future__ import annotations

from ipaddress import ip_address
from typing import TYPE_CHECKING

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import JSONResponse, PlainTextResponse

from lipgraph.api.context import language
from lipgraph.errors import InputError
from lipgraph_schema.messages import text

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

LOOPBACK = frozenset({"127.0.0.1", "localhost", "[::1]"})
"""The Host names that are always answered: loopback is no wall, a page elsewhere can make a browser ask it."""

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
}
"""What every answer carries, unless it carries its own.

Not `no-referrer`: under it a browser sends a form of ours with the origin `null`, and that is nobody's.
"""

READING = frozenset({"GET", "HEAD"})
"""The methods that change nothing; every other one is a write, whatever it asks."""

OUR_OWN = frozenset({"same-origin", "none"})
"""What Sec-Fetch-Site says of a page of ours, and of an address typed by a person; another port is `same-site`."""


def listening_address(host: str, *, guarded: bool) -> str:
    """Return an address to listen on: any where a token guards the service, else loopback. Raises InputError."""
    bare = "127.0.0.1" if host == "localhost" else host.strip("[]")
    try:
        known = str(ip_address(bare)) in {"127.0.0.1", "::1"}  # The names that Guard always answers to.
    except ValueError as err:
        raise InputError("no-address", host=host) from err
    if not (known or guarded):
        raise InputError("token-needed", host=host)
    return bare


class Guard:
    """Refuse names that are not served and writes from elsewhere; add headers that bind a browser to every answer."""

    def __init__(self, app: ASGIApp, *, names: frozenset[str] = frozenset()) -> None:
        self._app = app
        self._names = LOOPBACK | {name.lower() for name in names}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or answer 421 or 403; a web socket is not answered at all."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
        elif scope["type"] == "http":
            await self._chosen(scope)(scope, receive, _with_headers(send))

    def _chosen(self, scope: Scope) -> ASGIApp:
        headers = Headers(scope=scope)
        hosts = headers.getlist("host")
        if len(hosts) != 1 or not self._serves(_name(hosts[0]), scope):
            return PlainTextResponse("Misdirected request", status_code=421)
        if scope["method"] not in READING and not _from_here(headers, hosts[0]):
            return _foreign(headers)
        return self._app

    def _serves(self, name: str, scope: Scope) -> bool:
        """Say whether a Host is one of ours: a name that was allowed, or the address that the request came to.

        A name that somebody else's DNS points here is neither: rebinding needs a name, and an address has none.
        """
        server = scope.get("server")
        return name in self._names or (server is not None and name.strip("[]") == str(server[0]).lower())


def _name(host: str) -> str:
    """Return the name in a Host header, without its port."""
    return (host.partition("]")[0] + "]" if host.startswith("[") else host.partition(":")[0]).lower()


def _from_here(headers: Headers, host: str) -> bool:
    """Say whether a write comes from a page of ours, or from a program that is no browser and so says neither."""
    origins, sites = headers.getlist("origin"), headers.getlist("sec-fetch-site")
    ours = {f"http://{host.lower()}", f"https://{host.lower()}"}
    return (
        max(len(origins), len(sites)) <= 1
        and all(one.lower() in ours for one in origins)
        and all(one.lower() in OUR_OWN for one in sites)
    )


def _foreign(headers: Headers) -> ASGIApp:
    lang = language(None, headers.get("accept-language"))
    message = text("service", "foreign-origin", lang=lang)
    body = {"errors": [{"message": message, "extensions": {"code": "foreign-origin"}}]}
    return JSONResponse(body, status_code=403)


def _with_headers(send: Send) -> Send:
    async def guarded(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
        await send(message)

    return guarded
