"""Time: bounds and periods written as in EDTF, and the third answer for what an imprecise bound leaves undecided."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from functools import lru_cache

from lipgraph.errors import InvalidPeriod

_BOUND = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?")


class Presence(Enum):
    """Whether something holds on a day; ABSENT is the plain no."""

    CERTAIN = "certain"
    UNDECIDED = "undecided"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class Bound:
    """One end of a period: a day, a month, a year, open (``..``) or unknown (empty text).

    ``earliest`` and ``latest`` are the first and last day that the text allows; for an open or unknown bound they are
    the ends of the calendar and are to be read with ``is_open``.
    """

    text: str = ""
    earliest: date = field(init=False, compare=False)
    latest: date = field(init=False, compare=False)

    def __post_init__(self) -> None:
        first, last = _span(self.text)
        object.__setattr__(self, "earliest", first)
        object.__setattr__(self, "latest", last)

    @property
    def is_open(self) -> bool:
        """True for ``..``: it holds without end on this side."""
        return self.text == ".."

    @property
    def is_unknown(self) -> bool:
        """True for the empty text: there is a bound and nobody wrote it down."""
        return self.text == ""

    @property
    def is_exact(self) -> bool:
        """True for a day or an open end: nothing is left undecided by it."""
        return self.is_open or self.earliest == self.latest


@lru_cache(maxsize=4096)
def _span(text: str) -> tuple[date, date]:
    if text in {"", ".."}:
        return date.min, date.max
    found = _BOUND.fullmatch(text)
    if not found or not text.isascii():
        raise InvalidPeriod(text=text[:200])
    year, month, day = (int(part) if part else 0 for part in found.group("year", "month", "day"))
    try:
        first = date(year, month or 1, day or 1)
        last = first if day else date(year, month or 12, monthrange(year, month or 12)[1])
    except ValueError as err:
        raise InvalidPeriod(text=text[:200]) from err
    return first, last


UNKNOWN = Bound("")
OPEN = Bound("..")


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of days, last day included; each end may be imprecise, open or unknown.

    >>> from datetime import date
    >>> Period(Bound("2005-11"), OPEN).presence(date(2005, 11, 7)).value
    'undecided'
    """

    start: Bound = UNKNOWN
    end: Bound = UNKNOWN

    def __post_init__(self) -> None:
        known = not (self.start.is_unknown or self.start.is_open or self.end.is_unknown or self.end.is_open)
        if known and self.end.latest < self.start.earliest:
            raise InvalidPeriod(text=str(self))

    def __str__(self) -> str:
        """Write the period as EDTF: ``2005-11/..``, ``/2010``."""
        return f"{self.start.text}/{self.end.text}"

    @classmethod
    def parse(cls, text: str) -> Period:
        """Read EDTF; a single date is a period whose both ends lie in it."""
        start, slash, end = text.strip().partition("/")
        return cls(Bound(start), Bound(end if slash else start))

    def presence(self, day: date) -> Presence:
        """Say whether the period holds on ``day``: certain, undecided or absent."""
        began_surely = self.start.is_open or self.start.latest <= day
        began_maybe = self.start.is_open or self.start.earliest <= day
        lasts_surely = self.end.is_open or (not self.end.is_unknown and day <= self.end.earliest)
        lasts_maybe = self.end.is_open or day <= self.end.latest
        if self.start.is_unknown:
            began_surely = False
        if not (began_maybe and lasts_maybe):
            return Presence.ABSENT
        return Presence.CERTAIN if began_surely and lasts_surely else Presence.UNDECIDED


ALWAYS = Period(OPEN, OPEN)
UNSTATED = Period(UNKNOWN, UNKNOWN)


@dataclass(frozen=True, slots=True)
class Moment:
    """What every as-of reading was resolved to: a day, or a wave with the day at which it reads periods.

    ``day`` is None only for a wave whose source gives no date: then only undated or wave-observed facts are certain.
    """

    day: date | None
    wave: str | None = None

    def __str__(self) -> str:
        """Write ``wave 2025`` or the ISO day."""
        return f"wave {self.wave}" if self.wave is not None else str(self.day)

    @property
    def key(self) -> str:
        """A stable text for ids and caches: ``w:2025`` or ``d:2025-10-01``."""
        return f"w:{self.wave}" if self.wave is not None else f"d:{self.day}"

    def presence(self, period: Period) -> Presence:
        """Read a period at this moment; without a day, only open-ended periods are certain."""
        if self.day is not None:
            return period.presence(self.day)
        return Presence.CERTAIN if period.start.is_open and period.end.is_open else Presence.UNDECIDED
