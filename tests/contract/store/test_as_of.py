"""Every dated noun keeps each kind of bound as it was written, so that a day asks the same of both stores."""

from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import date

import pytest

from fakes.council_facts import NORTH, SECOND, SHARED, TABLE, A, B, C, every_fact, referral
from harness.desk import Desk
from lipgraph.domain.claims import Role
from lipgraph.domain.facts import NOUNS, Fact, from_row, key_of, row_key, to_row
from lipgraph.domain.network import StakeholderNetwork, network_at
from lipgraph.domain.organizations import Participation
from lipgraph.domain.partnerships import SeatState
from lipgraph.domain.time import Bound, Moment, Period, Presence
from lipgraph.domain.waves import Wave

CERTAIN, UNDECIDED, ABSENT = Presence.CERTAIN, Presence.UNDECIDED, Presence.ABSENT
DATED = [noun for noun, kind in NOUNS.items() if any(one.name == "period" for one in fields(kind))]
"""Nouns with a period: what holds on a day and not on another."""

KINDS: dict[str, tuple[str, str, dict[str, Presence]]] = {
    "days": ("2024-02-29", "2025-06-30", {
        "2024-02-28": ABSENT, "2024-02-29": CERTAIN, "2025-06-30": CERTAIN, "2025-07-01": ABSENT}),
    "months": ("2024-02", "2025-06", {
        "2024-01-31": ABSENT, "2024-02-15": UNDECIDED, "2024-03-01": CERTAIN, "2025-06-15": UNDECIDED,
        "2025-07-01": ABSENT}),
    "years": ("2024", "2026", {
        "2023-12-31": ABSENT, "2024-07-01": UNDECIDED, "2025-07-01": CERTAIN, "2026-07-01": UNDECIDED,
        "2027-01-01": ABSENT}),
    "open": ("..", "..", {"0001-01-01": CERTAIN, "2025-07-01": CERTAIN, "9999-12-31": CERTAIN}),
    "unknown": ("", "", {"0001-01-01": UNDECIDED, "2025-07-01": UNDECIDED, "9999-12-31": UNDECIDED}),
    "unknown start": ("", "2025-06-30", {
        "2000-01-01": UNDECIDED, "2025-06-30": UNDECIDED, "2025-07-01": ABSENT}),
    "unknown end": ("2024-02-29", "", {
        "2024-02-28": ABSENT, "2024-02-29": UNDECIDED, "2099-01-01": UNDECIDED}),
    "open end": ("2024", "..", {"2023-12-31": ABSENT, "2024-06-01": UNDECIDED, "2025-01-01": CERTAIN}),
    "one day": ("2024-02-29", "2024-02-29", {
        "2024-02-28": ABSENT, "2024-02-29": CERTAIN, "2024-03-01": ABSENT}),
}  # fmt: skip
"""Each kind of bounds, and what a day gets by the rules of time: a last day is included, the imprecise undecides."""


@pytest.mark.parametrize("noun", DATED)
async def test_a_day_gets_its_answer_from_what_was_stored(desk: Desk, noun: str) -> None:
    await desk.merge(every_fact())
    fact = next(fact for fact in every_fact() if noun == fact.NOUN)
    for start, end, answers in KINDS.values():
        dated = from_row(noun, {**to_row(fact), "valid_from": start or None, "valid_until": end or None})
        await desk.merge([dated])
        async with desk.store.view() as view:
            (row,) = [row for row in await view.page(noun, limit=100) if row_key(noun, row) == key_of(fact)]
        assert (row["valid_from"] or "", row["valid_until"] or "") == (start, end)
        period: Period = from_row(noun, row).period  # type: ignore[union-attr]  # of a noun that has one
        assert {day: period.presence(date.fromisoformat(day)) for day in answers} == answers


async def test_fieldwork_keeps_its_bounds(desk: Desk) -> None:
    await desk.merge(every_fact())
    for start, end, _ in KINDS.values():
        wave = Wave(id=SECOND, partnership=NORTH, label="2025", fieldwork=Period(Bound(start), Bound(end)))
        await desk.merge([wave])
        assert await desk.get(wave, key_of(wave)) == wave


async def _at(desk: Desk, day: str) -> StakeholderNetwork:
    async with desk.store.view() as view:
        return network_at(await view.holdings(NORTH), Moment(date.fromisoformat(day)))


def _spells(*bounds: tuple[str, str]) -> Iterator[Fact]:
    for spell, (start, end) in enumerate(bounds, start=1):
        yield Participation(partnership=NORTH, organization=C, spell=spell, period=Period(Bound(start), Bound(end)))


async def test_who_returned_is_on_the_roster_in_both_spells_and_not_between(desk: Desk) -> None:
    await desk.merge([*every_fact(), *_spells(("2020-01-01", "2021-12-31"), ("2024-02-29", ".."))])
    there = {day: C in {one.id for one in (await _at(desk, day)).organizations} for day in (
        "2019-12-31", "2020-01-01", "2021-12-31", "2022-01-01", "2024-02-28", "2024-02-29")}  # fmt: skip
    assert list(there.values()) == [False, True, True, False, False, True]


async def test_a_roster_known_to_the_year_leaves_a_day_of_it_undecided(desk: Desk) -> None:
    await desk.merge([*every_fact(), *_spells(("2020", "2021"), ("2030", ".."))])
    network = await _at(desk, "2020-06-01")
    place = [one.id for one in network.organizations].index(C)
    assert network.presence[place] == UNDECIDED


async def test_a_seat_is_held_by_those_who_held_it_that_day(desk: Desk) -> None:
    await desk.merge(every_fact())
    states = {}
    for day in ("2019-06-01", "2022-01-01"):
        network = await _at(desk, day)
        table = next(one for one in network.councils if one.council.id == TABLE)
        states[day] = {one.seat.label: one.state for one in table.seats}
    assert states["2019-06-01"]["Health 2020"] is not SeatState.VACANT, "held by somebody without a name until 2020"
    assert "Health 2020" not in states["2022-01-01"], "the seat ended"


async def test_a_claim_without_a_wave_holds_in_its_period(desk: Desk) -> None:
    said = referral(A, SHARED, Role.THIRD_PARTY, claimant=B, wave=None, source_key="log 1")
    dated = replace(said, period=Period(Bound("2022-01-01"), Bound("2022-12-31")))
    await desk.merge([*(fact for fact in every_fact() if fact.NOUN != "claim"), dated])
    there = {day: len((await _at(desk, day)).claims) for day in ("2021-12-31", "2022-06-01", "2023-01-01")}
    assert list(there.values()) == [0, 1, 0]
