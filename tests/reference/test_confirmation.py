"""Sets in which both ends were asked: claims of either end, and how many linkages both confirm."""

import json

import numpy as np
import pytest
from reference.sets import Case, folder, network, reference, sets, view

from lipgraph.analysis.linkages import linkages
from lipgraph.analysis.projection import project

pytestmark = pytest.mark.needs("reference-data")


def both_asked() -> list[Case]:
    found = []
    for dataset in sets():
        meta = json.loads((folder() / dataset / "meta.json").read_text("utf-8"))
        waves = meta["waves"] if isinstance(meta["waves"], list) else [1]
        found += [
            Case(dataset=dataset, relation=one["relation"], wave=str(wave))
            for one in meta.get("claims", [])
            for wave in waves
        ]
    return found


CASES = both_asked() or [Case(dataset="none", relation="none", wave="none")]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_claims_and_their_confirmation(case: Case) -> None:
    theirs = reference(case.dataset, "extra")["confirmation"]
    here = network(case)
    found = linkages(here)
    mine = found.relation == found.relations.index(view(case).relations[0])
    says, heard = found.source_says[mine], found.target_says[mine]
    assert int(says.sum()) == theirs["sender_claims"]
    assert int(heard.sum()) == theirs["receiver_claims"]
    assert int((says & heard).sum()) == theirs["confirmed_both"]
    assert int((says | heard).sum()) == theirs["either"]
    jaccard = np.sum(says & heard) / np.sum(says | heard)
    assert jaccard == pytest.approx(theirs["agreement_jaccard"], rel=1e-9)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_each_rule_keeps_its_claims(case: Case) -> None:
    theirs = reference(case.dataset, "extra")["confirmation"]
    here = network(case)
    for rule, key in (
        ("union", "either"),
        ("intersection", "confirmed_both"),
        ("sender", "sender_claims"),
        ("receiver", "receiver_claims"),
    ):
        assert project(here, view(case, confirmation=rule)).ties == theirs[key]
