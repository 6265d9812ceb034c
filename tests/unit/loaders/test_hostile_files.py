"""Each hostile file has its verdict, and the table in the documentation says it.

``LIPGRAPH_WRITE_GOLDEN=1`` writes the table anew: it is to be read as a coordinator would, before it is kept.
"""

import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest

from fakes.hostile_files import LIST, NETWORK, TABLES, WORKBOOK, Make
from lipgraph.domain.rejects import LONGEST_ECHO, Reject
from lipgraph_loaders import Note, bounded, read_folder, read_roster
from lipgraph_loaders.reading import Findings
from lipgraph_loaders.roster.cells import FORBIDDEN

TABLE = Path(__file__).parents[3] / "docs" / "hostile-inputs.md"
INTRODUCTION = """# Hostile inputs

What is read of each file before any store is asked, so that SQLite and Neo4j answer alike: a refused file stores
nothing. *Refused* names what is said first; *normalised* says what was noticed; *accepted* is by the reader alone (a
list is then compared with what is stored, which may refuse more). The French is in the same catalogues. The table is
written from the cases of `tests/fakes/hostile_files.py` and held by `tests/unit/loaders/test_hostile_files.py`.

| Kind | Input | Verdict | What is said |
| --- | --- | --- | --- |
"""
Found = tuple[Sequence[Reject], Sequence[Note]]


def of_roster(path: Path) -> Found:
    reading = read_roster(path)
    return reading.rejects, reading.notes


def of_folder(path: Path) -> Found:
    reading = read_folder(path)
    return reading.rejects, reading.notes


KINDS: dict[str, tuple[Mapping[str, Make], Callable[[Path], Found]]] = {
    "list": (LIST, of_roster),
    "workbook": (WORKBOOK, of_roster),
    "table folder": (TABLES, of_folder),
    "network folder": (NETWORK, of_folder),
}
CASES: list[tuple[str, str, Make, Callable[[Path], Found]]] = [
    (kind, name, make, read) for kind, (cases, read) in KINDS.items() for name, make in cases.items()
]


def row(kind: str, name: str, found: Found) -> str:
    rejects, notes = found
    verdict = "refused" if rejects else "normalised" if notes else "accepted"
    said = (rejects or notes)[0].message("en") if rejects or notes else ""
    return f"| {kind} | {name} | {verdict} | {said.replace('|', '&#124;')} |\n"


@pytest.mark.parametrize(("kind", "name", "make", "read"), CASES, ids=[f"{one[0]}-{one[1]}" for one in CASES])
def test_the_verdict_is_the_one_of_the_table(
    tmp_path: Path, kind: str, name: str, make: Make, read: Callable[[Path], Found]
) -> None:
    found = read(make(tmp_path))
    if "LIPGRAPH_WRITE_GOLDEN" not in os.environ:
        assert row(kind, name, found) in TABLE.read_text("utf-8")
    for lang in ("en", "fr"):
        messages = [*(one.message(lang) for one in found[0]), *(one.message(lang) for one in found[1])]
        assert not any(FORBIDDEN.search(message) for message in messages)
    for reject in found[0]:
        assert len(reject.found) <= LONGEST_ECHO or reject.found[: LONGEST_ECHO + 1] not in reject.message("en")


def test_the_table_has_each_case_once(tmp_path: Path) -> None:
    lines = []
    for place, (kind, name, make, read) in enumerate(CASES):
        folder = tmp_path / str(place)
        folder.mkdir()
        lines.append(row(kind, name, read(make(folder))))
    whole = INTRODUCTION + "".join(lines)
    if "LIPGRAPH_WRITE_GOLDEN" in os.environ:
        TABLE.write_text(whole, "utf-8")
    assert TABLE.read_text("utf-8") == whole


def test_a_file_that_grows_while_it_is_read_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, findings, asked = tmp_path / "nodes.csv", Findings(), os.fstat
    path.write_bytes(b"id\na\n")

    def grown(opened: int) -> os.stat_result:
        before = asked(opened)
        with path.open("ab") as more:
            more.write(b"b\n")
        return before

    monkeypatch.setattr(os, "fstat", grown)
    assert bounded.read_bytes(path, findings) is None
    assert [(one.code, one.found) for one in findings.rejects] == [("malformed-file", "changing")]
