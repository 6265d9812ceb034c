"""Write what was found as JSON, as CSV, or as a table of a terminal."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from unicodedata import combining, east_asian_width

Cell = str | float | None


def as_json(value: object, *, indent: bool = True) -> str:
    """Return JSON of dataclasses and plain values, keys in their own order."""
    import orjson

    style = orjson.OPT_INDENT_2 if indent else 0
    return orjson.dumps(value, default=_plain, option=style | orjson.OPT_SERIALIZE_NUMPY).decode()


def _plain(value: object) -> object:
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, frozenset | set):
        return sorted(value)
    return str(value)


def as_csv(rows: Sequence[Mapping[str, Cell]]) -> str:
    """Return rows as CSV with a header; text that a spreadsheet would take for a formula gets a quote before it."""
    out = io.StringIO()
    if rows:
        writer = csv.DictWriter(out, fieldnames=list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows({name: _tame(cell) for name, cell in row.items()} for row in rows)
    return out.getvalue().removesuffix("\n")


def _tame(cell: Cell) -> Cell:
    return f"'{cell}" if isinstance(cell, str) and cell[:1] in {"=", "+", "-", "@", "\t", "\r"} else cell


def as_table(rows: Sequence[Sequence[str]]) -> str:
    """Return rows with columns in line, numbers to the right where a whole column holds them."""
    if not rows:
        return ""
    columns = list(zip(*rows, strict=True))
    wide = [max(map(_width, column)) for column in columns]
    right = [all(_numeric(cell) for cell in column[1:]) for column in columns]
    return "\n".join(
        "  ".join(_padded(cell, wide[i], right=right[i]) for i, cell in enumerate(row)).rstrip() for row in rows
    )


def _numeric(cell: str) -> bool:
    return cell in {"", "–"} or cell.translate(str.maketrans("", "", "\u2212.,\u202f-%<")).isdigit()


def _width(cell: str) -> int:
    return sum(0 if combining(sign) else 2 if east_asian_width(sign) in "WF" else 1 for sign in cell)


def _padded(cell: str, width: int, *, right: bool) -> str:
    space = " " * (width - _width(cell))
    return space + cell if right else cell + space
