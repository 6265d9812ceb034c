"""What a store promises of instruments and statements: whatever they mention is there, and stays."""

import pytest

from fakes.council_facts import (
    COMMITTEE,
    GROUP,
    NORTH,
    SEAT,
    TABLE,
    TAXONOMY,
    A,
    every_fact,
    instruments,
    organization,
    statements,
)
from harness.desk import ACTOR, Desk
from lipgraph.domain.facts import Fact, in_order, key_of
from lipgraph.domain.ids import (
    CodebookId,
    CouncilId,
    InstrumentId,
    PartnershipId,
    RelationCode,
    SeatId,
    SectorCode,
    StatementId,
    TaxonomyId,
    WaveId,
)
from lipgraph.domain.instruments import Instrument, Party
from lipgraph.domain.organizations import Organization
from lipgraph.domain.partnerships import Council, Partnership, Seat
from lipgraph.domain.statements import Statement, Thing, thing_key
from lipgraph.domain.vocabulary import Codebook, Relation, Sector, Taxonomy
from lipgraph.domain.waves import Wave
from lipgraph.errors import Conflict, InputError, UnknownTerm


def saying(noun: Thing, key: str, /, **rest: object) -> Statement:
    """A statement about one thing."""
    return Statement(id=StatementId("s"), subject_noun=noun, subject_key=key, predicate="says", **rest)  # type: ignore[arg-type]  # a test's own words


@pytest.mark.parametrize(
    "said",
    [
        saying(Thing.COUNCIL, "nowhere"),
        saying(Thing.SECTOR, f"{TAXONOMY}:unknown"),
        saying(Thing.PARTNERSHIP, NORTH, object_noun=Thing.STATEMENT, object_key="nothing"),
        saying(Thing.PARTNERSHIP, NORTH, attributed_organization=organization("nobody")),
        saying(Thing.PARTNERSHIP, NORTH, contradicts=StatementId("nothing")),
    ],
    ids=["council", "sector", "object", "attribution", "contradiction"],
)
async def test_a_statement_that_mentions_what_is_not_there_is_refused(desk: Desk, said: Statement) -> None:
    await desk.merge(every_fact())
    with pytest.raises(InputError) as refused:
        await desk.merge([said])
    assert refused.value.code == "unknown-reference"
    assert await desk.revision() == 1


NOT_THERE = [thing for thing in Thing if thing is not Thing.TERM]


@pytest.mark.parametrize("role", ["subject", "object"])
async def test_a_statement_of_a_thing_of_any_kind_that_is_not_there_is_refused(desk: Desk, role: str) -> None:
    await desk.merge(every_fact())
    for thing in NOT_THERE:
        key = thing_key(thing, "nothing", "nowhere") if thing in {Thing.SECTOR, Thing.RELATION} else "nowhere"
        told = {"subject_noun": Thing.ORGANIZATION, "subject_key": A, f"{role}_noun": thing, f"{role}_key": key}
        with pytest.raises(InputError) as refused:
            await desk.merge([Statement(id=StatementId("s"), predicate="says", **told)])  # type: ignore[arg-type]  # as above
        assert (refused.value.code, refused.value.fields()["expected"]) == ("unknown-reference", thing.value)


@pytest.mark.parametrize("role", ["subject", "object"])
async def test_a_statement_of_a_thing_of_any_kind_is_kept_and_told(desk: Desk, role: str) -> None:
    await desk.merge(every_fact())
    for thing in Thing:
        known = next(one for one in statements() if isinstance(one, Statement) and one.object_noun is thing)
        told = {"subject_noun": Thing.ORGANIZATION, "subject_key": A}
        told |= {f"{role}_noun": thing, f"{role}_key": known.subject_key}
        said = Statement(id=StatementId(thing.value), predicate="says", quantifier="some", **told)  # type: ignore[arg-type]  # as above
        await desk.merge([said])
        assert await desk.get(said, key_of(said)) == said
        async with desk.store.view() as view:
            assert said in (await view.directory()).statements


@pytest.mark.parametrize("text", ["roles:unknown", "unknown:co-chair", "co-chair"])
async def test_a_statement_about_a_term_that_is_in_no_vocabulary_is_refused(desk: Desk, text: str) -> None:
    with pytest.raises(UnknownTerm):
        await desk.merge([saying(Thing.TERM, text)])


ALONE: tuple[Fact, ...] = (
    Taxonomy(id=TaxonomyId("t"), title="T"),
    Sector(taxonomy=TaxonomyId("t"), code=SectorCode("s"), name="S"),
    Codebook(id=CodebookId("c"), title="C"),
    Relation(codebook=CodebookId("c"), code=RelationCode("r"), name="R"),
    Partnership(id=PartnershipId("p"), slug="p", name="P"),
    Wave(id=WaveId("w"), partnership=PartnershipId("p"), label="2025"),
    Organization(id=A, slug="a", name="A"),
    Instrument(id=InstrumentId("i"), slug="i", name="I"),
    Council(id=CouncilId("k"), instrument=InstrumentId("i"), name="K"),
    Seat(id=SeatId("z"), council=CouncilId("k"), label="Z"),
)
"""Facts of which the last of each pair has nothing that rests on it but what is said of it."""


@pytest.mark.parametrize("fact", ALONE, ids=lambda fact: fact.NOUN)
@pytest.mark.parametrize("role", ["subject", "object"])
async def test_what_a_statement_mentions_is_not_removed(desk: Desk, fact: Fact, role: str) -> None:
    thing = Thing(fact.NOUN)
    other = Organization(id=organization("other"), slug="other", name="Other")
    said = {"subject_noun": Thing.ORGANIZATION, "subject_key": other.id}
    said |= {f"{role}_noun": thing, f"{role}_key": thing_key(thing, *key_of(fact))}
    before = ALONE[: ALONE.index(fact) + 1]
    await desk.merge([*before, other, Statement(id=StatementId("s"), predicate="says", **said)])  # type: ignore[arg-type]  # as above
    with pytest.raises(Conflict) as refused:
        async with desk.store.write(ACTOR) as writer:
            await writer.remove(fact.NOUN, [key_of(fact)])
    assert refused.value.fields()["stands_in_the_way"] == "statement s"
    async with desk.store.write(ACTOR) as writer:
        await writer.remove("statement", [("s",)])
        await writer.remove(fact.NOUN, [key_of(fact)])
    assert writer.written.removed == {"statement": 1, fact.NOUN: 1}


async def test_statements_that_mention_one_another_go_together(desk: Desk) -> None:
    await desk.merge(every_fact())
    async with desk.store.write(ACTOR) as writer:
        await writer.remove("statement", [key_of(one) for one in statements()])
    assert writer.written.removed == {"statement": len(statements())}


async def test_the_directory_holds_the_committee_that_is_of_no_partnership(desk: Desk) -> None:
    await desk.merge(every_fact())
    async with desk.store.view() as view:
        directory = await view.directory()
    assert {one.id for one in directory.councils} == {COMMITTEE, TABLE, GROUP}
    # Made by the fake: one seat held by a named co-chair, one whose holder is not named.
    held = {(one.role, one.organization) for one in directory.memberships}
    assert held == {("co-chair", A), ("member", None)}
    assert {one.id for one in directory.seats if one.council != COMMITTEE} == {SEAT}, "which a statement is about"
    assert sum(one.council == COMMITTEE for one in directory.seats) == 2
    assert list(directory.statements) == sorted(statements(), key=key_of)
    kept: list[Fact] = [*directory.instruments, *directory.parties]
    assert in_order(kept) == in_order(one for one in instruments() if isinstance(one, Instrument | Party))


async def test_a_committee_that_comes_under_another_instrument_is_under_it_alone(desk: Desk) -> None:
    other = Instrument(id=InstrumentId("other"), slug="other", name="Other")
    await desk.merge([*every_fact(), other])
    committee = next(one for one in instruments() if isinstance(one, Council))
    moved = Council(id=committee.id, instrument=other.id, name=committee.name)
    await desk.merge([moved])
    async with desk.store.view() as view:
        listed = (await view.directory()).councils
    assert [one for one in listed if one.id == moved.id] == [moved]
