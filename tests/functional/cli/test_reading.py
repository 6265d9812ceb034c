"""What the command line says of a network, against counts made by hand."""

import csv
import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from harness.documents import DATA_SETS

Say = Callable[..., Result]

# Counted from the second wave: ab, bc, de, ed within a sector, cd and ad across; six of thirty ordered pairs.
BY_HAND = {
    "organizations": 6,
    "ties": 6,
    "isolates": 1,
    "cross-sector-ties": 2,
    "within-sector-ties": 4,
    "cross-sector-share": 2 / 6,
    "density": 6 / 30,
    "ei-index": (2 - 4) / 6,
    "sectors-present": 3,
}


def test_a_profile_as_csv_holds_the_numbers_counted_by_hand(loaded: Say) -> None:
    rows = {row["definition"]: row for row in csv.DictReader(loaded("profile", "small", "--csv").stdout.splitlines())}
    assert {name: float(rows[name]["value"]) for name in BY_HAND} == pytest.approx(BY_HAND)
    index = rows["ei-index"]
    assert (index["moment"], index["confirmation"], index["relations"]) == ("w:2", "union", "referral")
    # Of fifteen pairs 3 lie in X and 1 in Y: 11 are across, so of six ties 6 x 11/15 by chance.
    assert float(rows["cross-sector-ties"]["expected"]) == pytest.approx(6 * 11 / 15)


def test_a_profile_as_json_holds_the_same(loaded: Say) -> None:
    found = json.loads(loaded("profile", "small", "--json").stdout)
    values = {one["measure"]["definition"]: one["measure"]["value"] for one in found["profile"]["headlines"]}
    assert {name: values[name] for name in BY_HAND} == pytest.approx(BY_HAND)


@pytest.mark.parametrize(
    ("lang", "sentences"),
    [
        ("en", ("wave 2", "Cross-sector share", "0.333", "confirmed only", "Nobody was asked", "every relabelling")),
        ("fr", ("vague 2", "Part des liens intersectoriels", "0,333", "confirmés seuls", "toutes les permutations")),
    ],
)
def test_a_profile_is_readable_in_both_languages(loaded: Say, lang: str, sentences: tuple[str, ...]) -> None:
    said = loaded("profile", "small", "--lang", lang).stdout
    assert [one for one in sentences if one not in said] == []


def test_another_wave_can_be_asked_for(loaded: Say) -> None:
    rows = csv.DictReader(loaded("profile", "small", "--wave", "1", "--csv").stdout.splitlines())
    assert {row["definition"]: row["value"] for row in rows}["ties"] == "5.0"


def _told(result: Result) -> dict[str, dict[str, str]]:
    assert result.exit_code == 0, result.output
    return {row["definition"]: row for row in csv.DictReader(result.stdout.splitlines())}


def test_a_threshold_leaves_out_what_is_weaker(say: Say, folder: Path) -> None:
    edges = folder / "edges.csv"
    edges.write_text(
        edges.read_text("utf-8").replace('"a","d",1', '"a","d",3').replace('"b","c",1', '"b","c",2'), "utf-8"
    )
    assert say("migrate").exit_code == 0
    assert say("load", folder, "--apply").exit_code == 0
    ties = {limit: _told(say("profile", "small", "--csv", "--threshold", limit))["ties"] for limit in ("1", "2", "2.5")}
    # Of six ties bc has strength 2 and ad 3, the others 1.
    assert {limit: row["value"] for limit, row in ties.items()} == {"1": "6.0", "2": "2.0", "2.5": "1.0"}
    assert ties["2.5"]["threshold"] == "2.5"
    change = json.loads(say("compare", "small", "1", "2", "--threshold", "2", "--json").stdout)["change"]
    # All of wave 1 is weaker, so ad across and bc within are new.
    assert [change[where]["formed"] for where in ("cross_sector", "within_sector")] == [1, 1]
    assert [change[where]["kept"] for where in ("cross_sector", "within_sector")] == [0, 0]
    alone = say("gaps", "small", "--threshold", "2.5", "--kind", "isolated-organization", "--csv").stdout
    assert len(list(csv.DictReader(alone.splitlines()))) == 4
    assert "from strength 2.000" in say("profile", "small", "--threshold", "2").stdout


def test_only_those_who_answered_can_be_asked_for(loaded: Say) -> None:
    # f is in the list of nodes and named nobody: what it would have said was not observed.
    asked = ("small", "--eligible", "observed", "--csv")
    row = _told(loaded("profile", *asked))["organizations"]
    assert (row["value"], row["eligible"]) == ("5.0", "observed")
    assert "isolated-organization" not in loaded("gaps", *asked).stdout


def test_the_organization_that_stands_alone_is_a_candidate_gap(loaded: Say) -> None:
    (row,) = csv.DictReader(loaded("gaps", "small", "--kind", "isolated-organization", "--csv").stdout.splitlines())
    assert row["title"] == "No linkage in this view: Réseau f"
    said = loaded("gaps", "small").stdout
    assert "Candidate gaps, not yet confirmed" in said
    assert "Réseau f" in said


def test_change_is_counted_among_those_who_named_someone_both_times(loaded: Say) -> None:
    # Across: cd kept, ad formed, ec dissolved. Within: ab and de kept, bc and ed formed, ba dissolved.
    change = json.loads(loaded("compare", "small", "1", "2", "--json").stdout)["change"]
    counted = {
        where: (change[where]["formed"], change[where]["kept"], change[where]["dissolved"])
        for where in ("cross_sector", "within_sector")
    }
    assert counted == {"cross_sector": (1, 1, 1), "within_sector": (2, 2, 1)}
    assert len(change["stayers"]) == 5
    assert change["jaccard"]["value"] == pytest.approx(3 / 8)
    assert loaded("compare", "small").stdout == loaded("compare", "small", "1", "2").stdout


def test_a_view_is_written_as_graphml(loaded: Say, tmp_path: Path) -> None:
    result = loaded("export", "--graphml", tmp_path / "small.graphml", "--partnership", "small")
    assert result.exit_code == 0, result.output
    tree = ET.parse(tmp_path / "small.graphml")  # noqa: S314 - written one line above
    names = {element.tag.rpartition("}")[2] for element in tree.iter()}
    assert {"graph", "node", "edge"} <= names
    assert sum(element.tag.endswith("}edge") for element in tree.iter()) == BY_HAND["ties"]


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("more", [(), ("--explore",)])
def test_a_map_is_one_page_that_asks_nobody(loaded: Say, tmp_path: Path, lang: str, more: tuple[str, ...]) -> None:
    path = tmp_path / "map.html"
    result = loaded("map", "small", "-o", path, "--lang", lang, *more)
    assert result.exit_code == 0, result.output
    page = path.read_text(encoding="utf-8")
    assert f'lang="{lang}"' in page
    assert "Réseau f" in page
    assert 'src="http' not in page


def test_a_council_without_organizations_has_seats_and_nothing_to_measure(say: Say, tmp_path: Path) -> None:
    say("demo", "--data", tmp_path / "kept", "--no-serve")
    said = say("profile", "london").stdout
    # The text names the sixteen spheres of London's council and nobody who sits for them.
    assert "held by somebody not named 16, vacant 0" in said
    assert "nothing to measure" in said


def test_change_stands_beside_the_change_among_confirmed_linkages(loaded: Say, tmp_path: Path) -> None:
    # Senders alone speak in this network: one more linkage within sectors, and nobody who could confirm one.
    rows = {row["definition"]: row for row in csv.DictReader(loaded("compare", "small", "--csv").stdout.splitlines())}
    assert (rows["within-sector-net"]["value"], rows["within-sector-net"]["value_intersection"]) == ("1.0", "")
    assert "Nobody was asked" in loaded("compare", "small").stdout
    loaded("demo", "--data", tmp_path / "kept", "--no-serve")
    beside = json.loads(loaded("compare", "demo", "--json").stdout)
    alone = json.loads(loaded("compare", "demo", "--json", "--confirmation", "intersection").stdout)
    assert beside["confirmed"] == alone["change"] != beside["change"]
    assert "confirmés seuls" in loaded("compare", "demo", "--lang", "fr").stdout


@pytest.mark.parametrize("waves", [("2", "1"), ("2", "2")])
@pytest.mark.parametrize(("lang", "words"), [("en", "is not earlier than"), ("fr", "n’est pas antérieure à")])
def test_waves_are_compared_in_their_order_only(loaded: Say, waves: tuple[str, str], lang: str, words: str) -> None:
    result = loaded("compare", "small", *waves, "--lang", lang)
    assert result.exit_code == 2
    assert words in result.stderr
    assert len(result.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    ("lang", "heading", "more"),
    [
        ("en", "Sector pairs that cannot be tested", "and {rest} more: --csv or --json"),
        ("fr", "Paires de secteurs impossibles à tester", "et {rest} de plus : --csv ou --json"),
    ],
)
def test_pairs_that_cannot_be_tested_stand_apart(say: Say, tmp_path: Path, lang: str, heading: str, more: str) -> None:
    say("demo", "--data", tmp_path / "kept", "--no-serve")
    rows = list(csv.DictReader(say("gaps", "demo", "--csv", "--lang", lang).stdout.splitlines()))
    apart = [row for row in rows if row["finding"] == "untestable"]
    shown = [row for row in rows if row["finding"] == "under-linked"]
    lines = say("gaps", "demo", "--lang", lang).stdout.splitlines()
    place = next(at for at, line in enumerate(lines) if line == f"{heading} ({len(apart)})")
    # Ten pairs at most after the head of the table, then how many are left.
    assert more.format(rest=len(apart) - 10) in "\n".join(lines[place : place + 13])
    assert [row["title"] for row in shown if not any(row["title"] in line for line in lines[:place])] == []
    assert [row["title"] for row in apart if ":" in row["title"]] == []


@pytest.mark.parametrize(
    ("lang", "said"), [("en", "nobody was asked"), ("fr", "personne n’a été interrogé")], ids=["en", "fr"]
)
@pytest.mark.parametrize("word", ["profile", "gaps"])
def test_where_nobody_was_asked_no_zero_is_told(say: Say, word: str, lang: str, said: str) -> None:
    assert say("migrate").exit_code == 0
    assert say("load", DATA_SETS / "ontario-lips", "--apply").exit_code == 0
    told = say(word, "toronto-city-wide", "--lang", lang).stdout
    assert said in told
    assert not re.search(r"(?<![-\d])0(?![-\d])", told), told
    assert json.loads(say("gaps", "toronto-city-wide", "--json").stdout)["nobody_asked"] is True
