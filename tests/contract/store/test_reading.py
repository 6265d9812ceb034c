"""What a view shows: whole partnerships, the directory, one order, one digest whatever was written first."""

import random

import pytest

from fakes.council_facts import (
    NORTH,
    SECOND,
    SHARED,
    SOUTH,
    A,
    C,
    claims,
    every_fact,
    facts_of,
    organization,
    partnerships,
    referral,
)
from harness.desk import ACTOR, Desk
from lipgraph.domain.claims import Claim, Polarity, Role
from lipgraph.domain.digest import state_digest
from lipgraph.domain.facts import NOUNS, Fact, in_order, key_of, row_key, to_row
from lipgraph.domain.holdings import Holdings, directory_of, holdings_of
from lipgraph.domain.ids import PartnershipId
from lipgraph.domain.organizations import Organization, Participation
from lipgraph.domain.partnerships import Partnership
from lipgraph.domain.time import Bound, Period
from lipgraph.errors import NotFound


async def _holdings(desk: Desk, partnership: PartnershipId) -> Holdings:
    async with desk.store.view() as view:
        return await view.holdings(partnership)


def _claims(holdings: Holdings) -> list[Claim]:
    return [holdings.claims.claim(place, holdings.partnership.id) for place in range(len(holdings.claims))]


def _apart_from_claims(holdings: Holdings) -> dict[str, object]:
    return {name: getattr(holdings, name) for name in Holdings.__slots__ if name not in {"claims", "revision"}}


@pytest.mark.parametrize("partnership", [NORTH, SOUTH], ids=["north", "south"])
async def test_holdings_are_the_facts_of_the_partnership_and_no_others(desk: Desk, partnership: PartnershipId) -> None:
    await desk.merge(every_fact())
    home = next(fact for fact in partnerships() if isinstance(fact, Partnership) and fact.id == partnership)
    expected = holdings_of(home, in_order(facts_of(partnership)))
    found = await _holdings(desk, partnership)
    assert _apart_from_claims(found) == _apart_from_claims(expected)
    assert _claims(found) == _claims(expected)
    assert found.revision == 1


async def test_claims_come_as_columns_in_the_order_of_their_ids(desk: Desk) -> None:
    await desk.merge(every_fact())
    found = await _holdings(desk, NORTH)
    mine = [one for one in claims() if isinstance(one, Claim) and one.partnership == NORTH]
    assert _claims(found) == sorted(mine, key=lambda one: one.id)
    assert list(found.claims.organizations) == [one.id for one in found.organizations]


async def test_a_partnership_without_claims_has_empty_columns(desk: Desk) -> None:
    await desk.merge([fact for fact in every_fact() if fact.NOUN != "claim"])
    found = await _holdings(desk, NORTH)
    assert len(found.claims) == 0
    assert len(found.organizations) == 4


async def test_a_partnership_that_is_not_there_is_not_found(desk: Desk) -> None:
    with pytest.raises(NotFound) as missing:
        await _holdings(desk, PartnershipId("nowhere"))
    assert missing.value.fields() == {"kind": "partnership", "id": "nowhere"}


async def test_an_organization_in_two_partnerships_is_one(desk: Desk) -> None:
    await desk.merge(every_fact())
    north, south = await _holdings(desk, NORTH), await _holdings(desk, SOUTH)
    assert SHARED in {one.id for one in north.organizations}
    assert [one.id for one in south.organizations] == [SHARED]
    assert [one.partnership for one in south.participations] == [SOUTH]


async def test_an_organization_that_only_a_claim_names_is_held(desk: Desk) -> None:
    guest = Organization(id=organization("guest"), slug="guest", name="Guest")
    await desk.merge([*every_fact(), guest, referral(A, C, Role.THIRD_PARTY, claimant=guest.id)])
    assert guest in (await _holdings(desk, NORTH)).organizations


async def test_a_revised_claim_of_the_same_wave_replaces(desk: Desk) -> None:
    first = referral(A, C, Role.SENDER, strength=1.0)
    second = referral(A, C, Role.SENDER, strength=3.0, polarity=Polarity.DENIES)
    assert first.id == second.id
    await desk.merge([*every_fact(), first])
    written = await desk.merge([second])
    assert dict(written.changed) == {"claim": 1}
    assert second in _claims(await _holdings(desk, NORTH))


async def test_the_two_ends_of_a_linkage_make_two_claims(desk: Desk) -> None:
    said, heard = referral(A, C, Role.SENDER), referral(A, C, Role.RECEIVER)
    await desk.merge([*every_fact(), said, heard])
    assert {said.id, heard.id} <= {one.id for one in _claims(await _holdings(desk, NORTH))}
    assert said.wave == SECOND


async def test_the_directory_lists_every_partnership_and_organization(desk: Desk) -> None:
    await desk.merge(every_fact())
    async with desk.store.view() as view:
        assert await view.directory() == directory_of(every_fact())


async def test_an_empty_store_is_empty(desk: Desk) -> None:
    async with desk.store.view() as view:
        assert await view.directory() == directory_of([])
        assert await view.revision() == 0
        assert [entry async for entry in view.log()] == []
        assert [len(await view.rows(noun)) for noun in NOUNS] == [0] * len(NOUNS)


@pytest.mark.parametrize("seed", range(3))
async def test_the_digest_does_not_know_what_was_written_first(desk: Desk, seed: int) -> None:
    facts = every_fact()
    random.Random(seed).shuffle(facts)  # noqa: S311  # an order, no secret
    late = {key_of(fact) for fact in facts[:7] if fact.NOUN in {"claim", "lead", "identifier", "membership"}}
    await desk.merge([fact for fact in facts if key_of(fact) not in late])
    await desk.merge([fact for fact in facts if key_of(fact) in late])
    # The expected digest is made from the facts themselves, so every store that passes agrees with every other.
    expected = state_digest({noun: [to_row(fact) for fact in facts if noun == fact.NOUN] for noun in NOUNS})
    assert await desk.digest() == expected


async def test_rows_come_in_the_order_of_keys_as_text(desk: Desk) -> None:
    spells: list[Fact] = [
        Participation(partnership=NORTH, organization=A, spell=spell, period=Period(Bound(f"20{spell:02}")))
        for spell in range(1, 12)
    ]
    await desk.merge([*every_fact(), *spells])
    async with desk.store.view() as view:
        for noun in NOUNS:
            keys = [row_key(noun, row) for row in await view.rows(noun)]
            assert keys == sorted(keys)


async def test_names_are_ordered_by_code_point_and_not_by_locale(desk: Desk) -> None:
    ids = [organization(key) for key in ("é", "z", "ʔ", "A")]
    await desk.merge([Organization(id=one, slug=one, name=one) for one in ids])
    async with desk.store.view() as view:
        assert [row["id"] for row in await view.rows("organization")] == sorted(ids)


async def test_migrating_again_changes_nothing(desk: Desk) -> None:
    await desk.merge(every_fact())
    before = await desk.digest()
    assert await desk.store.migrate() == await desk.store.migrate() >= 1
    await desk.store.check()
    assert await desk.digest() == before


async def test_a_view_opened_later_sees_what_was_written(desk: Desk) -> None:
    async with desk.store.view() as view:
        assert await view.revision() == 0
    async with desk.store.write(ACTOR) as writer:
        await writer.merge(every_fact())
        async with desk.store.view() as beside:
            assert await beside.rows("claim") == []
    async with desk.store.view() as view:
        assert await view.revision() == 1
