"""The documents of docs/queries run as written on every store, and say what the generator and the text say."""

from __future__ import annotations

import json
from typing import Any

import pytest

from harness.documents import NAMES, answer, document, expected
from lipgraph.domain.claims import Claim, Layer, Polarity
from lipgraph.domain.organizations import Organization, SectorAssignment
from lipgraph.domain.waves import Wave
from lipgraph.store.ports import Store
from lipgraph.usecases.reading import Reader
from lipgraph_loaders.demo import demo_facts
from lipgraph_loaders.demo.planted import PLANTED


def same(seen: object, wanted: object, place: str = "$") -> None:
    """Hold two JSON values equal; numbers to 1e-9, since libraries sum in orders of their own."""
    if isinstance(wanted, dict) and isinstance(seen, dict):
        assert list(seen) == list(wanted), place
        for name, value in wanted.items():
            same(seen[name], value, f"{place}.{name}")
    elif isinstance(wanted, list) and isinstance(seen, list):
        assert len(seen) == len(wanted), place
        for number, value in enumerate(wanted):
            same(seen[number], value, f"{place}[{number}]")
    elif isinstance(wanted, float) or isinstance(seen, float):
        assert seen == pytest.approx(wanted, rel=1e-9, abs=1e-12), place
    else:
        assert (seen, type(seen)) == (wanted, type(wanted)), place


def answer_of(name: str) -> Any:
    return expected(name)["data"]  # type: ignore[index]  # the file is an object


def test_the_six_documents_of_the_issue_are_there() -> None:
    assert NAMES == (
        "change",
        "confirmed-cross-sector-referrals",
        "council-at-a-date",
        "gaps",
        "ontario",
        "sector-matrix",
    )


async def test_every_document_runs_as_written_with_the_answer_beside_it(shipped: Store) -> None:
    reader = Reader(shipped)
    for name in NAMES:
        seen = json.loads(json.dumps(await answer(reader, document(name))))
        same(seen, expected(name), name)


def test_vacant_seats_and_unnamed_holders_are_those_planted() -> None:
    councils = answer_of("council-at-a-date")["partnership"]["councils"]["nodes"]
    by_state: dict[str, set[str]] = {}
    for node in (one for council in councils for one in council["seats"]["nodes"]):
        by_state.setdefault(node["state"], set()).add(node["seat"]["label"])
    assert by_state["VACANT"] == set(PLANTED.vacant_seats)
    assert by_state["HELD_NOT_NAMED"] == set(PLANTED.seats_not_named)


def test_the_first_two_candidate_gaps_are_the_planted_pairs() -> None:
    shown = answer_of("gaps")["partnership"]["gaps"]["nodes"]
    clear = [one for one in shown if one["findings"][0]["finding"] == "UNDER_LINKED"]
    found = {frozenset(s["code"] for s in one["gap"]["sectors"]): one["observed"] for one in clear}
    planted = dict(zip((frozenset(pair) for pair in PLANTED.sector_pairs), PLANTED.ties_of_pairs, strict=True))
    assert {pair: found[pair] for pair in planted} == planted


def test_joiners_and_leavers_are_those_planted_over_both_years() -> None:
    change = answer_of("change")["partnership"]["change"]
    names = {fact.id: fact.name for fact in demo_facts() if isinstance(fact, Organization)}
    for side, planted in (("joiners", PLANTED.joiners), ("leavers", PLANTED.leavers)):
        wanted = {names[one] for one in planted["2024"] | planted["2025"]}
        assert {node["name"] for node in change[side]["nodes"]} == wanted


def test_confirmed_referrals_are_those_that_both_ends_claim() -> None:
    facts = demo_facts()
    wave = next(fact.id for fact in facts if isinstance(fact, Wave) and fact.label == "2025")
    sector: dict[str, str] = {
        fact.organization: fact.sector for fact in facts if isinstance(fact, SectorAssignment) and fact.primary
    }
    wanted = (wave, "referral", Polarity.ASSERTS, Layer.SURVEY)
    said: dict[tuple[str, str], set[str | None]] = {}
    for fact in facts:
        if isinstance(fact, Claim) and (fact.wave, fact.relation, fact.polarity, fact.layer) == wanted:
            said.setdefault((fact.source_org, fact.target_org), set()).add(fact.claimant)
    across = [pair for pair, claimants in said.items() if claimants >= set(pair) and sector[pair[0]] != sector[pair[1]]]
    linkages = answer_of("confirmed-cross-sector-referrals")["partnership"]["linkages"]
    assert linkages["totalCount"] == len(across)
    for node in linkages["nodes"]:
        assert node["source"]["sector"]["code"] != node["target"]["sector"]["code"]
        ends = {node[end]["organization"]["id"] for end in ("source", "target")}
        assert {one["claimedBy"]["id"] for one in node["claims"]} >= ends


def test_the_matrix_adds_up_to_its_own_share() -> None:
    matrix = answer_of("sector-matrix")["partnership"]["sectorMatrix"]
    across = sum(one["observed"] for one in matrix["pairs"])
    # An undirected tie within a sector stands twice in its cell of ordered pairs.
    within = sum(one["observed"] for one in matrix["cells"] if one["source"] == one["target"]) // 2
    assert matrix["crossSectorShare"]["n"]["ties"] == across + within
    assert matrix["crossSectorShare"]["value"] == pytest.approx(across / (across + within))
    assert matrix["eiIndex"]["value"] == pytest.approx((across - within) / (across + within))
    assert len(matrix["pairs"]) == len(matrix["sectors"]) * (len(matrix["sectors"]) - 1) // 2


def test_ontario_has_the_45_partnerships_of_the_text_and_every_lead_is_inferred() -> None:
    # 30 community-wide and 15 in Toronto; the text is undated, and one row of its list names nobody.
    partnerships = answer_of("ontario")["partnerships"]
    assert (partnerships["totalCount"], partnerships["undecidedCount"]) == (45, 45)
    leads = [lead for node in partnerships["nodes"] for lead in node["leads"]]
    assert len(leads) == 44
    assert all(lead["inferred"] for lead in leads)
