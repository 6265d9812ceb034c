"""Maps of one partnership at a moment: the picture, the one to explore freely, and the picture by itself as a file."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from lipgraph.errors import InputError
from lipgraph.service.council import Asked, site_of
from lipgraph.service.drawing import MapAsked, model_of
from lipgraph.service.kept import kept
from lipgraph.service.pages import attached, html

if TYPE_CHECKING:
    from lipgraph_viz.map_model import MapModel
    from lipgraph_viz.pages.site import Site

PICTURES = ("svg", "png")


def routes() -> list[Route]:
    """Return the routes of this family."""
    return [
        Route("/partnerships/{slug}/map", kept(_map)),
        Route("/partnerships/{slug}/map.{format:str}", _file),
        Route("/partnerships/{slug}/explore", kept(_explore)),
    ]


async def _map(request: Request) -> Response:
    from lipgraph_viz.page import map_page, map_policy

    return html(await _drawn(request, map_page, "map"), map_policy(served=True))


async def _explore(request: Request) -> Response:
    from lipgraph_viz.explore import explore_page, explore_policy

    return html(await _drawn(request, explore_page, "explore"), explore_policy(served=True))


async def _file(request: Request) -> Response:
    """Answer with the picture alone, as SVG or PNG."""
    from lipgraph_viz.picture_files import picture

    kind = request.path_params["format"]
    if kind not in PICTURES:
        raise InputError("unknown-picture", found=kind[:20], expected=", ".join(PICTURES))
    asked = Asked.by(request)
    model = await model_of(request.app.state.reader, asked, MapAsked.of(request.query_params))
    content = await asyncio.to_thread(picture, model, kind)
    return attached(content, f"{asked.slug}-map-{asked.lang}.{kind}")


async def _drawn(request: Request, draw: Callable[[MapModel, Site | None], str], current: str) -> str:
    """Draw a partnership at the moment that ``wave`` or ``date`` names, else at the latest closed wave, else today."""
    asked, drawing, reader = Asked.by(request), MapAsked.of(request.query_params), request.app.state.reader
    holdings = await reader.partnership(asked.slug)
    network = await reader.network(asked.slug, wave=asked.wave, day=asked.day)
    asked = replace(asked, query={**asked.query, **drawing.query})
    site = site_of(request, asked, network, holdings, current=current)
    site = replace(
        site,
        stops=_stops(
            site,
            [one.label for one in sorted(holdings.waves, key=lambda one: (one.rank, one.label))],
            network.moment.wave,
        ),
        choices=(*site.choices, *drawing.choices(holdings, network, lang=asked.lang)),
    )
    model = await model_of(reader, asked, drawing, page_of=lambda slug: site.of(f"organizations/{slug}"))
    return await asyncio.to_thread(draw, model, site)


def _stops(site: Site, labels: list[str], chosen: str | None) -> tuple[tuple[str, str, bool], ...]:
    """Return an address for each wave, in this view."""
    return tuple(
        (label, replace(site, query={**site.query, "wave": (label,)}).href(site.path), label == chosen)
        for label in labels
    )
