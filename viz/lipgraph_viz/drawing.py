"""From results to a map: a network, its view and its candidate gaps become the plain values that a page is made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from lipgraph.analysis.linkages import linkages
from lipgraph.analysis.projection import Projection, project
from lipgraph.analysis.results import Gap, MeasureView
from lipgraph.domain.claims import Confirmation
from lipgraph.domain.network import StakeholderNetwork
from lipgraph_schema.messages import text
from lipgraph_viz.map_model import MapGap, MapLine, MapMark, MapModel, MapSector

GAPS_DRAWN = 3
"""How many candidate gaps a map draws: those with the largest shortfall; the table has all."""


@dataclass(frozen=True, slots=True)
class _Counts:
    degree: list[int]
    cross: list[int]


def drawing(  # noqa: PLR0913 - a picture rests on this many results
    network: StakeholderNetwork,
    view: MeasureView,
    gaps: Sequence[Gap],
    *,
    lang: str,
    others: Sequence[StakeholderNetwork] = (),
    other_language: str = "",
) -> MapModel:
    """Return the map of a network in one view. Places are averaged over it and ``others`` (its other waves).

    ``gaps`` of other kinds than under-linked sector pairs, or that no null found, are left out of the picture.
    """
    projection = project(network, view)
    return MapModel(
        title=_named(network.partnership.name, network.partnership.name_fr, lang),
        lang=lang,
        synthetic=network.partnership.synthetic,
        moment=_moment(network, lang),
        view=_view(network, projection, lang),
        sectors=tuple(_sector(one.code, (one.name, one.name_fr), (one.short, one.short_fr), place, lang)
                      for place, one in enumerate(network.sectors, start=1)),
        marks=_marks(network, projection, view, others, lang),
        lines=_lines(network, projection),
        gaps=_gaps(network, gaps, lang),
        digest=projection.inputs_digest,
        other_language=other_language,
    )  # fmt: skip


def _named(name: str, name_fr: str | None, lang: str) -> str:
    return (name_fr if lang == "fr" else None) or name


def _sector(
    code: str, names: tuple[str, str | None], shorts: tuple[str | None, str | None], rank: int, lang: str
) -> MapSector:
    by_lang = {one: _named(shorts[0] or names[0], shorts[1] or names[1], one) for one in ("en", "fr")}
    return MapSector(
        code=code,
        name=_named(*names, lang),
        short=by_lang[lang],
        rank=rank,
        other_short=by_lang["fr" if lang == "en" else "en"],
    )


def _moment(network: StakeholderNetwork, lang: str) -> str:
    if network.wave is None:
        return text("drawing", "day", lang=lang, day=str(network.moment.day))
    title = _named(network.wave.title or "", network.wave.title_fr, lang)
    return title or text("drawing", "wave", lang=lang, wave=network.wave.label)


def _view(network: StakeholderNetwork, projection: Projection, lang: str) -> str:
    names = {one.code: _named(one.name, one.name_fr, lang) for one in network.relations}
    answered = sum(one.is_observed for one in network.status)
    return text(
        "drawing",
        "view" if network.wave is not None else "view_at_a_date",
        lang=lang,
        relations=", ".join(name for code, name in names.items() if code in projection.view.relations),
        rule=text("measures", f"confirmation-rule.{projection.view.confirmation}", lang=lang),
        organizations=projection.n,
        **({"answered": answered} if network.wave is not None else {}),
    )


def _counts(projection: Projection) -> _Counts:
    ends = np.concatenate([projection.src, projection.dst])
    across = projection.sector[projection.src] != projection.sector[projection.dst]
    cross = np.concatenate([projection.src[across], projection.dst[across]])
    return _Counts(
        np.bincount(ends, minlength=projection.n).tolist(), np.bincount(cross, minlength=projection.n).tolist()
    )


def _marks(
    network: StakeholderNetwork,
    projection: Projection,
    view: MeasureView,
    others: Sequence[StakeholderNetwork],
    lang: str,
) -> tuple[MapMark, ...]:
    counts, places = _counts(projection), _places((network, *others), view)
    sector = {code: place for place, code in enumerate(one.code for one in network.sectors)}
    here = [
        MapMark(
            organization=one.id, name=one.name, sector=int(network.sector[i]), degree=counts.degree[i],
            cross_degree=counts.cross[i], status=_status(network, i, lang), place=places[one.id],
            answered=network.wave is None or network.status[i].is_observed,
        )
        for i, one in enumerate(network.organizations)
    ]  # fmt: skip
    seen = {mark.organization for mark in here}
    absent = {
        one.id: MapMark(
            organization=one.id, name=one.name, degree=0, cross_degree=0, present=False, place=places[one.id],
            sector=sector.get(other.sectors[int(other.sector[i])].code, -1) if other.sector[i] >= 0 else -1,
            status=text("drawing", "status.not-in-network", lang=lang),
        )
        for other in others
        for i, one in enumerate(other.organizations)
        if one.id not in seen
    }  # fmt: skip
    return (*here, *(absent[one] for one in sorted(absent)))


def _places(networks: Sequence[StakeholderNetwork], view: MeasureView) -> dict[str, float]:
    """Cross-sector ties plus a hundredth of all ties, averaged over the waves: what keeps a place from moving."""
    total: dict[str, float] = {}
    for network in networks:
        projection = project(network, view)
        counts = _counts(projection)
        for i, who in enumerate(projection.organizations):
            total[who] = total.get(who, 0.0) + (counts.cross[i] + counts.degree[i] / 100) / len(networks)
    return total


def _status(network: StakeholderNetwork, place: int, lang: str) -> str:
    key = "at-a-date" if network.wave is None else network.status[place].value
    return text("drawing", f"status.{key}", lang=lang)


def _lines(network: StakeholderNetwork, projection: Projection) -> tuple[MapLine, ...]:
    found = linkages(network, threshold=projection.view.threshold)
    confirmed = {
        frozenset((int(found.source[i]), int(found.target[i])))
        for i in range(len(found))
        if found.relations[int(found.relation[i])] in projection.view.relations
        and found.confirmation(i) is Confirmation.CONFIRMED
    }
    every = {str(one.id): i for i, one in enumerate(network.organizations)}
    own = [every[name] for name in projection.organizations]
    pairs = zip(projection.src.tolist(), projection.dst.tolist(), strict=True)
    return tuple(
        MapLine(
            first=own[a],
            second=own[b],
            confirmed=frozenset((own[a], own[b])) in confirmed,
            cross=bool(projection.sector[a] != projection.sector[b]),
        )
        for a, b in pairs
    )


def _gaps(network: StakeholderNetwork, gaps: Sequence[Gap], lang: str) -> tuple[MapGap, ...]:
    place = {one.code: i for i, one in enumerate(network.sectors)}
    found = [
        gap
        for gap in gaps
        if gap.kind == "under-linked-sector-pair" and any(one.finding == "under-linked" for one in gap.findings)
    ]
    found.sort(key=lambda gap: -(gap.shortfall or 0.0))
    return tuple(
        MapGap(first=place[gap.sectors[0]], second=place[gap.sectors[1]], words=_gap_words(gap, lang))  # type: ignore[index]  # a pair has two sectors, known here
        for gap in found[:GAPS_DRAWN]
    )


def _gap_words(gap: Gap, lang: str) -> str:
    expected = next((one.null_model.expected for one in gap.findings if one.finding == "under-linked"), None)
    shown = f"{expected or 0.0:.1f}"
    return text(
        "drawing",
        "gap_one" if gap.observed == 1 else "gap",
        lang=lang,
        expected=shown.replace(".", ",") if lang == "fr" else shown,
        **({} if gap.observed == 1 else {"observed": int(gap.observed)}),
    )
