"""The closest known word for one that is not known, and how alike two names are."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache

from lipgraph.domain.ids import fold

ALIKE = 88.0
"""From which likeness (0 to 100) a new name is shown as perhaps a stored one: "libraries" beside "library" is, a police
service beside a fire service of the same town is not."""

CLOSE = 60.0
"""From which likeness a known word is suggested for one that is not known."""


def likeness(one: str, other: str) -> float:
    """Return how alike two names are from 0 to 100, whatever the order of their words; case and accents are folded."""
    return _scorer()(fold(one), fold(other))


def nearest(word: str, known: Iterable[str]) -> str:
    """Return the known word that is closest, or nothing where none is close."""
    best = max(((likeness(word, one), one) for one in known), default=(0.0, ""))
    return best[1] if best[0] >= CLOSE else ""


@cache
def _scorer() -> Callable[[str, str], float]:
    # Loaded with the first unknown word: most commands meet none.
    from rapidfuzz import fuzz

    return lambda one, other: max(fuzz.ratio(one, other), fuzz.token_sort_ratio(one, other))
