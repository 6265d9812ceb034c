"""One sheet of a workbook, cell by cell, with what a fast reader hides: formulas, errors, merged and hidden places."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from lipgraph_loaders.roster.findings import Refused
from lipgraph_loaders.roster.formats import PLAIN, Format, number_cell
from lipgraph_loaders.roster.grid import Cell, Grid, Kind, Odd
from lipgraph_loaders.roster.limits import MOST_CELLS, MOST_CHARACTERS, MOST_COLUMNS, MOST_ROWS
from lipgraph_loaders.roster.parts import Archive

_REFERENCE = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})", re.ASCII)
_MOST_COLUMNS_DESCRIBED = 16_384
_ESCAPED = re.compile(r"_x((?![Dd][89A-Fa-f])[0-9A-Fa-f]{4})_")
_DAY = re.compile(r"(\d{4}-\d\d-\d\d)(T[\d:.]+Z?)?", re.ASCII)
_TRUE, _FALSE = {"1", "true"}, {"0", "false"}


def unescaped(said: str) -> str:
    """Read ``_x000D_`` as the character that it stands for, as spreadsheet programs do; halves of one stay."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), said) if "_x" in said else said


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """What the cells of all sheets share: texts, formats, and where days are counted from."""

    texts: Sequence[str]
    formats: Sequence[Format]
    since_1904: bool = False


@dataclass(slots=True)
class Budget:
    """How many cells the sheets of one workbook may still hold."""

    left: int = MOST_CELLS


@dataclass(slots=True)
class SheetCells:
    """Collects the cells of one sheet while its XML goes by."""

    book: Book
    budget: Budget
    rows: list[tuple[int, dict[int, Cell]]] = field(default_factory=list)
    merged: list[tuple[int, int, str]] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    formulas: int = 0
    _described: int = 0
    _row: int = 0
    _column: int = -1
    _cells: dict[int, Cell] = field(default_factory=dict)
    _type: str = "n"
    _style: str = ""
    _value: str | None = None
    _has_formula: bool = False
    _parts: list[str] = field(default_factory=list)
    _phonetic: bool = False
    _columns: dict[str, int] = field(default_factory=dict)
    _numbers: dict[tuple[str, int], Odd] = field(default_factory=dict)

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Take note of an element that opens."""
        if name == "c":
            self._open_cell(attributes)
        elif name == "row":
            self._open_row(attributes)
        elif name == "rPh":
            self._phonetic = True
        elif name == "mergeCell":
            self._merge(attributes.get("ref", ""))
        elif name == "col" and attributes.get("hidden") in _TRUE:
            self._hide_columns(attributes)

    def end(self, name: str, said: str) -> None:
        """Take note of an element that closes, with its text."""
        if name == "v":
            self._value = said
        elif name == "t":
            if not self._phonetic:
                self._parts.append(said)
        elif name == "c":
            self._close_cell()
        elif name == "f":
            self._has_formula = True
        elif name == "row":
            if self._cells:
                self.rows.append((self._row, self._cells))
            if len(self.rows) > MOST_ROWS:
                raise Refused("too-many-rows", found=f"> {MOST_ROWS}", expected=str(MOST_ROWS))
        elif name == "rPh":
            self._phonetic = False

    def grid(self, name: str, *, is_hidden: bool) -> Grid:
        """Return what was collected, rows in order of their numbers."""
        rows = sorted(self.rows, key=lambda row: row[0])
        if any(row[0] == after[0] for row, after in pairwise(rows)):
            raise Refused("damaged-workbook", found=name)
        return Grid(
            name=name,
            rows=rows,
            merged=tuple(sorted(self.merged)),
            hidden_rows=frozenset(self.hidden_rows),
            hidden_columns=frozenset(self.hidden_columns),
            is_hidden=is_hidden,
        )

    def _hide_columns(self, attributes: Mapping[str, str]) -> None:
        self._described += 1
        if self._described > _MOST_COLUMNS_DESCRIBED:
            raise Refused("damaged-workbook", found="cols")
        first, last = (_count(attributes.get(end, "")) for end in ("min", "max"))
        self.hidden_columns.update(range(first - 1, min(last, MOST_COLUMNS)))

    def _open_row(self, attributes: Mapping[str, str]) -> None:
        self._row = _count(attributes["r"]) if "r" in attributes else self._row + 1
        self._cells, self._column = {}, -1
        if attributes.get("hidden") in _TRUE:
            self.hidden_rows.add(self._row)

    def _open_cell(self, attributes: Mapping[str, str]) -> None:
        self.budget.left -= 1
        if self.budget.left < 0:
            raise Refused("too-many-cells", found=f"> {MOST_CELLS}", expected=str(MOST_CELLS))
        reference = attributes.get("r")
        self._column = self._column + 1 if reference is None else self._place(reference)
        self._type, self._style = attributes.get("t", "n"), attributes.get("s", "")
        self._value, self._has_formula = None, False
        self._parts.clear()

    def _place(self, reference: str) -> int:
        word = reference.rstrip("0123456789")
        place = self._columns.get(word)
        if place is None:
            if not word or len(word) > 3 or not word.isascii() or not word.isupper():
                raise Refused("damaged-workbook", found=reference)
            place = self._columns[word] = column_of(word)
        return place

    def _close_cell(self) -> None:
        cell = self._cell()
        if cell == "":
            return
        if self._column >= MOST_COLUMNS:
            raise Refused("too-many-columns", found=f"> {MOST_COLUMNS}", expected=str(MOST_COLUMNS))
        if isinstance(cell, str) and len(cell) > MOST_CHARACTERS:
            raise Refused("too-long-cell", found=f"{self._row}: {len(cell)}", expected=str(MOST_CHARACTERS))
        if self._column in self._cells:
            raise Refused("damaged-workbook", found=f"row {self._row}")
        self.formulas += self._has_formula and not (isinstance(cell, Odd) and cell.kind is Kind.UNCOMPUTED)
        self._cells[self._column] = cell

    def _cell(self) -> Cell:
        value, kind = self._value, self._type
        if value is None or (value == "" and kind != "str"):
            # Some programs write an empty value for a formula that they did not compute; an empty text says its type.
            if self._has_formula:
                return Odd(Kind.UNCOMPUTED, "", "=")
            return unescaped("".join(self._parts)) if self._parts else ""
        if kind == "s":
            return self._shared(value)
        if kind == "str":
            return unescaped(value)
        if kind == "n":
            return self._number(value) if value.strip() else ""
        return self._rare(kind, value)

    def _rare(self, kind: str, value: str) -> Cell:
        if kind == "b" and value in _TRUE | _FALSE:
            said = "true" if value in _TRUE else "false"
            return Odd(Kind.BOOLEAN, said, said.upper())
        found = _DAY.fullmatch(value) if kind == "d" else None
        if found is not None:
            return Odd(Kind.DATE, found[1], found[1])
        return Odd(Kind.ERROR, "", value)

    def _shared(self, value: str) -> str:
        place = _count(value, least=0)
        if place >= len(self.book.texts):
            raise Refused("damaged-workbook", found=f"row {self._row}")
        return self.book.texts[place]

    def _number(self, value: str) -> Odd:
        place = _count(self._style or "0", least=0)
        known = self._numbers.get((value, place))
        if known is None:
            style = self.book.formats[place] if place < len(self.book.formats) else PLAIN
            known = number_cell(value.strip(), style, since_1904=self.book.since_1904)
            self._numbers[value, place] = known
        return known

    def _merge(self, area: str) -> None:
        found = _REFERENCE.match(area)
        if found is not None:
            self.merged.append((int(found[2]), column_of(found[1]), area[:40]))


def column_of(word: str) -> int:
    """Return the place, from 0, of a column's letters."""
    place = 0
    for sign in word:
        place = place * 26 + ord(sign) - 64
    return place - 1


def _count(said: str, *, least: int = 1) -> int:
    """Read a small whole number of a workbook's XML. Raises Refused."""
    if not (said.isascii() and said.isdigit() and len(said) < 9 and int(said) >= least):
        raise Refused("damaged-workbook", found=said[:40])
    return int(said)


def shared_texts(archive: Archive, part: str) -> list[str]:
    """Return the texts that cells name by number, without reading aids above signs."""
    texts: list[str] = []
    parts: list[str] = []
    phonetic = [False]

    def start(name: str, _: Mapping[str, str]) -> None:
        if name == "si":
            parts.clear()
        elif name == "rPh":
            phonetic[0] = True

    def end(name: str, said: str) -> None:
        if name == "t" and not phonetic[0]:
            parts.append(said)
        elif name == "si":
            texts.append(unescaped("".join(parts)))
            if len(texts) > MOST_CELLS:
                raise Refused("too-many-cells", found=f"> {MOST_CELLS}", expected=str(MOST_CELLS))
        elif name == "rPh":
            phonetic[0] = False

    if part in archive:
        archive.walk(part, start=start, end=end)
    return texts
