"""Closed forms against all relabellings counted one by one, draws against both, and what must not change a draw."""

import math
from itertools import permutations

import numpy as np
import pytest

from fakes.small_networks import projected
from lipgraph.analysis import relabelling
from lipgraph.analysis.ei import label_nulls, within_ties
from lipgraph.analysis.mixing import (
    cell_moments,
    internal_moments,
    mixing_counts_undirected,
    pair_moments,
    sums_of,
    tie_sums,
)
from lipgraph.analysis.projection import Projection
from lipgraph.analysis.relabelling import Plan, internal_counts, labels_in_chunks, pair_tails, plan_for, relabellings

UNDIRECTED = projected("A1>A2 A2>A3 A1>B1 B1>B2 B2>C1 A3>C1 A1>C1", members="B3")
DIRECTED = projected("A1>A2 A2>A1 A2>A3 A1>B1 B1>A1 B2>B1 B2>C1 C1>A3", members="C2", directed=True)
EVERY = Plan(method="enumeration", draws=None, seed=None)


def all_labels(projection: Projection) -> set[tuple[int, ...]]:
    return set(permutations(projection.sector.tolist()))


@pytest.mark.parametrize("found", [UNDIRECTED, DIRECTED])
def test_enumeration_takes_each_relabelling_once(found: Projection) -> None:
    chunks = list(labels_in_chunks(found.sector, EVERY, width=1 << 14))
    assert len(chunks) > 1
    columns = [tuple(column) for chunk in chunks for column in chunk.T.tolist()]
    assert len(columns) == len(set(columns)) == relabellings(found.sizes)
    assert set(columns) == all_labels(found)


@pytest.mark.parametrize("found", [UNDIRECTED, DIRECTED, projected("", members="A1 B1")])
def test_sums_of_ties_are_those_of_the_matrix(found: Projection) -> None:
    adjacency = found.matrix()
    assert tie_sums(found) == sums_of(adjacency)
    if found.directed:
        assert tie_sums(found, both_ways=True) == sums_of(adjacency + adjacency.T)


@pytest.mark.parametrize("found", [UNDIRECTED, DIRECTED])
def test_moments_equal_those_of_all_relabellings(found: Projection) -> None:
    adjacency = found.matrix()
    sums, size = sums_of(adjacency), len(found.sectors)
    every = []
    for labels in all_labels(found):
        hot = np.eye(size)[list(labels)]
        every.append(hot.T @ adjacency @ hot)
    cells = np.array(every)
    for a in range(size):
        for b in range(size):
            mean, variance = cell_moments(sums, found.sizes, (a, b))
            assert mean == pytest.approx(cells[:, a, b].mean(), abs=1e-12)
            assert variance == pytest.approx(cells[:, a, b].var(), abs=1e-12)
    within = np.trace(cells, axis1=1, axis2=2)
    assert internal_moments(sums, found.sizes) == pytest.approx((within.mean(), within.var()), abs=1e-12)


@pytest.mark.parametrize("found", [UNDIRECTED, DIRECTED])
def test_pair_moments_and_tails_equal_those_of_all_relabellings(found: Projection) -> None:
    observed = mixing_counts_undirected(found)
    mean, variance = pair_moments(found)
    tails = pair_tails(found, observed, EVERY)
    counts = []
    for labels in all_labels(found):
        between = np.zeros((3, 3), int)
        for i, j in zip(found.src.tolist(), found.dst.tolist(), strict=True):
            between[labels[i], labels[j]] += 1
            between[labels[j], labels[i]] += 1
        counts.append(between)
    every = np.array(counts)
    for a, b in ((0, 1), (0, 2), (1, 2)):
        seen = every[:, a, b]
        assert mean[a, b] == pytest.approx(seen.mean(), abs=1e-12)
        assert variance[a, b] == pytest.approx(seen.var(), abs=1e-12)
        assert tails.few[a, b] == np.count_nonzero(seen <= observed[a, b])
        assert tails.smallest[a, b] == seen.min()
        assert tails.least[a, b] == np.count_nonzero(seen == seen.min())
    assert tails.done == len(counts)


def test_a_small_network_is_enumerated_and_a_larger_one_drawn() -> None:
    assert plan_for(UNDIRECTED, statistic="x", draws=100).method == "enumeration"
    drawn = plan_for(UNDIRECTED, statistic="x", draws=100, enumerable=10)
    assert (drawn.method, drawn.draws) == ("permutation", 100)
    assert drawn.seed is not None
    assert 0 <= drawn.seed < 2**31


def test_the_seed_comes_from_inputs_statistic_and_draws() -> None:
    def seed(found: Projection, statistic: str, draws: int) -> int | None:
        return plan_for(found, statistic=statistic, draws=draws, enumerable=0).seed

    assert seed(UNDIRECTED, "x", 10) == seed(UNDIRECTED, "x", 10)
    others = {seed(UNDIRECTED, "x", 10), seed(DIRECTED, "x", 10), seed(UNDIRECTED, "y", 10), seed(UNDIRECTED, "x", 11)}
    assert len(others) == 4


def test_chunks_change_no_result(monkeypatch: pytest.MonkeyPatch) -> None:
    plan = Plan(method="permutation", draws=1000, seed=7)
    whole = internal_counts(UNDIRECTED, plan)
    monkeypatch.setattr(relabelling, "_CELLS", 100)
    assert np.array_equal(internal_counts(UNDIRECTED, plan), whole)


def test_draws_agree_with_enumeration() -> None:
    plan = Plan(method="permutation", draws=20_000, seed=1)
    drawn, every = internal_counts(DIRECTED, plan), internal_counts(DIRECTED, EVERY)
    observed = within_ties(DIRECTED)
    exact, near = np.mean(every >= observed), np.mean(drawn >= observed)
    assert abs(exact - near) < 4 * math.sqrt(exact * (1 - exact) / 20_000)
    assert set(drawn.tolist()) == set(every.tolist())


def test_a_drawn_p_is_never_zero_and_an_enumerated_one_is_a_share() -> None:
    assert float(Plan(method="permutation", draws=99, seed=1).p(0, 99)) == 0.01
    assert float(EVERY.p(3, 60)) == 0.05


@pytest.mark.parametrize("found", [UNDIRECTED, DIRECTED])
def test_the_two_sided_p_counts_relabellings_at_least_as_far_out(found: Projection) -> None:
    null = label_nulls(found)["within"]
    assert null is not None
    within = [
        sum(labels[i] == labels[j] for i, j in zip(found.src.tolist(), found.dst.tolist(), strict=True))
        for labels in all_labels(found)
    ]
    mean = sum(within) / len(within)
    far = sum(abs(one - mean) >= abs(within_ties(found) - mean) - 1e-9 for one in within)
    assert null.p == pytest.approx(far / len(within), abs=1e-12)
    assert null.expected == pytest.approx(mean, abs=1e-12)
    assert null.sd == pytest.approx(np.std(within), abs=1e-12)
