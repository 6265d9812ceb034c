"""The Ontario partnerships as they ship: counted and spelled by hand from lines 133 to 182 and 207 to 211."""

from pathlib import Path
from typing import TypeVar

import pytest

from lipgraph.domain.facts import Fact
from lipgraph.domain.organizations import Lead, Organization
from lipgraph.domain.partnerships import Council, Membership, Partnership, Seat, SeatSector
from lipgraph.domain.time import UNSTATED
from lipgraph.errors import NotFound
from lipgraph_loaders import read_table_folder, shipped
from lipgraph_loaders.ontario.__main__ import write
from lipgraph_schema.vocabulary import terms

F = TypeVar("F", bound=Fact)
FACTS = read_table_folder(shipped("ontario-lips")).facts


def of(kind: type[F]) -> list[F]:
    return [fact for fact in FACTS if isinstance(fact, kind)]


PARTNERSHIPS = {one.slug: one for one in of(Partnership)}
ORGANIZATIONS = {one.id: one for one in of(Organization)}
LED_BY = {one.partnership: ORGANIZATIONS[one.organization] for one in of(Lead)}


def test_what_ships_is_what_the_list_gives_today(tmp_path: Path) -> None:
    write(tmp_path)
    here = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert {path.name: path.read_bytes() for path in shipped("ontario-lips").iterdir()} == here


def test_there_are_45_partnerships_15_of_them_in_toronto_and_three_francophone_networks() -> None:
    lips = [one for one in PARTNERSHIPS.values() if one.kind == "lip"]
    assert len(lips) == 45
    assert sum(one.slug.startswith("toronto-") for one in lips) == 15
    assert {one.name for one in PARTNERSHIPS.values() if one.kind == "francophone-network"} == {
        "Réseau Est",
        "Réseau Nord",
        "Réseau Centre Sud-Ouest",
    }
    assert not any(one.synthetic for one in PARTNERSHIPS.values())


def test_44_name_a_lead_that_is_inferred_and_toronto_city_wide_names_none() -> None:
    assert len(LED_BY) == len(ORGANIZATIONS) == 44
    without = {one.slug for one in PARTNERSHIPS.values() if one.kind == "lip" and one.id not in LED_BY}
    assert without == {"toronto-city-wide"}
    assert all(lead.inferred and lead.source.inferred and lead.source.line for lead in of(Lead))


@pytest.mark.parametrize(
    ("word", "line", "text", "organization"),
    [
        (
            "renfrew",
            139,
            "1000 Islands Regional Workforce Development Board - Renfrew",
            "1000 Islands Regional Workforce Development Board",
        ),
        ("toronto-agincourt", 142, "Agincourt Community Services Association", None),
        ("ottawa", 144, "Catholic Immigration Centre - Ottawa", "Catholic Immigration Centre"),
        ("toronto-jewish-vocational-services", 144, "Jewish Vocational Services of Metropolitan Toronto", None),
        (
            "toronto-york-south-weston",
            150,
            "Community Social Planning Council of Toronto - York South Weston",
            "Community Social Planning Council of Toronto",
        ),
        (
            "toronto-south-west-scarborough",
            154,
            "Warden Woods Community Centre - South West Scarborough",
            "Warden Woods Community Centre",
        ),
        (
            "toronto-east-downtown",
            159,
            "Canadian Centre for Victims of Torture - East Downtown",
            "Canadian Centre for Victims of Torture",
        ),
        (
            "northwestern-ontario",
            163,
            "Northwestern Ontario Municipal Partnership (32 communities)",
            "Northwestern Ontario Municipal Partnership",
        ),
        ("st-thomas-elgin", 182, "YWCA - St Thomas/Elgin", "YWCA"),
    ],
)
def test_a_name_is_as_spelled_at_its_line(word: str, line: int, text: str, organization: str | None) -> None:
    one = PARTNERSHIPS[word]
    assert (one.name, one.source.text, one.source.line) == (text, text, line)
    assert LED_BY[one.id].name == (organization or text)


def test_levels_of_government_are_the_projects_classification() -> None:
    levels = [one.level_of_government for one in ORGANIZATIONS.values()]
    assert (levels.count("municipal"), levels.count("regional")) == (8, 8)
    assert {one.classified_by for one in ORGANIZATIONS.values()} == {"project"}
    assert {one.kind for one in ORGANIZATIONS.values()} <= {term.code for term in terms("organization_kinds")}
    assert {one.kind for one in PARTNERSHIPS.values()} <= {term.code for term in terms("partnership_kinds")}


def test_counts_of_communities_are_kept() -> None:
    assert {one.slug: one.area_count for one in PARTNERSHIPS.values() if one.area_count} == {
        "simcoe": 18,
        "northwestern-ontario": 32,
    }


def test_the_london_council_has_16_seats_held_by_nobody_that_the_text_names() -> None:
    [council] = of(Council)
    assert council.partnership == PARTNERSHIPS["london"].id
    assert {seat.council for seat in of(Seat)} == {council.id}
    assert [one.sector for one in of(SeatSector)] != []
    assert {one.sector for one in of(SeatSector)} == {term.code for term in terms("sectors")}
    assert [one.organization for one in of(Membership)] == [None] * 16
    assert {one.source.line for one in of(Seat)} == {208, 209, 210, 211}


def test_no_start_is_known_and_none_is_open() -> None:
    dated: list[Partnership | Lead | Council | Seat | Membership] = [
        *of(Partnership),
        *of(Lead),
        *of(Council),
        *of(Seat),
        *of(Membership),
    ]
    assert {fact.period for fact in dated} == {UNSTATED}


def test_every_fact_names_the_text_and_its_line() -> None:
    assert all(fact.source.document and fact.source.line for fact in FACTS if fact.NOUN not in {"codebook", "relation"})


def test_a_data_set_that_does_not_ship_is_not_found() -> None:
    with pytest.raises(NotFound):
        shipped("../ontario-lips")
