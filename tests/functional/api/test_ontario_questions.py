"""Twenty questions that a reader of the text would ask: each runs as written, and the answer is what the text says."""

from __future__ import annotations

import json
from typing import Any

import pytest

from harness.documents import FOLDER, QUESTIONS, answer, document, expected
from harness.repository import ROOT
from lipgraph.store.ports import Store
from lipgraph.usecases.reading import Reader
from lipgraph_schema.vocabulary import term


def answered(name: str) -> Any:
    [found] = [one for one in QUESTIONS if one.removeprefix("ontario/")[3:] == name]
    return expected(found)["data"]  # type: ignore[index]  # the file is an object


def nodes(found: Any) -> list[Any]:
    listed: list[Any] = found["nodes"]
    return listed


def lines(found: Any) -> list[int]:
    return [one["citation"]["line"] for one in nodes(found)]


async def test_every_question_runs_as_written_with_the_answer_beside_it(shipped: Store) -> None:
    reader = Reader(shipped)
    for name in QUESTIONS:
        seen = json.loads(json.dumps(await answer(reader, document(name))))
        assert "errors" not in seen, name
        assert seen == expected(name), name


def test_there_are_twenty_and_the_documentation_lists_each() -> None:
    listed = (ROOT / "docs" / "ontario.md").read_text("utf-8")
    assert len(QUESTIONS) == 20
    assert [name for name in QUESTIONS if f"(queries/{name}.graphql)" not in listed] == []


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_question_is_asked_in_words_and_its_answer_names_a_line(name: str) -> None:
    first = document(name).splitlines()[0]
    assert first.startswith("# ")
    assert "?" in first
    assert '"line": ' in (FOLDER / f"{name}.json").read_text("utf-8")


def test_municipalities_lead_eight_and_regional_governments_eight() -> None:
    found = answered("led-by-a-municipality")
    # Counted by hand in lines 145 to 177.
    assert (found["municipal"]["totalCount"], found["regional"]["totalCount"]) == (8, 8)
    assert all(lead["inferred"] for one in nodes(found["municipal"]) for lead in one["leads"])


def test_nine_of_fifteen_in_toronto_are_listed_without_an_area() -> None:
    subjects = [one["subject"] for one in nodes(answered("toronto-without-an-area")["instrument"]["namedIn"])]
    listed = [one for one in subjects if one["__typename"] == "Partnership"]
    # Lines 142, 144, 146, 147, 149, 153, 157, 162 and 166.
    assert len(listed) == 15
    assert sorted(one["citation"]["line"] for one in listed if one["area"] is None) == [
        142, 144, 146, 147, 149, 153, 157, 162, 166,
    ]  # fmt: skip


def test_three_bodies_chair_the_committee_and_it_is_of_no_partnership() -> None:
    [committee] = nodes(answered("co-chairs-of-the-committee")["committees"])
    chairs = [holder["organization"]["name"] for seat in nodes(committee["seats"]) for holder in seat["holders"]]
    assert len(chairs) == 3
    assert committee["partnership"] is None
    assert committee["instrument"]["period"] == {"from": "2005-11", "until": None}


def test_the_text_leaves_unsaid_who_funds_the_networks_who_leads_city_wide_and_the_objectives() -> None:
    networks = nodes(answered("funding-of-the-francophone-networks")["partnerships"])
    said = [(one["name"], [each["stance"] for each in nodes(one["statements"])]) for one in networks]
    assert said == [(name, ["UNSTATED"]) for name in ("Réseau Centre Sud-Ouest", "Réseau Est", "Réseau Nord")]
    city = answered("lead-of-toronto-city-wide")["partnership"]
    assert city["leads"] == []
    assert [one["stance"] for one in nodes(city["statements"]) if one["predicate"] == "led-by"] == ["UNSTATED"]
    objectives = nodes(answered("objectives")["statements"])
    assert {(one["stance"], one["text"]) for one in objectives} == {("UNSTATED", None)}


def test_empowerment_is_said_in_three_places_by_two_works_and_the_text() -> None:
    found = answered("empowerment")
    assert {name: lines(found[name]) for name in found} == {
        "practice": [219], "indicator": [295], "table": [77], "definition": [295],
    }  # fmt: skip
    speakers = [one["attributedTo"] for name in found for one in nodes(found[name]) if "attributedTo" in one]
    assert speakers == ["Bradford and Andrew (2010)", None, "Stewart et al. (2008)"]
    assert [(one["stance"], one["text"]) for one in nodes(found["definition"])] == [("UNSTATED", None)]


def test_one_of_sixteen_spheres_is_no_kind_of_organization() -> None:
    [council] = nodes(answered("spheres-of-the-london-council")["partnership"]["councils"])
    sectors = [one["sector"] for one in nodes(council["seats"])]
    assert len(sectors) == 16
    assert [one["code"] for one in sectors if one["kind"] != "sector"] == ["immigrants"]


def test_what_is_dated_before_2009_and_what_may_be() -> None:
    found = answered("dated-before-2009")
    instruments = {one["slug"]: one["period"]["from"] for one in nodes(found["instruments"]) if one["period"]["from"]}
    assert sorted(instruments.values()) == ["2001", "2005-11", "2008", "2008"]
    works = [one["period"]["from"] for one in nodes(found["statements"]) if one["period"]["from"] < "2009"]
    assert sorted(works) == ["2005", "2007", "2008", "2008"]
    # Of no partnership is a start known: each may have been there on the last day of 2008.
    assert found["partnerships"] == {"totalCount": 48, "undecidedCount": 48}


def test_burnaby_is_told_under_its_programme_with_four_elements() -> None:
    project = answered("burnaby")["instrument"]
    assert project["partOf"]["name"] == "Welcoming and Inclusive Communities and Workplaces Program"
    assert project["partOf"]["statements"]["totalCount"] == 4
    partners = [one for one in nodes(project["statements"]) if one["predicate"] == "has-partner"]
    assert [one["text"] for one in sorted(partners, key=lambda one: one["rank"])] == [
        "board of trade", "school board", "chamber of commerce", "service provider organizations (SPOs)",
    ]  # fmt: skip
    # Which organizations they are is left unsaid.
    unsaid = [one["predicate"] for one in nodes(project["statements"]) if one["stance"] == "UNSTATED"]
    assert unsaid == ["has-named-partner"]


async def test_a_conclusion_is_told_in_the_language_that_is_asked_for(shipped: Store) -> None:
    body = await answer(
        Reader(shipped),
        """{ partnership(by: {slug: "london"}) { leads { citation { inferred french: inferred(lang: FR) } } } }""",
    )
    [lead] = body["data"]["partnership"]["leads"]  # type: ignore[index]  # a body without errors
    of_the_row = term("conclusions", "lead-of-the-row")
    assert lead["citation"] == {"inferred": of_the_row.name, "french": of_the_row.name_fr}


def test_what_is_listed_in_numbers_is_counted_so() -> None:
    assert lines(answered("steps-and-horizons")["statements"]) == [194, 195, 196, 199, 200]
    assert lines(answered("research-questions")["asks"]) == [288, 289, 292]
    assert answered("indicators")["statements"]["totalCount"] == 6
    assert answered("effective-practices")["statements"]["totalCount"] == 7
    assert answered("calls-for-proposals")["instruments"]["totalCount"] == 2
    assert answered("approaches-elsewhere")["instruments"]["totalCount"] == 4
    assert lines(answered("community-consultation")["statements"]) == [211, 213]
