"""What the numbers rest on: waves and who answered, by sector; the files that facts came from; the store's log."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from importlib.metadata import version

from markupsafe import Markup

from lipgraph.domain.facts import Fact
from lipgraph.domain.holdings import Holdings
from lipgraph.domain.network import StakeholderNetwork
from lipgraph.domain.waves import Status
from lipgraph_schema.messages import text
from lipgraph_viz.pages.pictures import sector_mark
from lipgraph_viz.pages.site import Site, site_page
from lipgraph_viz.pages.words import named, number, say

STATES = tuple(one for one in Status if one is not Status.NOT_IN_NETWORK)


@dataclass(frozen=True, slots=True, kw_only=True)
class LogLine:
    """One entry of the store's log as the page lists it: its number, moment, actor, file, and how many facts."""

    number: int
    at: datetime
    role: str
    channel: str
    document: str | None
    added: int
    changed: int
    removed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """How the organizations of one sector responded at the wave of the view."""

    mark: Markup
    name: str
    counts: tuple[int, ...]
    total: int


def holdings_page(  # noqa: PLR0913 - the page shows this many things
    site: Site,
    holdings: Holdings,
    network: StakeholderNetwork,
    entries: Sequence[LogLine],
    *,
    state: str,
    today: date,
) -> str:
    """Return the data page.

    ``entries`` are the last of the log, newest first, ``state`` the store's digest, ``today`` the day it is read on.
    """
    lang = site.lang
    return site_page(
        "holdings.html.jinja",
        site,
        str(say(lang, "data_title")),
        waves=_waves(site, holdings),
        heads=[text("map", f"status_{one.value}", lang=lang) for one in STATES],
        responses=_responses(network, lang) if network.wave is not None else [],
        silent=_silent(site, network),
        documents=_documents(holdings, lang),
        entries=[_entry(one, lang) for one in entries],
        state=state[:16],
        version=version("lipgraph"),
        today=today.isoformat(),
    )


def _waves(site: Site, holdings: Holdings) -> list[tuple[str, str, str, str, str]]:
    lang = site.lang
    relations = {one.code: named(one, lang=lang) for one in holdings.relations}
    rows = []
    for wave in sorted(holdings.waves, key=lambda one: (one.rank, one.label)):
        asked = [relations.get(one.relation, str(one.relation)) for one in holdings.questions if one.wave == wave.id]
        general = [
            one for one in holdings.responses if one.wave == wave.id and one.relation is None and one.role is None
        ]
        inside = [one for one in general if one.status is not Status.NOT_IN_NETWORK]
        answered = sum(one.status.is_observed for one in inside)
        rows.append(
            (
                wave.label,
                wave.reference or "–",
                ", ".join(asked) or "–",
                number(len(inside), lang=lang),
                number(answered, lang=lang),
            )
        )
    return rows


def _responses(network: StakeholderNetwork, lang: str) -> list[Answered]:
    counts: dict[int, Counter[Status]] = {}
    for place, status in enumerate(network.status):
        counts.setdefault(int(network.sector[place]), Counter())[status] += 1
    rows = []
    for place, sector in [*enumerate(network.sectors), (-1, None)]:
        if place < 0 and place not in counts:
            continue
        found = counts.get(place, Counter())
        rows.append(
            Answered(
                mark=sector_mark(place + 1),
                name=named(sector, lang=lang) if sector is not None else str(say(lang, "sector_unknown")),
                counts=tuple(found[one] for one in STATES),
                total=sum(found.values()),
            )
        )
    return rows


def _silent(site: Site, network: StakeholderNetwork) -> list[tuple[str, str, str]]:
    if network.wave is None:
        return []
    return sorted(
        (one.name, site.of(f"organizations/{one.slug}"), text("map", f"status_{status.value}", lang=site.lang))
        for one, status in zip(network.organizations, network.status, strict=True)
        if not status.is_observed
    )


def _documents(holdings: Holdings, lang: str) -> list[tuple[str, str]]:
    facts: tuple[Fact, ...] = (
        *holdings.organizations, *holdings.participations, *holdings.assignments, *holdings.leads, *holdings.councils,
        *holdings.seats, *holdings.seat_sectors, *holdings.memberships, *holdings.waves, *holdings.questions,
        *holdings.responses,
    )  # fmt: skip
    counts = Counter(one.source.document or "" for one in facts)
    for origin, count in zip(*_origins(holdings), strict=True):
        counts[origin] += count
    return [(name or str(say(lang, "no_document")), number(count, lang=lang)) for name, count in counts.most_common()]


def _origins(holdings: Holdings) -> tuple[list[str], list[int]]:
    claims = holdings.claims
    counts = Counter(claims.origin.tolist())
    places = list(counts)
    return [claims.origins[place].document or "" for place in places], [counts[place] for place in places]


def _entry(entry: LogLine, lang: str) -> tuple[str, str, str, str, str]:
    counts = (("added", entry.added), ("changed", entry.changed), ("removed", entry.removed))
    done = [str(say(lang, f"log_{name}", count=number(count, lang=lang))) for name, count in counts if count]
    return (
        number(entry.number, lang=lang),
        entry.at.strftime("%Y-%m-%d %H:%M UTC"),
        f"{entry.role} ({entry.channel})",
        entry.document or "–",
        ", ".join(done),
    )
