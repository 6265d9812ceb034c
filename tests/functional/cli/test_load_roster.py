"""A roster from file to store: the preview names what would happen, the load does it, or nothing at all."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Say = Callable[..., Result]

PARTNERSHIP = "Partnership,Short name,Council or working group\nNorthgate LIP,northgate,Council\n"
MEMBERS = (
    "Organization,Sector,On the roster from,Until\n"
    "Northgate Library,libraries,2024-04,\nHarbour Settlement,settlement,,\nPolice Service,police,2023,2025-06\n"
)


@pytest.fixture
def file(tmp_path: Path) -> Callable[[str, str], Path]:
    def written(name: str, text: str) -> Path:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return written


@pytest.fixture
def northgate(say: Say, file: Callable[[str, str], Path]) -> Say:
    """A store with a partnership, its council and three members."""
    assert say("migrate").exit_code == 0
    for name, text in (("partnership.csv", PARTNERSHIP), ("members.csv", MEMBERS)):
        result = say("load", file(name, text), "--partnership", "northgate", "--apply")
        assert result.exit_code == 0, result.output
    return say


def counts(result: Result, noun: str) -> list[str]:
    return next(line.removeprefix(noun).split() for line in result.stdout.splitlines() if line.startswith(noun + " "))


def test_an_empty_store_asks_for_the_partnership_sheet(say: Say, file: Callable[[str, str], Path]) -> None:
    say("migrate")
    empty = say("digest").stdout
    result = say("load", file("members.csv", MEMBERS), "--apply")
    assert result.exit_code == 2
    assert "Fill the sheet Partnership" in result.stderr
    assert "(none is stored yet)" in result.stderr
    assert say("digest").stdout == empty


def test_a_preview_names_what_would_change_and_writes_nothing(northgate: Say, file: Callable[[str, str], Path]) -> None:
    before = northgate("digest").stdout
    text = MEMBERS.replace("libraries,2024-04", "libraries,2024-05") + "City of Northgate,schools,,\n"
    result = northgate("load", file("members.csv", text), "--partnership", "northgate")
    assert result.exit_code == 0, result.output
    assert counts(result, "organizations") == ["1", "0", "3"]
    assert counts(result, "participations") == ["1", "1", "2"]
    assert "a blank start is not known (2)" in result.stdout
    assert "Nothing was written" in result.stdout
    assert northgate("digest").stdout == before


def test_loading_twice_changes_nothing(northgate: Say, file: Callable[[str, str], Path]) -> None:
    before = northgate("digest").stdout
    result = northgate("load", file("members again.csv", MEMBERS), "--partnership", "northgate", "--apply")
    assert "Written: 0 facts" in result.stdout
    assert northgate("digest").stdout == before


def test_who_is_missing_from_a_file_is_named_and_stays(northgate: Say, file: Callable[[str, str], Path]) -> None:
    before = northgate("digest").stdout
    only = "".join(MEMBERS.splitlines(keepends=True)[:2])
    result = northgate("load", file("members.csv", only), "--partnership", "northgate", "--apply")
    assert "Harbour Settlement" in result.stdout
    # The police left in June 2025: an end that is stored is nothing that this file lacks.
    assert "Police Service" not in result.stdout
    assert northgate("digest").stdout == before


def test_a_name_that_looks_like_a_stored_one_is_asked_about(northgate: Say, file: Callable[[str, str], Path]) -> None:
    result = northgate("load", file("members.csv", "Organization\nHarbour Setlement\n"), "--partnership", "northgate")
    assert "new, or renamed?" in result.stdout
    assert "Harbour Settlement" in result.stdout


def test_an_unknown_sector_suggests_the_nearest_and_nothing_is_stored(
    northgate: Say, file: Callable[[str, str], Path]
) -> None:
    before = northgate("digest").stdout
    path = file("members.csv", "Organization,Sector\nCity of Northgate,libraires\n")
    result = northgate("load", path, "--partnership", "northgate", "--apply")
    assert result.exit_code == 2
    assert "members.csv, row 2, column Sector (B)" in result.stderr
    assert "Did you mean “Libraries”?" in result.stderr
    assert northgate("digest").stdout == before


def test_a_wave_that_the_command_misnames_is_named_once(northgate: Say, file: Callable[[str, str], Path]) -> None:
    text = "referral,Northgate Library,Harbour Settlement\nNorthgate Library,,1\nHarbour Settlement,0,\n"
    result = northgate("load", file("answers.csv", text), "--partnership", "northgate", "--wave", "2052")
    assert result.exit_code == 2
    assert result.stderr.count("no wave") == 1
    assert "answers.csv: this partnership has no wave “2052”" in result.stderr


def test_many_problems_of_one_kind_are_counted_and_a_file_holds_them_all(
    northgate: Say, file: Callable[[str, str], Path], tmp_path: Path
) -> None:
    text = "Organization,Until\n" + "".join(f"=Org {number},1/2/{number}\n" for number in range(2000, 2009))
    kept = tmp_path / "problems.csv"
    result = northgate("load", file("members.csv", text), "--partnership", "northgate", "--problems", kept)
    assert result.exit_code == 2
    assert result.stderr.count("is not a date") == 3
    assert "and 6 more of this kind in column Until (B) (rows 5, 6, 7, …)" in result.stderr
    rows = list(csv.DictReader(io.StringIO(kept.read_text("utf-8-sig"))))
    assert [(row["row"], row["found"]) for row in rows] == [(str(n - 1998), f"1/2/{n}") for n in range(2000, 2009)]


def test_what_stood_there_computes_nothing_in_the_file_of_problems(
    northgate: Say, file: Callable[[str, str], Path], tmp_path: Path
) -> None:
    kept = tmp_path / "problems.csv"
    path = file("members.csv", "Organization,Until\nA,=1+1\n")
    northgate("load", path, "--partnership", "northgate", "--problems", kept)
    assert next(csv.DictReader(io.StringIO(kept.read_text("utf-8-sig"))))["found"] == "'=1+1"


def test_json_says_the_same_as_the_words(northgate: Say, file: Callable[[str, str], Path]) -> None:
    path = file("members.csv", "Organization,Until\nHarbour Setlement,\nNew,2025-13\n")
    result = northgate("load", path, "--partnership", "northgate", "--json")
    said = json.loads(result.stdout)
    assert said["written"] is None
    assert [(one["row"], one["code"]) for one in said["problems"]] == [(3, "no-such-day")]
    assert [one["name"] for one in said["look_alikes"]] == ["Harbour Setlement"]
    assert [one["name"] for one in said["look_alikes"][0]["candidates"]] == ["Harbour Settlement"]


def test_a_matrix_gives_claims_and_answers(northgate: Say, file: Callable[[str, str], Path]) -> None:
    wave = file("waves.csv", "Wave,Last day of fieldwork\n2025,2025-10-31\n")
    assert northgate("load", wave, "--partnership", "northgate", "--apply").exit_code == 0
    across = "referral;Northgate Library;Harbour Settlement;Police Service\n"
    matrix = across + "Northgate Library;;1;0\nHarbour Settlement;0;;0\n"
    result = northgate("load", file("m.csv", matrix), "--partnership", "northgate", "--wave", "2025", "--apply")
    assert result.exit_code == 0, result.output
    assert counts(result, "claims") == ["1", "0", "0"]
    # The library named one, Harbour answered none, and the police stand in the header only: not asked.
    assert counts(result, "statuses of answers") == ["3", "0", "0"]


def test_windows_1252_is_refused_with_the_mend_and_read_when_said(northgate: Say, tmp_path: Path) -> None:
    path = tmp_path / "members.csv"
    path.write_bytes("Organization\nBibliothèque du Nord\n".encode("cp1252"))
    refused = northgate("load", path, "--partnership", "northgate")
    assert refused.exit_code == 2
    assert "--encoding windows-1252" in refused.stderr
    assert northgate("load", path, "--partnership", "northgate", "--encoding", "windows-1252").exit_code == 0


def test_a_list_of_no_known_kind_is_refused(northgate: Say, file: Callable[[str, str], Path]) -> None:
    result = northgate("load", file("members.csv", MEMBERS), "--partnership", "northgate", "--kind", "people")
    assert result.exit_code == 2
    assert "organizations" in result.stderr


def test_a_complete_list_ends_who_is_missing_on_the_day_that_is_said(
    northgate: Say, file: Callable[[str, str], Path]
) -> None:
    only = file("members.csv", "".join(MEMBERS.splitlines(keepends=True)[:2]))
    words = ("load", only, "--partnership", "northgate", "--complete", "--last-day", "2025-12-31")
    before = northgate("digest").stdout
    preview = northgate(*words)
    assert "--complete ends them on 2025-12-31" in preview.stdout
    assert "Harbour Settlement" in preview.stdout
    assert northgate("digest").stdout == before
    assert "Written: 1 facts" in northgate(*words, "--apply").stdout
    again = northgate("load", only, "--partnership", "northgate")
    assert "absent from this file" not in again.stdout


def test_a_matrix_without_a_wave_is_asked_once_for_it(northgate: Say, file: Callable[[str, str], Path]) -> None:
    matrix = "referral;Northgate Library;Harbour Settlement\nNorthgate Library;;1\nHarbour Settlement;0;\n"
    result = northgate("load", file("m.csv", matrix), "--partnership", "northgate")
    assert result.exit_code == 2
    assert result.stderr.count("--wave") == 1


def test_a_sector_that_is_mended_takes_the_old_one_away_and_says_so(
    northgate: Say, file: Callable[[str, str], Path]
) -> None:
    text = MEMBERS.replace("Northgate Library,libraries", "Northgate Library,schools")
    result = northgate("load", file("members.csv", text), "--partnership", "northgate")
    assert result.exit_code == 0, result.output
    line = next(line for line in result.stdout.splitlines() if line.endswith("taken away"))
    assert "Northgate Library" in line
    assert "libraries" in line
