"""From a folder to a store and back: previews write nothing, twice changes nothing, an export loses nothing."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Say = Callable[..., Result]


def test_a_preview_counts_and_writes_nothing(say: Say, folder: Path) -> None:
    say("migrate")
    before = say("digest").stdout
    result = say("load", folder)
    assert result.exit_code == 0
    # Five ties at the first wave and six at the second: eleven claims.
    assert next(line.split() for line in result.stdout.splitlines() if line.startswith("claims")) == [
        "claims", "11", "0", "0",
    ]  # fmt: skip
    assert "Nothing was written" in result.stdout
    assert say("digest").stdout == before


def test_loading_twice_changes_nothing(loaded: Say, folder: Path) -> None:
    before = loaded("digest").stdout
    result = loaded("load", folder, "--apply")
    assert "Written: 0 facts" in result.stdout
    assert loaded("digest").stdout == before


def test_what_is_exported_and_loaded_elsewhere_has_the_same_digest(loaded: Say, tmp_path: Path) -> None:
    tables, second = tmp_path / "tables", f"sqlite:///{tmp_path / 'second.db'}"
    assert loaded("export", "--table-folder", tables).exit_code == 0
    assert loaded("migrate", "--store", second).exit_code == 0
    empty = loaded("digest", "--store", second).stdout
    result = loaded("load", tables, "--apply", "--store", second)
    assert result.exit_code == 0, result.output
    assert loaded("digest", "--store", second).stdout == loaded("digest").stdout != empty


def test_an_export_leaves_a_folder_of_somebody_else_alone(loaded: Say, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "claim.csv").write_text("mine")
    result = loaded("export", "--table-folder", tmp_path / "mine")
    assert result.exit_code == 2
    assert [path.read_text() for path in (tmp_path / "mine").iterdir()] == ["mine"]


def test_a_row_that_cannot_be_read_stops_the_whole_load(say: Say, folder: Path) -> None:
    say("migrate")
    empty = say("digest").stdout
    with (folder / "edges.csv").open("a", encoding="utf-8") as edges:
        edges.write('"a","nobody",1,"referral",2\n')
    result = say("load", folder, "--apply")
    assert result.exit_code == 2
    # The header is row 1 and eleven ties follow it.
    assert "edges.csv, row 13" in result.stderr
    assert say("digest").stdout == empty


def test_the_log_tells_who_loaded_what(loaded: Say) -> None:
    (line,) = loaded("log", "--json").stdout.splitlines()
    entry = json.loads(line)
    assert (entry["actor"]["channel"], entry["actor"]["document"], entry["number"]) == ("cli", "small", 1)
    assert loaded("log", "--after", "1").stdout == ""


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("load", "no-such-folder"), 2),
        (("profile", "nobody"), 3),
        (("profile", "small", "--wave", "9"), 3),
        (("profile", "small", "--wave", "1", "--date", "2025-01-01"), 2),
        (("profile", "small", "--relation", "friendship"), 2),
        (("export",), 2),
        (("digest", "--store", "mysql://here"), 2),
        (("digest", "--store", "neo4j://somebody:hunter2@localhost/x"), 2),
        (("digest", "--store", "sqlite:///no-such-folder/x.db"), 5),
        (("serve", "--host", "0.0.0.0"), 2),  # noqa: S104 - it is what must be refused
    ],
)
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_what_goes_wrong_is_one_line_and_an_exit_code(
    loaded: Say, words: tuple[str, ...], code: int, lang: str
) -> None:
    result = loaded(*words, "--lang", lang)
    assert result.exit_code == code
    assert result.stdout == ""
    assert result.stderr.startswith("lipgraph: ")
    assert len(result.stderr.splitlines()) == 1
    assert "hunter2" not in result.output


def test_a_store_without_a_schema_says_how_to_mend_it(say: Say, folder: Path) -> None:
    result = say("load", folder)
    assert result.exit_code == 5
    assert "lipgraph migrate" in result.stderr
