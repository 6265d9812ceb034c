"""Sector pairs under the label null, against an independent program's values."""

import math
from typing import Any

import pytest
from reference.sets import Case, cases, holdings, minted, projection, reference, sector_names

from lipgraph.analysis.pairs import sector_pairs
from lipgraph.analysis.results import Gap
from lipgraph.analysis.structure import structure

pytestmark = pytest.mark.needs("reference-data")

LARGE = 1000
"""Above so many organizations 200,000 relabellings do not belong into a test."""


def gaps_of(case: Case) -> dict[str, Any]:
    found: dict[str, Any] = reference(case.dataset, "gaps")["views"][f"{case.relation}@{case.wave}"]
    return found


def organizations(case: Case) -> int:
    return int(reference(case.dataset)["views"][f"{case.relation}@{case.wave}"]["n"])


CASES = [case for case in cases("gaps") if gaps_of(case).get("sector_pairs") and organizations(case) < LARGE] or [
    Case(dataset="none", relation="none", wave="none")
]


def near(ours: float, theirs: float, replicates: int | None) -> bool:
    if replicates is None:
        return math.isclose(ours, theirs, rel_tol=1e-9, abs_tol=1e-12)
    spread = max(ours * (1 - ours), theirs * (1 - theirs))
    return abs(ours - theirs) <= 4 * math.sqrt(2 * spread / replicates) + 2 / (replicates + 1)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_every_sector_pair(case: Case) -> None:
    theirs = gaps_of(case)
    test = theirs["sector_pair_tests"]["label_permutation"]
    drawn = None if test["method"] == "full enumeration" else int(test["replicates"])
    found = projection(case)
    names = dict(zip(found.sectors, sector_names(case), strict=True))
    pairs = sector_pairs(found, partnership=holdings(case.dataset).partnership.id)
    ours = {"|".join(sorted(names[code] for code in gap.sectors)): gap for gap in pairs}
    assert len(ours) == theirs["sector_pair_tests"]["pairs"]
    for row in theirs["sector_pairs"]:
        check_pair(ours["|".join(sorted(row["pair"].split("|")))], row, drawn)


def check_pair(gap: Gap, row: dict[str, Any], drawn: int | None) -> None:
    (finding,) = gap.findings
    null = finding.null_model
    assert gap.observed == row["observed"]
    assert gap.possible == row["possible"]
    assert null.expected == pytest.approx(row["expected_label_permutation"], rel=1e-9)
    assert null.sd == pytest.approx(row["sd_label_permutation"], rel=1e-9)
    assert gap.shortfall == pytest.approx(row["shortfall_label"], rel=1e-9, abs=1e-9)
    assert null.p is not None
    assert null.p_min is not None
    assert near(null.p, row["p_label_permutation"], drawn)
    assert near(null.p_min, row["p_min_label_permutation"], drawn)
    if drawn is None and row["q_label_permutation"] is not None:
        assert finding.q == pytest.approx(row["q_label_permutation"], rel=1e-9)
    if not row["class_may_differ_within_mc_tolerance"]:
        assert finding.finding.replace("-", " ") == row["class_label_permutation"].replace("-", " ")


@pytest.mark.parametrize("case", CASES, ids=str)
def test_isolated_organizations_and_articulation(case: Case) -> None:
    theirs = gaps_of(case)
    shape = structure(projection(case))
    assert sorted(shape.isolates) == minted(case, theirs["isolated_members"])
    assert sorted(shape.articulation) == minted(case, theirs["articulation_points"])
