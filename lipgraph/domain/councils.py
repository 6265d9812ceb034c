"""The councils of a partnership at a moment: which seats are there, what each is for, and who holds it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby
from typing import Protocol

from lipgraph.domain.holdings import Directory
from lipgraph.domain.partnerships import Council, Membership, Seat, SeatSector, SeatState
from lipgraph.domain.presence import presence_of, present
from lipgraph.domain.time import Moment, Presence
from lipgraph.domain.vocabulary import Sector
from lipgraph.domain.waves import Wave


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatAt:
    """A seat at a moment: its state, what it is for, and who holds it."""

    seat: Seat
    state: SeatState
    sectors: tuple[Sector, ...]
    holders: tuple[Membership, ...]
    presence: Presence


@dataclass(frozen=True, slots=True, kw_only=True)
class CouncilAt:
    """A council at a moment with its seats in rank order; absent seats are left out."""

    council: Council
    seats: tuple[SeatAt, ...]
    presence: Presence


class Tables(Protocol):
    """Councils with what is known of their seats: a partnership's holdings, or the directory."""

    @property
    def councils(self) -> tuple[Council, ...]:
        """The councils."""

    @property
    def seats(self) -> tuple[Seat, ...]:
        """Their seats."""

    @property
    def seat_sectors(self) -> tuple[SeatSector, ...]:
        """What the seats are for."""

    @property
    def memberships(self) -> tuple[Membership, ...]:
        """Who holds them."""

    @property
    def sectors(self) -> tuple[Sector, ...]:
        """The terms that seats are for."""


def committees_at(directory: Directory, moment: Moment) -> tuple[CouncilAt, ...]:
    """Return the councils at a moment that are established under an instrument, and so of no partnership."""
    standing = tuple(one for one in directory.councils if one.instrument is not None)
    return councils_at(replace(directory, councils=standing), moment, None)


def councils_at(holdings: Tables, moment: Moment, wave: Wave | None) -> tuple[CouncilAt, ...]:
    """Return the councils that are there at a moment, in rank order."""
    ordered = sorted(holdings.seats, key=lambda s: (s.council, s.rank, s.label))
    seats = {council: list(group) for council, group in groupby(ordered, key=lambda s: s.council)}
    found = present(holdings.councils, lambda c: presence_of(moment, c.period, c.source))
    return tuple(
        CouncilAt(council=council, presence=presence, seats=_seats(holdings, moment, wave, seats.get(council.id, [])))
        for council, presence in sorted(found, key=lambda pair: (pair[0].rank, pair[0].name, pair[0].id))
    )


def _seats(holdings: Tables, moment: Moment, wave: Wave | None, seats: list[Seat]) -> tuple[SeatAt, ...]:
    terms = {(s.taxonomy, s.code): s for s in holdings.sectors}
    result = []
    for seat in seats:
        presence = presence_of(moment, seat.period, seat.source)
        if presence is Presence.ABSENT:
            continue
        here = [s for s in holdings.seat_sectors if s.seat == seat.id]
        purposes = present(here, lambda s: presence_of(moment, s.period, s.source))
        sectors = tuple(terms[s.taxonomy, s.sector] for s, _ in purposes if (s.taxonomy, s.sector) in terms)
        every = [m for m in holdings.memberships if m.seat == seat.id]
        held = [m for m in every if _counts(m, wave)]
        holders = present(held, lambda m: Presence.CERTAIN if m.wave else presence_of(moment, m.period, m.source))
        result.append(
            SeatAt(
                seat=seat,
                state=_state(holders, presence, elsewhere=len(held) < len(every)),
                sectors=sectors,
                holders=tuple(m for m, _ in holders),
                presence=presence,
            )
        )
    return tuple(result)


def _counts(membership: Membership, wave: Wave | None) -> bool:
    return membership.wave is None or (wave is not None and membership.wave == wave.id)


def _state(holders: list[tuple[Membership, Presence]], seat: Presence, *, elsewhere: bool) -> SeatState:
    """Say what is known of a seat. Where the seat itself is undecided, that says the doubt.

    ``elsewhere``: other waves observed holders, so that silence at this moment is no vacancy.
    """
    counted = [m for m, presence in holders if presence is Presence.CERTAIN or seat is Presence.UNDECIDED]
    if any(m.organization is not None for m in counted):
        return SeatState.HELD
    if counted:
        return SeatState.HELD_NOT_NAMED
    return SeatState.UNDECIDED if holders or elsewhere else SeatState.VACANT
