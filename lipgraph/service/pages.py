"""What every page of the service shares: the language of a request, and HTML with its own policy."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from starlette.responses import HTMLResponse, Response

from lipgraph.api.context import language as chosen_language
from lipgraph.errors import InvalidPeriod

if TYPE_CHECKING:
    from starlette.requests import Request


LANGUAGE = "lang"
"""The cookie that remembers the language which a person chose."""


def language(request: Request) -> str:
    """Return the language of a request: what it asks for, what the browser remembers, then the API's own rule."""
    asked = request.query_params.get("lang") or request.cookies.get(LANGUAGE)
    return chosen_language(asked, request.headers.get("accept-language"))


def html(page: str, policy: str, status: int = 200) -> HTMLResponse:
    """Return a page with its content security policy; no other page may frame it."""
    return HTMLResponse(
        page, status_code=status, headers={"Content-Security-Policy": f"{policy}; frame-ancestors 'none'"}
    )


MEDIA = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "svg": "image/svg+xml",
    "png": "image/png",
}
"""What each kind of file that a page offers is, by the end of its name."""


def attached(content: bytes, name: str) -> Response:
    """Return a file to keep, under a name of plain letters whose end says what it is."""
    plain = name.encode("ascii", "replace").decode().replace("?", "_").replace('"', "_")
    headers = {"Content-Disposition": f'attachment; filename="{plain}"'}
    return Response(content, media_type=MEDIA[plain.rpartition(".")[2]], headers=headers)


def day(asked: str | None) -> date | None:
    """Return the day that an address names, None where it names none. Raises InvalidPeriod."""
    if not asked:
        return None
    try:
        return date.fromisoformat(asked)
    except ValueError as err:
        raise InvalidPeriod(text=asked[:200]) from err
