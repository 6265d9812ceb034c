"""Our own format, the table folder: one CSV file a noun and a ``meta.json`` that vouches for them; nothing is lost."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from lipgraph.domain.digest import state_digest
from lipgraph.domain.facts import NOUNS, Cell, Fact, Key, Row, columns, from_row, key_of, required_columns, row_key
from lipgraph.errors import InvalidPeriod
from lipgraph_loaders.bounded import Sheet, read_meta, read_sheet
from lipgraph_loaders.reading import Findings, Reading, Reject
from lipgraph_loaders.table_cells import Unreadable, decode, encode

META = "meta.json"
FORMAT = "lipgraph-table-folder"
VERSION = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class TextTable:
    """The rows of one noun as a person can read them: a text a cell, by the columns that are in use."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def is_table_folder(folder: Path) -> bool:
    """True where ``meta.json`` says that this is one."""
    meta = read_meta(folder / META, Findings())
    return meta is not None and meta.get("format") == FORMAT


def write_table_folder(rows: Mapping[str, Iterable[Row]], folder: Path) -> None:
    """Write rows by noun as CSV files (UTF-8, LF, sorted by key), and ``meta.json`` with counts and digests.

    Columns that are empty throughout are left out, unless the noun requires them; tables of nouns that have no rows
    are removed, so that a folder never holds two states.
    """
    folder.mkdir(parents=True, exist_ok=True)
    kept = {noun: list(rows.get(noun, ())) for noun in NOUNS}
    tables = text_tables(kept)
    files: dict[str, dict[str, str | int]] = {}
    for noun in NOUNS:
        path = folder / f"{noun}.csv"
        if noun not in tables:
            path.unlink(missing_ok=True)
            continue
        content = "".join(_lines(tables[noun])).encode("utf-8")
        path.write_bytes(content)
        files[path.name] = {"rows": len(tables[noun].rows), "sha256": hashlib.sha256(content).hexdigest()}
    meta = {"format": FORMAT, "version": VERSION, "state_digest": state_digest(kept), "files": files}
    (folder / META).write_text(json.dumps(meta, indent=2) + "\n", encoding="utf-8", newline="\n")


def text_tables(rows: Mapping[str, Iterable[Row]]) -> dict[str, TextTable]:
    """Return the tables of the nouns that have rows, in register order and each sorted by key; nothing is lost."""
    tables = ((noun, _text_table(noun, rows.get(noun, ()))) for noun in NOUNS)
    return {noun: table for noun, table in tables if table.rows}


def _text_table(noun: str, rows: Iterable[Row]) -> TextTable:
    table = sorted(rows, key=lambda row: row_key(noun, row))
    encoded = [[encode(noun, column, row.get(column)) for column in columns(noun)] for row in table]
    required = required_columns(noun)
    used = [
        place
        for place, column in enumerate(columns(noun))
        if column in required or any(cells[place] for cells in encoded)
    ]
    return TextTable(
        columns=tuple(columns(noun)[place] for place in used),
        rows=tuple(tuple(cells[place] for place in used) for cells in encoded),
    )


def _lines(table: TextTable) -> Iterator[str]:
    yield ",".join(table.columns) + "\n"
    for cells in table.rows:
        yield ",".join(_quoted(cell) for cell in cells) + "\n"


def _quoted(cell: str) -> str:
    """Quote what would not come back as it is; the csv module leaves a bare carriage return unquoted."""
    if any(sign in cell for sign in ',"\r\n') or cell != cell.strip():
        return '"' + cell.replace('"', '""') + '"'
    return cell


def read_table_folder(folder: Path) -> Reading:
    """Read a table folder into facts. A file that is not the one ``meta.json`` vouches for is a reject."""
    findings = Findings()
    meta = read_meta(folder / META, findings)
    if meta is None or not _is_known(meta, findings):
        return findings.reading(())
    vouched = meta.get("files")
    listed: Mapping[str, object] = vouched if isinstance(vouched, dict) else {}
    facts: list[Fact] = []
    for noun in NOUNS:
        path = folder / f"{noun}.csv"
        if path.name in listed or path.exists():
            required = required_columns(noun) & set(columns(noun))
            sheet = read_sheet(path, findings, required=required)
            if sheet is not None and _is_vouched(sheet, listed, findings):
                facts.extend(facts_of(noun, sheet, findings))
    return findings.reading(tuple(facts))


def _is_known(meta: Mapping[str, object], findings: Findings) -> bool:
    said = (meta.get("format"), meta.get("version"))
    if said == (FORMAT, VERSION):
        return True
    found = f"{said[0]} {said[1]}"[:200]
    findings.rejects.append(Reject(file=META, code="unknown-format", found=found, expected=f"{FORMAT} {VERSION}"))
    return False


def _is_vouched(sheet: Sheet, listed: Mapping[str, object], findings: Findings) -> bool:
    if not listed:
        return True
    entry = listed.get(sheet.file)
    expected = str(entry.get("sha256")) if isinstance(entry, dict) else "-"
    if sheet.digest != expected:
        findings.rejects.append(
            Reject(file=sheet.file, code="changed-file", found=sheet.digest[:12], expected=expected[:12])
        )
    return sheet.digest == expected


def facts_of(noun: str, sheet: Sheet, findings: Findings) -> Iterator[Fact]:
    """Yield the facts of a noun's table; each row that makes none is a reject, and each key counts once."""
    known = set(columns(noun))
    for column in sheet.columns:
        if column not in known:
            findings.count(sheet.file, "unknown-column")
    seen: set[Key] = set()
    for number, cells in sheet.records():
        if findings.is_full:
            return
        fact = _fact(
            noun, {c: v for c, v in cells.items() if c in known}, place=(sheet.file, number), findings=findings
        )
        if fact is None:
            continue
        if key_of(fact) in seen:
            found = " / ".join(key_of(fact))[:200]
            findings.rejects.append(
                Reject(file=sheet.file, row=number, code="duplicate-key", found=found, expected="once")
            )
            continue
        seen.add(key_of(fact))
        yield fact


def _fact(noun: str, cells: Mapping[str, str], *, place: tuple[str, int], findings: Findings) -> Fact | None:
    file, number = place
    before = len(findings.rejects)
    row: dict[str, Cell] = {}
    for column, cell in cells.items():
        try:
            row[column] = decode(noun, column, cell)
        except Unreadable as err:
            findings.rejects.append(
                Reject(file=file, row=number, column=column, code="bad-value", found=cell[:200], expected=err.expected)
            )
    for column in sorted(required_columns(noun)):
        if row.get(column) is None and cells.get(column) == "":
            findings.rejects.append(
                Reject(file=file, row=number, column=column, code="missing-value", expected="value")
            )
    if len(findings.rejects) > before:
        return None
    try:
        return from_row(noun, row)
    except InvalidPeriod as err:
        found = str(err.fields().get("text", ""))
        bounds = [column for column in columns(noun) if column.endswith(("_from", "_until"))]
        column = next((bound for bound in bounds if row.get(bound) == found), bounds[0])
        findings.rejects.append(
            Reject(file=file, row=number, column=column, code="bad-value", found=found, expected="period")
        )
    return None
