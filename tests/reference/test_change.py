"""Change between waves among organizations observed at both, against an independent program's values."""

import math
from typing import Any

import pytest
from reference.sets import Case, network, reference, sets, view

from lipgraph.analysis.change import change
from lipgraph.analysis.results import Change

pytestmark = pytest.mark.needs("reference-data")


def compared() -> list[tuple[str, str]]:
    return [(dataset, key) for dataset in sets("change") for key in reference(dataset, "change")["changes"]]


CASES = compared() or [("none", "none: 1 -> 2")]


def both(dataset: str, key: str) -> tuple[dict[str, Any], Change]:
    relation, _, waves = key.partition(": ")
    first, second = (Case(dataset=dataset, relation=relation, wave=wave) for wave in waves.split(" -> "))
    theirs: dict[str, Any] = reference(dataset, "change")["changes"][key]
    return theirs, change(network(first), network(second), view(first))


@pytest.mark.parametrize(("dataset", "key"), CASES)
def test_turnover_among_stayers(dataset: str, key: str) -> None:
    theirs, ours = both(dataset, key)
    assert len(ours.stayers) == theirs["n_stayers"]
    for side, turnover in (("external", ours.cross_sector), ("internal", ours.within_sector)):
        never, formed, dissolved, kept = theirs["counts_00_01_10_11"][side]
        assert (turnover.never, turnover.formed, turnover.dissolved, turnover.kept) == (never, formed, dissolved, kept)
        assert turnover.net.value == formed - dissolved


@pytest.mark.parametrize(("dataset", "key"), CASES)
def test_change_in_density_and_ei(dataset: str, key: str) -> None:
    theirs, ours = both(dataset, key)
    before, after = theirs["density_external"]
    assert ours.density_change.value == pytest.approx(after - before, rel=1e-9, abs=1e-12)
    before, after = theirs["EI"]
    assert ours.ei_change.value == pytest.approx(after - before, rel=1e-9, abs=1e-12)


@pytest.mark.parametrize(("dataset", "key"), CASES)
def test_the_bootstrap_interval_is_that_of_the_reference_within_its_error(dataset: str, key: str) -> None:
    theirs, ours = both(dataset, key)
    bootstrap = theirs["vertex_bootstrap_paired"]
    for measure, name in ((ours.density_change, "external_density_change"), (ours.ei_change, "EI_change")):
        interval, se = measure.interval, bootstrap[f"se_{name}"]
        assert interval is not None
        # A 2.5 % quantile of R normal draws has a standard error of 2.7 se / sqrt(R); two of them, five sigma.
        slack = 5 * 2.7 * se * math.sqrt(1 / 3000 + 1 / bootstrap["reps"]) + 1e-9
        assert interval.low == pytest.approx(bootstrap[f"ci95_{name}"][0], abs=slack)
        assert interval.high == pytest.approx(bootstrap[f"ci95_{name}"][1], abs=slack)
