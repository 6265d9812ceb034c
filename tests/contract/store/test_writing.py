"""One transaction: what it counts, what it refuses, and that a broken one leaves nothing."""

import asyncio

import pytest

from fakes.council_facts import (
    AGREEMENT,
    CITED,
    CLINICS,
    CODEBOOK,
    GROUP,
    HEALTH,
    MANY,
    NORTH,
    OTHER_CODEBOOK,
    PROGRAMME,
    REFERRAL,
    SEAT,
    SECOND,
    SHARED,
    SOUTH,
    TABLE,
    TAXONOMY,
    A,
    claims,
    every_fact,
    organization,
    organizations,
    referral,
    vocabulary,
)
from harness.desk import ACTOR, Desk
from lipgraph.domain.claims import Claim, Role, claim
from lipgraph.domain.facts import Fact, Key, key_of
from lipgraph.domain.ids import CouncilId, InstrumentId, RelationCode, SectorCode
from lipgraph.domain.instruments import Instrument, Party
from lipgraph.domain.organizations import Organization, OrganizationName, SectorAssignment
from lipgraph.domain.partnerships import Council, Membership, SeatSector
from lipgraph.domain.vocabulary import Relation, Sector
from lipgraph.domain.waves import Question, Response
from lipgraph.errors import Conflict, InputError, LipgraphError


async def test_a_first_merge_adds_everything(desk: Desk) -> None:
    written = await desk.merge(every_fact())
    assert written.total == len(every_fact()) == sum(written.added.values())
    assert written.added["claim"] == len(claims())
    assert (written.revision, written.replayed) == (1, False)


async def test_the_same_merge_again_changes_nothing(desk: Desk) -> None:
    await desk.merge(every_fact())
    before = await desk.digest()
    again = await desk.merge(reversed(every_fact()))
    assert (again.total, again.revision) == (0, 1)
    assert await desk.digest() == before
    assert await desk.revision() == 1
    assert len(await desk.log()) == 1


async def test_only_what_differs_is_changed_and_counted(desk: Desk) -> None:
    await desk.merge(every_fact())
    written = await desk.merge([*every_fact(), Organization(id=A, slug="a", name="Renamed")])
    assert (dict(written.added), dict(written.changed), dict(written.removed)) == ({}, {"organization": 1}, {})
    assert written.revision == await desk.revision() == 2


async def test_a_transaction_sees_its_own_writes(desk: Desk) -> None:
    first, second = organizations()[:2]
    async with desk.store.write(ACTOR) as writer:
        await writer.merge([first, second])
        assert await writer.get("organization", key_of(first)) == first
        await writer.remove("organization", [key_of(first)])
        assert await writer.get("organization", key_of(first)) is None
    assert await desk.get(second, key_of(second)) == second


class Stopped(Exception):
    """What breaks the transactions of these tests."""


async def _break_after(desk: Desk, facts: list[Fact], *, key: str | None = None) -> None:
    async with desk.store.write(ACTOR, key=key) as writer:
        await writer.merge(facts)
        raise Stopped


async def test_a_transaction_that_raises_leaves_nothing(desk: Desk) -> None:
    await desk.merge(vocabulary())
    before = await desk.digest()
    with pytest.raises(Stopped):
        await _break_after(desk, every_fact())
    assert await desk.digest() == before
    assert await desk.revision() == 1
    assert len(await desk.log()) == 1


async def test_a_broken_transaction_leaves_the_store_usable(desk: Desk) -> None:
    with pytest.raises(Stopped):
        await _break_after(desk, every_fact())
    assert (await desk.merge(every_fact())).total == len(every_fact())


async def test_a_large_broken_transaction_leaves_no_entry_of_the_log(desk: Desk) -> None:
    many: list[Fact] = [Organization(id=organization(str(n)), slug=str(n), name=str(n)) for n in range(1500)]
    with pytest.raises(Stopped):
        await _break_after(desk, many)
    assert await desk.log() == []


async def test_a_refused_merge_leaves_nothing(desk: Desk) -> None:
    lost: list[Fact] = [*vocabulary(), OrganizationName(organization=A, text="x")]
    with pytest.raises(InputError):
        await desk.merge(lost)
    assert await desk.revision() == 0


async def test_an_idempotency_key_is_done_once(desk: Desk) -> None:
    first = await desk.merge(every_fact(), key="load-1")
    other: list[Fact] = [Organization(id=A, slug="a", name="Other")]
    again = await desk.merge(other, key="load-1")
    assert again.replayed
    assert (again.added, again.revision) == (first.added, 1)
    assert await desk.get(organizations()[0], (A,)) == organizations()[0]


async def test_a_replay_removes_nothing_either(desk: Desk) -> None:
    await desk.merge([Organization(id=A, slug="a", name="A")], key="once")
    async with desk.store.write(ACTOR, key="once") as writer:
        await writer.remove("organization", [(A,)])
    assert await desk.get(organizations()[0], (A,)) is not None


async def test_another_key_is_another_request(desk: Desk) -> None:
    await desk.merge([Organization(id=A, slug="a", name="A")], key="one")
    second = await desk.merge([Organization(id=A, slug="a", name="B")], key="two")
    assert (second.replayed, second.total) == (False, 1)


async def test_the_key_of_a_broken_transaction_is_not_remembered(desk: Desk) -> None:
    with pytest.raises(Stopped):
        await _break_after(desk, every_fact(), key="load-1")
    assert not (await desk.merge(every_fact(), key="load-1")).replayed


async def test_a_key_is_remembered_even_where_nothing_changed(desk: Desk) -> None:
    await desk.merge(every_fact())
    await desk.merge(every_fact(), key="same")
    assert (await desk.merge([Organization(id=A, slug="a", name="B")], key="same")).replayed


async def test_a_note_beside_a_key_is_told_again(desk: Desk) -> None:
    async with desk.store.write(ACTOR, key="once") as writer:
        writer.note("first")
    async with desk.store.write(ACTOR, key="once") as again:
        again.note("second")
    assert (again.written.replayed, again.written.note) == (True, "first")


async def test_writers_take_turns(desk: Desk) -> None:
    await asyncio.gather(
        *(desk.merge([Organization(id=organization(str(n)), slug=str(n), name=str(n))]) for n in range(6))
    )
    assert await desk.revision() == 6
    assert [entry.number for entry in await desk.log()] == [1, 2, 3, 4, 5, 6]


UNKNOWN = SectorCode("unknown")


@pytest.mark.parametrize(
    "fact",
    [
        OrganizationName(organization=organization("nobody"), text="x"),
        SectorAssignment(partnership=NORTH, organization=A, taxonomy=TAXONOMY, sector=UNKNOWN),
        Sector(taxonomy=TAXONOMY, code=SectorCode("new"), name="New", broader=UNKNOWN),
        SeatSector(seat=SEAT, taxonomy=TAXONOMY, sector=UNKNOWN),
        Council(id=GROUP, partnership=NORTH, name="x", parent=CouncilId("nowhere")),
        Membership(seat=SEAT, organization=organization("nobody")),
        Question(wave=SECOND, relation=RelationCode("unknown")),
        Response(wave=SECOND, organization=A, relation=RelationCode("unknown"), role="sender"),
        Council(id=GROUP, instrument=InstrumentId("nothing"), name="x"),
        Instrument(id=InstrumentId("i"), slug="i", name="I", part_of=InstrumentId("nothing")),
        Party(instrument=AGREEMENT, organization=organization("nobody")),
        referral(A, organization("nobody"), Role.SENDER),
        referral(A, SHARED, Role.THIRD_PARTY, claimant=organization("nobody")),
    ],
    ids=lambda fact: fact.NOUN,
)
async def test_a_fact_about_nothing_is_refused(desk: Desk, fact: Fact) -> None:
    await desk.merge(every_fact())
    with pytest.raises(InputError) as refused:
        await desk.merge([fact])
    assert refused.value.code == "unknown-reference"
    assert await desk.revision() == 1


async def test_a_relation_of_another_codebook_is_unknown(desk: Desk) -> None:
    special = Relation(codebook=OTHER_CODEBOOK, code=RelationCode("special"), name="Special")
    await desk.merge([*every_fact(), special])
    said = claim(
        partnership=NORTH, relation=special.code, directed=True, source_org=A, target_org=SHARED, claimant=A,
        role=Role.SENDER, wave=SECOND,
    )  # fmt: skip
    with pytest.raises(InputError) as refused:
        await desk.merge([said])
    assert refused.value.code == "unknown-reference"


async def test_facts_of_one_merge_may_come_in_any_order(desk: Desk) -> None:
    assert (await desk.merge(reversed(every_fact()))).total == len(every_fact())


@pytest.mark.parametrize(
    ("noun", "key", "in_the_way"),
    [
        ("organization", (SHARED,), "participation"),
        ("partnership", (NORTH,), "taxonomy-use"),
        ("taxonomy", (TAXONOMY,), "sector"),
        ("sector", (TAXONOMY, HEALTH), "sector"),
        ("codebook", (CODEBOOK,), "relation"),
        ("relation", (CODEBOOK, REFERRAL), "claim"),
        ("wave", (SECOND,), "membership"),
        ("council", (TABLE,), "council"),
        ("seat", (SEAT,), "seat-sector"),
        ("instrument", (AGREEMENT,), "instrument"),
        ("instrument", (PROGRAMME,), "statement"),
        ("statement", (MANY,), "statement"),
        ("sector", (TAXONOMY, CLINICS), "sector-assignment"),
    ],
)
async def test_what_others_rest_on_is_not_removed(desk: Desk, noun: str, key: Key, in_the_way: str) -> None:
    await desk.merge(every_fact())
    before = await desk.digest()
    with pytest.raises(Conflict) as refused:
        async with desk.store.write(ACTOR) as writer:
            await writer.remove(noun, [key])
    assert str(refused.value.fields()["stands_in_the_way"]).startswith(f"{in_the_way} ")
    assert await desk.digest() == before


async def test_a_code_that_another_codebook_uses_too_can_go(desk: Desk) -> None:
    await desk.merge(every_fact())
    southern = [key_of(one) for one in claims() if isinstance(one, Claim) and one.partnership == SOUTH]
    async with desk.store.write(ACTOR) as writer:
        await writer.remove("claim", southern)
        await writer.remove("relation", [(OTHER_CODEBOOK, REFERRAL)])
    assert dict(writer.written.removed) == {"claim": 1, "relation": 1}


async def test_a_narrower_term_goes_together_with_its_broader_one(desk: Desk) -> None:
    terms = [fact for fact in vocabulary() if isinstance(fact, Sector)]
    await desk.merge(vocabulary())
    async with desk.store.write(ACTOR) as writer:
        await writer.remove("sector", [key_of(term) for term in terms])
    assert writer.written.removed == {"sector": 3}


async def test_removing_what_is_not_there_changes_nothing(desk: Desk) -> None:
    await desk.merge(every_fact())
    async with desk.store.write(ACTOR) as writer:
        await writer.remove("claim", [("nowhere",)])
    assert (writer.written.total, await desk.revision()) == (0, 1)


async def test_everything_can_be_removed_backwards(desk: Desk) -> None:
    empty = await desk.digest()
    await desk.merge(every_fact())
    async with desk.store.write(ACTOR) as writer:
        for fact in reversed(every_fact()):
            await writer.remove(fact.NOUN, [key_of(fact)])
    assert sum(writer.written.removed.values()) == len(every_fact())
    assert await desk.digest() == empty


async def test_errors_are_the_projects_own(desk: Desk) -> None:
    with pytest.raises(LipgraphError):
        await desk.merge([OrganizationName(organization=A, text="x", source=CITED)])
