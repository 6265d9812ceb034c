"""Whether the service lives, and whether its store answers and its secrets can be read."""

from __future__ import annotations

import asyncio
from pathlib import Path

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from lipgraph.errors import StoreError, Unavailable

SECONDS_TO_ANSWER = 3.0
"""How long the store may take to say that it is ready."""


def routes() -> list[Route]:
    """Return the routes of this family."""
    return [Route("/health/live", _live), Route("/health/ready", _ready)]


async def _live(_request: Request) -> Response:
    return JSONResponse({"live": True})


async def _ready(request: Request) -> Response:
    """Say whether the store answers now, and whether each configured secret can still be read."""
    if not all(map(_readable, request.app.state.secrets)):
        return JSONResponse({"ready": False, "code": "unreadable-secret"}, status_code=503)
    try:
        async with asyncio.timeout(SECONDS_TO_ANSWER):
            await request.app.state.store.check()
    except TimeoutError:
        # A server that neither answers nor breaks the connection: a driver may wait for it for minutes.
        return JSONResponse({"ready": False, "code": Unavailable.code}, status_code=503)
    except StoreError as err:
        return JSONResponse({"ready": False, "code": err.code}, status_code=503)
    return JSONResponse({"ready": True})


def _readable(secret: Path) -> bool:
    try:
        with secret.open("rb") as file:
            return bool(file.read(1))
    except OSError:
        return False
