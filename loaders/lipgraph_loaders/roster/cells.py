"""What a cell says, by the kind of its field: text, dates as EDTF, numbers, yes-no, and words of both languages."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from difflib import get_close_matches

from lipgraph.domain.time import Bound
from lipgraph.errors import InvalidPeriod
from lipgraph_loaders.roster.grid import Cell, Kind, Odd
from lipgraph_loaders.roster.words import fold, meanings, written

_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?", re.ASCII)
_WHOLE = re.compile(r"-?\d{1,15}", re.ASCII)
_NUMBER = re.compile(r"-?\d{1,15}([.,]\d{1,15})?", re.ASCII)
_WORDED = re.compile(r"[^\W\d_]{4}.*", re.DOTALL)
_GROUPED = re.compile(r"-?\d{1,3}[.,]\d{3}", re.ASCII)
_YEARS = range(1000, 3000)
_YEAR = re.compile(r"(19|20)\d\d", re.ASCII)
_UNSEEN = re.compile("[\u200b\u200e\u200f\u2060\ufeff\u00ad]")
"""Characters without width that no name needs; the joiners U+200C and U+200D are letters' business and stay."""

FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff]")
"""Characters that control a text or turn its direction, and so show it as what it is not."""

_BLANKS = re.compile(r"\s+")


class Unfit(Exception):
    """A cell does not say what its column is for."""

    def __init__(self, code: str, *, expected: str = "", nearest: str = "") -> None:
        super().__init__(code)
        self.code, self.expected, self.nearest = code, expected, nearest


@dataclass(frozen=True, slots=True)
class Said:
    """What a cell says in our writing, and the note that is due for how it was read."""

    text: str
    note: str = ""


BLANK = Said("")


def said(cell: Cell, kind: str) -> Said:
    """Return what a cell says for a field of ``kind`` (of ``lipgraph_schema.tables``). Raises Unfit."""
    if isinstance(cell, Odd):
        if cell.kind in {Kind.ERROR, Kind.UNCOMPUTED, Kind.BAD_DATE}:
            raise Unfit(cell.kind.value)
        return _READ.get(kind, _odd_text)(cell)
    clean = cleaned(cell)
    if not clean.text:
        return clean
    read = _READ.get(kind)
    return clean if read is None else _joined(read(clean.text), clean.note)


def cleaned(raw: str) -> Said:
    """Return a text in NFC, on one line, with single blanks and nothing unseen. Raises Unfit for what hides."""
    if raw.isascii() and raw.isprintable() and "  " not in raw:
        return Said(raw.strip())
    if FORBIDDEN.search(raw):
        raise Unfit("control-character")
    if "\ufffd" in raw:
        raise Unfit("lost-character")
    seen = _UNSEEN.sub("", raw)
    text = _BLANKS.sub(" ", unicodedata.normalize("NFC", seen)).strip()
    if seen != raw:
        return Said(text, "note-unseen-characters")
    return Said(text, "note-line-breaks" if "\n" in raw.strip() else "")


def _joined(read: Said, note: str) -> Said:
    return read if read.note or not note else Said(read.text, note)


def _odd_text(cell: Cell) -> Said:
    if isinstance(cell, str):
        return Said(cell)
    if cell.kind is Kind.NUMBER:
        if cell.shown != cell.text:
            return Said(cell.shown, "note-number-as-text")
        # A wave is often called by its year, and no year has lost a zero.
        return Said(cell.shown, "" if _YEAR.fullmatch(cell.shown) else "note-number-read-as-text")
    if cell.kind is Kind.DATE:
        # A label such as a wave's "2025" may stand in a cell that a program took for a date.
        return Said(cell.text, "note-date-cell")
    return Said(cell.shown)


def _date(cell: Cell) -> Said:
    if isinstance(cell, Odd):
        if cell.kind is Kind.DATE:
            return Said(cell.text, "note-date-cell")
        if cell.kind is Kind.NUMBER and _WHOLE.fullmatch(cell.text) and int(cell.text) in _YEARS:
            return Said(cell.text)
        raise Unfit("number-not-date" if cell.kind is Kind.NUMBER else "not-a-date")
    if cell == "..":
        return Said(cell)
    try:
        if _DATE.fullmatch(cell):
            return Said(Bound(cell).text)
    except InvalidPeriod as err:
        raise Unfit("no-such-day") from err
    raise Unfit("not-a-date", nearest=_as_edtf(cell))


def _as_edtf(cell: str) -> str:
    """Return the date that was meant where no other can have been: year first, in some other writing."""
    found = re.fullmatch(r"(\d{4})[/. ](\d{1,2})(?:[/. ](\d{1,2}))?", cell, re.ASCII)
    if found is None:
        return ""
    date = "-".join(part.zfill(2) for part in found.groups() if part)
    try:
        return Bound(date).text
    except InvalidPeriod:
        return ""


def _day(cell: Cell) -> Said:
    read = _date(cell)
    if len(read.text) != len("2025-10-31"):
        raise Unfit("not-a-day")
    return read


def _whole(cell: Cell) -> Said:
    text = cell if isinstance(cell, str) else cell.text
    if isinstance(cell, Odd) and cell.kind is not Kind.NUMBER:
        raise Unfit("not-a-number")
    if not _WHOLE.fullmatch(text):
        raise Unfit("not-a-number")
    return Said(text)


def _number(cell: Cell) -> Said:
    if isinstance(cell, Odd):
        if cell.kind is not Kind.NUMBER:
            raise Unfit("not-a-number")
        return Said(cell.text)
    if _WORDED.fullmatch(cell):
        # A level of strength may be named in words: which one is decided beside its relation.
        return Said(cell)
    if _GROUPED.fullmatch(cell):
        raise Unfit("doubtful-number")
    if not _NUMBER.fullmatch(cell):
        raise Unfit("not-a-number")
    return Said(cell.replace(",", "."), "note-decimal-comma" if "," in cell else "")


def _worded(kind: str, code: str) -> Callable[[Cell], Said]:
    def read(cell: Cell) -> Said:
        word = cell if isinstance(cell, str) else cell.text
        known = meanings(kind)
        found = known.get(fold(word))
        if found is None:
            nearest = get_close_matches(fold(word[:100]), known, n=1, cutoff=0.8)
            raise Unfit(code, nearest=written(kind)[nearest[0]] if nearest else "")
        return Said(found)

    return read


_READ: dict[str, Callable[[Cell], Said]] = {
    "date": _date,
    "day": _day,
    "integer": _whole,
    "number": _number,
    "yes-no": _worded("yes-no", "not-yes-or-no"),
    "polarity": _worded("polarity", "not-yes-or-no"),
    "status": _worded("status", "not-a-status"),
}
