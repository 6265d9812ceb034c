"""A data set at one glance."""

from __future__ import annotations

import asyncio
from datetime import date
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from lipgraph.errors import NotFound
from lipgraph.service.kept import kept
from lipgraph.service.pages import html, language
from lipgraph.usecases.overviews import overview_of


def routes() -> list[Route]:
    """Return the routes of this family."""
    return [Route("/datasets/{name}", kept(_dataset))]


async def _dataset(request: Request) -> Response:
    from lipgraph_viz.pages.dataset import dataset_page
    from lipgraph_viz.pages.site import Site, site_policy

    name = request.path_params["name"]
    today = date.today()  # noqa: DTZ011 - the day where the reader sits
    found = await overview_of(request.app.state.reader, name, today)
    if found is None:
        raise NotFound(kind="dataset", id=name)
    site = Site(lang=language(request), path=f"/datasets/{quote(name, safe='')}", current="")
    return html(await asyncio.to_thread(dataset_page, site, found), site_policy())
