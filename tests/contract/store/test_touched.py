"""The revision of a partnership: it moves with every write that its holdings show, and with no other."""

from collections.abc import Iterable
from dataclasses import replace

import pytest

from fakes.council_facts import (
    AGREEMENT,
    CLINICS,
    CODEBOOK,
    EMPTY_SEAT,
    FIRST,
    GROUP,
    HEALTH,
    NORTH,
    OTHER_CODEBOOK,
    SECOND,
    SHARED,
    SOUTH,
    TABLE,
    TAXONOMY,
    A,
    B,
    C,
    councils,
    every_fact,
    facts_of,
    instruments,
    organization,
    organizations,
    referral,
    statements,
)
from harness.desk import ACTOR, Desk
from lipgraph.domain.claims import Role
from lipgraph.domain.facts import NOUNS, Fact, key_of
from lipgraph.domain.ids import OrganizationId, PartnershipId, WaveId, council_id, partnership_id
from lipgraph.domain.organizations import (
    Identifier,
    Lead,
    Organization,
    OrganizationName,
    Participation,
    SectorAssignment,
)
from lipgraph.domain.partnerships import Council, Membership, Partnership, Seat
from lipgraph.domain.source import Source
from lipgraph.domain.vocabulary import Relation, Sector, Taxonomy, TaxonomyUse
from lipgraph.domain.waves import Response, Wave
from lipgraph.errors import InputError

HOMES = {"north": NORTH, "south": SOUTH}
GUEST = organization("guest")
LEAVES = (
    "taxonomy-use", "organization-name", "identifier", "participation", "lead", "sector-assignment", "seat-sector",
    "membership", "question", "response", "claim",
)  # fmt: skip
"""Nouns on which no other noun rests: any of them can be removed by itself."""


async def _revisions(desk: Desk) -> dict[str, int]:
    async with desk.store.view() as view:
        return {name: await view.partnership_revision(home) for name, home in HOMES.items()}


async def _touched_by(desk: Desk, facts: Iterable[Fact]) -> set[str]:
    """Merge facts, and return whose revision became the store's."""
    before = await _revisions(desk)
    written = await desk.merge(facts)
    return await _moved(desk, before, written.revision)


async def _moved(desk: Desk, before: dict[str, int], revision: int) -> set[str]:
    after = await _revisions(desk)
    moved = {name for name in HOMES if after[name] != before[name]}
    assert {after[name] for name in moved} <= {revision}
    return moved


async def _touched_by_removal(desk: Desk, *facts: Fact) -> set[str]:
    before = await _revisions(desk)
    async with desk.store.write(ACTOR) as writer:
        for fact in facts:
            await writer.remove(fact.NOUN, [key_of(fact)])
    return await _moved(desk, before, await desk.revision())


def _shown_by(fact: Fact) -> set[str]:
    """Return which holdings show a fact, picked by hand in the fakes."""
    return {name for name, home in HOMES.items() if fact in facts_of(home) or key_of(fact) == (home,)}


async def test_a_partnership_that_was_never_written_has_revision_zero(desk: Desk) -> None:
    assert await _revisions(desk) == {"north": 0, "south": 0}


async def test_a_first_load_touches_every_partnership(desk: Desk) -> None:
    await desk.merge(every_fact())
    assert await _revisions(desk) == {"north": 1, "south": 1}


async def test_a_changed_fact_touches_those_whose_holdings_show_it(desk: Desk) -> None:
    await desk.merge(every_fact())
    assert {fact.NOUN for fact in every_fact()} == set(NOUNS)
    for place, fact in enumerate(every_fact()):
        cited = replace(fact, source=Source(document="other.csv", row=place))
        assert await _touched_by(desk, [cited]) == _shown_by(fact)


async def test_what_is_removed_and_added_again_touches_those_whose_holdings_show_it(desk: Desk) -> None:
    await desk.merge(every_fact())
    leaves = [fact for fact in every_fact() if fact.NOUN in LEAVES and fact not in instruments()]
    assert {fact.NOUN for fact in leaves} == set(LEAVES)
    for fact in leaves:
        assert await _touched_by_removal(desk, fact) == _shown_by(fact)
        assert await _touched_by(desk, [fact]) == _shown_by(fact)


NAMED_BY: dict[str, list[Fact]] = {
    "participation": [Participation(partnership=NORTH, organization=GUEST)],
    "sector-assignment": [SectorAssignment(partnership=NORTH, organization=GUEST, taxonomy=TAXONOMY, sector=HEALTH)],
    "lead": [Lead(partnership=NORTH, organization=GUEST)],
    "membership": [Membership(seat=EMPTY_SEAT, organization=GUEST)],
    "response": [Response(wave=FIRST, organization=GUEST)],
    "sender of a claim": [referral(GUEST, A, Role.SENDER)],
    "receiver of a claim": [referral(A, GUEST, Role.SENDER)],
    "claimant of a claim": [referral(A, C, Role.THIRD_PARTY, claimant=GUEST)],
}
"""The one fact by which a partnership knows an organization."""


@pytest.mark.parametrize("naming", NAMED_BY.values(), ids=list(NAMED_BY))
async def test_what_is_said_of_an_organization_touches_whoever_names_it(desk: Desk, naming: list[Fact]) -> None:
    guest = Organization(id=GUEST, slug="guest", name="Guest")
    assert await _touched_by(desk, [*every_fact(), guest]) == set(HOMES)
    assert await _touched_by(desk, [replace(guest, name="Still nobody's")]) == set()
    assert await _touched_by(desk, naming) == {"north"}
    assert await _touched_by(desk, [replace(guest, name="Renamed")]) == {"north"}
    assert await _touched_by(desk, [OrganizationName(organization=GUEST, text="Guest")]) == {"north"}
    number = Identifier(scheme="bn", value="9", organization=GUEST)
    assert await _touched_by(desk, [number]) == {"north"}
    assert await _touched_by_removal(desk, number) == {"north"}
    assert await _touched_by_removal(desk, *naming) == {"north"}
    assert await _touched_by(desk, [replace(guest, name="Nobody's again")]) == set()


async def test_a_shared_organization_touches_both(desk: Desk) -> None:
    await desk.merge(every_fact())
    assert await _touched_by(desk, [OrganizationName(organization=SHARED, text="Other")]) == {"north", "south"}


async def test_an_identifier_that_goes_to_another_organization_touches_both_owners(desk: Desk) -> None:
    lone = Organization(id=GUEST, slug="guest", name="Guest")
    await desk.merge([*every_fact(), lone, Participation(partnership=SOUTH, organization=GUEST)])
    assert await _touched_by(desk, [Identifier(scheme="bn", value="00123", organization=GUEST)]) == {"north", "south"}


async def test_a_seat_that_comes_to_another_table_touches_both_partnerships(desk: Desk) -> None:
    table = Council(id=council_id(SOUTH, "table"), partnership=SOUTH, name="Table")
    await desk.merge([*every_fact(), table])
    moved = Seat(id=EMPTY_SEAT, council=table.id, label="Newcomers", rank=2)
    assert await _touched_by(desk, [moved]) == {"north", "south"}
    assert await _touched_by(desk, [Membership(seat=EMPTY_SEAT, organization=B)]) == {"south"}


async def test_a_council_that_changes_its_partnership_touches_both(desk: Desk) -> None:
    await desk.merge(every_fact())
    assert await _touched_by(desk, [Council(id=GROUP, partnership=SOUTH, name="Group")]) == {"north", "south"}


async def test_a_council_that_comes_under_an_instrument_touches_the_partnership_that_lost_it(desk: Desk) -> None:
    await desk.merge(every_fact())
    moved = Council(id=GROUP, instrument=AGREEMENT, name="Group")
    assert await _touched_by(desk, [moved]) == {"north"}
    assert await _touched_by(desk, [replace(moved, rank=7)]) == set()


async def test_a_wave_that_changes_its_partnership_touches_both(desk: Desk) -> None:
    lone = Wave(id=WaveId("lone"), partnership=NORTH, label="2030")
    await desk.merge([*every_fact(), lone])
    assert await _touched_by(desk, [replace(lone, partnership=SOUTH)]) == {"north", "south"}


async def test_a_partnership_that_takes_another_codebook_follows_that_one(desk: Desk) -> None:
    third = Partnership(id=partnership_id("fake", "third"), slug="third", name="Third", codebook=CODEBOOK)
    await desk.merge([*every_fact(), third])
    await desk.merge([replace(third, codebook=OTHER_CODEBOOK)])
    word = next(one for one in every_fact() if isinstance(one, Relation) and one.codebook == OTHER_CODEBOOK)
    written = await desk.merge([replace(word, name="Sends on to")])
    async with desk.store.view() as view:
        assert await view.partnership_revision(third.id) == written.revision == 3
        assert await view.partnership_revision(NORTH) == 1


async def test_a_term_of_a_taxonomy_touches_those_that_use_it(desk: Desk) -> None:
    await desk.merge(every_fact())
    use = TaxonomyUse(partnership=SOUTH, taxonomy=TAXONOMY)
    term = Sector(taxonomy=TAXONOMY, code=CLINICS, name="Clinics and others", broader=HEALTH)
    assert await _touched_by(desk, [use]) == {"south"}
    assert await _touched_by(desk, [term]) == {"north", "south"}
    assert await _touched_by_removal(desk, use) == {"south"}
    assert await _touched_by(desk, [Taxonomy(id=TAXONOMY, title="Renamed")]) == {"north"}


async def test_instruments_and_statements_touch_no_partnership(desk: Desk) -> None:
    apart = [fact for fact in (*instruments(), *statements()) if fact.NOUN in {"instrument", "party", "statement"}]
    await desk.merge(fact for fact in every_fact() if fact not in apart and fact not in instruments())
    assert await _touched_by(desk, apart) == set()
    assert await desk.revision() == 2


async def test_an_organization_of_nobody_touches_nobody(desk: Desk) -> None:
    await desk.merge(every_fact())
    assert await _touched_by(desk, [Organization(id=GUEST, slug="guest", name="Guest")]) == set()


async def test_what_changes_nothing_touches_nobody(desk: Desk) -> None:
    await desk.merge(every_fact())
    assert await _touched_by(desk, every_fact()) == set()


async def test_a_broken_transaction_touches_nobody(desk: Desk) -> None:
    await desk.merge(every_fact())
    before = await _revisions(desk)
    with pytest.raises(InputError):
        await desk.merge([Organization(id=A, slug="a", name="Renamed"), referral(A, GUEST, Role.SENDER)])
    assert await _revisions(desk) == before


async def test_a_key_seen_before_touches_nobody(desk: Desk) -> None:
    await desk.merge(every_fact(), key="once")
    before = await _revisions(desk)
    await desk.merge([Organization(id=A, slug="a", name="Renamed")], key="once")
    assert await _revisions(desk) == before


async def test_a_rename_and_the_end_of_what_named_it_touch_together(desk: Desk) -> None:
    guest, roster = Organization(id=GUEST, slug="g", name="G"), Participation(partnership=SOUTH, organization=GUEST)
    await desk.merge([*every_fact(), guest, roster])
    before = await _revisions(desk)
    async with desk.store.write(ACTOR) as writer:
        await writer.merge([replace(guest, name="Renamed")])
        await writer.remove("participation", [key_of(roster)])
        await writer.remove("organization", [(GUEST,)])
    assert await _moved(desk, before, 2) == {"south"}


async def test_a_table_that_goes_with_all_its_seats_touches_its_partnership(desk: Desk) -> None:
    table = Council(id=council_id(SOUTH, "t"), partnership=SOUTH, name="T")
    told = (table, Seat(id=EMPTY_SEAT, council=table.id, label="S"), Membership(seat=EMPTY_SEAT, organization=A))
    apart = [fact for fact in councils() if key_of(fact) != (EMPTY_SEAT,)]
    await desk.merge([*(fact for fact in every_fact() if fact not in councils()), *apart, *told])
    assert await _touched_by_removal(desk, *reversed(told)) == {"south"}


async def test_a_transaction_of_several_entries_touches_once(desk: Desk) -> None:
    await desk.merge(every_fact())
    ids = [OrganizationId(f"many-{n}") for n in range(1100)]
    many: list[Fact] = [Organization(id=one, slug=one, name=one) for one in ids]
    assert await _touched_by(desk, [*many, Participation(partnership=SOUTH, organization=ids[-1])]) == {"south"}
    assert len(await desk.log()) == 3


async def test_a_removed_partnership_keeps_the_revision_of_its_end(desk: Desk) -> None:
    lone = Partnership(id=PartnershipId("lone"), slug="lone", name="Lone")
    await desk.merge([lone])
    async with desk.store.write(ACTOR) as writer:
        await writer.remove("partnership", [("lone",)])
    async with desk.store.view() as view:
        assert await view.partnership_revision(lone.id) == 2
    await desk.merge(organizations()[:1])
    await desk.merge([lone])
    async with desk.store.view() as view:
        assert await view.partnership_revision(lone.id) == 4


async def test_holdings_say_the_revision_of_their_partnership(desk: Desk) -> None:
    await desk.merge(every_fact())
    await desk.merge([Wave(id=SECOND, partnership=NORTH, label="2025", title="Second round")])
    async with desk.store.view() as view:
        assert [(await view.holdings(home)).revision for home in (NORTH, SOUTH)] == [2, 1]
        assert {one.id for one in (await view.holdings(NORTH)).councils} == {TABLE, GROUP}
