"""``lipgraph template``: what it writes, in whose words, and what it leaves alone."""

from collections.abc import Callable
from pathlib import Path

import openpyxl
from click.testing import Result

Say = Callable[..., Result]


def words_of(path: Path, sheet: str, column: int) -> list[object]:
    """Return what stands in a column below its header."""
    return [line[column] for line in openpyxl.load_workbook(path)[sheet].iter_rows(min_row=2, values_only=True)]


def test_an_empty_workbook_and_an_example_are_written_without_a_store(say: Say, tmp_path: Path) -> None:
    said = say("template", tmp_path / "roster.xlsx")
    assert said.exit_code == 0, said.output
    assert words_of(tmp_path / "roster.xlsx", "Organizations", 0) == []
    assert len(words_of(tmp_path / "roster-example.xlsx", "Organizations", 0)) == 12
    assert "invented" in said.output


def test_what_somebody_typed_is_not_written_over(say: Say, tmp_path: Path) -> None:
    filled = tmp_path / "roster.xlsx"
    filled.write_bytes(b"typed")
    said = say("template", filled)
    assert said.exit_code == 2
    assert filled.read_bytes() == b"typed"
    assert sorted(one.name for one in tmp_path.glob("*.xlsx")) == ["roster.xlsx"]


def test_a_partnership_gets_a_template_of_its_own_words(loaded: Say, tmp_path: Path) -> None:
    path = tmp_path / "small.xlsx"
    said = loaded("template", path, "--partnership", "small", "--lang", "fr")
    assert said.exit_code == 0, said.output
    # The groups of the small network are its sectors.
    assert [word for word in words_of(path, "Listes", 0) if word] == ["X", "Y", "Z"]
    assert [one.name for one in tmp_path.glob("*.xlsx")] == ["small.xlsx"]


def test_the_roster_of_a_partnership_is_its_template_filled(loaded: Say, tmp_path: Path) -> None:
    path = tmp_path / "small.xlsx"
    said = loaded("export", "--roster", path, "--partnership", "small")
    assert said.exit_code == 0, said.output
    assert words_of(path, "Organizations", 0) == [f"Réseau {k}" for k in "abcdef"]
    assert words_of(path, "Organizations", 2) == ["X", "X", "X", "Y", "Y", "Z"]
    # Five ties at the first wave and six at the second, each said by its source.
    assert words_of(path, "Linkages", 4) == ["1"] * 5 + ["2"] * 6
    assert words_of(path, "Linkages", 3) == words_of(path, "Linkages", 1)
    # At both waves f names nobody, and the set does not say whether f was asked.
    answers = openpyxl.load_workbook(path)["Waves and responses"].iter_rows(min_row=2, values_only=True)
    assert [line[3:] for line in answers][4:6] == [("Réseau e", "named someone"), ("Réseau f", "recorded empty")]


def test_the_template_of_no_partnership_is_not_found(loaded: Say, tmp_path: Path) -> None:
    assert loaded("template", tmp_path / "x.xlsx", "--partnership", "nowhere").exit_code == 3


def test_a_roster_of_synthetic_data_says_so(say: Say, tmp_path: Path) -> None:
    say("demo", "--no-serve", "--data", tmp_path / "kept")
    path = tmp_path / "demo.xlsx"
    assert say("export", "--roster", path, "--partnership", "demo").exit_code == 0
    assert "synthetic: all of it is invented" in str(openpyxl.load_workbook(path)["Read me"]["A1"].value)
