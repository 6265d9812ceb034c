"""What the API answers beyond the six documents: nodes, pages, filters, languages, the log."""

from __future__ import annotations

from typing import Any

import pytest

from harness.documents import answer, document
from lipgraph.api.context import Context
from lipgraph.api.execution import Request, run
from lipgraph.api.identifiers import global_id
from lipgraph.domain.claims import Confirmation
from lipgraph.store.ports import Store
from lipgraph.usecases.reading import Reader


@pytest.fixture
def reader(sqlite: Store) -> Reader:
    return Reader(sqlite)


async def ask(reader: Reader, text: str, **variables: object) -> Any:
    body = await answer(reader, text, **variables)
    assert "errors" not in body, body["errors"]
    return body["data"]


async def test_pages_of_linkages_follow_one_another_without_gap_or_repetition(reader: Reader) -> None:
    seen: list[str] = []
    after: str | None = None
    total, more = 0, True
    while more:
        data = await ask(reader, document("confirmed-cross-sector-referrals"), after=after)
        found = data["partnership"]["linkages"]
        seen += [node["id"] for node in found["nodes"]]
        total, more, after = found["totalCount"], found["pageInfo"]["hasNextPage"], found["pageInfo"]["endCursor"]
    assert len(seen) == len(set(seen)) == total


async def test_every_kind_of_node_is_found_again_by_its_id(reader: Reader) -> None:
    everything = """{ partnership(by: {slug: "demo"}) { id __typename
      councils { nodes { id __typename seats(first: 1) { nodes { seat { id __typename } } } } }
      waves { nodes { id __typename } } organizations(first: 1) { nodes { id __typename } }
      linkages(first: 1) { nodes { id __typename } } gaps(first: 1) { nodes { gap { id __typename } } } }
      taxonomies(first: 1) { nodes { id __typename } } }"""
    nodes: list[dict[str, str]] = []

    def gather(value: object) -> None:
        if isinstance(value, dict):
            if "id" in value:
                nodes.append(value)
            for inner in value.values():
                gather(inner)
        elif isinstance(value, list):
            for inner in value:
                gather(inner)

    gather(await ask(reader, everything))
    kinds = {node["__typename"] for node in nodes}
    assert kinds == {"Partnership", "Council", "Seat", "Wave", "Organization", "Linkage", "Gap", "Taxonomy"}
    for node in nodes:
        data = await ask(reader, "query ($id: ID!) { node(id: $id) { id __typename } }", id=node["id"])
        assert data["node"] == {"id": node["id"], "__typename": node["__typename"]}


@pytest.mark.parametrize(
    "unknown",
    [
        "",
        "rubbish",
        "WyJOb3RoaW5nIiwieCJd",
        global_id("Organization", "no-such"),
        global_id("Seat", "no-such", "x"),
        global_id("Linkage", "no-such", "a", "b", "c", "d:not-a-day"),
    ],
)
async def test_a_node_that_is_not_there_is_null_and_no_error(reader: Reader, unknown: str) -> None:
    assert await ask(reader, "query ($id: ID!) { node(id: $id) { id } }", id=unknown) == {"node": None}


async def test_a_reference_takes_an_id_or_a_slug(reader: Reader) -> None:
    by_slug = await ask(reader, '{ partnership(by: {slug: "demo"}) { id synthetic } }')
    by_id = await ask(
        reader, "query ($id: ID!) { partnership(by: {id: $id}) { id synthetic } }", id=by_slug["partnership"]["id"]
    )
    assert by_id == by_slug
    assert by_slug["partnership"]["synthetic"] is True
    assert await ask(reader, '{ partnership(by: {slug: "nowhere"}) { id } }') == {"partnership": None}


async def test_filters_of_linkages_divide_them(reader: Reader) -> None:
    count = '{ partnership(by: {slug: "demo"}) { linkages(first: 0, at: {wave: "2025"}, where: %s) { totalCount } } }'

    async def total(where: str) -> int:
        return int((await ask(reader, count % where))["partnership"]["linkages"]["totalCount"])

    every = await total("{}")
    states = [one.name for one in Confirmation]
    assert sum([await total(f"{{confirmation: {{eq: {state}}}}}") for state in states]) == every > 0
    assert await total(f"{{confirmation: {{in: [{' '.join(states)}]}}}}") == every
    across, within = await total("{crossSector: {eq: true}}"), await total("{crossSector: {eq: false}}")
    assert across + within == every
    assert await total('{relation: {in: ["referral", "information"]}}') == every


async def test_a_name_comes_in_the_language_asked_for_at_the_field_else_of_the_request(reader: Reader) -> None:
    text = """{ partnership(by: {slug: "demo"}) { sectors { code name other: name(lang: EN) } } }"""
    french = await run(Request(query=text, variables={}), Context(reader=reader, lang="fr"))
    first = french.body["data"]["partnership"]["sectors"][0]  # type: ignore[index]  # the answer is an object here
    assert first["name"].startswith("Organismes d’établissement")
    assert first["other"] == "Settlement agencies"


async def test_measures_come_with_their_definition_and_their_confirmed_twin(reader: Reader) -> None:
    data = await ask(
        reader,
        """{ definitions { id name formula }
          partnership(by: {slug: "demo"}) { measures(at: {wave: "2025"}) { measure { value definition { id } }
          intersection { value view { confirmation } } } } }""",
    )
    known = {one["id"] for one in data["definitions"]}
    lines = data["partnership"]["measures"]
    assert {one["measure"]["definition"]["id"] for one in lines} <= known
    twins = [one for one in lines if one["intersection"] is not None]
    assert {one["intersection"]["view"]["confirmation"] for one in twins} == {"INTERSECTION"}
    ties = next(one for one in lines if one["measure"]["definition"]["id"] == "ties")
    assert ties["intersection"]["value"] < ties["measure"]["value"]


async def test_every_headline_has_its_value_among_confirmed_ties_beside_it(reader: Reader) -> None:
    text = """query ($view: ViewInput) { partnership(by: {slug: "demo"}) {
      sectorMatrix(at: {wave: "2025"}, view: $view) { crossSectorShare { ...both } eiIndex { ...both } }
      change(from: {wave: "2023"}, to: {wave: "2025"}, view: $view) {
        crossSector { net { ...both } } withinSector { net { ...both } }
        jaccard { ...both } densityChange { ...both } eiChange { ...both } }
      measures(at: {wave: "2025"}, view: $view) { measure { ...both } intersection { value } } } }
      fragment both on Measure { value
        underIntersection { value view { confirmation } underIntersection { value } } }"""

    def values(data: Any) -> dict[str, Any]:
        home = data["partnership"]
        change = home["change"]
        turnovers = {name: change[name]["net"] for name in ("crossSector", "withinSector")}
        plain = {name: change[name] for name in ("jaccard", "densityChange", "eiChange")}
        return {**home["sectorMatrix"], **turnovers, **plain}

    asked = await ask(reader, text, view=None)
    strict = await ask(reader, text, view={"confirmation": "INTERSECTION"})
    beside = {name: one["underIntersection"] for name, one in values(asked).items()}
    assert {name: one["value"] for name, one in beside.items()} == {
        name: one["value"] for name, one in values(strict).items()
    }
    assert {one["view"]["confirmation"] for one in beside.values()} == {"INTERSECTION"}
    assert [one for one in beside.values() if one["underIntersection"] is not None] == [], "confirmed is confirmed"
    assert [one for one in values(strict).values() if one["underIntersection"] is not None] == []
    for line in asked["partnership"]["measures"]:
        twin = line["measure"]["underIntersection"]
        assert (twin and twin["value"]) == (line["intersection"] and line["intersection"]["value"])


async def test_the_log_goes_on_where_it_was_left(reader: Reader) -> None:
    page = """query ($after: String) { log(after: $after, first: 2) { nodes { number changes previous hash }
      edges { cursor } pageInfo { hasNextPage hasPreviousPage endCursor } } }"""
    seen: list[dict[str, Any]] = []
    after, more = None, True
    while more:
        found = (await ask(reader, page, after=after))["log"]
        assert found["pageInfo"]["hasPreviousPage"] is (after is not None)
        wanted = [f"{entry['number']}.{entry['changes']}" for entry in found["nodes"]]
        assert [edge["cursor"] for edge in found["edges"]] == wanted
        seen, after, more = seen + found["nodes"], found["pageInfo"]["endCursor"], found["pageInfo"]["hasNextPage"]
    assert [entry["number"] for entry in seen] == list(range(1, len(seen) + 1))
    assert [entry["previous"] for entry in seen[1:]] == [entry["hash"] for entry in seen[:-1]]
    assert len(seen) >= 2, "two data sets were loaded"


async def test_a_cursor_of_the_log_says_behind_which_fact_of_which_entry_to_go_on(reader: Reader) -> None:
    page = """query ($log: String, $facts: String) { log(after: $log, first: 1) { nodes { number changes
      facts(first: 2, after: $facts) { totalCount edges { cursor node { noun key change } }
        pageInfo { hasNextPage hasPreviousPage } } } } }"""
    (entry,) = (await ask(reader, page, log=None, facts=None))["log"]["nodes"]
    assert entry["facts"]["totalCount"] == entry["changes"] > 3
    assert [edge["cursor"] for edge in entry["facts"]["edges"]] == ["1.1", "1.2"]
    assert {edge["node"]["change"] for edge in entry["facts"]["edges"]} == {"ADDED"}, "nothing was there before"
    # In the midst of an entry: the entry comes again, and its facts go on behind that one.
    (again,) = (await ask(reader, page, log="1.1", facts="1.1"))["log"]["nodes"]
    assert again["number"] == 1
    assert again["facts"]["edges"][0] == entry["facts"]["edges"][1]
    assert again["facts"]["pageInfo"] == {"hasNextPage": True, "hasPreviousPage": True}
    (last,) = (await ask(reader, page, log=f"1.{entry['changes']}", facts=None))["log"]["nodes"]
    assert last["number"] == 2
    body = await answer(reader, page, log="1", facts=None)
    assert body["errors"][0]["extensions"]["code"] == "input"  # type: ignore[index]  # the answer is an object here


async def test_the_linkages_of_an_organization_are_those_of_the_partnership_that_name_it(reader: Reader) -> None:
    some = """{ partnership(by: {slug: "demo"}) { linkages(first: 1) {
      nodes { source { organization { id slug } } } } } }"""
    (linkage,) = (await ask(reader, some))["partnership"]["linkages"]["nodes"]
    who = linkage["source"]["organization"]
    own = """query ($id: ID!, $slug: String!) {
      partnership(by: {slug: "demo"}) { linkages(first: 100, where: {organization: $id}) { totalCount nodes { id } } }
      organization(by: {slug: $slug}) { linkages(partnership: {slug: "demo"}, first: 100) {
        totalCount nodes { id } } } }"""
    data = await ask(reader, own, id=who["id"], slug=who["slug"])
    assert data["organization"]["linkages"] == data["partnership"]["linkages"]
    assert data["organization"]["linkages"]["totalCount"] > 0
    narrow = """query ($slug: String!) { organization(by: {slug: $slug}) { linkages(partnership: {slug: "demo"},
      first: 2, at: {wave: "2024"}, where: {confirmation: {eq: CONFIRMED}}) { nodes { confirmation } } } }"""
    found = (await ask(reader, narrow, slug=who["slug"]))["organization"]["linkages"]["nodes"]
    assert {one["confirmation"] for one in found} <= {"CONFIRMED"}
    nowhere = """query ($slug: String!) { organization(by: {slug: $slug}) {
      linkages(partnership: {slug: "none"}) { totalCount } } }"""
    body = await answer(reader, nowhere, slug=who["slug"])
    assert body["errors"][0]["extensions"]["code"] == "not-found"  # type: ignore[index]  # the answer is an object here


async def test_a_moment_that_is_not_there_is_an_error_with_a_code(reader: Reader) -> None:
    body = await answer(reader, '{ partnership(by: {slug: "demo"}) { linkages(at: {wave: "1999"}) { totalCount } } }')
    error: Any = body["errors"][0]  # type: ignore[index]  # the answer is an object here
    assert error["extensions"] == {"code": "not-found", "kind": "wave", "id": "1999"}
    assert "1999" in error["message"]
