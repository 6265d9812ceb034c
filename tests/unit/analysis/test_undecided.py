"""What imprecise dates leave undecided is counted in, counted apart, and each number that differs says what it is."""

from datetime import date

import pytest

from fakes.dated_town import CLAIMS, ROSTER, WAVES, dated_network
from lipgraph.analysis.change import change
from lipgraph.analysis.linkages import linkages
from lipgraph.analysis.profile import Profile, profile
from lipgraph.analysis.results import MeasureView, Undefined, WithoutUndecided
from lipgraph.analysis.undecided import Doubt, doubt
from lipgraph.domain.network import StakeholderNetwork, without_undecided

VIEW = MeasureView(relations=("referral",), moment="", direction="directed")


def _undecided(network: StakeholderNetwork) -> dict[str, bool]:
    found, names = linkages(network), [one.id for one in network.organizations]
    return {f"{names[found.source[i]]}>{names[found.target[i]]}": bool(found.undecided[i]) for i in range(len(found))}


def _without(found: Profile) -> dict[str, float | None]:
    every = (one.measure for one in found.headlines)
    return {one.definition: one.without_undecided.value for one in every if one.without_undecided is not None}


def test_a_linkage_is_as_undecided_as_its_ends_and_the_claims_that_carry_it() -> None:
    assert _undecided(dated_network(*CLAIMS)) == {"A1>B1": False, "A2>B1": True, "B1>A1": True, "C1>A1": True}


def test_one_certain_claim_carries_a_linkage_whatever_others_leave_open() -> None:
    assert _undecided(dated_network("A1>B1 /", "A1>B1 2023/..")) == {"A1>B1": False}
    assert _undecided(dated_network("A1>B1 /", "A1>B1 /@2024-05-15")) == {"A1>B1": False}, (
        "its source says so on the day"
    )
    assert _undecided(dated_network("A1>B1 /", "A1>B1 /@2024-05-14")) == {"A1>B1": True}


def test_a_certain_denial_does_not_carry_what_an_undecided_claim_asserts() -> None:
    assert _undecided(dated_network("A1>B1 /", "!A1>B1 2023/..")) == {"A1>B1": True}
    assert _undecided(dated_network("!A1>B1 2023/..")) == {"A1>B1": False}, "what is denied surely is"


def test_facts_are_counted_by_their_own_dates() -> None:
    assert doubt(dated_network(*CLAIMS)) == Doubt(organizations=2, claims=2)


def test_without_what_is_undecided_there_remain_two_organizations_and_one_claim() -> None:
    sure = without_undecided(dated_network(*CLAIMS))
    assert [one.id for one in sure.organizations] == ["A1", "B1"]
    assert [(int(a), int(b)) for a, b in zip(sure.claims.source, sure.claims.target, strict=True)] == [(0, 1)]
    assert without_undecided(sure) is sure


def test_each_headline_says_what_it_is_without() -> None:
    found = profile(dated_network(*CLAIMS), VIEW)
    # By hand, of A1 A2 B1 C1 with four ties (all across sectors), against A1 B1 with one.
    assert {one: found[one].value for one in ("organizations", "ties", "density", "cross-sector-share")} == {
        "organizations": 4, "ties": 4, "density": 4 / 12, "cross-sector-share": 1.0,
    }  # fmt: skip
    assert _without(found) == {
        "organizations": 2, "ties": 1, "density": 1 / 2, "reciprocity": 0, "largest-component": 2,
        "articulation-organizations": 0, "cross-sector-ties": 1, "cross-sector-density": 1 / 2,
        "sectors-present": 2, "sector-coverage": 2 / 3, "blau": 1 / 2, "blau-unbiased": 1.0,
        "iqv": pytest.approx(3 / 4), "shannon": pytest.approx(0.6931471805599453),
    }  # fmt: skip
    assert found["cross-sector-share"].without_undecided is None, "one cross-sector tie of one is the same share"
    without = found["ties"].without_undecided
    assert without == WithoutUndecided(value=1, organizations=2, claims=2)


def test_a_number_that_has_no_value_without_says_why() -> None:
    found = profile(dated_network("A1>B1 /", "B1>A1 /"), VIEW)
    assert found["ei-index"].value == 1
    assert found["ei-index"].without_undecided == WithoutUndecided(
        value=None, undefined=Undefined(code="no-ties"), organizations=2, claims=2
    )


def test_where_every_date_decides_nothing_is_left_out() -> None:
    network = dated_network(*CLAIMS, roster=dict.fromkeys(ROSTER, "2020-01-01/.."), day=date(2024, 6, 1))
    # The day is after that month: B1>A1 has ended, and nothing but the claim without dates is open.
    assert doubt(network) == Doubt(organizations=0, claims=1)
    decided = dated_network("A1>B1 2023/..", roster={"A1": "../..", "B1": "2020-01-01/.."})
    assert without_undecided(decided) is decided
    assert _without(profile(decided, VIEW)) == {}


def test_a_change_says_what_it_is_without() -> None:
    roster = dict.fromkeys(("A1", "A2", "B1"), "../..")
    told = ("A1>B1 2020/..", "B1>A1 2024-05/..", "A1>A2 2020/2023-06")
    earlier, later = (dated_network(*told, roster=roster, wave=wave) for wave in WAVES)
    found = change(earlier, later, VIEW)
    # B1>A1 perhaps formed by the second wave; A1>B1 is kept; A1>A2 ended for sure in between.
    assert doubt(earlier, later) == Doubt(organizations=0, claims=1)
    assert (found.cross_sector.net.value, found.within_sector.net.value) == (1, -1)
    assert found.cross_sector.net.without_undecided == WithoutUndecided(value=0, organizations=0, claims=1)
    assert found.within_sector.net.without_undecided is None
    assert found.jaccard.value == 1 / 3
    assert found.jaccard.without_undecided == WithoutUndecided(value=1 / 2, organizations=0, claims=1)
    assert found.cross_sector.net.interval is not None, "the interval stays that of what is counted in"
