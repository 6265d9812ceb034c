"""The table folder as one workbook: a sheet a noun and a sheet ``meta``; what was written comes back equal."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from lipgraph.domain.digest import state_digest
from lipgraph.domain.facts import NOUNS, Fact, Row, columns, required_columns, to_row
from lipgraph_loaders.bounded import Sheet, is_header, read_bytes
from lipgraph_loaders.reading import Findings, Reading, Reject
from lipgraph_loaders.roster.findings import Findings as Noticed
from lipgraph_loaders.roster.findings import Refused
from lipgraph_loaders.roster.grid import Cell, Grid, Kind, Odd
from lipgraph_loaders.roster.limits import MOST_BYTES
from lipgraph_loaders.roster.workbook import read_workbook
from lipgraph_loaders.table_folder import TextTable, facts_of, text_tables

FORMAT = "lipgraph-table-workbook"
VERSION = 1
META = "meta"
_CARRIED = re.compile(r"\\u([0-9A-F]{4})")


def workbook_tables(rows: Mapping[str, Iterable[Row]]) -> tuple[dict[str, TextTable], dict[str, str]]:
    """Return what the sheets of such a workbook say: a table a noun, and the lines of ``meta``."""
    kept = {noun: list(rows.get(noun, ())) for noun in NOUNS}
    tables = text_tables(kept)
    counts = {f"rows {noun}": str(len(table.rows)) for noun, table in tables.items()}
    said = {"format": FORMAT, "version": str(VERSION), "state_digest": state_digest(kept)}
    return tables, {**said, **counts}


def uncarried(value: str) -> str:
    r"""Read back what the XML of a workbook cannot carry.

    >>> uncarried("a\\u000Db")
    'a\rb'
    """
    return _CARRIED.sub(lambda found: chr(int(found[1], 16)), value)


def is_table_workbook(path: Path) -> bool:
    """True where the sheet ``meta`` says that this is one."""
    if path.suffix.casefold() != ".xlsx" or not path.is_file():
        return False
    return _meta(_grids(path, Findings(), only=frozenset({META}))).get("format") == FORMAT


def read_table_workbook(path: Path) -> Reading:
    """Read such a workbook into facts; sheets that are no noun's are left alone.

    A workbook that people changed is read as it stands: a note says that it is not the state that was exported.
    """
    findings = Findings()
    grids = _grids(path, findings, only=frozenset({META, *NOUNS}))
    if findings.rejects:
        return findings.reading(())
    meta = _meta(grids)
    if (meta.get("format"), meta.get("version")) != (FORMAT, str(VERSION)):
        found = f"{meta.get('format', '')} {meta.get('version', '')}"[:200]
        expected = f"{FORMAT} {VERSION}"
        findings.rejects.append(Reject(file=path.name, code="unknown-format", found=found, expected=expected))
        return findings.reading(())
    facts = tuple(fact for noun in NOUNS if noun in grids for fact in _facts(path.name, noun, grids[noun], findings))
    if not findings.rejects and meta.get("state_digest") != _digest(facts):
        findings.count(path.name, "note-changed-workbook")
    return findings.reading(facts)


def _grids(path: Path, findings: Findings, *, only: frozenset[str]) -> dict[str, Grid]:
    """Return the sheets that are named; none, with a reject, for what cannot be opened as a workbook."""
    content = read_bytes(path, findings, limit=MOST_BYTES)
    if content is None:
        return {}
    try:
        # What it notices (formulas, macros) is of no matter here: the value of each cell is what counts.
        return {grid.name or "": grid for grid in read_workbook(content, Noticed(path.name), only=only)}
    except Refused as err:
        reject = Reject(file=path.name, code=err.code, found=err.found, expected=err.expected)
        findings.rejects.append(reject)
        return {}


def _facts(file: str, noun: str, grid: Grid, findings: Findings) -> list[Fact]:
    """Read one sheet; what is wrong in it says in which sheet."""
    own = Findings()
    lines = [(number, {place: _text(cell) for place, cell in cells.items()}) for number, cells in grid.rows]
    head = lines[0][1] if lines and lines[0][0] == 1 else {}
    named = tuple(head.get(place, "").strip() for place in range(max(head, default=-1) + 1))
    facts: list[Fact] = []
    if is_header(file, named, required_columns(noun) & set(columns(noun)), own) and not _broken(grid, file, named, own):
        rows = [(number, tuple(cells.get(place, "") for place in range(len(named)))) for number, cells in lines[1:]]
        kept = tuple((number, cells) for number, cells in rows if any(cells))
        facts = list(facts_of(noun, Sheet(file=file, digest="", columns=named, rows=kept), own))
    findings.rejects.extend(replace(one, sheet=noun) for one in own.rejects)
    for (name, code), count in own.counts.items():
        findings.count(name, code, by=count)
    return facts


def _broken(grid: Grid, file: str, named: tuple[str, ...], findings: Findings) -> bool:
    """Refuse cells that show an error, or a formula that was never computed: their values are not known."""
    for number, cells in grid.rows:
        for place, cell in cells.items():
            if isinstance(cell, Odd) and cell.kind in _UNREADABLE and place < len(named) and not findings.is_full:
                reject = Reject(file=file, row=number, column=named[place], code=cell.kind.value, found=cell.shown)
                findings.rejects.append(reject)
    return bool(findings.rejects)


_UNREADABLE = frozenset({Kind.ERROR, Kind.UNCOMPUTED, Kind.BAD_DATE})


def _meta(grids: Mapping[str, Grid]) -> dict[str, str]:
    rows = grids[META].rows if META in grids else []
    return {_text(cells.get(0, "")): _text(cells.get(1, "")) for _, cells in rows}


def _text(cell: Cell) -> str:
    return uncarried(cell if isinstance(cell, str) else cell.text)


def _digest(facts: Iterable[Fact]) -> str:
    rows: dict[str, list[Row]] = {}
    for fact in facts:
        rows.setdefault(fact.NOUN, []).append(to_row(fact))
    return state_digest(rows)
