"""The council's home: five answers over one view, which lives in the address."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from lipgraph.service.drawing import Scene, model_of
from lipgraph.service.kept import kept
from lipgraph.service.pages import day, html, language
from lipgraph.usecases.analysing import ViewChoice, change_of, gaps_of, profile_of
from lipgraph_schema.messages import text

if TYPE_CHECKING:
    from lipgraph.domain.holdings import Holdings
    from lipgraph.domain.network import StakeholderNetwork
    from lipgraph.usecases.reading import Reader
    from lipgraph_viz.pages.site import Choice, Site

VIEW = ("wave", "date", "relation", "confirmation", "eligible")
"""What an address may say of a view."""


def routes() -> list[Route]:
    """Return the routes of this family."""
    return [Route("/partnerships/{slug}", kept(_home))]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked(Scene):
    """What the address asks for: a partnership at a moment in a view, in a language; ``query`` is how it says it."""

    query: dict[str, tuple[str, ...]]

    @classmethod
    def by(cls, request: Request) -> Asked:
        """Read a request. Raises InputError for a day that is none."""
        params = request.query_params
        query = {name: tuple(v for v in params.getlist(name) if v) for name in VIEW if any(params.getlist(name))}
        return cls(
            slug=request.path_params["slug"],
            lang=language(request),
            wave=params.get("wave") or None,
            day=day(params.get("date")),
            choice=ViewChoice(
                relations=query.get("relation"),
                confirmation=params.get("confirmation") or None,
                eligible=params.get("eligible") or None,
            ),
            query=query,
        )


async def _home(request: Request) -> Response:
    from lipgraph_viz.pages.home import home_page
    from lipgraph_viz.pages.site import site_policy

    asked, reader = Asked.by(request), request.app.state.reader
    holdings = await reader.partnership(asked.slug)
    network = await reader.network(asked.slug, wave=asked.wave, day=asked.day)
    found = await profile_of(reader, asked.slug, wave=asked.wave, day=asked.day, choice=asked.choice)
    gaps = await gaps_of(reader, asked.slug, wave=asked.wave, day=asked.day, choice=asked.choice)
    before = wave_before(holdings, network)
    changed = None
    if before and network.wave is not None:
        changed = await change_of(reader, asked.slug, earlier=before, later=network.wave.label, choice=asked.choice)
    drawn = ("mini", holdings.partnership.id, holdings.revision, network.moment.key, asked.choice, asked.lang)
    picture = await reader.once(drawn, lambda: _mini(reader, asked))
    names = {str(one.id): one.name for one in holdings.organizations}
    site = site_of(request, asked, network, holdings, current="council", digest=found.inputs_digest)
    page = await asyncio.to_thread(
        home_page, site, network, found, gaps, changed, since=before or "", names=names, picture=picture
    )
    return html(page, site_policy())


async def _mini(reader: Reader, asked: Asked) -> str:
    """Draw the small map of the home, empty where there is no linkage to draw."""
    from lipgraph_viz.layout import PORTRAIT
    from lipgraph_viz.svg import map_svg

    model = await model_of(reader, asked)
    return await asyncio.to_thread(map_svg, model, frame=PORTRAIT) if model.lines else ""


def wave_before(holdings: Holdings, network: StakeholderNetwork) -> str | None:
    """Return the label of the wave before the one that a network shows, where there is one."""
    if network.wave is None:
        return None
    ordered = sorted(holdings.waves, key=lambda one: (one.rank, one.label))
    place = next((place for place, one in enumerate(ordered) if one.id == network.wave.id), 0)
    return ordered[place - 1].label if place > 0 else None


def site_of(  # noqa: PLR0913 - a page stands on this many things
    request: Request, asked: Asked, network: StakeholderNetwork, holdings: Holdings, *, current: str, digest: str = ""
) -> Site:
    """Return where a page of a partnership stands: its links keep the view, its form changes it."""
    from lipgraph.analysis.projection import project
    from lipgraph_viz.pages.site import Site
    from lipgraph_viz.pages.words import named, view_words

    view = asked.choice.on(network)
    return Site(
        lang=asked.lang,
        path=request.url.path,
        current=current,
        partnership=named(network.partnership, lang=asked.lang),
        slug=network.partnership.slug,
        synthetic=network.partnership.synthetic,
        query=asked.query,
        view=view_words(view, network, lang=asked.lang),
        choices=_choices(asked, network, holdings),
        digest=(digest or project(network, view).inputs_digest)[:16],
    )


def _choices(asked: Asked, network: StakeholderNetwork, holdings: Holdings) -> tuple[Choice, ...]:
    from lipgraph_viz.pages.site import Choice
    from lipgraph_viz.pages.words import named, say

    lang, view = asked.lang, asked.choice.on(network)
    waves = tuple((one.label, one.label) for one in sorted(holdings.waves, key=lambda one: (one.rank, one.label)))
    relations = tuple((str(one.code), named(one, lang=lang)) for one in network.relations)
    rules = ("union", "intersection", "sender", "receiver", "confirmed-or-partner-silent")

    def label(key: str) -> str:
        return str(say(lang, key))

    def words(kind: str, codes: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
        return tuple((code, text("measures", f"{kind}.{code}", lang=lang)) for code in codes)

    wave = (network.wave.label,) if network.wave is not None else ()
    of_waves = (Choice(name="wave", label=label("view_wave"), options=waves, chosen=wave),) if waves else ()
    return (
        *of_waves,
        Choice(name="relation", label=label("view_relations"), options=relations, chosen=view.relations, several=True),
        Choice(
            name="confirmation",
            label=label("view_confirmation"),
            options=words("confirmation-rule", rules),
            chosen=(view.confirmation,),
        ),
        Choice(
            name="eligible",
            label=label("view_eligible"),
            options=words("eligible", ("all", "observed")),
            chosen=(view.eligible,),
        ),
    )
