"""A partnership at one moment, as one frozen value: who is inside, in which sector, who said what, who sits where."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from typing import TypeVar

import numpy as np

from lipgraph.domain.columns import ClaimColumns, Ints
from lipgraph.domain.holdings import Holdings
from lipgraph.domain.ids import OrganizationId, RelationCode
from lipgraph.domain.organizations import Organization
from lipgraph.domain.partnerships import Council, Membership, Partnership, Seat, SeatState
from lipgraph.domain.source import Source
from lipgraph.domain.time import Moment, Period, Presence
from lipgraph.domain.vocabulary import Relation, Sector, Taxonomy
from lipgraph.domain.waves import Status, Wave
from lipgraph.errors import InputError, NotFound

T = TypeVar("T")
StatusKey = tuple[OrganizationId, RelationCode | None, str | None]


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


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class StakeholderNetwork:
    """One partnership at one wave or date. Arrays and tuples a organization share one order: by organization id.

    ``sector`` holds the index into ``sectors`` of each organization's primary sector (top term), -1 where none is
    known. ``claims`` are those with both ends inside, counted at this moment; they index ``organizations``.
    """

    partnership: Partnership
    moment: Moment
    wave: Wave | None
    organizations: tuple[Organization, ...]
    presence: tuple[Presence, ...]
    taxonomy: Taxonomy | None
    sectors: tuple[Sector, ...]
    sector: Ints
    relations: tuple[Relation, ...]
    claims: ClaimColumns
    status: tuple[Status, ...]
    statuses: Mapping[StatusKey, Status]
    asked: Mapping[RelationCode, tuple[str, ...]]
    councils: tuple[CouncilAt, ...]

    def status_in(self, place: int, relation: RelationCode, role: str) -> Status:
        """Return the status of organization ``place`` as ``role`` in ``relation``: the most specific row wins."""
        if role not in self.asked.get(relation, ()):
            return Status.NOT_ASKED
        who = self.organizations[place].id
        for key in ((who, relation, role), (who, relation, None), (who, None, role)):
            if (found := self.statuses.get(key)) is not None:
                return found
        return self.status[place]


def presence_of(moment: Moment, period: Period, source: Source) -> Presence:
    """Read a fact's period at a moment; a dated source that asserts the fact on that very day makes it certain."""
    if moment.day is not None and source.dated == moment.day.isoformat():
        return Presence.CERTAIN
    return moment.presence(period)


def latest_closed_wave(holdings: Holdings) -> Wave | None:
    """Return the wave that analyses default to, None when there is none."""
    closed = [wave for wave in holdings.waves if wave.closed]
    return max(closed, key=lambda wave: (wave.rank, wave.label), default=None)


def wave_labelled(holdings: Holdings, label: str) -> Wave:
    """Return the wave with this label. Raises NotFound."""
    for wave in holdings.waves:
        if wave.label == label:
            return wave
    raise NotFound(kind="wave", id=label)


def moment_of(holdings: Holdings, *, wave: str | None = None, day: date | None = None) -> Moment:
    """Resolve what a reader asked for: a wave's label, or a day. Raises InputError unless exactly one is given."""
    if (wave is None) == (day is None):
        raise InputError("moment-needs-one")
    if wave is None:
        return Moment(day)
    reference = wave_labelled(holdings, wave).reference
    return Moment(date.fromisoformat(reference) if reference else None, wave)


def network_at(holdings: Holdings, moment: Moment) -> StakeholderNetwork:
    """Derive the network of a partnership at a moment from all that is held of it."""
    wave = wave_labelled(holdings, moment.wave) if moment.wave is not None else None
    statuses: dict[StatusKey, Status] = {
        (r.organization, r.relation, r.role): r.status
        for r in holdings.responses
        if wave is not None and r.wave == wave.id
    }
    inside = _boundary(statuses) if wave is not None else _roster(holdings, moment)
    organizations = tuple(sorted((o for o in holdings.organizations if o.id in inside), key=lambda o: o.id))
    taxonomy, sectors = _taxonomy(holdings, moment)
    return StakeholderNetwork(
        partnership=holdings.partnership,
        moment=moment,
        wave=wave,
        organizations=organizations,
        presence=tuple(inside[o.id] for o in organizations),
        taxonomy=taxonomy,
        sectors=sectors,
        sector=_primary_sectors(holdings, moment, organizations, taxonomy, sectors),
        relations=tuple(sorted(holdings.relations, key=lambda r: (r.rank, r.code))),
        claims=_claims(holdings, moment, wave, organizations),
        status=tuple(statuses.get((o.id, None, None), Status.NOT_ASKED) for o in organizations),
        statuses=statuses,
        asked={q.relation: q.roles for q in holdings.questions if wave is not None and q.wave == wave.id},
        councils=_councils(holdings, moment, wave),
    )


def _boundary(statuses: Mapping[StatusKey, Status]) -> dict[OrganizationId, Presence]:
    """At a wave: the organizations with a general status row at it."""
    return {
        who: Presence.CERTAIN
        for (who, relation, role), status in statuses.items()
        if relation is None and role is None and status is not Status.NOT_IN_NETWORK
    }


def _roster(holdings: Holdings, moment: Moment) -> dict[OrganizationId, Presence]:
    """At a date: the organizations on the roster that day."""
    return _strongest((p.organization, presence_of(moment, p.period, p.source)) for p in holdings.participations)


def _strongest(found: Iterable[tuple[OrganizationId, Presence]]) -> dict[OrganizationId, Presence]:
    kept: dict[OrganizationId, Presence] = {}
    for who, presence in found:
        if presence is Presence.CERTAIN or (presence is Presence.UNDECIDED and kept.get(who) is None):
            kept[who] = presence
    return kept


def _present(items: Iterable[T], how: Callable[[T], Presence]) -> list[tuple[T, Presence]]:
    """Keep what is there at a moment, certain facts before undecided ones."""
    found = [(item, how(item)) for item in items]
    return sorted(
        (pair for pair in found if pair[1] is not Presence.ABSENT), key=lambda pair: pair[1] is not Presence.CERTAIN
    )


def _taxonomy(holdings: Holdings, moment: Moment) -> tuple[Taxonomy | None, tuple[Sector, ...]]:
    used = _present(holdings.taxonomy_uses, lambda use: presence_of(moment, use.period, use.source))
    if not used:
        return None, ()
    taxonomy = next((t for t in holdings.taxonomies if t.id == used[0][0].taxonomy), None)
    if taxonomy is None:
        return None, ()
    top = [s for s in holdings.sectors if s.taxonomy == taxonomy.id and s.broader is None]
    return taxonomy, tuple(sorted(top, key=lambda s: (s.rank, s.code)))


def _primary_sectors(
    holdings: Holdings,
    moment: Moment,
    organizations: tuple[Organization, ...],
    taxonomy: Taxonomy | None,
    sectors: tuple[Sector, ...],
) -> Ints:
    place = {s.code: i for i, s in enumerate(sectors)}
    broader = {s.code: s.broader for s in holdings.sectors if taxonomy is not None and s.taxonomy == taxonomy.id}
    used = [a for a in holdings.assignments if a.primary and taxonomy is not None and a.taxonomy == taxonomy.id]
    primary: dict[OrganizationId, int] = {}
    for assignment, _ in _present(used, lambda a: presence_of(moment, a.period, a.source)):
        code = assignment.sector
        while (up := broader.get(code)) is not None:
            code = up
        primary.setdefault(assignment.organization, place.get(code, -1))
    return np.array([primary.get(o.id, -1) for o in organizations], np.int32)


def _claims(
    holdings: Holdings, moment: Moment, wave: Wave | None, organizations: tuple[Organization, ...]
) -> ClaimColumns:
    claims = holdings.claims
    place = {o.id: i for i, o in enumerate(organizations)}
    new = np.array([place.get(one, -1) for one in claims.organizations], np.int32)
    inside = (new[claims.source] >= 0) & (new[claims.target] >= 0) if len(claims) else np.zeros(0, np.bool_)
    if wave is not None:
        counted = claims.wave == (claims.waves.index(wave.id) if wave.id in claims.waves else -2)
    else:
        counted = _carried(holdings, moment)[claims.relation, claims.wave + 1] if len(claims) else inside
    undated = _undated(claims, moment)
    kept = claims.where(inside & (counted | undated))
    return _reindexed(kept, new, tuple(o.id for o in organizations))


def _undated(claims: ClaimColumns, moment: Moment) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Claims without a wave count where their own period does not rule them out."""
    there = np.array([moment.presence(period) is not Presence.ABSENT for period in claims.periods] or [False])
    return (claims.wave < 0) & there[claims.period] if len(claims) else np.zeros(0, np.bool_)


def _carried(holdings: Holdings, moment: Moment) -> np.ndarray[tuple[int, int], np.dtype[np.bool_]]:
    """At a date, which (relation, wave + 1) pair counts: each relation's last wave by that day that asked it."""
    claims = holdings.claims
    counted = np.zeros((max(len(claims.relations), 1), len(claims.waves) + 1), np.bool_)
    asked = {(q.wave, q.relation) for q in holdings.questions}
    past = [
        w for w in holdings.waves if w.reference and moment.day is not None and w.reference <= moment.day.isoformat()
    ]
    for row, relation in enumerate(claims.relations):
        latest = max((w for w in past if (w.id, relation) in asked), key=lambda w: w.reference, default=None)
        if latest is not None and latest.id in claims.waves:
            counted[row, claims.waves.index(latest.id) + 1] = True
    return counted


def _reindexed(claims: ClaimColumns, new: Ints, organizations: tuple[OrganizationId, ...]) -> ClaimColumns:
    claimant = (
        np.where(claims.claimant >= 0, new[claims.claimant], -1).astype(np.int32) if len(claims) else claims.claimant
    )
    return replace(
        claims,
        organizations=organizations,
        source=new[claims.source] if len(claims) else claims.source,
        target=new[claims.target] if len(claims) else claims.target,
        claimant=claimant,
    )


def _councils(holdings: Holdings, moment: Moment, wave: Wave | None) -> tuple[CouncilAt, ...]:
    ordered = sorted(holdings.seats, key=lambda s: (s.council, s.rank, s.label))
    seats = {council: list(group) for council, group in groupby(ordered, key=lambda s: s.council)}
    found = _present(holdings.councils, lambda c: presence_of(moment, c.period, c.source))
    return tuple(
        CouncilAt(council=council, presence=presence, seats=_seats(holdings, moment, wave, seats.get(council.id, [])))
        for council, presence in sorted(found, key=lambda pair: (pair[0].rank, pair[0].name, pair[0].id))
    )


def _seats(holdings: Holdings, moment: Moment, wave: Wave | None, seats: list[Seat]) -> tuple[SeatAt, ...]:
    terms = {(s.taxonomy, s.code): s for s in holdings.sectors}
    result = []
    for seat in seats:
        presence = presence_of(moment, seat.period, seat.source)
        if presence is Presence.ABSENT:
            continue
        here = [s for s in holdings.seat_sectors if s.seat == seat.id]
        purposes = _present(here, lambda s: presence_of(moment, s.period, s.source))
        sectors = tuple(terms[s.taxonomy, s.sector] for s, _ in purposes if (s.taxonomy, s.sector) in terms)
        held = [m for m in holdings.memberships if m.seat == seat.id and _counts(m, wave)]
        holders = _present(held, lambda m: Presence.CERTAIN if m.wave else presence_of(moment, m.period, m.source))
        result.append(
            SeatAt(
                seat=seat,
                state=_state(holders, presence),
                sectors=sectors,
                holders=tuple(m for m, _ in holders),
                presence=presence,
            )
        )
    return tuple(result)


def _counts(membership: Membership, wave: Wave | None) -> bool:
    return membership.wave is None or (wave is not None and membership.wave == wave.id)


def _state(holders: list[tuple[Membership, Presence]], seat: Presence) -> SeatState:
    """Where the seat itself is undecided, that says the doubt: its state is then what it was, if it was there."""
    counted = [m for m, presence in holders if presence is Presence.CERTAIN or seat is Presence.UNDECIDED]
    if any(m.organization is not None for m in counted):
        return SeatState.HELD
    if counted:
        return SeatState.HELD_NOT_NAMED
    return SeatState.UNDECIDED if holders else SeatState.VACANT
