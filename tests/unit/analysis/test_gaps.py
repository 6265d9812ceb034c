"""Candidate gaps: planted ones are found, what cannot be tested says so, families and q by hand."""

from itertools import combinations, product
from random import Random

import numpy as np
import pytest
from scipy.stats import hypergeom

from fakes.small_networks import PARTNERSHIP, Town, projected
from lipgraph.analysis.gaps import KINDS, absence_by_chance, gaps
from lipgraph.analysis.pairs import benjamini_hochberg, findings_of, sector_pairs, tarone, under_linked
from lipgraph.domain.waves import Status
from lipgraph_schema.messages import catalogue


def test_tarone_by_hand() -> None:
    # Three can reach .05; two can reach .025: k = 2 is the first for which at most k can reach .05 / k.
    assert tarone(np.array([0.001, 0.02, 0.04, 0.3])) == 2
    assert tarone(np.array([0.2, 0.3])) == 1
    assert tarone(np.array([1e-9] * 5)) == 5


def test_benjamini_hochberg_by_hand() -> None:
    # p sorted .01 .02 .03 .5 of four: .04 .04 .04 .5.
    q = benjamini_hochberg(np.array([0.03, 0.01, 0.5, 0.02]))
    assert q.tolist() == pytest.approx([0.04, 0.04, 0.5, 0.04])


def test_what_could_not_reach_significance_is_untestable_and_in_no_family() -> None:
    classes, q = findings_of(np.array([0.001, 0.06, 0.6]), np.array([0.001, 0.06, 1e-6]))
    assert classes == ["under-linked", "untestable", "not-shown"]
    assert q == [pytest.approx(0.002), None, pytest.approx(0.6)]


def avoiding() -> str:
    """Return ties at random among four sectors of ten, none between A and B."""
    names = [f"{letter}{number}" for letter, number in product("ABCD", range(10))]
    rng = Random(5)  # noqa: S311 - no secret hangs on it
    return " ".join(f"{a}>{b}" for a, b in combinations(names, 2) if {a[0], b[0]} != {"A", "B"} and rng.random() < 0.2)


def test_a_planted_pair_is_found_and_comes_first() -> None:
    found = sector_pairs(projected(avoiding()), partnership=PARTNERSHIP, draws=20_000)
    assert len(found) == 6
    first = found[0]
    assert first.sectors == ("A", "B")
    assert first.findings[0].finding == "under-linked"
    null = first.findings[0].null_model
    assert (first.observed, first.possible, first.unit) == (0, 100, "ties")
    assert first.shortfall == pytest.approx(null.expected)
    assert null.draws == 20_000
    assert null.seed is not None
    assert [gap.sectors for gap in under_linked(found)] == [("A", "B")]


def test_a_small_network_shows_nothing_and_says_that_it_cannot() -> None:
    found = sector_pairs(projected("A1>A2 B1>B2"), partnership=PARTNERSHIP)
    (pair,) = found
    assert pair.findings[0].finding == "untestable"
    assert pair.findings[0].q is None
    # Of the three ways to deal two and two, one leaves both ties within: p = p_min = 1/3.
    assert pair.findings[0].null_model.p == pytest.approx(1 / 3)
    assert pair.findings[0].null_model.p_min == pytest.approx(1 / 3)
    assert under_linked(found) == found


def test_a_tie_in_either_direction_links_a_pair() -> None:
    arrows = sector_pairs(projected("A1>B1 B1>A1 A2>B2", directed=True), partnership=PARTNERSHIP)
    lines = sector_pairs(projected("A1>B1 A2>B2"), partnership=PARTNERSHIP)
    assert (arrows[0].observed, arrows[0].possible) == (lines[0].observed, lines[0].possible) == (2, 4)
    assert arrows[0].view.direction == "undirected"
    assert arrows[0].id == lines[0].id


def test_forced_ties_make_the_smallest_count_larger_than_none() -> None:
    # All pairs but one are tied: at least three of the four between A and B always are.
    found = sector_pairs(projected("A1>A2 A1>B1 A1>B2 A2>B1 A2>B2"), partnership=PARTNERSHIP)
    # One of six pairs is open; it lies between the sectors in 2/3 of the ways, and then three ties are left.
    assert found[0].findings[0].null_model.p_min == pytest.approx(2 / 3)
    assert found[0].findings[0].finding == "untestable"


def test_isolated_organizations_that_answered_come_first() -> None:
    here = Town(members="A1 A2 A3 B1 B2", silent={"A1": Status.NO_ANSWER}).says("A2>B1")
    alone = [gap for gap in gaps(here.network()) if gap.kind == "isolated-organization"]
    assert [gap.organizations for gap in alone] == [("A3",), ("B2",), ("A1",)]
    # A3's dyads: three of its four others answered.
    assert [gap.observed_share for gap in alone] == [0.75, 0.75, 0.0]


def test_the_share_of_dyads_whose_ends_both_answered() -> None:
    here = Town(members="A1 A2 B1 B2", silent={"A1": Status.NO_ANSWER}).says("A2>A1 B1>B2")
    pair = next(gap for gap in gaps(here.network()) if gap.kind == "under-linked-sector-pair")
    assert pair.observed_share == 0.5


def test_ids_are_stable_over_waves_and_hang_on_kind_and_subject() -> None:
    one = Town(members="A1 A2 B1 B2").says("A1>A2")
    other = Town(members="A1 A2 B1 B2", wave="2").says("A1>A2 A2>A1")
    first, second = (gaps(town.network()) for town in (one, other))
    assert [gap.id for gap in first] == [gap.id for gap in second]
    assert len({gap.id for gap in first}) == len(first) == 3
    assert {gap.view.moment for gap in second} == {"w:2"}


def test_the_chance_of_a_draw_without_a_sector_equals_counting_draws_and_scipy() -> None:
    for community, sector, seated in ((6, 2, 3), (7, 1, 4), (5, 3, 3), (6, 0, 2)):
        draws = list(combinations(range(community), seated))
        without = sum(all(one >= sector for one in draw) for draw in draws)
        said = absence_by_chance(community=community, sector=sector, seated=seated)
        assert said == pytest.approx(without / len(draws), abs=1e-15)
    for community, sector, seated in ((80, 12, 20), (300, 7, 45), (2000, 40, 60)):
        said = absence_by_chance(community=community, sector=sector, seated=seated)
        assert said == pytest.approx(hypergeom.pmf(0, community, sector, seated), rel=1e-9)


def test_every_kind_and_finding_is_named_in_the_catalogue() -> None:
    for kind in KINDS:
        assert f"gap.{kind}.name" in catalogue("measures")
        assert f"gap.{kind}.title" in catalogue("measures")
    assert all(
        f"finding.{one}" in catalogue("measures") for one in ("under-linked", "not-shown", "untestable", "described")
    )
