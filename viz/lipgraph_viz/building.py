"""From a network, a view and its candidate gaps to the plain values of a map."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from lipgraph.analysis.projection import Projection, project
from lipgraph.analysis.results import Gap, MeasureView
from lipgraph.analysis.unasked import is_unasked
from lipgraph.analysis.view import default_view
from lipgraph.domain.network import StakeholderNetwork
from lipgraph.domain.vocabulary import Sector
from lipgraph_schema.messages import text
from lipgraph_viz.drawing import PLAIN, Drawing, drawn_as
from lipgraph_viz.map_model import UNKNOWN_SECTOR, MapGap, MapLine, MapMark, MapModel, MapSector

LONGEST_LABEL = 24
UNDER_LINKED = "under-linked"


@dataclass(frozen=True, slots=True)
class _Degrees:
    degree: int
    cross: int


def map_model(  # noqa: PLR0913 - a picture rests on this many results
    network: StakeholderNetwork,
    view: MeasureView | None = None,
    gaps: Sequence[Gap] = (),
    *,
    lang: str,
    others: Sequence[StakeholderNetwork] = (),
    other_language: str = "",
    drawing: Drawing = PLAIN,
) -> MapModel:
    """Return the map of a network in a view (default: the codebook's), with those of `gaps` that lie between sectors.

    `others` are the partnership's networks at its other waves: with them a place never moves between waves.
    `other_language` is the address of the same map in the other language, where there is one. A map that compares
    with an earlier wave shows no gaps; a public one neither gaps nor who is linked to whom.
    """
    view = view if view is not None else default_view(network)
    # A map draws every organization, and a pair of them once, whatever the view counts.
    drawn = replace(view, direction="undirected", eligible="all")
    shown = project(network, drawn)
    partnership = network.partnership
    marks = _marks(network, shown, others, lang)
    made = MapModel(
        title=_in(lang, partnership.name, partnership.name_fr),
        lang=lang,
        synthetic=partnership.synthetic,
        moment=_moment(network, lang),
        view=_view(network, shown, lang),
        sectors=tuple(_sector(sector, rank, lang) for rank, sector in enumerate(network.sectors, start=1)),
        marks=marks,
        lines=_lines(network, shown),
        gaps=_gaps(network, gaps, lang),
        digest=project(network, view).inputs_digest,
        other_language=other_language,
        unasked=is_unasked(network, view),
    )
    return drawn_as(made, network, shown, drawing)


def _in(lang: str, english: str, french: str | None) -> str:
    return french if lang == "fr" and french else english


def _sector(sector: Sector, rank: int, lang: str) -> MapSector:
    english = sector.short or _cut(sector.name)
    french = sector.short_fr or _cut(sector.name_fr or sector.short or sector.name)
    short, other = (french, english) if lang == "fr" else (english, french)
    name = _in(lang, sector.name, sector.name_fr)
    return MapSector(code=sector.code, name=name, short=short, rank=rank, other_short=other)


def _cut(name: str) -> str:
    return name if len(name) <= LONGEST_LABEL else name[: LONGEST_LABEL - 1].rstrip() + "…"


def _lines(network: StakeholderNetwork, shown: Projection) -> tuple[MapLine, ...]:
    sure = project(network, replace(shown.view, confirmation="intersection"))
    confirmed = set(zip(sure.src.tolist(), sure.dst.tolist(), strict=True))
    pairs = zip(shown.src.tolist(), shown.dst.tolist(), strict=True)
    return tuple(
        MapLine(first=a, second=b, confirmed=(a, b) in confirmed, cross=int(shown.sector[a]) != int(shown.sector[b]))
        for a, b in pairs
    )


def _marks(
    network: StakeholderNetwork, shown: Projection, others: Sequence[StakeholderNetwork], lang: str
) -> tuple[MapMark, ...]:
    """Return the organizations of now in their own order, which lines point into, then those of other waves only."""
    now = _degrees(shown)
    waves = [now, *(_degrees(project(one, shown.view)) for one in others)]
    here = []
    for index, one in enumerate(network.organizations):
        status = network.status[index]
        said = status.value if network.wave is not None else "no-wave"
        mark = MapMark(
            organization=one.id,
            name=one.name,
            sector=int(network.sector[index]),
            degree=now[one.id].degree,
            cross_degree=now[one.id].cross,
            status=text("map", f"status_{said}", lang=lang),
            answered=network.wave is None or status.is_observed,
            place=_weight(one.id, waves),
        )
        here.append(mark)
    return (*here, *_absent(network, others, waves, lang))


def _absent(
    network: StakeholderNetwork,
    others: Sequence[StakeholderNetwork],
    waves: Sequence[dict[str, _Degrees]],
    lang: str,
) -> list[MapMark]:
    seen = {str(one.id) for one in network.organizations}
    sectors = {str(one.code): place for place, one in enumerate(network.sectors)}
    found: dict[str, MapMark] = {}
    for other in others:
        for index, one in enumerate(other.organizations):
            if one.id in seen:
                continue
            home = int(other.sector[index])
            found[one.id] = MapMark(
                organization=one.id,
                name=one.name,
                sector=sectors.get(other.sectors[home].code, UNKNOWN_SECTOR) if home >= 0 else UNKNOWN_SECTOR,
                degree=0,
                cross_degree=0,
                status=text("map", "status_not-in-network", lang=lang),
                place=_weight(one.id, waves),
                present=False,
            )
    return [found[who] for who in sorted(found)]


def _degrees(projection: Projection) -> dict[str, _Degrees]:
    degree = [0] * projection.n
    cross = [0] * projection.n
    sector = projection.sector.tolist()
    for a, b in zip(projection.src.tolist(), projection.dst.tolist(), strict=True):
        for end in (a, b):
            degree[end] += 1
            cross[end] += sector[a] != sector[b]
    counted = zip(projection.organizations, degree, cross, strict=True)
    return {who: _Degrees(every, across) for who, every, across in counted}


def _weight(who: str, waves: Sequence[dict[str, _Degrees]]) -> float:
    known = [degrees[who] for degrees in waves if who in degrees]
    # Whole numbers first: the sum must not depend on the order in which waves are given.
    return sum(100 * one.cross + one.degree for one in known) / (100 * len(waves))


def _moment(network: StakeholderNetwork, lang: str) -> str:
    if network.wave is None:
        return str(network.moment.day)
    title = _in(lang, network.wave.title or "", network.wave.title_fr)
    return title or text("map", "wave", lang=lang, wave=network.wave.label)


def _view(network: StakeholderNetwork, shown: Projection, lang: str) -> str:
    names = {str(one.code): _in(lang, one.name, one.name_fr) for one in network.relations}
    answered = sum(status.is_observed for status in network.status)
    parts = [
        ", ".join(names.get(code, code) for code in shown.view.relations),
        text("measures", f"confirmation-rule.{shown.view.confirmation}", lang=lang),
        text("map", "view_organizations" if shown.n else "view_nobody", lang=lang, count=shown.n),
    ]
    if network.wave is not None:
        parts.append(text("map", "view_answered", lang=lang, count=answered))
    return " · ".join(part for part in parts if part)


def _gaps(network: StakeholderNetwork, gaps: Sequence[Gap], lang: str) -> tuple[MapGap, ...]:
    place = {str(sector.code): index for index, sector in enumerate(network.sectors)}
    found = []
    for gap in sorted(gaps, key=lambda one: (-(one.shortfall or 0.0), one.sectors)):
        shown = [one for one in gap.findings if one.finding == UNDER_LINKED]
        ends = [place[code] for code in gap.sectors if code in place]
        if shown and len(ends) == 2:
            words = _gap_words(gap.observed, shown[0].null_model.expected, lang)
            found.append(MapGap(first=ends[0], second=ends[1], words=words))
    return tuple(found)


def _gap_words(observed: float, expected: float | None, lang: str) -> str:
    # French has a singular for nothing too, English for one only.
    alone = observed == 1 or (lang == "fr" and observed == 0)
    chance = "–" if expected is None else f"{expected:.1f}"
    shown = chance.replace(".", ",") if lang == "fr" else chance
    return text(
        "map", "gap_words_one" if alone else "gap_words_many", lang=lang, observed=round(observed), expected=shown
    )
