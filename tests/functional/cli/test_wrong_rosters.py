"""What a coordinator reads when a file is wrong: every message in both languages, kept as golden files.

``LIPGRAPH_WRITE_GOLDEN=1`` writes the files anew: they are to be read as a coordinator would, before they are kept.
"""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from fakes.wrong_lists import wrong_files
from fakes.wrong_workbooks import ORGANIZATIONS, book
from lipgraph.cli import lipgraph
from lipgraph_schema.messages import LANGUAGES

GOLDEN = Path(__file__).parents[2] / "data" / "rosters" / "golden"
FILES = wrong_files()
OPTIONS = {"contradicting-mark.csv": ["--encoding", "windows-1252"]}


def said(*words: object, folder: Path) -> Result:
    environment = {"LIPGRAPH_DATA": str(folder), "LIPGRAPH_STORE": None, "LIPGRAPH_LANG": None}
    return CliRunner(env=environment).invoke(lipgraph, [str(word) for word in words])


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with Northgate: a council, three organizations (one with a business number) and a wave."""
    folder = tmp_path_factory.mktemp("northgate")
    roster = book(
        {
            "Partnership": [
                ["Partnership", "Short name", "Council"], ["Northgate LIP", "northgate", "Partnership council"],
            ],
            "Organizations": [
                (*ORGANIZATIONS, "Business number"),
                ["Northgate Library", "libraries", "2023", None, "000111222"],
                ["Harbour Settlement Services", "settlement", "2023", None, None],
                ["Northgate Police", "police", "2023", None, None],
            ],
            "Waves and responses": [
                ["Wave", "Last day of fieldwork", "Relations asked"], ["2025", "2025-10-31", "referral"],
            ],
        }
    )  # fmt: skip
    (folder / "northgate.xlsx").write_bytes(roster)
    assert said("migrate", folder=folder).exit_code == 0
    result = said("load", folder / "northgate.xlsx", "--apply", folder=folder)
    assert result.exit_code == 0, result.output
    return folder


@pytest.fixture
def file(tmp_path: Path) -> Callable[[str], Path]:
    def made(name: str) -> Path:
        path = tmp_path / name
        path.write_bytes(FILES[name]())
        return path

    return made


def test_there_are_at_least_twenty_wrong_workbooks_beside_wrong_lists() -> None:
    assert len([name for name in FILES if name.endswith(".xlsx")]) >= 20


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", sorted(FILES))
def test_a_wrong_file_says_where_what_and_how_to_mend(
    store: Path, file: Callable[[str], Path], name: str, language: str
) -> None:
    before = said("digest", folder=store).stdout
    words = ["load", file(name), "--partnership", "northgate", "--lang", language, "--apply", *OPTIONS.get(name, [])]
    result = said(*words, folder=store)
    golden = GOLDEN / f"{name}.{language}.txt"
    shown = result.stderr + "-- \n" + result.stdout
    if os.environ.get("LIPGRAPH_WRITE_GOLDEN") == "1":
        golden.write_text(shown, encoding="utf-8")
    assert shown == golden.read_text("utf-8")
    assert result.exit_code == 2
    assert said("digest", folder=store).stdout == before


def test_no_golden_file_is_of_a_file_that_is_gone() -> None:
    expected = {f"{name}.{language}.txt" for name in FILES for language in LANGUAGES}
    assert {path.name for path in GOLDEN.iterdir()} == expected
