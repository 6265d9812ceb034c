"""Who may ask: loopback's own Host names and no others, and headers that bind a browser to every answer."""

from __future__ import annotations

from ipaddress import ip_address
from typing import TYPE_CHECKING

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse

from lipgraph.errors import InputError

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

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
