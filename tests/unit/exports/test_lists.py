"""Plain lists: headers in both languages, the reader's words, and the states of seats and linkages kept apart."""

import csv
import io
from datetime import date

import pytest

from fakes.council_facts import NORTH, facts_of
from lipgraph.domain.holdings import holdings_of
from lipgraph.domain.network import moment_of, network_at
from lipgraph.domain.partnerships import Partnership
from lipgraph.exports.delimited import csv_bytes, tame
from lipgraph.exports.lists import lists


def read(lang: str, **when: object) -> dict[str, list[dict[str, str]]]:
    facts = facts_of(NORTH)
    holdings = holdings_of(next(one for one in facts if isinstance(one, Partnership)), facts)
    network = network_at(holdings, moment_of(holdings, **when))  # type: ignore[arg-type]  # a test's own words
    return {
        name: list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))
        for name, content in lists(holdings, network, lang=lang).items()
    }


def test_organizations_are_listed_with_sector_and_answer() -> None:
    (first, *_) = [
        one for one in read("en", wave="2025")["organizations.csv"] if one["Organization / Organisme"][0] == "R"
    ]
    assert first["Organization / Organisme"] == "Réseau de santé"
    assert first["Sector / Secteur"] == "Health"
    assert first["Response / Réponse"] == "named someone"
    assert first["Other names / Autres noms"] == "Health Net"
    assert (first["At / Moment"], first["Synthetic data / Données synthétiques"]) == ("wave 2025", "yes")


def test_four_answers_stay_four_answers() -> None:
    answers = {one["Réponse / Response"] for one in read("fr", wave="2025")["organismes.csv"]}
    assert answers == {"a nommé quelqu’un", "n’a nommé personne", "n’a pas répondu", "pas interrogé"}


def test_a_vacant_seat_and_one_held_without_a_name_are_two_things() -> None:
    states = {(one["Seat / Siège"], one["State / État"]) for one in read("en", day=date(2020, 6, 1))["seats.csv"]}
    # Health 2020 was held from 2019 to 2020 by nobody who is named; nobody ever held the seat for newcomers.
    assert ("Health 2020", "held, holder not named") in states
    assert ("Newcomers", "vacant") in states


def test_linkages_say_whether_they_are_confirmed_and_what_is_only_denied_is_none() -> None:
    found = read("en", wave="2025")["linkages.csv"]
    said = {(one["Confirmation"].partition(":")[2] or one["Confirmation"]).strip() for one in found}
    # Of the claims at that wave: one that the other end answers without, one that it denies, others by third parties.
    assert said == {"the other end answered and does not name it", "the other end says no", "claimant not known"}
    assert [one["Claims / Déclarations"] for one in found] == ["1", "3", "1", "2"]
    assert {one["Has a direction / Orienté"] for one in found} == {"yes"}


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@x", "\t=1", " =1", "\uff1d1"])
def test_no_cell_computes(cell: str) -> None:
    assert tame(cell) == f"'{cell}"
    assert csv_bytes(["a"], [[cell]]).startswith(b"\xef\xbb\xbfa\n")
