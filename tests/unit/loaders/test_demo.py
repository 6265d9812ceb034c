"""The demo is the same at every run, well formed, and holds what its generator says was planted in it."""

from __future__ import annotations

from collections import Counter
from datetime import date
from itertools import combinations
from typing import TypeVar

import pytest

from lipgraph.domain.base_vocabulary import base_vocabulary
from lipgraph.domain.claims import Claim, Layer, Polarity, Role, claim_id
from lipgraph.domain.facts import FACT_TYPES, Fact, from_row, in_order, key_of, to_row
from lipgraph.domain.ids import OrganizationId, SeatId, SectorCode, WaveId, fold
from lipgraph.domain.organizations import Organization, OrganizationName, Participation, SectorAssignment
from lipgraph.domain.partnerships import Council, Membership, Partnership, Seat, SeatSector
from lipgraph.domain.time import Presence
from lipgraph.domain.vocabulary import Relation, Sector
from lipgraph.domain.waves import Response, Status, Wave
from lipgraph_loaders.demo import PLANTED, demo_facts
from lipgraph_loaders.demo.planted import expected_ties, require_testable
from lipgraph_schema.vocabulary import vocabulary

T = TypeVar("T", bound=Fact)
Pair = frozenset[OrganizationId]

FACTS = demo_facts()
VOCABULARY = base_vocabulary()
BASE_SECTORS = {one.code for one in VOCABULARY if isinstance(one, Sector)}


def every(kind: type[T]) -> list[T]:
    return [fact for fact in FACTS if isinstance(fact, kind)]


SECTOR = {one.organization: one.sector for one in every(SectorAssignment)}
WAVES = {one.label: one for one in every(Wave)}


def boundary(label: str) -> dict[OrganizationId, Status]:
    here = [one for one in every(Response) if one.wave == WAVES[label].id and one.relation is None]
    return {one.organization: one.status for one in here}


def survey(label: str) -> list[Claim]:
    return [one for one in every(Claim) if one.wave == WAVES[label].id and one.layer is Layer.SURVEY]


def union_ties(label: str) -> set[Pair]:
    return {frozenset((one.source_org, one.target_org)) for one in survey(label) if one.polarity is Polarity.ASSERTS}


def across(ties: set[Pair]) -> set[Pair]:
    return {tie for tie in ties if len({SECTOR[end] for end in tie}) == 2}


def sitting(seat: SeatId, day: date) -> list[Membership]:
    return [one for one in every(Membership) if one.seat == seat and one.period.presence(day) is not Presence.ABSENT]


def council_seats() -> dict[SeatId, Seat]:
    first = next(one for one in every(Council) if one.parent is None)
    return {one.id: one for one in every(Seat) if one.council == first.id}


def reachable(start: OrganizationId, ties: set[Pair], *, without: OrganizationId | None = None) -> set[OrganizationId]:
    seen, ahead = {start}, [start]
    while ahead:
        here = ahead.pop()
        for tie in ties:
            if here in tie and without not in tie:
                (other,) = tie - {here}
                if other not in seen:
                    seen.add(other)
                    ahead.append(other)
    return seen


def test_two_runs_give_the_same_facts_in_the_order_of_writing() -> None:
    assert demo_facts() == FACTS
    assert in_order(FACTS) == FACTS


def test_the_partnership_says_that_it_is_synthetic_in_both_languages() -> None:
    (partnership,) = every(Partnership)
    assert partnership.synthetic
    assert partnership.slug == "demo"
    assert "synthetic" in partnership.name
    assert partnership.name_fr is not None
    assert "synthétique" in partnership.name_fr


def test_it_has_the_size_of_a_council_that_can_be_tested() -> None:
    assert {label: len(boundary(label)) for label in WAVES} == {"2023": 78, "2024": 78, "2025": 80}
    assert len(council_seats()) == 26
    assert set(SECTOR.values()) == BASE_SECTORS
    sizes = Counter(SECTOR[one] for one in boundary("2025"))
    assert len(sizes) == 16
    assert max(sizes.values()) >= 5 * min(sizes.values())
    assert 240 <= len(union_ties("2025")) <= 420


def test_every_key_is_there_once() -> None:
    counted = Counter((type(fact), key_of(fact)) for fact in FACTS)
    assert [key for key, count in counted.items() if count > 1] == []


def test_no_two_organizations_are_written_alike() -> None:
    names = [(fold(one.name), one.id) for one in every(Organization)]
    names += [(fold(one.text), one.organization) for one in every(OrganizationName)]
    owners: dict[str, set[OrganizationId]] = {}
    for text, owner in names:
        owners.setdefault(text, set()).add(owner)
    assert [text for text, found in owners.items() if len(found) > 1] == []
    assert len({one.slug for one in every(Organization)}) == 86


@pytest.mark.parametrize("kind", {type(fact) for fact in FACTS}, ids=lambda kind: str(kind.NOUN))
def test_every_fact_survives_its_row(kind: type[Fact]) -> None:
    assert kind in FACT_TYPES
    found = [fact for fact in FACTS if type(fact) is kind]
    assert [from_row(kind.NOUN, to_row(fact)) for fact in found] == found


def referred(*columns: str) -> set[object]:
    return {value for fact in FACTS for name, value in to_row(fact).items() if name in columns and value is not None}


def test_every_id_that_is_referred_to_exists() -> None:
    (partnership,) = every(Partnership)
    ends = referred("organization", "source_org", "target_org", "claimant")
    assert ends == {one.id for one in every(Organization)}
    assert referred("wave") == {one.id for one in WAVES.values()}
    assert referred("seat") == {one.id for one in every(Seat)}
    assert referred("council", "parent") == {one.id for one in every(Council)}
    assert referred("partnership") == {partnership.id}
    assert referred("taxonomy", "codebook") == {"base"}
    assert referred("sector") == BASE_SECTORS
    default = {one.code for one in VOCABULARY if isinstance(one, Relation) and one.in_default_view}
    assert referred("relation") == default == {"referral", "information"}


def test_roles_and_levels_of_government_are_terms_of_the_shipped_vocabularies() -> None:
    assert {one.role for one in every(Membership)} <= {term.code for term in vocabulary("roles").terms}
    levels = {one.level_of_government for one in every(Organization)} - {None}
    assert levels
    assert levels <= {term.code for term in vocabulary("levels_of_government").terms}


def test_a_claim_is_minted_from_its_key_and_stays_inside_the_boundary() -> None:
    labels: dict[WaveId | None, str] = {one.id: label for label, one in WAVES.items()}
    inside = {label: set(boundary(label)) for label in WAVES}
    for one in every(Claim):
        assert {one.source_org, one.target_org} <= inside[labels[one.wave]]
        assert one.source_org != one.target_org
        assert one.relation == "referral" or one.source_org < one.target_org
    first = every(Claim)[0]
    assert first.id == claim_id(
        partnership=first.partnership, relation=first.relation, source_org=first.source_org,
        target_org=first.target_org, claimant=first.claimant, role=first.role, layer=first.layer, wave=first.wave,
    )  # fmt: skip


@pytest.mark.parametrize("label", WAVES)
def test_only_those_who_answered_claim_and_their_status_says_what_they_answered(label: str) -> None:
    status, claims = boundary(label), survey(label)
    naming = {one.claimant for one in claims if one.polarity is Polarity.ASSERTS}
    assert naming == {one for one, said in status.items() if said is Status.NAMED}
    assert Counter(status.values())[Status.NO_ANSWER] == 5
    assert Counter(status.values())[Status.NOT_ASKED] == 2
    skipped = {one.organization for one in every(Response) if one.wave == WAVES[label].id and one.relation}
    assert len(skipped) == 2
    assert not [one for one in claims if one.role is Role.RECEIVER and one.claimant in skipped]
    answered = {one for one, said in status.items() if said.is_observed}
    assert {one.claimant for one in claims} <= answered


@pytest.mark.parametrize("label", WAVES)
def test_both_ends_confirm_somewhat_under_half_of_the_linkages_and_some_deny(label: str) -> None:
    answered = {one for one, said in boundary(label).items() if said.is_observed}
    reports: dict[tuple[str, ...], list[Claim]] = {}
    for one in survey(label):
        if {one.source_org, one.target_org} <= answered:
            reports.setdefault((one.relation, one.source_org, one.target_org), []).append(one)
    confirmed = [found for found in reports.values() if [one.polarity for one in found] == [Polarity.ASSERTS] * 2]
    denied = [found for found in reports.values() if Polarity.DENIES in {one.polarity for one in found}]
    assert 0.4 < len(confirmed) / len(reports) < 0.55
    assert 10 <= len(denied) <= 60
    assert all(Polarity.ASSERTS in {one.polarity for one in found} for found in denied)


@pytest.mark.parametrize("label", WAVES)
def test_an_agreement_never_adds_a_tie_that_no_end_reports(label: str) -> None:
    found = [one for one in every(Claim) if one.wave == WAVES[label].id and one.layer is Layer.AGREEMENT]
    assert len(found) >= 5
    assert all(one.role is Role.THIRD_PARTY and one.claimant not in {one.source_org, one.target_org} for one in found)
    assert {frozenset((one.source_org, one.target_org)) for one in found} <= union_ties(label)


def test_each_planted_pair_of_sectors_expects_ten_ties_and_has_nearly_none() -> None:
    here, ties = boundary("2025"), union_ties("2025")
    sizes = Counter(SECTOR[one] for one in here)
    dyads = [frozenset(SECTOR[end] for end in pair) for pair in combinations(here, 2)]
    for pair, planted in zip(PLANTED.sector_pairs, PLANTED.ties_of_pairs, strict=True):
        observed = [tie for tie in ties if {SECTOR[end] for end in tie} == set(pair)]
        by_hand = len(ties) * dyads.count(frozenset(pair)) / len(dyads)
        assert len(observed) == planted
        assert by_hand >= 10
        assert expected_ties(len(ties), len(here), (sizes[pair[0]], sizes[pair[1]])) == pytest.approx(
            by_hand, rel=1e-12
        )


def test_a_pair_that_no_test_could_find_is_refused() -> None:
    # METHODS 0.6: 80 organizations in 16 equal sectors with 400 ties expect 400 * 25 / 3160 = 3.16 ties a pair.
    with pytest.raises(AssertionError, match=r"3\.16 of 400"):
        require_testable(400, 80, (5, 5))


def test_exactly_the_planted_isolates_have_no_tie_and_answered_so() -> None:
    linked = {end for tie in union_ties("2025") for end in tie}
    assert set(boundary("2025")) - linked == PLANTED.isolates
    assert {boundary("2025")[one] for one in PLANTED.isolates} == {Status.ANSWERED_NONE}


@pytest.mark.parametrize("label", WAVES)
def test_the_broker_is_the_only_way_to_the_police(label: str) -> None:
    ties = union_ties(label)
    police = {one for one in boundary(label) if SECTOR[one] == PLANTED.bridged_sector}
    start = min(police)
    assert len(police) == 2
    assert reachable(start, ties) == set(boundary(label)) - PLANTED.isolates
    assert reachable(start, ties, without=PLANTED.broker) == police


def test_seats_are_vacant_or_not_named_as_planted_and_one_sector_has_none() -> None:
    day = date(2025, 10, 31)
    seats = council_seats()
    holders = {seat: sitting(seat, day) for seat in seats}
    assert {seats[seat].label for seat, found in holders.items() if not found} == PLANTED.vacant_seats
    unnamed = {seats[seat].label for seat, found in holders.items() for one in found if one.organization is None}
    assert unnamed == PLANTED.seats_not_named
    held = {one.sector for one in every(SeatSector) if one.seat in seats and holders[one.seat]}
    assert set(SECTOR.values()) - held == {PLANTED.missing_sector}
    assert PLANTED.missing_sector not in {one.sector for one in every(SeatSector)}


def test_holders_sit_for_their_own_sector_while_they_take_part() -> None:
    sector_of: dict[SeatId, SectorCode] = {one.seat: one.sector for one in every(SeatSector)}
    stays = {one.organization: one.period for one in every(Participation)}
    for one in every(Membership):
        if one.organization is not None:
            assert SECTOR[one.organization] == sector_of[one.seat]
            stay = stays[one.organization]
            assert one.period.start.earliest >= stay.start.earliest
            assert one.period.end.latest <= stay.end.latest


@pytest.mark.parametrize(("before", "after"), [("2023", "2024"), ("2024", "2025")])
def test_joiners_and_leavers_are_as_planted(before: str, after: str) -> None:
    assert set(boundary(after)) - set(boundary(before)) == PLANTED.joiners[after]
    assert set(boundary(before)) - set(boundary(after)) == PLANTED.leavers[after]
    assert PLANTED.joiners[after]
    assert PLANTED.leavers[after]


def test_whoever_is_in_a_wave_is_on_the_roster_that_day() -> None:
    for label, wave in WAVES.items():
        day = date.fromisoformat(wave.reference)
        there = {one.organization for one in every(Participation) if one.period.presence(day) is Presence.CERTAIN}
        assert there == set(boundary(label))


def test_cross_sector_ties_grow_among_those_observed_at_both_ends_of_the_story() -> None:
    observed = {label: {one for one, said in boundary(label).items() if said.is_observed} for label in WAVES}
    both = observed["2023"] & observed["2025"]
    first, last = ({tie for tie in across(union_ties(label)) if tie <= both} for label in ("2023", "2025"))
    assert len(both) >= 50
    assert len(last - first) - len(first - last) >= 30
    assert first & last
