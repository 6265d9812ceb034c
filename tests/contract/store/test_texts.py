"""Texts and numbers at their edges: every text column in NFC, long ones whole, empty ones told from absent ones."""

import unicodedata
from dataclasses import fields, replace

import pytest

from fakes.council_facts import (
    AGREEMENT,
    NORTH,
    SCHOOLS,
    TAXONOMY,
    A,
    B,
    every_fact,
    organization,
    organizations,
    referral,
)
from harness.desk import Desk
from lipgraph.domain.claims import Claim, Role
from lipgraph.domain.digest import state_digest
from lipgraph.domain.facts import NOUNS, Cell, Fact, column_types, columns, from_row, key_of, to_row
from lipgraph.domain.ids import OrganizationId
from lipgraph.domain.instruments import Instrument
from lipgraph.domain.organizations import Organization, OrganizationName
from lipgraph.domain.source import Source
from lipgraph.domain.statements import Statement
from lipgraph.domain.vocabulary import Relation, Sector
from lipgraph.domain.waves import Question
from lipgraph.errors import InputError, LipgraphError
from lipgraph.store.references import MENTIONS, REFERENCES, RELATION_USERS

APART, WHOLE = "Re\u0301seau q\u0313 \u1100\u1161", "Réseau q\u0313 가"
"""One text written in parts and composed; the middle one has no composed form."""


def _free(noun: str) -> list[str]:
    """Return the text columns of a noun that may hold any text: no key, reference, bound or closed word."""
    named = {column for reference in REFERENCES.get(noun, ()) for column in reference.columns}
    named |= {mention.thing for mention in MENTIONS} | {mention.key for mention in MENTIONS}
    named |= {"relation"} if noun in RELATION_USERS else set()
    kinds = column_types(noun)
    free = [
        name for name in columns(noun)
        if kinds[name] == "text" and name not in NOUNS[noun].KEY and name not in named
        and not name.endswith(("_from", "_until")) and name not in {"valid_from", "valid_until", "source_dated"}
    ]  # fmt: skip
    return [name for name in free if _takes(noun, name)]


def _takes(noun: str, column: str) -> bool:
    fact = next(fact for fact in every_fact() if noun == fact.NOUN)
    try:
        from_row(noun, {**to_row(fact), column: "any words"})
    except (ValueError, LipgraphError):
        return False
    return True


async def test_every_text_of_every_noun_is_stored_composed(desk: Desk) -> None:
    await desk.merge(every_fact())
    for noun in NOUNS:
        fact = next(fact for fact in every_fact() if noun == fact.NOUN)
        free = _free(noun)
        assert free, "its source at least"
        given = from_row(noun, {**to_row(fact), **dict.fromkeys(free, APART)})
        await desk.merge([given])
        stored = await desk.get(given, key_of(given))
        assert stored is not None
        assert {name: to_row(stored)[name] for name in free} == dict.fromkeys(free, WHOLE)
        assert (await desk.merge([given])).total == 0, "the same text in parts is no change"


async def test_a_key_written_in_parts_is_the_key_written_whole(desk: Desk) -> None:
    first, second = (OrganizationName(organization=A, text=text) for text in (WHOLE, APART))
    await desk.merge([*organizations()[:1], first])
    written = await desk.merge([replace(second, kind="short")])
    assert (dict(written.added), dict(written.changed)) == ({}, {"organization-name": 1})
    async with desk.store.view() as view:
        assert [row["text"] for row in await view.rows("organization-name")] == [WHOLE]


async def test_the_digest_of_texts_in_parts_is_that_of_whole_ones(desk: Desk) -> None:
    whole = Organization(id=A, slug="a", name=WHOLE)
    await desk.merge([replace(whole, name=APART)])
    assert await desk.digest() == state_digest({"organization": [to_row(whole)]})


@pytest.mark.parametrize("length", [1_000, 100_000, 1_000_000])
async def test_long_texts_are_kept_whole(desk: Desk, length: int) -> None:
    text = ("Réseau ᐃᓄ 🏠 " * (length // 12 + 1))[:length]
    text = unicodedata.normalize("NFC", text)
    kept = Instrument(id=AGREEMENT, slug="i", name="I", wording=text, source=Source(text=text))
    await desk.merge([kept])
    assert await desk.get(kept, key_of(kept)) == kept
    (entry,) = await desk.log()
    assert entry.changes[0].after == to_row(kept)


async def test_a_long_text_in_a_key_is_found_by_it(desk: Desk) -> None:
    # Longer than what an index of Neo4j takes whole would be refused; a thousand letters are a long name.
    kept = OrganizationName(organization=A, text="ᐃ" * 1_000)
    await desk.merge([*organizations()[:1], kept])
    assert await desk.get(kept, key_of(kept)) == kept


async def test_empty_lists_of_words_are_empty_lists(desk: Desk) -> None:
    await desk.merge(every_fact())
    wave = next(fact for fact in every_fact() if isinstance(fact, Question))
    sector = next(fact for fact in every_fact() if isinstance(fact, Sector))
    word = next(fact for fact in every_fact() if isinstance(fact, Relation))
    empty: list[Fact] = [replace(wave, roles=()), replace(sector, alternatives=()), replace(word, levels=())]
    await desk.merge(empty)
    assert [await desk.get(fact, key_of(fact)) for fact in empty] == empty
    assert (await desk.merge(empty)).total == 0


@pytest.mark.parametrize("words", [("",), ("", ""), ("a", ""), ("é", "é"), ('["a"]',), (",", ";", "|", "\n")], ids=repr)
async def test_lists_keep_their_words_and_their_order(desk: Desk, words: tuple[str, ...]) -> None:
    await desk.merge(every_fact())
    kept = Sector(taxonomy=TAXONOMY, code=SCHOOLS, name="x", alternatives=words)
    await desk.merge([kept])
    assert await desk.get(kept, key_of(kept)) == kept


async def test_an_empty_text_is_not_an_absent_one(desk: Desk) -> None:
    empty, absent = Organization(id=A, slug="", name="", kind=""), Organization(id=B, slug="", name="", kind=None)
    await desk.merge([empty, absent])
    for fact in (empty, absent):
        assert await desk.get(fact, key_of(fact)) == fact


@pytest.mark.parametrize(
    "text", ["a\x00b", "\x00", "\ud800", "a\udfffb", "\ufffe", "\u202eab", "\ufeffa", "\x7f\x1b[31m"], ids=ascii
)
async def test_a_hostile_text_comes_back_equal_or_is_refused_whole(desk: Desk, text: str) -> None:
    await desk.merge(organizations()[:1])
    kept = Organization(id=B, slug="b", name=text)
    try:
        await desk.merge([kept])
    except LipgraphError:
        assert await desk.revision() == 1
        assert await desk.get(kept, key_of(kept)) is None
    else:
        assert await desk.get(kept, key_of(kept)) == kept
        (_, entry) = await desk.log()
        assert entry.changes[0].after == to_row(kept)
    await desk.merge([Organization(id=organization("next"), slug="n", name="The store goes on")])


@pytest.mark.parametrize("text", ["\ud800", "a\udfffb"], ids=ascii)
async def test_half_a_character_is_refused_wherever_it_stands(desk: Desk, text: str) -> None:
    lone = Organization(id=B, slug="b", name=text)
    told: list[Fact] = [
        lone,
        OrganizationName(organization=A, text=text),
        replace(lone, id=OrganizationId(text), name="b"),
    ]
    told.append(Sector(taxonomy=TAXONOMY, code=SCHOOLS, name="x", alternatives=("a", text)))
    await desk.merge(every_fact())
    for fact in told:
        with pytest.raises(InputError) as refused:
            await desk.merge([fact])
        assert refused.value.code == "half-character"
    with pytest.raises(InputError):
        await desk.get(lone, (text,))
    with pytest.raises(InputError):
        async with desk.store.view() as view:
            await view.page("organization", after=(text,), limit=1)
    assert await desk.revision() == 1


async def test_nothing_below_zero_is_zero(desk: Desk) -> None:
    await desk.merge(every_fact())
    kept = referral(A, B, Role.SENDER, strength=0.0)
    await desk.merge([kept])
    assert (await desk.merge([replace(kept, strength=-0.0)])).total == 0


@pytest.mark.parametrize("number", [-(2**63), -1, 0, 2**31, 2**53 + 1, 2**63 - 1])
async def test_whole_numbers_are_exact(desk: Desk, number: int) -> None:
    kept = Organization(id=A, slug="a", name="A", source=Source(row=number))
    await desk.merge([kept])
    assert await desk.get(kept, key_of(kept)) == kept


@pytest.mark.parametrize("number", [2**63, -(2**63) - 1, 10**30])
async def test_a_number_that_no_store_holds_is_refused_whole(desk: Desk, number: int) -> None:
    await desk.merge(organizations()[:1])
    with pytest.raises(InputError):
        await desk.merge([Organization(id=B, slug="b", name="B", source=Source(row=number))])
    assert await desk.revision() == 1


@pytest.mark.parametrize("number", [float("nan"), float("inf"), float("-inf")])
async def test_what_is_no_finite_number_is_no_strength(desk: Desk, number: float) -> None:
    await desk.merge(every_fact())
    with pytest.raises(InputError):
        await desk.merge([referral(A, B, Role.SENDER, strength=number)])
    assert await desk.revision() == 1


@pytest.mark.parametrize("number", [5e-324, 1.7976931348623157e308, 0.1 + 0.2, 1 / 3])
async def test_numbers_with_a_point_are_exact(desk: Desk, number: float) -> None:
    await desk.merge(every_fact())
    kept = referral(A, B, Role.SENDER, strength=number, volume=number)
    await desk.merge([kept])
    stored = await desk.get(kept, key_of(kept))
    assert isinstance(stored, Claim)
    assert (repr(stored.strength), repr(stored.volume)) == (repr(number), repr(number))


async def test_booleans_and_numbers_come_back_as_what_they_were(desk: Desk) -> None:
    await desk.merge(every_fact())
    async with desk.store.view() as view:
        for noun, kinds in ((noun, column_types(noun)) for noun in NOUNS):
            for row in await view.rows(noun):
                assert {name: _kind(cell) for name, cell in row.items() if cell is not None}.items() <= kinds.items()


def _kind(cell: Cell) -> str:
    return {bool: "boolean", int: "integer", float: "real", str: "text", list: "words"}[type(cell)]


@pytest.mark.parametrize("part", [one.name for one in fields(Source)])
async def test_each_part_of_a_source_is_kept_by_itself(desk: Desk, part: str) -> None:
    sample = {"row": 7, "line": 7, "first_column": 1, "last_column": 4, "dated": "2024-05-01"}.get(part, "« é »")
    kept = Organization(id=A, slug="a", name="A", source=Source(**{part: sample}))  # type: ignore[arg-type]  # by kind
    await desk.merge([kept])
    assert await desk.get(kept, key_of(kept)) == kept


async def test_a_statement_keeps_both_languages_and_whose_words_they_are(desk: Desk) -> None:
    await desk.merge(every_fact())
    for fact in every_fact():
        if isinstance(fact, Statement):
            assert await desk.get(fact, key_of(fact)) == fact


async def test_partnerships_are_told_apart_by_id_though_all_else_is_equal(desk: Desk) -> None:
    home = next(fact for fact in every_fact() if key_of(fact) == (NORTH,))
    await desk.merge(every_fact())
    other = from_row("partnership", {**to_row(home), "id": "again"})
    assert dict((await desk.merge([other])).added) == {"partnership": 1}
