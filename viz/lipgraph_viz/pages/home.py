"""The council in five answers: each a sentence, a picture, and the definition and rows behind its figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from lipgraph.analysis.profile import Profile
from lipgraph.analysis.results import Change, Gap
from lipgraph.analysis.unasked import is_unasked
from lipgraph.domain.network import StakeholderNetwork
from lipgraph_viz.frame import trusted
from lipgraph_viz.pages import answers
from lipgraph_viz.pages.pictures import seat_mark, sector_mark
from lipgraph_viz.pages.site import Site, site_page
from lipgraph_viz.pages.words import counted, gap_title, named, say

SHOWN_GAPS = 3
NAMED = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class SectorRow:
    """One sector in the table of seats: its mark, its seats, their state in words, and how many organizations."""

    mark: Markup
    name: str
    seats: tuple[Markup, ...]
    state: Markup
    vacant: bool
    organizations: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """Who joined and who left since the wave before: names, and how many more there are."""

    since: str
    joined: tuple[str, ...]
    left: tuple[str, ...]
    more_joined: int
    more_left: int


def home_page(  # noqa: PLR0913 - the page rests on these results, one a row
    site: Site,
    network: StakeholderNetwork,
    profile: Profile,
    gaps: Sequence[Gap],
    changed: Change | None,
    *,
    since: str = "",
    names: dict[str, str],
    picture: str,
) -> str:
    """Return the home of a council; ``changed`` is None where there is no wave before, ``since`` its label.

    ``picture`` is the small map as `map_svg` draws it, empty where there is nothing to draw.
    """
    lang = site.lang
    found = [gap for gap in gaps if _is_found(gap)]
    return site_page(
        "home.html.jinja",
        site,
        str(say(lang, "home_title")),
        answers=[
            answers.table(site, network),
            answers.sectors(site, network, profile),
            answers.changed(site, network, changed, since),
            answers.gaps(site, network, found, profile.view),
            answers.trust(site, network, profile),
        ],
        sectors=sector_rows(network, lang=lang),
        seated=any(council.seats for council in network.councils),
        turn=_turn(changed, since, names),
        picture=trusted(picture),
        unasked=is_unasked(network, profile.view),
        first=[gap_title(gap, network, lang=lang) for gap in found[:SHOWN_GAPS]],
        marks={state: seat_mark(state) for state in ("held", "unnamed", "vacant", "undecided")},
    )


def _is_found(gap: Gap) -> bool:
    """True for what can be talked about: a pair that no test can tell is listed on the board and not here."""
    return not gap.findings or any(one.finding in {"under-linked", "described"} for one in gap.findings)


def sector_rows(network: StakeholderNetwork, *, lang: str) -> list[SectorRow]:
    """Return one row a sector, in the one order that sectors have."""
    members = Counter(network.sector.tolist())
    states: dict[str, list[str]] = {}
    for council in network.councils:
        for seat in council.seats:
            for sector in seat.sectors:
                states.setdefault(str(sector.code), []).append(answers.STATES[seat.state])
    rows = []
    for place, sector in enumerate(network.sectors):
        held = sorted(states.get(str(sector.code), []), key=answers.ORDER.index)
        rows.append(
            SectorRow(
                mark=sector_mark(place + 1),
                name=named(sector, lang=lang),
                seats=tuple(seat_mark(one) for one in held),
                state=_state(held, lang),
                vacant="vacant" in held,
                organizations=str(members[place]) if network.organizations else "–",
            )
        )
    return rows


def _state(held: Sequence[str], lang: str) -> Markup:
    if not held:
        return say(lang, "state_none")
    counts = Counter(held)
    for state in ("vacant", "undecided", "unnamed"):
        if counts[state]:
            return counted(lang, f"state_{state}", counts[state])
    return say(lang, "state_all_held" if len(held) > 1 else "state_held")


def _turn(changed: Change | None, since: str, names: dict[str, str]) -> Turn | None:
    if changed is None:
        return None
    joined = sorted(names.get(one, one) for one in changed.joiners)
    left = sorted(names.get(one, one) for one in changed.leavers)
    return Turn(
        since=since,
        joined=tuple(joined[:NAMED]),
        left=tuple(left[:NAMED]),
        more_joined=max(0, len(joined) - NAMED),
        more_left=max(0, len(left) - NAMED),
    )
