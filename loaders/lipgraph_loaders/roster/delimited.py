"""Delimited text as a grid: commas, semicolons or tabs, found by the headers or said by a line ``sep=``."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from lipgraph_loaders.roster.findings import Finder, Refused
from lipgraph_loaders.roster.grid import Cell, Grid
from lipgraph_loaders.roster.headers import fit
from lipgraph_loaders.roster.limits import (
    MOST_CELLS,
    MOST_CHARACTERS,
    MOST_COLUMNS,
    MOST_ROWS,
    MOST_ROWS_ABOVE_HEADER,
)

DELIMITERS = (",", ";", "\t")
_COMPUTES = ("=", "+", "-", "@")


def read_delimited(said: str, finder: Finder) -> Grid:
    """Return the records of a text. Raises Refused for what no delimiter makes sense of."""
    delimiter, skipped = _announced(said)
    if delimiter is None:
        delimiter = max(DELIMITERS, key=lambda one: _promise(said, one))
    body = said[skipped:]
    rows: list[tuple[int, dict[int, Cell]]] = []
    widths: dict[int, int] = {}
    cells = 0
    for number, record in _records(body, delimiter, finder, first=2 if skipped else 1):
        filled = _filled(record, number)
        cells += len(filled)
        if len(rows) >= MOST_ROWS:
            raise Refused("too-many-rows", found=f"> {MOST_ROWS}", expected=str(MOST_ROWS))
        if cells > MOST_CELLS:
            raise Refused("too-many-cells", found=f"> {MOST_CELLS}", expected=str(MOST_CELLS))
        if filled:
            rows.append((number, filled))
            widths[number] = len(record)
    return Grid(name=None, rows=rows, widths=widths)


def _announced(said: str) -> tuple[str | None, int]:
    """Return the delimiter of a first line ``sep=;`` and how many characters that line takes."""
    line = next(io.StringIO(said[:16], newline=""), "")
    word = line.rstrip("\r\n")
    if word[:4].casefold() == "sep=" and word[4:] in DELIMITERS:
        return word[4:], len(line)
    return None, 0


def _promise(said: str, delimiter: str) -> tuple[int, int]:
    """Say how well a delimiter serves: how many headers it makes known, then how many cells it cuts."""
    best = (0, 0)
    reader = csv.reader(io.StringIO(said[:65_536], newline=""), delimiter=delimiter)
    try:
        for _, record in zip(range(MOST_ROWS_ABOVE_HEADER), reader, strict=False):
            best = max(best, (fit([cell for cell in record if cell]), len(record)))
    except csv.Error:
        return best
    return best


def _filled(record: list[str], number: int) -> dict[int, Cell]:
    if len(record) > MOST_COLUMNS and any(record[MOST_COLUMNS:]):
        raise Refused("too-many-columns", found=f"> {MOST_COLUMNS}", expected=str(MOST_COLUMNS))
    long = next((cell for cell in record if len(cell) > MOST_CHARACTERS), None)
    if long is not None:
        raise Refused("too-long-cell", found=f"{number}: {len(long)}", expected=str(MOST_CHARACTERS))
    return {place: _untamed(cell) for place, cell in enumerate(record) if cell and not cell.isspace()}


def _untamed(cell: str) -> str:
    """Take away the apostrophe that our own lists put before text which a spreadsheet would compute."""
    return cell[1:] if cell.startswith("'") and cell[1:].lstrip().startswith(_COMPUTES) else cell


def _records(body: str, delimiter: str, finder: Finder, *, first: int) -> Iterator[tuple[int, list[str]]]:
    """Yield records by the number that a spreadsheet gives them; refuse the file from a broken quotation on."""
    lines = io.StringIO(body, newline="")
    records = csv.reader(lines, delimiter=delimiter, strict=True)
    number = first
    while True:
        try:
            record = next(records, None)
        except csv.Error as err:
            code = "too-long-cell" if "field larger" in str(err) else "open-quotation"
            expected = str(MOST_CHARACTERS) if code == "too-long-cell" else ""
            finder.refuse(code, row=number, found=_start_of(body, number - first), expected=expected)
            return
        if record is None:
            return
        yield number, record
        number += 1


def _start_of(body: str, place: int) -> str:
    """Return the beginning of a record, for the eye; records that span lines make this a near miss only."""
    for at, line in enumerate(io.StringIO(body, newline="")):
        if at == place:
            return line.strip()[:80]
    return ""
