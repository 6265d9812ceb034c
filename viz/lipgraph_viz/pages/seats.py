"""Every seat of every council: what it is for, whether it is held, by whom and since when, and since when vacant."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from lipgraph.domain.holdings import Holdings
from lipgraph.domain.network import SeatAt, StakeholderNetwork
from lipgraph.domain.partnerships import SeatState
from lipgraph.domain.waves import Wave
from lipgraph_viz.pages.answers import STATES
from lipgraph_viz.pages.organization import role_name, when
from lipgraph_viz.pages.pictures import seat_mark
from lipgraph_viz.pages.site import Site, site_page
from lipgraph_viz.pages.words import named, say, seat_label


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatRow:
    """One seat as its row says it; ``edit`` is the address of the form that corrects it."""

    name: str
    sector: str
    mark: Markup
    state: Markup
    vacant: bool
    holders: tuple[tuple[str, str, str], ...]
    since: str
    edit: str


def seats_page(site: Site, holdings: Holdings, network: StakeholderNetwork) -> str:
    """Return the page of seats at the moment of the view."""
    lang = site.lang
    return site_page(
        "seats.html.jinja",
        site,
        str(say(lang, "link_seats")),
        councils=[
            (named(one.council, lang=lang), [_row(site, holdings, network, seat) for seat in one.seats])
            for one in network.councils
        ],
    )


def _row(site: Site, holdings: Holdings, network: StakeholderNetwork, at: SeatAt) -> SeatRow:
    lang = site.lang
    names = {one.id: one for one in holdings.organizations}
    holders = tuple(
        (
            names[held.organization].name if held.organization in names else str(say(lang, "holder_not_named")),
            site.of(f"organizations/{names[held.organization].slug}") if held.organization in names else "",
            f"{role_name(held.role, lang)}, {when(held.period, lang)}",
        )
        for held in at.holders
    )
    state = STATES[at.state]
    return SeatRow(
        name=seat_label(at.seat, lang=lang),
        sector=", ".join(named(one, lang=lang) for one in at.sectors) or "–",
        mark=seat_mark(state),
        state=say(lang, f"mark_{state}"),
        vacant=at.state is SeatState.VACANT,
        holders=holders,
        since=_vacant_since(holdings, network.wave, at, lang) if at.state is SeatState.VACANT else "",
        edit=site.of(f"seats/{at.seat.id}"),
    )


def _vacant_since(holdings: Holdings, wave: Wave | None, at: SeatAt, lang: str) -> str:
    """Return since when a vacant seat is so: after its last holder's last day, else since it is there."""
    day = wave.reference if wave is not None else ""
    ends = [
        one.period.end.text
        for one in holdings.memberships
        if one.seat == at.seat.id and not one.period.end.is_open and not one.period.end.is_unknown
    ]
    past = [end for end in ends if not day or end <= day]
    if past:
        return str(say(lang, "vacant_since", date=max(past)))
    start = at.seat.period.start
    return (
        str(say(lang, "vacant_always", date=start.text))
        if not (start.is_unknown or start.is_open)
        else str(say(lang, "vacant_unknown"))
    )
