"""Ties kept between waves, against R, and their stability where all of R's stayers answered at both."""

from typing import Any

import pytest
from reference.sets import Case, network, projection, reference, sets, view

from lipgraph.analysis.change import change

pytestmark = pytest.mark.needs("reference-data")


def compared() -> list[tuple[str, str]]:
    found = []
    for dataset in sets():
        for key in reference(dataset)["pairs"] or {}:
            first, second = (one.split("@") for one in key.split(" | "))
            if first[0] == second[0] and first[1] != second[1]:
                found.append((dataset, key))
    return found


def ties(case: Case) -> set[tuple[str, str]]:
    found = projection(case)
    pairs = zip(found.src.tolist(), found.dst.tolist(), strict=True)
    return {(found.organizations[a], found.organizations[b]) for a, b in pairs}


CASES = compared() or [("none", "none@1 | none@2")]


@pytest.mark.parametrize(("dataset", "key"), CASES)
def test_stability_equals_r(dataset: str, key: str) -> None:
    theirs: dict[str, Any] = reference(dataset)["pairs"][key]
    first, second = (
        Case(dataset=dataset, relation=one.split("@")[0], wave=one.split("@")[1]) for one in key.split(" | ")
    )
    kept = ties(first) & ties(second)
    assert len(kept) == theirs["n11"]
    assert len(ties(first) | ties(second)) - len(kept) == theirs["hamming_sna"]
    found = change(network(first), network(second), view(first))
    if len(found.stayers) == theirs["nodes"]["stayers"]:
        assert found.jaccard.value == pytest.approx(theirs["jaccard"], rel=1e-9)
        assert found.jaccard.n.ties == theirs["n11"] + theirs["n10"] + theirs["n01"]
