"""The closest known word for one that is not known, and how alike two names are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from lipgraph.domain.ids import fold

ALIKE = 88.0
"""From which likeness (0 to 100) a new name is shown as perhaps a stored one: "libraries" beside "library" is, a police
service beside a fire service of the same town is not."""

CLOSE = 60.0
"""From which likeness a known word is suggested for one that is not known."""


def likeness(one: str, other: str) -> float:
    """Return how alike two names are from 0 to 100, whatever the order of their words; case and accents are folded."""
    found = alike(one, [other], least=0.0)
    return found[0][1] if found else 0.0


def alike(name: str, known: Sequence[str], *, least: float = ALIKE) -> list[tuple[int, float]]:
    """Return place and likeness of the known names that are at least so alike, in their order."""
    # Loaded with the first unknown word: most commands meet none.
    from rapidfuzz import fuzz, process

    best: dict[int, float] = {}
    for form in (_folded, _sorted):
        choices = [form(one) for one in known]
        for _, score, place in process.extract(form(name), choices, scorer=fuzz.ratio, score_cutoff=least, limit=None):
            best[place] = max(score, best.get(place, 0.0))
    return sorted(best.items())


def nearest(word: str, known: Iterable[str]) -> str:
    """Return the known word that is closest, or nothing where none is close."""
    every = tuple(known)
    found = alike(word, every, least=CLOSE)
    return every[max(found, key=lambda one: (one[1], -one[0]))[0]] if found else ""


@lru_cache(maxsize=65536)
def _folded(name: str) -> str:
    return fold(name)


@lru_cache(maxsize=65536)
def _sorted(name: str) -> str:
    return " ".join(sorted(_folded(name).split()))
