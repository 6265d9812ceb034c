"""Whether the service lives, and whether its store answers."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from lipgraph.errors import StoreError


def routes() -> list[Route]:
    """Return the routes of this family."""
    return [Route("/health/live", _live), Route("/health/ready", _ready)]


async def _live(_request: Request) -> Response:
    return JSONResponse({"live": True})


async def _ready(request: Request) -> Response:
    """Say whether the store answers now."""
    try:
        await request.app.state.store.check()
    except StoreError as err:
        return JSONResponse({"ready": False, "code": err.code}, status_code=503)
    return JSONResponse({"ready": True})
