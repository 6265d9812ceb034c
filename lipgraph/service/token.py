"""The token that opens the service to other machines: a header for programs, a sign-in and a cookie for browsers."""

from __future__ import annotations

import hmac
from dataclasses import dataclass, field
from hashlib import sha256
from math import ceil
from typing import TYPE_CHECKING
from urllib.parse import parse_qs

from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from lipgraph.service.pages import html, language
from lipgraph.service.sessions import LIFETIME, Attempts, Sessions
from lipgraph_schema.messages import text
from lipgraph_viz.pages.site import SIGNED_IN

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send

COOKIE = "lipgraph"
OPEN = frozenset({"/health/live", "/health/ready", "/sign-in"})
"""Addresses that need no token: whether the service lives, and where the token is given."""

LARGEST_FORM = 4096
CHALLENGE = {"WWW-Authenticate": 'Bearer realm="lipgraph"'}


@dataclass(slots=True, eq=False)
class Door:
    """Who may come in: whoever has the token, or signed in with it."""

    token: str = field(repr=False)
    sessions: Sessions = field(default_factory=Sessions)
    attempts: Attempts = field(default_factory=Attempts)

    def fits(self, given: str) -> bool:
        """Say whether this is the token, in a time that tells nothing of it."""
        return hmac.compare_digest(_digest(given), _digest(self.token))

    def lets_in(self, request: Request) -> bool:
        """Say whether a request carries the token, or the cookie of a browser that signed in."""
        kind, _, given = request.headers.get("authorization", "").partition(" ")
        if kind.lower() == "bearer":
            return self.fits(given.strip())
        return self.knows(request)

    def knows(self, request: Request) -> bool:
        """Say whether a browser signed in."""
        return self.sessions.knows(request.cookies.get(COOKIE, ""))

    def routes(self) -> list[Route]:
        """Return the routes of this family."""
        return [
            Route("/sign-in", self._asked, methods=["GET"]),
            Route("/sign-in", self._sign_in, methods=["POST"]),
            Route("/sign-out", self._sign_out, methods=["POST"]),
        ]

    async def _asked(self, request: Request) -> Response:
        return _form(request, signed_in=self.lets_in(request), status=200)

    async def _sign_in(self, request: Request) -> Response:
        address = request.client.host if request.client else ""
        if wait := self.attempts.wait(address):
            refused = _form(request, problem="too-many-attempts", status=429)
            refused.headers["Retry-After"] = str(ceil(wait))
            return refused
        given = await _fields(request)
        place = _place(given.get("next", ""), lang=language(request))
        if not self.fits(given.get("token", "")):
            self.attempts.failed(address)
            return _form(request, problem="wrong-token", following=place, status=401)
        return self._signed_in(request, place)

    def _signed_in(self, request: Request, place: str) -> Response:
        """Answer with a session of its own: one that somebody gave the browser before is not taken over."""
        self.sessions.end(request.cookies.get(COOKIE, ""))
        answer = RedirectResponse(place, status_code=303)
        answer.set_cookie(
            COOKIE,
            self.sessions.start(),
            max_age=int(LIFETIME),
            httponly=True,
            samesite="strict",
            secure=request.scope["scheme"] == "https",
        )
        return answer

    async def _sign_out(self, request: Request) -> Response:
        self.sessions.end(request.cookies.get(COOKIE, ""))
        answer = RedirectResponse(f"/sign-in?lang={language(request)}", status_code=303)
        answer.delete_cookie(COOKIE, httponly=True, samesite="strict")
        return answer


class Threshold:
    """Stands before every route: what is not open needs the token."""

    def __init__(self, app: ASGIApp, *, door: Door) -> None:
        self._app = app
        self._door = door

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or ask for the token."""
        if scope["type"] != "http" or scope["path"] in OPEN or self._door.lets_in(Request(scope)):
            SIGNED_IN.set(scope["type"] == "http" and self._door.knows(Request(scope)))
            await self._app(scope, receive, send)
        else:
            await _challenge(Request(scope))(scope, receive, send)


def _challenge(request: Request) -> Response:
    """Ask for the token: a browser by the form, a program by a code."""
    if request.method == "GET" and "text/html" in request.headers.get("accept", ""):
        return _form(request, status=401)
    message = text("service", "token-missing", lang=language(request))
    body = {"errors": [{"message": message, "extensions": {"code": "token-missing"}}]}
    return JSONResponse(body, status_code=401, headers=CHALLENGE)


def _form(
    request: Request, *, status: int, problem: str = "", following: str = "", signed_in: bool = False
) -> Response:
    from lipgraph_viz.pages.site import site_policy
    from lipgraph_viz.sign_in import sign_in_page

    lang = language(request)
    page = sign_in_page(lang=lang, problem=problem, signed_in=signed_in, following=following or _following(request))
    answer = html(page, site_policy(), status)
    if status == 401:
        answer.headers.update(CHALLENGE)
    return answer


def _following(request: Request) -> str:
    """Return where a browser wanted to go when it was asked for the token."""
    path, query = request.scope["path"], request.scope["query_string"].decode("ascii", "replace")
    if path == "/sign-in":
        return _place("", lang=language(request))
    return f"{path}?{query}" if query else path


async def _fields(request: Request) -> dict[str, str]:
    """Return the fields of a form; none of one that is too large or no form."""
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > LARGEST_FORM:
            return {}
    said = parse_qs(body.decode("utf-8", "replace"))
    return {name: values[0] for name, values in said.items()}


def _place(asked: str, *, lang: str) -> str:
    """Return where to go after signing in: a place of ours, and nowhere else."""
    ours = asked.startswith("/") and asked.isprintable() and not asked.startswith("//") and "\\" not in asked
    return asked if ours else f"/?lang={lang}"


def _digest(text_: str) -> bytes:
    return sha256(text_.encode()).digest()
