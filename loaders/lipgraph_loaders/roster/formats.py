"""Number formats of a workbook: which cells are dates and how exact, and which show leading zeros."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from enum import Enum

from lipgraph_loaders.roster.grid import Kind, Odd
from lipgraph_loaders.roster.parts import Archive


class Shows(Enum):
    """What a number format makes of a number."""

    NUMBER = "number"
    ZEROS = "zeros"
    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    TIME = "time"


@dataclass(frozen=True, slots=True)
class Format:
    """A number format: what it shows, and how many digits it fills with zeros."""

    shows: Shows = Shows.NUMBER
    digits: int = 0


PLAIN = Format()
_BUILT_IN = {
    **dict.fromkeys((14, 15, 16, 22, *range(27, 32), 36, *range(50, 55), 57, 58), Format(Shows.DAY)),
    17: Format(Shows.MONTH),
    **dict.fromkeys((18, 19, 20, 21, 32, 33, 34, 35, 45, 46, 47, 55, 56), Format(Shows.TIME)),
}
"""The formats that a workbook names by number alone; 27 to 58 are dates of East Asian programs."""

_SILENT = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
_ZEROS = re.compile(r"0{2,}")
_DAY_ZERO, _DAY_ZERO_1904 = date(1899, 12, 30), date(1904, 1, 1)
_LAST_FEIGNED = 60
"""Day numbers up to this one are off by one: Excel has a 29 February 1900 that never was."""

_LAST_DAY = 2_958_465


def formats_of(archive: Archive, part: str) -> tuple[Format, ...]:
    """Return the format of each cell style, by its number."""
    own: dict[str, Format] = {}
    styles: list[Format] = []
    inside = [False]

    def start(name: str, attributes: Mapping[str, str]) -> None:
        if name == "numFmt":
            own[attributes.get("numFmtId", "")] = format_of(attributes.get("formatCode", ""))
        elif name in {"cellXfs", "cellStyleXfs", "dxfs", "cellStyles"}:
            inside[0] = name == "cellXfs"
        elif name == "xf" and inside[0]:
            styles.append(_named(attributes.get("numFmtId", "0"), own))

    if part in archive:
        archive.walk(part, start=start)
    return tuple(styles)


def _named(number: str, own: Mapping[str, Format]) -> Format:
    if number in own:
        return own[number]
    return _BUILT_IN.get(int(number), PLAIN) if number.isascii() and number.isdigit() and len(number) < 4 else PLAIN


def format_of(code: str) -> Format:
    """Say what a format code shows, by its first section.

    >>> [format_of(code).shows.value for code in ("yyyy-mm-dd", "mmm yy", '0.00" days"', "00000")]
    ['day', 'month', 'number', 'zeros']
    """
    said = _SILENT.sub("", code.partition(";")[0]).casefold()
    if said in {"general", "standard", "@", ""}:
        return PLAIN
    # French and German programs write j or t for days and a for years into the files only rarely; d and y are the rule.
    if "d" in said and ("y" in said or "m" in said):
        return Format(Shows.DAY)
    if "y" in said:
        return Format(Shows.MONTH if "m" in said else Shows.YEAR)
    if "h" in said or "s" in said or "d" in said or "m" in said:
        return Format(Shows.TIME)
    return Format(Shows.ZEROS, len(said)) if _ZEROS.fullmatch(said) else PLAIN


def number_cell(raw: str, style: Format, *, since_1904: bool) -> Odd:
    """Return the cell of a stored number as its format shows it: a number, digits with zeros, or a date."""
    plain = plain_number(raw)
    if plain is None:
        return Odd(Kind.ERROR, raw, raw)
    if style.shows is Shows.NUMBER:
        return Odd(Kind.NUMBER, plain, plain)
    if style.shows is Shows.ZEROS:
        return Odd(Kind.NUMBER, plain, plain.zfill(style.digits) if plain.isdigit() else plain)
    if style.shows is Shows.TIME:
        return Odd(Kind.BAD_DATE, plain, plain)
    said = _date(plain, style.shows, since_1904=since_1904)
    return Odd(Kind.BAD_DATE, plain, plain) if said is None else Odd(Kind.DATE, said, said)


def plain_number(raw: str) -> str | None:
    """Write a stored number with the fifteen digits that a spreadsheet keeps, and without exponent.

    >>> plain_number("123.0"), plain_number("0.30000000000000004"), plain_number("1E5"), plain_number("nan")
    ('123', '0.3', '100000', None)
    """
    try:
        value = Decimal(raw)
    except InvalidOperation:
        return None
    if not raw.isascii() or "_" in raw or not value.is_finite() or abs(value.adjusted()) > _MOST_DIGITS:
        return None
    short = format(Decimal(f"{value:.15g}"), "f")
    short = short.rstrip("0").rstrip(".") if "." in short else short
    return "0" if short == "-0" else short


_MOST_DIGITS = 40


def _date(plain: str, shows: Shows, *, since_1904: bool) -> str | None:
    """Return a day number as EDTF, to the precision that the cell shows; None for what is no day."""
    whole = int(Decimal(plain))
    if not 0 <= whole <= _LAST_DAY or (not since_1904 and whole <= _LAST_FEIGNED):
        return None
    try:
        day = (_DAY_ZERO_1904 if since_1904 else _DAY_ZERO) + timedelta(days=whole)
    except OverflowError:
        return None
    iso = day.isoformat()
    return iso if shows is Shows.DAY else iso[:7] if shows is Shows.MONTH else iso[:4]
