"""One line of JSON for each request: enough to see what the service does, and nothing that anybody said to it.

A path is told as its pattern, so that no name stands in it; of an error its kind and place are told, not its words.
"""

from __future__ import annotations

import json
import logging
import secrets
import sys
import time
from collections.abc import Mapping
from typing import TYPE_CHECKING

from starlette.datastructures import MutableHeaders
from starlette.responses import JSONResponse

from lipgraph.api.context import language
from lipgraph.api.errors import kind_and_place
from lipgraph_schema.messages import text

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

log = logging.getLogger(__name__)
LONGEST_NAME = 60
METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})


class Requests:
    """Stands before everything else: gives a request its id, tells of it, and keeps what nobody foresaw inside."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through and tell of it when it is done."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        began, status, told = time.perf_counter(), 0, secrets.token_hex(8)
        scope.setdefault("state", {})

        async def counted(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                MutableHeaders(scope=message)["X-Request-Id"] = told
            await send(message)

        failed: Mapping[str, object] = {}
        try:
            await self._app(scope, receive, counted)
        except Exception as err:  # noqa: BLE001 - the last door: what came this far is told by its kind and place
            failed = {"error": kind_and_place(err)}
            if status == 0:
                await _unforeseen(scope)(scope, receive, counted)
        finally:
            log.info("%s", _line(scope, told, status=status, seconds=time.perf_counter() - began, failed=failed))


def tell_requests() -> None:
    """Write the lines to stderr, unless a person looks at it: a terminal is no log."""
    if sys.stderr.isatty():
        return
    lines = logging.StreamHandler(sys.stderr)
    lines.setFormatter(logging.Formatter("%(message)s"))
    log.addHandler(lines)
    log.setLevel(logging.INFO)
    log.propagate = False


def _line(scope: Scope, told: str, *, status: int, seconds: float, failed: Mapping[str, object]) -> str:
    state = scope["state"]
    line = {
        "at": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()),
        "id": told,
        "method": scope["method"] if scope["method"] in METHODS else "other",
        "path": getattr(scope.get("route"), "path", None),
        "status": status,
        "ms": round(seconds * 1000, 1),
        "operation": (state.get("operation") or "")[:LONGEST_NAME] or None,
        "cost": state.get("cost"),
        **failed,
    }
    return json.dumps(line)


def _unforeseen(scope: Scope) -> JSONResponse:
    accepted = next((value.decode("latin-1") for name, value in scope["headers"] if name == b"accept-language"), None)
    message = text("errors", "error", lang=language(None, accepted))
    return JSONResponse({"errors": [{"message": message, "extensions": {"code": "error"}}]}, status_code=500)
