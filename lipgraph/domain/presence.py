"""Whether a fact holds at a moment, and which of several do: certain ones before undecided ones."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from lipgraph.domain.source import Source
from lipgraph.domain.time import Moment, Period, Presence

T = TypeVar("T")


def presence_of(moment: Moment, period: Period, source: Source) -> Presence:
    """Read a fact's period at a moment; a dated source that asserts the fact on that very day makes it certain."""
    if moment.day is not None and source.dated == moment.day.isoformat():
        return Presence.CERTAIN
    return moment.presence(period)


def present(items: Iterable[T], how: Callable[[T], Presence]) -> list[tuple[T, Presence]]:
    """Keep what is there at a moment, certain facts before undecided ones."""
    found = [(item, how(item)) for item in items]
    return sorted(
        (pair for pair in found if pair[1] is not Presence.ABSENT), key=lambda pair: pair[1] is not Presence.CERTAIN
    )
