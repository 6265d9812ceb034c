"""What was merged is what is read: every noun, every text, every bound, every absence."""

import unicodedata

import pytest

from fakes.council_facts import (
    NORTH,
    SEAT,
    A,
    B,
    C,
    claims,
    every_fact,
    organizations,
    partnerships,
    referral,
    vocabulary,
    waves,
)
from harness.desk import Desk
from lipgraph.domain.claims import Claim, Role
from lipgraph.domain.facts import NOUNS, Fact, columns, from_row, in_order, key_of
from lipgraph.domain.organizations import Organization, Participation
from lipgraph.domain.partnerships import Membership
from lipgraph.domain.time import Bound, Period
from lipgraph.domain.vocabulary import Sector
from lipgraph.domain.waves import Question, Response, Status


@pytest.mark.parametrize("noun", NOUNS)
async def test_every_noun_comes_back_as_it_was(desk: Desk, noun: str) -> None:
    await desk.merge(every_fact())
    expected = [fact for fact in in_order(every_fact()) if noun == fact.NOUN]
    assert expected, "the invented facts hold every noun"
    async with desk.store.view() as view:
        rows = await view.rows(noun)
    assert [from_row(noun, row) for row in rows] == expected
    assert all(tuple(row) == columns(noun) for row in rows)


@pytest.mark.parametrize(
    "name",
    [
        "Réseau",
        "ʔaq̓am",
        "ᐃᓄᒃᑎᑐᑦ",
        "中心 🏠",
        'O\'Neil "& Sons" \\ 100%',
        "two\nlines\tand tabs",
        "'); DROP TABLE organization; --",
        "MATCH (n) DETACH DELETE n",
    ],
)
async def test_texts_of_every_script_survive(desk: Desk, name: str) -> None:
    kept = Organization(id=A, slug=name, name=name)
    await desk.merge([kept])
    assert await desk.get(kept, (A,)) == kept


async def test_texts_are_stored_in_nfc(desk: Desk) -> None:
    apart = unicodedata.normalize("NFD", "Réseau")
    assert apart != "Réseau"
    given = Organization(id=A, slug="a", name=apart)
    await desk.merge([given])
    stored = await desk.get(given, (A,))
    assert isinstance(stored, Organization)
    assert stored.name == "Réseau"
    assert (await desk.merge([given])).total == 0


async def test_words_of_a_list_are_stored_in_nfc_too(desk: Desk) -> None:
    sector = next(fact for fact in vocabulary() if isinstance(fact, Sector))
    given = Sector(taxonomy=sector.taxonomy, code=sector.code, name="x", alternatives=("e\u0301", "b"))
    await desk.merge([*vocabulary(), given])
    stored = await desk.get(given, key_of(given))
    assert isinstance(stored, Sector)
    assert stored.alternatives == ("é", "b")


@pytest.mark.parametrize(
    "period",
    [
        Period(Bound(""), Bound("")),
        Period(Bound(".."), Bound("..")),
        Period(Bound("2005-11"), Bound("..")),
        Period(Bound(""), Bound("2010")),
        Period(Bound("2024-02-29"), Bound("2024-02-29")),
    ],
    ids=str,
)
async def test_bounds_stay_unknown_open_or_imprecise(desk: Desk, period: Period) -> None:
    kept = Participation(partnership=NORTH, organization=A, period=period)
    await desk.merge([*vocabulary(), *partnerships(), *organizations(), kept])
    assert await desk.get(kept, (NORTH, A, "1")) == kept


async def test_absent_parts_of_a_key_are_told_apart(desk: Desk) -> None:
    await desk.merge(every_fact())
    general, special = (A, None), (A, "receiver")
    rows = [fact for fact in waves() if isinstance(fact, Response) and fact.organization == A]
    assert [(one.organization, one.role) for one in rows] == [general, special]
    for one in rows:
        assert await desk.get(one, key_of(one)) == one
    anonymous = Membership(seat=SEAT)
    await desk.merge([anonymous])
    assert await desk.get(anonymous, (SEAT, "", "", "1")) == anonymous


@pytest.mark.parametrize("status", Status)
async def test_the_six_statuses_stay_six(desk: Desk, status: Status) -> None:
    await desk.merge(every_fact())
    wave = next(fact for fact in waves() if isinstance(fact, Question)).wave
    kept = Response(wave=wave, organization=B, status=status)
    await desk.merge([kept])
    assert await desk.get(kept, key_of(kept)) == kept


@pytest.mark.parametrize("strength", [None, 0.0, 0.1, 1.0, 1e-12, 1e15])
async def test_strengths_are_exact_and_absent_is_not_zero(desk: Desk, strength: float | None) -> None:
    await desk.merge(every_fact())
    kept = referral(A, C, Role.SENDER, strength=strength)
    await desk.merge([kept])
    stored = await desk.get(kept, key_of(kept))
    assert isinstance(stored, Claim)
    assert stored.strength == strength
    assert stored == kept


async def test_what_a_fact_no_longer_says_becomes_absent(desk: Desk) -> None:
    full = next(fact for fact in organizations() if isinstance(fact, Organization))
    bare = Organization(id=full.id, slug="a", name="Bare")
    await desk.merge([full])
    await desk.merge([bare])
    assert await desk.get(bare, (full.id,)) == bare


async def test_a_fact_that_is_not_there_is_none(desk: Desk) -> None:
    wanted: Fact = claims()[0]
    assert await desk.get(wanted, ("nowhere",)) is None
