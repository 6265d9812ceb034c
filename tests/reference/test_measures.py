"""Every mapped measure of every type and wave of every set that is there, against R."""

import math
from typing import Any

import numpy as np
import pytest
from reference.sets import Case, cases, minted, projection, reference, sector_names

from lipgraph.analysis.catalogue import DEFINITIONS
from lipgraph.analysis.ei import cross_dyads, ei_measures, within_ties
from lipgraph.analysis.membership import membership_measures
from lipgraph.analysis.mixing import (
    cell_moments,
    mixing_counts_ordered,
    mixing_counts_undirected,
    possible_ordered,
    sums_of,
)
from lipgraph.analysis.projection import Projection
from lipgraph.analysis.relabelling import internal_counts, plan_for
from lipgraph.analysis.results import Measure
from lipgraph.analysis.structure import dyad_census, structure, structure_measures

pytestmark = pytest.mark.needs("reference-data")

CASES = cases() or [Case(dataset="none", relation="none", wave="none")]
DIRECT = {
    "organizations": ("n",),
    "ties": ("m",),
    "density": ("density",),
    "isolates": ("isolates",),
    "components": ("components", "weak"),
    "reciprocity": ("reciprocity", "sna_edgewise"),
    "within-sector-ties": ("ei", "internal"),
    "cross-sector-ties": ("ei", "external"),
    "ei-index": ("ei", "EI"),
    "blau": ("composition", "blau"),
    "blau-unbiased": ("composition", "blau_unbiased"),
    "iqv": ("composition", "iqv"),
    "shannon": ("composition", "shannon"),
    "sectors-present": ("composition", "K"),
}
"""Measure -> key of R's file."""

NO_TWIN = {
    "largest-component": "compared as the first of components.weak_sizes below",
    "articulation-organizations": "compared by name below",
    "cross-sector-density": "follows from ei.external and the sizes of groups below",
    "cross-sector-share": "follows from ei.internal and ei.external below",
    "sector-coverage": "no set has a taxonomy wider than its groups",
    "sector-unknown": "a count of missing values",
    "response-rate": "a count of statuses",
}


def read(view: dict[str, Any], path: tuple[str, ...]) -> Any:
    found: Any = view
    for key in path:
        found = found.get(key) if isinstance(found, dict) else None
    return found


def measures(found: Projection) -> dict[str, Measure]:
    every = (*structure_measures(found), *ei_measures(found), *membership_measures(found))
    return {one.definition: one for one in every}


def close(ours: float | None, theirs: float) -> bool:
    return ours is not None and math.isclose(ours, theirs, rel_tol=1e-9, abs_tol=1e-9)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_every_mapped_measure_equals_r(case: Case) -> None:
    r = reference(case.dataset)["views"][f"{case.relation}@{case.wave}"]
    ours = measures(projection(case))
    assert set(ours) <= set(DIRECT) | set(NO_TWIN)
    compared = {
        name: (ours[name].value, read(r, path))
        for name, path in DIRECT.items()
        if name in ours and read(r, path) is not None
    }
    assert len(compared) >= 5
    wrong = {name: pair for name, pair in compared.items() if not close(*pair)}
    assert wrong == {}


@pytest.mark.parametrize("case", CASES, ids=str)
def test_structure_equals_r(case: Case) -> None:
    r = reference(case.dataset)["views"][f"{case.relation}@{case.wave}"]
    found = projection(case)
    shape = structure(found)
    sizes = r["components"]["weak_sizes"]
    largest = sizes if isinstance(sizes, list) else [sizes]  # R's file keeps the largest few.
    assert [len(part) for part in shape.components[: len(largest)]] == largest
    assert sorted(shape.articulation) == minted(case, r["articulation_points_undirected"])
    if "dyad_census" in r:
        census = dyad_census(found)
        theirs = r["dyad_census"]
        assert [census.mutual, census.asymmetric, census.null] == [theirs[k] for k in ("mutual", "asymmetric", "null")]


def grouped(case: Case) -> dict[str, Any]:
    found: dict[str, Any] = reference(case.dataset)["views"][f"{case.relation}@{case.wave}"]
    return found


def with_key(*path: str) -> list[Case]:
    found = [one for one in cases() if read(grouped(one), path) is not None]
    return found or [Case(dataset="none", relation="none", wave="none")]


GROUPED = with_key("group_order")


@pytest.mark.parametrize("case", GROUPED, ids=str)
def test_sector_mixing_equals_r(case: Case) -> None:
    r = grouped(case)
    found = projection(case)
    names = sector_names(case)
    order = [names.index(str(group)) for group in r["group_order"]]
    assert mixing_counts_ordered(found)[np.ix_(order, order)].tolist() == r["mixing_counts_ordered"]
    if "mixing_counts_undirected" in r:
        theirs = np.array(r["mixing_counts_undirected"])
        ours = mixing_counts_undirected(found)[np.ix_(order, order)]
        assert np.array_equal(np.triu(ours), np.triu(theirs))
    with np.errstate(invalid="ignore"):
        density = mixing_counts_ordered(found) / np.where(possible_ordered(found) > 0, possible_ordered(found), np.nan)
    theirs = np.array(r["block_density"], dtype=np.float64)
    assert np.allclose(density[np.ix_(order, order)], theirs, rtol=1e-9, atol=1e-9, equal_nan=True)


@pytest.mark.parametrize("case", GROUPED, ids=str)
def test_the_label_null_equals_r(case: Case) -> None:
    ei = grouped(case)["ei"]
    found = projection(case)
    index = measures(found)["ei-index"]
    (null,) = index.nulls
    assert close(null.expected, ei["EI_expected_random"])
    assert close(null.expected, ei["EI_perm_mean_exact"])
    assert close(null.sd, ei["EI_perm_sd_exact"])
    assert close(null.z, ei["EI_perm_z_exact"])
    share, cross = measures(found)["cross-sector-share"], measures(found)["cross-sector-density"]
    assert close(share.value, ei["external"] / (ei["external"] + ei["internal"]))
    assert close(cross.value, ei["external"] / cross_dyads(found))


@pytest.mark.parametrize("case", with_key("ei", "permutation"), ids=str)
def test_permutation_tails_equal_r_within_monte_carlo_error(case: Case) -> None:
    theirs = grouped(case)["ei"]["permutation"]
    found = projection(case)
    counts = internal_counts(found, plan_for(found, statistic="reference", draws=10_000))
    for tail, key in ((counts >= within_ties(found), "p_internal_ge"), (counts <= within_ties(found), "p_internal_le")):
        p, q = float(np.mean(tail)), float(theirs[key])
        error = 4 * math.sqrt(max(p * (1 - p), q * (1 - q)) * (1 / counts.size + 1 / theirs["reps"]))
        assert abs(p - q) <= error + 2 / theirs["reps"]


@pytest.mark.parametrize("case", with_key("joincount_permutation_exact"), ids=str)
def test_the_moments_of_every_cell_equal_r(case: Case) -> None:
    found = projection(case)
    names = sector_names(case)
    sums, sizes = sums_of(found.matrix()), found.sizes
    for key, theirs in grouped(case)["joincount_permutation_exact"].items():
        a, b = (names.index(one) for one in key.split("->"))
        mean, variance = cell_moments(sums, sizes, (a, b))
        assert close(mean, theirs["expected"]), key
        assert close(variance, theirs["variance"]), key


def test_each_definition_has_a_twin_or_a_reason_for_none() -> None:
    assert not set(DIRECT) & set(NO_TWIN)
    of_change = {"jaccard", "cross-sector-net", "within-sector-net", "cross-sector-density-change", "ei-change"}
    assert {one.id for one in DEFINITIONS} == set(DIRECT) | set(NO_TWIN) | of_change
