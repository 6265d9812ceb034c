"""What only all rows together can tell: one primary sector at a time, nobody left at a seat or table that ended."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import cast

from lipgraph.domain.facts import Fact, key_of
from lipgraph.domain.organizations import SectorAssignment
from lipgraph.domain.partnerships import Council, Membership, Seat
from lipgraph.domain.time import Bound, Period
from lipgraph.errors import RowRejected
from lipgraph.usecases.rostering.workbench import Workbench


def check_together(bench: Workbench) -> None:
    """Refuse the rows whose facts cannot stand beside the others."""
    for fact, err in (*_second_primaries(bench), *_held_still(bench)):
        if (spoken := bench.rows.get((fact.NOUN, key_of(fact)))) is not None:
            bench.place, row = spoken
            bench.refuse(row, err)


def _second_primaries(bench: Workbench) -> Iterator[tuple[Fact, RowRejected]]:
    touched = {
        (one.partnership, one.organization, one.taxonomy)
        for one in cast("Iterable[SectorAssignment]", bench.drafted.get("sector-assignment", {}).values())
        if one.primary and bench.before(one.NOUN, key_of(one)) != one
    }
    if not touched:
        return
    found: dict[tuple[str, ...], list[SectorAssignment]] = {}
    for one in cast("Iterable[SectorAssignment]", bench.every("sector-assignment")):
        if one.primary and (key := (one.partnership, one.organization, one.taxonomy)) in touched:
            found.setdefault(key, []).append(one)
    for group in found.values():
        for one, other in combinations(group, 2):
            if _surely_meet(one.period, other.period):
                later = other if bench.before(other.NOUN, key_of(other)) != other else one
                first = one if later is other else other
                yield later, RowRejected("second-primary", field="sector", expected=first.sector)


def _surely_meet(one: Period, other: Period) -> bool:
    """Tell whether two periods share days whatever their unknown bounds are taken to be: both last on."""
    if _lasts(one.end) and _lasts(other.end):
        return True
    first, second = sorted((one, other), key=lambda period: (_lasts(period.end), period.end.latest))
    return not second.start.is_unknown and (second.start.is_open or second.start.latest < first.end.earliest)


def _held_still(bench: Workbench) -> Iterator[tuple[Fact, RowRejected]]:
    seats = {
        one.id: one for one in cast("Iterable[Seat]", bench.drafted.get("seat", {}).values()) if _ended(bench, one)
    }
    councils = {
        one.id: one
        for one in cast("Iterable[Council]", bench.drafted.get("council", {}).values())
        if _ended(bench, one)
    }
    if seats:
        for held in cast("Iterable[Membership]", bench.every("membership")):
            if held.seat in seats and held.wave is None and _lasts(held.period.end):
                who = _name(bench, held.organization)
                yield seats[held.seat], RowRejected("held-still", field="until", expected=who)
    if councils:
        for seat in cast("Iterable[Seat]", bench.every("seat")):
            if seat.council in councils and _lasts(seat.period.end):
                yield councils[seat.council], RowRejected("seats-still", field="until", expected=seat.label)


def _ended(bench: Workbench, fact: Seat | Council) -> bool:
    before = cast("Seat | Council | None", bench.before(fact.NOUN, key_of(fact)))
    return before is not None and _lasts(before.period.end) and not _lasts(fact.period.end)


def _lasts(end: Bound) -> bool:
    return end.is_open or end.is_unknown


def _name(bench: Workbench, organization: str | None) -> str:
    found = None if organization is None else bench.current("organization", (organization,))
    return str(getattr(found, "name", "")) or "?"
