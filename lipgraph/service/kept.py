"""Pages that a browser may keep: each has a mark of what it rests on, and any of its tables can be had as a file."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import date
from functools import wraps
from hashlib import sha256
from importlib.metadata import version
from secrets import token_hex
from typing import TYPE_CHECKING

from starlette.requests import Request
from starlette.responses import Response

from lipgraph.errors import InputError, NotFound
from lipgraph.service.pages import LANGUAGE, attached, language

if TYPE_CHECKING:
    from lipgraph_viz.pages.tables import PageTable

Answer = Callable[[Request], Awaitable[Response]]

A_YEAR = 365 * 24 * 3600
_BORN = token_hex(8)
"""Another process may serve another store that has as many revisions: its pages are not these."""


def kept(answer: Answer) -> Answer:
    """Return a route that says what its page rests on, and answers 304 to who has that page already.

    Where a token guards the service nothing is kept in a browser. ``?table=`` and ``?format=`` ask for a table.
    """

    @wraps(answer)
    async def answered(request: Request) -> Response:
        mark = None if request.app.state.guarded else await _mark(request)
        if mark is not None and mark in _known(request):
            response = Response(status_code=304)
        else:
            response = await answer(request)
            if request.query_params.get("format") and response.status_code == 200:
                response = await _file(request, bytes(response.body).decode())
        if mark is not None:
            response.headers["ETag"] = mark
            response.headers["Cache-Control"] = "private, no-cache"
            response.headers["Vary"] = "Accept-Language, Cookie"
        return _remembering(request, response)

    return answered


async def _mark(request: Request) -> str:
    """Return the mark of a page: the store's revision, the address, the language, the day and the version."""
    revision = await request.app.state.reader.revision()
    rests_on = (revision, str(request.url), language(request), date.today(), version("lipgraph"), _BORN)  # noqa: DTZ011 - the day where the reader sits
    return f'"{sha256(repr(rests_on).encode()).hexdigest()[:32]}"'


def _known(request: Request) -> set[str]:
    return {one.strip().removeprefix("W/") for one in request.headers.get("if-none-match", "").split(",")}


def _remembering(request: Request, response: Response) -> Response:
    asked = request.query_params.get("lang", "").lower()[:2]
    if asked in {"en", "fr"} and request.cookies.get(LANGUAGE) != asked:
        secure = request.scope["scheme"] == "https"
        response.set_cookie(LANGUAGE, asked, max_age=A_YEAR, httponly=True, samesite="lax", secure=secure)
    return response


async def _file(request: Request, page: str) -> Response:
    from lipgraph_viz.pages.site import TABLE_FILES
    from lipgraph_viz.pages.tables import table_of

    kind, name = request.query_params["format"], request.query_params.get("table", "")
    if kind not in TABLE_FILES:
        raise InputError("unknown-table-file", found=kind[:20], expected=", ".join(TABLE_FILES))
    table = await asyncio.to_thread(table_of, page, name)
    if table is None:
        raise NotFound(kind="table", id=name[:40])
    content = await asyncio.to_thread(_written, table, kind)
    about = [part for part in request.url.path.split("/") if part and part != "partnerships"]
    return attached(content, "-".join([*about, table.name, language(request)])[:120] + f".{kind}")


def _written(table: PageTable, kind: str) -> bytes:
    """Write a table: its first line, or first sheet, says what it is of and whether the data are invented."""
    if kind == "csv":
        from lipgraph.exports.delimited import csv_bytes

        return csv_bytes([table.citation], [table.columns, *table.rows])
    from lipgraph.exports.workbook import table_workbook

    return table_workbook({table.name: table}, {"citation": table.citation})
