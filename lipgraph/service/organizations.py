"""The page of one organization in one partnership."""

from __future__ import annotations

import asyncio

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from lipgraph.errors import NotFound
from lipgraph.service.council import Asked, site_of
from lipgraph.service.kept import kept
from lipgraph.service.pages import html


def routes() -> list[Route]:
    """Return the routes of this family."""
    return [Route("/partnerships/{slug}/organizations/{organization}", kept(_organization))]


async def _organization(request: Request) -> Response:
    from lipgraph_viz.pages.organization import organization_page
    from lipgraph_viz.pages.site import site_policy

    asked, reader = Asked.by(request), request.app.state.reader
    holdings = await reader.partnership(asked.slug)
    wanted = request.path_params["organization"]
    found = next((one for one in holdings.organizations if wanted in {one.slug, str(one.id)}), None)
    if found is None:
        raise NotFound(kind="organization", id=wanted)
    network = await reader.network(asked.slug, wave=asked.wave, day=asked.day)
    site = site_of(request, asked, network, holdings, current="organization")
    return html(await asyncio.to_thread(organization_page, site, holdings, network, found), site_policy())
