"""A network at a moment: who is inside, which claims count, and what is undecided."""

from __future__ import annotations

from datetime import date

import pytest

from lipgraph.domain.claims import Layer, Role, claim
from lipgraph.domain.facts import Fact
from lipgraph.domain.holdings import Holdings, holdings_of
from lipgraph.domain.ids import (
    CodebookId,
    CouncilId,
    OrganizationId,
    PartnershipId,
    RelationCode,
    SeatId,
    SectorCode,
    TaxonomyId,
    WaveId,
)
from lipgraph.domain.network import moment_of, network_at
from lipgraph.domain.organizations import Organization, Participation, SectorAssignment
from lipgraph.domain.partnerships import Council, Membership, Partnership, Seat, SeatState
from lipgraph.domain.source import Source
from lipgraph.domain.time import ALWAYS, Period, Presence
from lipgraph.domain.vocabulary import Relation, Sector, Taxonomy, TaxonomyUse
from lipgraph.domain.waves import Question, Response, Status, Wave
from lipgraph.errors import InputError, NotFound

LIP, BOOK, TAX = PartnershipId("p"), CodebookId("c"), TaxonomyId("t")
REFERRAL, INFORMATION = RelationCode("referral"), RelationCode("information")


def _told(source: str, target: str, wave: str, relation: RelationCode = REFERRAL) -> Fact:
    teller = OrganizationId(source)
    return claim(
        partnership=LIP,
        relation=relation,
        directed=True,
        source_org=teller,
        target_org=OrganizationId(target),
        claimant=teller,
        role=Role.SENDER,
        wave=WaveId(wave),
    )


def _holdings(*more: Fact) -> Holdings:
    names = [OrganizationId(n) for n in "abc"]
    status = {("w1", "a"): Status.NAMED, ("w1", "b"): Status.NO_ANSWER, ("w1", "c"): Status.NOT_IN_NETWORK,
              ("w2", "a"): Status.NAMED, ("w2", "b"): Status.NAMED, ("w2", "c"): Status.NOT_ASKED}  # fmt: skip
    facts: list[Fact] = [
        *(Organization(id=n, slug=n, name=n.upper()) for n in names),
        Participation(partnership=LIP, organization=names[0], period=Period.parse("2020-01-01/..")),
        Participation(partnership=LIP, organization=names[1], period=Period.parse("2024/..")),
        Participation(partnership=LIP, organization=names[2]),
        Taxonomy(id=TAX, title="T"), TaxonomyUse(partnership=LIP, taxonomy=TAX, period=ALWAYS),
        Sector(taxonomy=TAX, code=SectorCode("s"), name="S", rank=1),
        Sector(taxonomy=TAX, code=SectorCode("h"), name="H", rank=0),
        Sector(taxonomy=TAX, code=SectorCode("h1"), name="H1", broader=SectorCode("h")),
        SectorAssignment(partnership=LIP, organization=names[0], taxonomy=TAX, sector=SectorCode("h1"), period=ALWAYS),
        SectorAssignment(partnership=LIP, organization=names[1], taxonomy=TAX, sector=SectorCode("s"), period=ALWAYS),
        *(Relation(codebook=BOOK, code=r, name=r) for r in (REFERRAL, INFORMATION)),
        Wave(id=WaveId("w1"), partnership=LIP, label="2023", reference="2023-10-31", rank=1),
        Wave(id=WaveId("w2"), partnership=LIP, label="2024", reference="2024-10-31", rank=2),
        Question(wave=WaveId("w1"), relation=REFERRAL), Question(wave=WaveId("w1"), relation=INFORMATION),
        Question(wave=WaveId("w2"), relation=REFERRAL),
        *(Response(wave=WaveId(w), organization=OrganizationId(o), status=s) for (w, o), s in status.items()),
        Response(wave=WaveId("w2"), organization=names[1], relation=REFERRAL, status=Status.ANSWERED_NONE),
        Council(id=CouncilId("k"), partnership=LIP, name="Council", period=ALWAYS),
        *(Seat(id=SeatId(f"s{i}"), council=CouncilId("k"), label=str(i), period=ALWAYS) for i in range(4)),
        Seat(id=SeatId("s4"), council=CouncilId("k"), label="4"), Membership(seat=SeatId("s4"), organization=None),
        Membership(seat=SeatId("s0"), organization=names[0], period=Period.parse("2020/..")),
        Membership(seat=SeatId("s1"), organization=None, period=ALWAYS),
        Membership(seat=SeatId("s2"), organization=names[1], period=Period.parse("2024/..")),
        _told("a", "b", "w1"), _told("a", "b", "w1", INFORMATION), _told("b", "a", "w2"), _told("c", "a", "w1"), *more,
    ]  # fmt: skip
    return holdings_of(Partnership(id=LIP, slug="p", name="P", codebook=BOOK), facts)


def _ties(holdings: Holdings, **moment: str | date) -> set[tuple[str, str, str]]:
    network = network_at(holdings, moment_of(holdings, **moment))  # type: ignore[arg-type]  # a test's shorthand
    rows = zip(network.claims.source, network.claims.target, network.claims.relation, strict=True)
    return {(network.organizations[s].id, network.organizations[t].id, network.claims.relations[r]) for s, t, r in rows}


def test_at_a_wave_the_boundary_is_its_status_rows_and_only_its_own_claims_count() -> None:
    network = network_at(_holdings(), moment_of(_holdings(), wave="2023"))
    assert [o.id for o in network.organizations] == ["a", "b"]
    assert _ties(_holdings(), wave="2023") == {("a", "b", "referral"), ("a", "b", "information")}


def test_at_a_date_the_boundary_is_the_roster_and_an_unknown_start_is_undecided() -> None:
    network = network_at(_holdings(), moment_of(_holdings(), day=date(2024, 6, 1)))
    assert {o.id: p for o, p in zip(network.organizations, network.presence, strict=True)} == {
        "a": Presence.CERTAIN, "b": Presence.UNDECIDED, "c": Presence.UNDECIDED,
    }  # fmt: skip


def test_a_claim_carries_forward_until_the_next_wave_that_asked_its_relation() -> None:
    assert _ties(_holdings(), day=date(2024, 6, 1)) == {
        ("a", "b", "referral"), ("a", "b", "information"), ("c", "a", "referral"),
    }  # fmt: skip
    assert _ties(_holdings(), day=date(2025, 6, 1)) == {("b", "a", "referral"), ("a", "b", "information")}
    assert _ties(_holdings(), day=date(2023, 1, 1)) == set()


def test_a_sector_is_read_as_its_top_term_in_rank_order() -> None:
    network = network_at(_holdings(), moment_of(_holdings(), wave="2024"))
    assert [s.code for s in network.sectors] == ["h", "s"]
    assert network.sector.tolist() == [0, 1, -1]


def test_a_status_per_relation_and_role_goes_before_the_general_one() -> None:
    network = network_at(_holdings(), moment_of(_holdings(), wave="2024"))
    assert network.status_in(1, REFERRAL, "sender") is Status.ANSWERED_NONE
    assert network.status_in(1, REFERRAL, "receiver") is Status.NOT_ASKED
    assert network.status_in(0, REFERRAL, "sender") is Status.NAMED


def test_a_seat_is_held_held_not_named_undecided_or_vacant() -> None:
    (council,) = network_at(_holdings(), moment_of(_holdings(), day=date(2024, 6, 1))).councils
    assert [seat.state for seat in council.seats] == [
        SeatState.HELD, SeatState.HELD_NOT_NAMED, SeatState.UNDECIDED, SeatState.VACANT, SeatState.HELD_NOT_NAMED,
    ]  # fmt: skip
    assert council.seats[4].presence is Presence.UNDECIDED, "the doubt is the seat's own, and is said there"


def test_a_moment_is_one_wave_or_one_day() -> None:
    with pytest.raises(InputError):
        moment_of(_holdings())
    with pytest.raises(NotFound):
        moment_of(_holdings(), wave="1999")


def test_at_a_date_what_was_answered_is_read_from_the_wave_that_carries_forward() -> None:
    network = network_at(_holdings(), moment_of(_holdings(), day=date(2024, 12, 31)))
    # Referral was last asked in 2024, information in 2023, where b did not answer.
    assert network.asked == {REFERRAL: ("sender",), INFORMATION: ("sender",)}
    assert network.status_in(1, REFERRAL, "sender") is Status.ANSWERED_NONE
    assert network.status_in(1, INFORMATION, "sender") is Status.NO_ANSWER
    assert [status.value for status in network.status] == ["named-someone", "named-someone", "not-asked"]


def test_before_any_wave_nobody_was_asked() -> None:
    network = network_at(_holdings(), moment_of(_holdings(), day=date(2023, 1, 1)))
    assert network.asked == {}
    assert set(network.status) == {Status.NOT_ASKED}


def test_a_claim_of_a_wave_that_did_not_ask_its_relation_counts_until_one_does() -> None:
    held = _holdings()
    a, b = held.organizations[0].id, held.organizations[1].id
    minutes = claim(
        partnership=LIP, relation=INFORMATION, directed=True, source_org=b, target_org=a, claimant=None,
        role=Role.THIRD_PARTY, layer=Layer.MINUTES, wave=WaveId("w2"),
    )  # fmt: skip
    assert ("b", "a", "information") in _ties(_holdings(minutes), day=date(2024, 12, 31))
    assert ("a", "b", "information") in _ties(_holdings(minutes), day=date(2024, 12, 31))


def test_a_seat_whose_holders_another_wave_observed_is_undecided_and_not_vacant() -> None:
    seen = Membership(seat=SeatId("s3"), organization=OrganizationId("a"), wave=WaveId("w1"))
    held = _holdings(seen)
    for wave, state in (("2023", SeatState.HELD), ("2024", SeatState.UNDECIDED)):
        (council,) = network_at(held, moment_of(held, wave=wave)).councils
        assert council.seats[3].state is state


def test_a_dated_source_makes_an_undated_claim_hold_on_its_day() -> None:
    told = claim(
        partnership=LIP, relation=REFERRAL, directed=True, source_org=OrganizationId("b"),
        target_org=OrganizationId("c"), claimant=None, role=Role.UNKNOWN, source_key="1",
        period=Period.parse("2020/2021"), source=Source(dated="2024-06-01"),
    )  # fmt: skip
    assert ("b", "c", "referral") in _ties(_holdings(told), day=date(2024, 6, 1))
    assert ("b", "c", "referral") not in _ties(_holdings(told), day=date(2024, 6, 2))
