"""Tables as CSV that a spreadsheet opens as it should: UTF-8 with its mark, commas, and no cell that computes."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

_COMPUTES = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def csv_bytes(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """Return a table as CSV; text that a spreadsheet would take for a formula gets an apostrophe before it."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([tame(name) for name in columns])
    writer.writerows([tame(cell) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def tame(cell: str) -> str:
    """Return a cell that computes nowhere.

    >>> tame("=1+1"), tame("Réseau")
    ("'=1+1", 'Réseau')
    """
    return f"'{cell}" if cell.startswith(_COMPUTES) or cell.lstrip().startswith(_COMPUTES) else cell
