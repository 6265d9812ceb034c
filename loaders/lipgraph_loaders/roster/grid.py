"""Cells as they stand in a file, before anybody asks what they mean: of delimited text and of workbooks alike."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cache
from string import ascii_uppercase


class Kind(Enum):
    """What a cell holds that is not plain text; the last three cannot be read as anything."""

    NUMBER = "number"
    DATE = "date"
    BOOLEAN = "boolean"
    ERROR = "error-cell"
    UNCOMPUTED = "not-computed"
    BAD_DATE = "bad-date-cell"


@dataclass(frozen=True, slots=True)
class Odd:
    """A cell that is no plain text: ``text`` is its value in our own writing, ``shown`` what the person sees."""

    kind: Kind
    text: str
    shown: str


Cell = str | Odd
"""Plain text, or a cell that is something else. A blank cell is an empty text."""


def shown(cell: Cell) -> str:
    """Return what a person sees in the cell, as nearly as can be told."""
    return cell if isinstance(cell, str) else cell.shown


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """The cells of one sheet or file: rows by number as a spreadsheet shows it, in each the cells by column from 0.

    ``merged`` holds the first cell (row, column) and the written range of each merged area; blank cells are left out
    of ``rows``. A row of delimited text has its own ``width``; in a workbook every row has that of the sheet.
    """

    name: str | None
    rows: list[tuple[int, dict[int, Cell]]]
    widths: dict[int, int] | None = None
    merged: tuple[tuple[int, int, str], ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    is_hidden: bool = False

    def below(self, header: int) -> Iterator[tuple[int, dict[int, Cell]]]:
        """Yield the rows below the header row."""
        return ((number, cells) for number, cells in self.rows if number > header)


@cache
def letters(column: int) -> str:
    """Return the letters of a column counted from 0.

    >>> letters(0), letters(25), letters(26), letters(701), letters(702)
    ('A', 'Z', 'AA', 'ZZ', 'AAA')
    """
    before, last = divmod(column, 26)
    return (letters(before - 1) if before else "") + ascii_uppercase[last]
