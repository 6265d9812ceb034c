"""The data page: waves, responses, documents and the log."""

from __future__ import annotations

import asyncio
from collections import deque
from datetime import date
from typing import TYPE_CHECKING

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from lipgraph.service.council import Asked, site_of
from lipgraph.service.kept import kept
from lipgraph.service.pages import html
from lipgraph.usecases.digests import state

if TYPE_CHECKING:
    from lipgraph.store.ports import LogEntry, Store
    from lipgraph_viz.pages.holdings import LogLine

SHOWN = 20
"""How many entries of the log the page shows."""


def routes() -> list[Route]:
    """Return the routes of this family."""
    return [Route("/partnerships/{slug}/data", kept(_data))]


async def _data(request: Request) -> Response:
    from lipgraph_viz.pages.holdings import holdings_page
    from lipgraph_viz.pages.site import site_policy

    asked, reader = Asked.by(request), request.app.state.reader
    holdings = await reader.partnership(asked.slug)
    network = await reader.network(asked.slug, wave=asked.wave, day=asked.day)
    site = site_of(request, asked, network, holdings, current="data")
    digest = await reader.once(("state", await reader.revision()), lambda: state(reader.store))
    lines = [_line(one) for one in await _last(reader.store)]
    today = date.today()  # noqa: DTZ011 - the day where the reader sits
    page = await asyncio.to_thread(holdings_page, site, holdings, network, lines, state=digest, today=today)
    return html(page, site_policy())


async def _last(store: Store) -> list[LogEntry]:
    """Return the newest entries of the log, newest first."""
    last: deque[LogEntry] = deque(maxlen=SHOWN)
    async with store.view() as view:
        async for entry in view.log():
            last.append(entry)
    return list(reversed(last))


def _line(entry: LogEntry) -> LogLine:
    from lipgraph_viz.pages.holdings import LogLine

    told = [one for one in entry.changes if not one.is_redacted]
    added = sum(one.before is None for one in told)
    removed = sum(one.after is None for one in told)
    return LogLine(
        number=entry.number,
        at=entry.at,
        role=entry.actor.role,
        channel=entry.actor.channel,
        document=entry.actor.document,
        added=added,
        changed=len(told) - added - removed,
        removed=removed,
    )
