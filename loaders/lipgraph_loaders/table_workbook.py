"""The table folder as one workbook: a sheet a noun and a sheet ``meta``; what was written comes back equal."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime, time
from pathlib import Path

from lipgraph.domain.digest import state_digest
from lipgraph.domain.facts import NOUNS, Fact, Row, columns, required_columns, to_row
from lipgraph_loaders.bounded import Sheet, is_header, read_bytes
from lipgraph_loaders.reading import Findings, Reading, Reject
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
    sheets = _sheets(path, Findings(), only=META)
    return sheets is not None and _meta(sheets).get("format") == FORMAT


def read_table_workbook(path: Path) -> Reading:
    """Read such a workbook into facts; sheets that are no noun's are left alone.

    A workbook that people changed is read as it stands: a note says that it is not the state that was exported.
    """
    findings = Findings()
    sheets = _sheets(path, findings)
    if sheets is None:
        return findings.reading(())
    meta = _meta(sheets)
    if (meta.get("format"), meta.get("version")) != (FORMAT, str(VERSION)):
        found = f"{meta.get('format', '')} {meta.get('version', '')}"[:200]
        expected = f"{FORMAT} {VERSION}"
        findings.rejects.append(Reject(file=path.name, code="unknown-format", found=found, expected=expected))
        return findings.reading(())
    facts: list[Fact] = []
    for noun in NOUNS:
        if noun in sheets:
            facts.extend(_facts(path.name, noun, sheets[noun], findings))
    if not findings.rejects and meta.get("state_digest") != _digest(facts):
        findings.count(path.name, "note-changed-workbook")
    return findings.reading(tuple(facts))


def _facts(file: str, noun: str, lines: list[list[str]], findings: Findings) -> list[Fact]:
    """Read one sheet; what is wrong in it says in which sheet."""
    own = Findings()
    head = tuple(cell.strip() for cell in lines[0]) if lines else ()
    width = max((place for place, name in enumerate(head, start=1) if name), default=0)
    named, facts = head[:width], list[Fact]()
    if is_header(file, named, required_columns(noun) & set(columns(noun)), own):
        rows = tuple(
            (number, tuple(cells[:width])) for number, cells in enumerate(lines[1:], start=2) if any(cells[:width])
        )
        facts = list(facts_of(noun, Sheet(file=file, digest="", columns=named, rows=rows), own))
    findings.rejects.extend(replace(one, sheet=noun) for one in own.rejects)
    for (name, code), count in own.counts.items():
        findings.count(name, code, by=count)
    return facts


def _meta(sheets: Mapping[str, list[list[str]]]) -> dict[str, str]:
    return {line[0]: line[1] for line in sheets.get(META, ()) if len(line) > 1}


def _digest(facts: Iterable[Fact]) -> str:
    rows: dict[str, list[Row]] = {}
    for fact in facts:
        rows.setdefault(fact.NOUN, []).append(to_row(fact))
    return state_digest(rows)


def _sheets(path: Path, findings: Findings, *, only: str | None = None) -> dict[str, list[list[str]]] | None:
    """Return the texts of the sheets that are named by a noun, or ``meta``; None with a reject for no workbook."""
    from python_calamine import CalamineError, CalamineWorkbook

    content = read_bytes(path, findings)
    if content is None:
        return None
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(content)) as book:
            wanted = [one for one in book.sheet_names if one == only or (only is None and one in {*NOUNS, META})]
            return {name: _texts(book.get_sheet_by_name(name).to_python(skip_empty_area=False)) for name in wanted}
    except CalamineError as err:
        found = type(err).__name__
        findings.rejects.append(Reject(file=path.name, code="malformed-file", found=found, expected="workbook"))
        return None


def _texts(rows: Iterable[Iterable[object]]) -> list[list[str]]:
    return [[_text(cell) for cell in row] for row in rows]


def _text(cell: object) -> str:
    """Return a cell's text; a number that somebody typed is written as short as it can be."""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime) and cell.time() == time():
        return cell.date().isoformat()
    return uncarried(str(cell))
