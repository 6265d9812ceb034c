"""Maps of one partnership at a moment: the picture, and the one to explore freely."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from lipgraph.service.pages import day, html, language
from lipgraph.usecases.analysing import DEFAULT, ViewChoice, gaps_of
from lipgraph.usecases.reading import Reader

if TYPE_CHECKING:
    from lipgraph_viz.map_model import MapModel


def routes() -> list[Route]:
    """Return the routes of this family."""
    return [Route("/partnerships/{slug}/map", _map), Route("/partnerships/{slug}/explore", _explore)]


async def _map(request: Request) -> Response:
    from lipgraph_viz.page import map_page, map_policy

    return html(await _drawn(request, map_page), map_policy())


async def _explore(request: Request) -> Response:
    from lipgraph_viz.explore import explore_page, explore_policy

    return html(await _drawn(request, explore_page), explore_policy())


async def _drawn(request: Request, draw: Callable[[MapModel], str]) -> str:
    """Draw a partnership at the moment that ``wave`` or ``date`` names, else at the latest closed wave, else today."""
    slug, lang = request.path_params["slug"], language(request)
    turned = str(request.url.include_query_params(lang="fr" if lang == "en" else "en").query)
    model = await model_of(
        request.app.state.reader,
        slug,
        moment=(request.query_params.get("wave"), day(request.query_params.get("date"))),
        lang=lang,
        other_language=f"?{turned}",
    )
    return await asyncio.to_thread(draw, model)


async def model_of(  # noqa: PLR0913 - a map rests on this many choices
    reader: Reader,
    slug: str,
    *,
    moment: tuple[str | None, date | None],
    lang: str,
    other_language: str = "",
    choice: ViewChoice = DEFAULT,
) -> MapModel:
    """Return the map of a partnership at a wave or a day; places stay the same from wave to wave."""
    from lipgraph_viz.building import map_model

    wave, when = moment
    network = await reader.network(slug, wave=wave, day=when)
    gaps = await gaps_of(reader, slug, wave=wave, day=when, choice=choice)
    holdings = await reader.partnership(slug)
    moments = [reader.moment(holdings, wave=one.label) for one in holdings.waves if one.label != network.moment.wave]
    others = [await reader.network_of(holdings, one) for one in moments]
    return await asyncio.to_thread(
        map_model, network, choice.on(network), gaps, lang=lang, others=others, other_language=other_language
    )
