"""What the API tells of instruments, statements and committees: from either end, with what is left unsaid."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from fakes.council_facts import AGREEMENT, COMMITTEE, MANY, NORTH, SEAT, SOUTH, TABLE, A, every_fact, statements
from harness.desk import Desk
from harness.documents import answer
from lipgraph.api.identifiers import global_id
from lipgraph.domain.statements import Thing
from lipgraph.store.opening import open_store
from lipgraph.usecases.reading import Reader


@pytest.fixture
async def reader(tmp_path: Path) -> AsyncIterator[Reader]:
    store = open_store(f"sqlite:///{tmp_path / 'facts.db'}")
    await store.migrate()
    await Desk(store).merge(every_fact())
    yield Reader(store)
    await store.close()


async def ask(reader: Reader, text: str, **variables: object) -> Any:
    body = await answer(reader, text, **variables)
    assert "errors" not in body, body["errors"]
    return body["data"]


async def test_an_instrument_tells_its_parties_parts_and_committee(reader: Reader) -> None:
    found = await ask(
        reader,
        """{ instrument(by: {slug: "agreement"}) { kind wording period { from until }
          levelOfGovernment { value classifiedBy } parts(first: 5) { nodes { slug partOf { slug } } }
          parties { role organization { slug } }
          councils(first: 5) { nodes { name kind partnership { slug } instrument { slug }
            seats(first: 5) { nodes { state seat { label } holders { role organization { slug } } } } } } } }""",
    )
    agreement = found["instrument"]
    assert (agreement["wording"], agreement["period"]) == ("early 2008", {"from": "2008", "until": None})
    assert agreement["parts"]["nodes"] == [{"slug": "programme", "partOf": {"slug": "agreement"}}]
    assert {one["organization"]["slug"] for one in agreement["parties"]} == {"a", "b"}
    party = (await ask(reader, '{ organization(by: {slug: "a"}) { partyTo { instrument { slug } } } }'))["organization"]
    assert {"slug": "agreement"} in [one["instrument"] for one in party["partyTo"]]
    (committee,) = agreement["councils"]["nodes"]
    assert (committee["partnership"], committee["instrument"]) == (None, {"slug": "agreement"})
    states = {one["seat"]["label"]: one["state"] for one in committee["seats"]["nodes"]}
    # Nobody wrote down when the seats began: who sits there is said, and the seat is undecided.
    assert states == {"Co-chair": "HELD", "Member": "HELD_NOT_NAMED"}


async def test_a_committee_and_its_seats_are_found_again_by_their_ids(reader: Reader) -> None:
    every = "{ committees { totalCount undecidedCount nodes { id seats(first: 5) { nodes { seat { id } } } } } }"
    found = (await ask(reader, every))["committees"]
    assert (found["totalCount"], found["undecidedCount"]) == (1, 1)
    ids = [found["nodes"][0]["id"], *(one["seat"]["id"] for one in found["nodes"][0]["seats"]["nodes"])]
    assert ids[0] == global_id("Council", "", COMMITTEE)
    for one in ids:
        assert (await ask(reader, "query ($id: ID!) { node(id: $id) { id } }", id=one))["node"] == {"id": one}


@pytest.mark.parametrize(
    "of", [("Council", "", TABLE), ("Seat", "", SEAT), ("Wave", "", "x"), ("Council", NORTH, COMMITTEE)]
)
async def test_a_committees_id_finds_no_other_council(reader: Reader, of: tuple[str, str, str]) -> None:
    assert await ask(reader, "query ($id: ID!) { node(id: $id) { id } }", id=global_id(*of)) == {"node": None}


SUBJECTS = """{ statements(predicate: "funded-by", first: 50) { nodes { id stance attributedTo
  attributedOrganization { slug } subject { kind: __typename } object { kind: __typename } } } }"""


async def test_things_of_every_noun_can_be_spoken_of(reader: Reader) -> None:
    nodes = (await ask(reader, SUBJECTS))["statements"]["nodes"]
    told = [one for one in nodes if one["stance"] == "ASSERTS"]
    assert {one["subject"]["kind"].lower() for one in told} == {thing.value for thing in Thing}
    assert all(one["object"] == one["subject"] for one in told), "the fake names each thing beside itself"
    assert {(one["attributedTo"], one["attributedOrganization"]["slug"]) for one in told} == {("Somebody (2010)", "b")}


async def test_what_is_left_unsaid_has_no_object(reader: Reader) -> None:
    text = """{ statements(about: {partnership: {slug: "south"}}, stance: UNSTATED) {
      nodes { predicate object { __typename } text subject { ... on Partnership { slug } } } } }"""
    assert (await ask(reader, text))["statements"]["nodes"] == [
        {"predicate": "funded-by", "object": None, "text": None, "subject": {"slug": "south"}}
    ]


async def test_a_contradiction_is_told_from_both_sides(reader: Reader) -> None:
    text = """{ statements(about: {instrument: {slug: "programme"}}, predicate: "consults") {
      nodes { quantifier text translation contradicts { quantifier } contradictedBy { quantifier } } } }"""
    found = {one["quantifier"]: one for one in (await ask(reader, text))["statements"]["nodes"]}
    assert found["most"]["contradicts"] == {"quantifier": "many"}
    assert found["many"]["contradictedBy"] == [{"quantifier": "most"}]
    assert (found["many"]["text"], found["many"]["translation"]) == ("partnerships", "partenariats")


async def test_a_thing_lists_what_is_said_of_it_and_where_it_is_named(reader: Reader) -> None:
    text = """{ partnership(by: {slug: "north"}) { statements(first: 5) { totalCount } namedIn { totalCount }
        councils { nodes { name statements { totalCount } } } sectors { code statements { totalCount } }
        waves { nodes { label statements { totalCount } } } }
      organization(by: {slug: "a"}) { statements(predicate: "nothing") { totalCount } namedIn { totalCount } } }"""
    found = await ask(reader, text)
    north = found["partnership"]
    assert (north["statements"]["totalCount"], north["namedIn"]["totalCount"]) == (1, 1)
    assert {one["name"]: one["statements"]["totalCount"] for one in north["councils"]["nodes"]} == {
        "Table": 1, "Group": 0,
    }  # fmt: skip
    assert found["organization"] == {"statements": {"totalCount": 0}, "namedIn": {"totalCount": 1}}


@pytest.mark.parametrize(
    ("about", "count"),
    [
        ({"council": global_id("Council", NORTH, TABLE)}, 1),
        ({"seat": global_id("Seat", NORTH, SEAT)}, 1),
        ({"statement": global_id("Statement", MANY)}, 1),
        ({"term": {"scheme": "roles", "code": "co-chair"}}, 1),
        ({"sector": {"scheme": "spheres", "code": "clinics"}}, 1),
        ({"sector": {"scheme": "spheres", "code": "health"}}, 0),
        ({"codebook": "other-words"}, 1),
        ({"organization": {"id": global_id("Organization", A)}}, 1),
        ({"partnership": {"id": global_id("Partnership", SOUTH)}}, 1),
        ({"instrument": {"id": global_id("Instrument", AGREEMENT)}}, 0),
    ],
)
async def test_statements_are_asked_for_by_what_they_are_about(reader: Reader, about: object, count: int) -> None:
    text = "query ($about: ThingReference) { statements(about: $about, first: 5) { totalCount } }"
    assert (await ask(reader, text, about=about))["statements"]["totalCount"] == count


@pytest.mark.parametrize(
    ("about", "code"),
    [
        ({"council": global_id("Seat", NORTH, SEAT)}, "input"),
        ({"wave": "rubbish"}, "input"),
        ({"instrument": {"slug": "none"}}, "not-found"),
    ],
)
async def test_what_cannot_be_spoken_of_is_an_error_with_a_code(reader: Reader, about: object, code: str) -> None:
    text = "query ($about: ThingReference) { statements(about: $about) { totalCount } }"
    body: Any = await answer(reader, text, about=about)
    assert body["errors"][0]["extensions"]["code"] == code


async def test_pages_of_statements_follow_one_another(reader: Reader) -> None:
    text = """query ($after: String) { statements(first: 4, after: $after) {
      nodes { id } pageInfo { hasNextPage endCursor } } }"""
    seen: list[str] = []
    after, more = None, True
    while more:
        found = (await ask(reader, text, after=after))["statements"]
        seen += [one["id"] for one in found["nodes"]]
        after, more = found["pageInfo"]["endCursor"], found["pageInfo"]["hasNextPage"]
    assert len(seen) == len(set(seen)) == len(statements())


async def test_statements_and_instruments_are_nodes(reader: Reader) -> None:
    nodes = (await ask(reader, "{ statements(first: 2) { nodes { id } } instruments { nodes { id } } }")).values()
    for one in (node for found in nodes for node in found["nodes"]):
        assert (await ask(reader, "query ($id: ID!) { node(id: $id) { id } }", id=one["id"]))["node"] == one


async def test_partnerships_are_asked_for_by_who_leads_them_and_by_what_is_not_stated(reader: Reader) -> None:
    text = "query ($where: PartnershipWhere) { partnerships(where: $where) { nodes { slug } } }"

    async def found(where: object) -> list[str]:
        return [one["slug"] for one in (await ask(reader, text, where=where))["partnerships"]["nodes"]]

    assert await found({"leadKind": {"eq": "clinic"}}) == ["north"]
    assert await found({"leadLevelOfGovernment": {"isNull": True}}) == ["north", "south"]
    assert await found({"area": {"isNull": False}}) == []


async def test_terms_that_ship_are_told_in_both_languages(reader: Reader) -> None:
    text = """{ vocabulary(name: "roles") { name version terms { code en: name(lang: EN) fr: name(lang: FR)
      citation { document } statements { totalCount } } } none: vocabulary(name: "nothing") { name }
      vocabularies { name } }"""
    found = await ask(reader, text)
    chair = next(one for one in found["vocabulary"]["terms"] if one["code"] == "co-chair")
    assert (chair["statements"]["totalCount"], found["none"]) == (1, None)
    assert chair["en"] != chair["fr"]
    assert "roles" in {one["name"] for one in found["vocabularies"]}


async def test_that_nobody_was_asked_is_told_beside_an_empty_list(reader: Reader) -> None:
    text = """{ south: partnership(by: {slug: "south"}) { nobodyAsked(at: {date: "1990-01-01"})
        linkages(at: {date: "1990-01-01"}) { totalCount } }
      north: partnership(by: {slug: "north"}) { nobodyAsked(at: {wave: "2025"}, view: {relations: ["referral"]}) } }"""
    found = await ask(reader, text)
    assert found == {"south": {"nobodyAsked": True, "linkages": {"totalCount": 0}}, "north": {"nobodyAsked": False}}


@pytest.mark.parametrize(
    ("day", "there", "undecided"),
    [
        # The agreement is of 2008 and its end unknown, the programme is undated: nobody wrote down when it began.
        ("2007-12-31", ["programme"], 1),
        ("2008-06-01", ["agreement", "programme"], 2),
        ("2026-01-01", ["agreement", "programme"], 2),
    ],
)
async def test_instruments_are_asked_for_as_on_a_day(
    reader: Reader, day: str, there: list[str], undecided: int
) -> None:
    text = "query ($on: Date) { instruments(on: $on) { totalCount undecidedCount nodes { slug presence(on: $on) } } }"
    found = (await ask(reader, text, on=day))["instruments"]
    assert [one["slug"] for one in found["nodes"]] == there
    assert (found["totalCount"], found["undecidedCount"]) == (len(there), undecided)
    assert {one["presence"] for one in found["nodes"]} == {"UNDECIDED"}


async def test_statements_are_asked_for_as_on_a_day(reader: Reader) -> None:
    # One is dated from 2010; all others have no dates, so that any day leaves them undecided.
    text = "query ($on: Date) { statements(on: $on) { totalCount undecidedCount } }"
    every = len(statements())
    before, after = [(await ask(reader, text, on=day))["statements"] for day in ("2009-12-31", "2011-01-01")]
    assert (before["totalCount"], before["undecidedCount"]) == (every - 1, every - 1)
    assert (after["totalCount"], after["undecidedCount"]) == (every, every)
    assert (await ask(reader, text))["statements"] == {"totalCount": every, "undecidedCount": None}
