"""Workbooks whose every cell is text: nothing in them computes, and nothing is rounded or read as a date."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Protocol

from lipgraph.errors import LimitExceeded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

MOST_CHARACTERS, MOST_ROWS, MOST_CELLS = 32_767, 500_000, 4_000_000
"""What a cell can hold, and how much of a workbook is read back: what is larger is for the table folder."""

WIDEST, NARROWEST = 48, 8
_MADE = datetime(2026, 1, 1, tzinfo=UTC)
_UNCARRIED = re.compile(r"\\(?=u[0-9A-F]{4})|[\x00-\x08\x0b-\x1f\ufffe\uffff]")


class Table(Protocol):
    """A table of texts."""

    @property
    def columns(self) -> Sequence[str]:
        """Return the names of the columns."""
        ...

    @property
    def rows(self) -> Sequence[Sequence[str]]:
        """Return the rows, each as wide as the columns."""
        ...


def carried(value: str) -> str:
    r"""Write characters that the XML of a workbook cannot carry as ``\uXXXX``, and what looks like one likewise.

    >>> carried("a\rb"), carried("plain\\text")
    ('a\\u000Db', 'plain\\text')
    """
    return _UNCARRIED.sub(lambda found: f"\\u{ord(found[0]):04X}", value)


@contextmanager
def text_workbook(out: io.BytesIO) -> Iterator[Workbook]:
    """Open a workbook that takes texts as they are: no formulas, links or numbers; equal contents, equal bytes."""
    from xlsxwriter import Workbook

    no_guesses = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with Workbook(out, {"in_memory": True, **no_guesses}) as book:
        # A file that says when it was made would differ from one of the same contents.
        book.set_properties({"created": _MADE})
        yield book


def table_workbook(tables: Mapping[str, Table], meta: Mapping[str, str]) -> bytes:
    """Return one sheet a table, first of all ``meta`` with its lines. Raises LimitExceeded for what does not fit."""
    if sum(len(table.columns) * (len(table.rows) + 1) for table in tables.values()) > MOST_CELLS:
        raise LimitExceeded(what="cells", limit=MOST_CELLS)
    out = io.BytesIO()
    with text_workbook(out) as book:
        text, head = book.add_format({"num_format": "@"}), book.add_format({"num_format": "@", "bold": True})
        first = book.add_worksheet("meta")
        fill(first, [("key", "value"), *meta.items()], formats=(text, head))
        first.set_column(1, 1, 70, text)
        for noun, table in tables.items():
            fill(book.add_worksheet(noun), [table.columns, *table.rows], formats=(text, head))
    return out.getvalue()


def fill(sheet: Worksheet, lines: Sequence[Sequence[str]], *, formats: tuple[Format, Format]) -> None:
    """Write lines as texts, the first of them as a head that stays in sight. Raises LimitExceeded."""
    text, head = formats
    if len(lines) > MOST_ROWS:
        raise LimitExceeded(what=sheet.get_name(), limit=MOST_ROWS)
    for number, cells in enumerate(lines):
        for place, cell in enumerate(cells):
            put(sheet, (number, place), cell, text if number else head)
    for place, name in enumerate(lines[0]):
        longest = max([len(name), *(len(cells[place]) for cells in lines[1:201])])
        sheet.set_column(place, place, min(max(longest + 2, NARROWEST), WIDEST), text)
    sheet.freeze_panes(1, 0)


def put(sheet: Worksheet, place: tuple[int, int], value: str, form: Format | None = None) -> None:
    """Write one cell as text; an empty one is left out. Raises LimitExceeded for more than a cell can hold."""
    if value == "":
        return
    shown = carried(value)
    # A workbook counts characters beyond the basic plane twice, as UTF-16 does.
    if len(shown.encode("utf-16-le")) // 2 > MOST_CHARACTERS:
        raise LimitExceeded(what=f"{sheet.get_name()}, {place[0] + 1}", limit=MOST_CHARACTERS)
    sheet.write_string(*place, shown, form)
