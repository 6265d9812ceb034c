"""Facts and rows: one codec, nothing lost, and identities that do not depend on what may be revised."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from lipgraph.domain.claims import Claim, Polarity, Role, claim
from lipgraph.domain.digest import state_digest
from lipgraph.domain.facts import NOUNS, Fact, columns, from_row, key_of, row_key, to_row
from lipgraph.domain.ids import OrganizationId, PartnershipId, RelationCode, SeatId, WaveId, fold, organization_id, slug
from lipgraph.domain.organizations import Organization
from lipgraph.domain.partnerships import Membership, SeatState
from lipgraph.domain.source import Source
from lipgraph.domain.time import Period
from lipgraph.domain.waves import Question, Response, Status

LIP = PartnershipId("p")
A, B = OrganizationId("a"), OrganizationId("b")


def _claim(**changes: object) -> Claim:
    given_: dict[str, object] = {
        "partnership": LIP, "relation": RelationCode("referral"), "directed": True, "source_org": B, "target_org": A,
        "claimant": B, "role": Role.SENDER, "wave": WaveId("w"),
    }  # fmt: skip
    return claim(**{**given_, **changes})  # type: ignore[arg-type]  # a test's shorthand: names and types as above


def test_every_noun_has_its_key_among_its_columns() -> None:
    assert all(set(kind.KEY) <= set(columns(noun)) for noun, kind in NOUNS.items())


def test_a_row_decodes_to_the_fact_it_came_from() -> None:
    facts: list[Fact] = [
        _claim(strength=2.0, period=Period.parse("2005-11/.."), source=Source(document="d", row=3, text="Réseau")),
        Membership(seat=SeatId("s"), organization=None, role="chair"),
        Question(wave=WaveId("w"), relation=RelationCode("r"), roles=("sender", "receiver")),
        Response(wave=WaveId("w"), organization=A, status=Status.RECORDED_EMPTY),
    ]
    assert [from_row(fact.NOUN, to_row(fact)) for fact in facts] == facts
    assert all(row_key(fact.NOUN, to_row(fact)) == key_of(fact) for fact in facts)


def test_a_revised_claim_keeps_its_id() -> None:
    assert _claim().id == _claim(polarity=Polarity.DENIES, strength=3.0, period=Period.parse("2024")).id


def test_another_claimant_wave_or_relation_is_another_claim() -> None:
    ids = {
        _claim().id,
        _claim(claimant=A, role=Role.RECEIVER).id,
        _claim(wave=WaveId("v")).id,
        _claim(relation=RelationCode("information")).id,
        _claim(wave=None, source_key="1").id,
        _claim(wave=None, source_key="2").id,
    }
    assert len(ids) == 6


def test_the_ends_of_an_undirected_claim_stand_in_id_order() -> None:
    one = _claim(directed=False)
    assert (one.source_org, one.target_org) == (A, B)
    assert one.id == _claim(directed=False, source_org=A, target_org=B).id


@given(st.permutations([f"Réseau {i}" for i in range(6)]))
def test_the_state_digest_does_not_depend_on_order(names: list[str]) -> None:
    made = [Organization(id=organization_id("d", n), slug=slug(n), name=n) for n in names]
    rows = [to_row(one) for one in made]
    assert state_digest({"organization": rows}) == state_digest(
        {"organization": sorted(rows, key=lambda r: str(r["id"]))}
    )


def test_the_state_digest_moves_with_any_cell() -> None:
    one = Organization(id=A, slug="a", name="A")
    before = state_digest({"organization": [to_row(one)]})
    assert before != state_digest({"organization": [to_row(replace(one, name="Å"))]})


def test_folding_finds_ecole_by_typing_ecole_without_accents() -> None:
    assert fold("École\u200b  ÉLÉMENTAIRE") == "ecole elementaire"
    assert slug("École", taken={"ecole"}) == "ecole-2"


def test_seat_states_are_four_different_things() -> None:
    assert len({state.value for state in SeatState}) == 4
