"""Which partnerships a transaction touches: those whose holdings show something that it added, changed or removed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from lipgraph.domain.facts import Cell, Key, Row
from lipgraph.store.ports import FactChange

PARTNERSHIP, ORGANIZATION, SEAT, COUNCIL, WAVE = "partnership", "organization", "seat", "council", "wave"
TAXONOMY, CODEBOOK = "taxonomy", "codebook"

LEADS_HOME: Mapping[str, tuple[str, str]] = {
    "partnership": (PARTNERSHIP, "id"),
    "taxonomy-use": (PARTNERSHIP, "partnership"),
    "participation": (PARTNERSHIP, "partnership"),
    "sector-assignment": (PARTNERSHIP, "partnership"),
    "lead": (PARTNERSHIP, "partnership"),
    "council": (PARTNERSHIP, "partnership"),
    "wave": (PARTNERSHIP, "partnership"),
    "claim": (PARTNERSHIP, "partnership"),
    "seat": (COUNCIL, "council"),
    "seat-sector": (SEAT, "seat"),
    "membership": (SEAT, "seat"),
    "question": (WAVE, "wave"),
    "response": (WAVE, "wave"),
    "taxonomy": (TAXONOMY, "id"),
    "sector": (TAXONOMY, "taxonomy"),
    "codebook": (CODEBOOK, "id"),
    "relation": (CODEBOOK, "codebook"),
    "organization": (ORGANIZATION, "id"),
    "organization-name": (ORGANIZATION, "organization"),
    "identifier": (ORGANIZATION, "organization"),
}
"""The thing through which a noun belongs to partnerships, and the column that names it; others belong to the store."""


class Looking(Protocol):
    """What an adapter is asked to find the way from a thing to its partnerships."""

    async def rows(self, noun: str, keys: Sequence[Key]) -> Mapping[Key, Row]:
        """Return the rows that are there of those keys."""

    async def matching(self, noun: str, columns: tuple[str, ...], values: Sequence[Key]) -> Sequence[Key]:
        """Return keys of facts whose columns equal one of the values."""

    async def naming(self, organizations: Sequence[str]) -> Sequence[str]:
        """Return the partnerships of which a fact names one of these organizations."""


class Touched:
    """Collects what a transaction's changes hang on; asked once, when they are all written.

    A thing on the way that is gone by then was removed by a change of its own, and one that moved was changed by one:
    each of these leads home by itself. What names an organization that was added is a change of its own too.
    """

    def __init__(self) -> None:
        self._found: dict[str, set[str]] = {}
        self._new: set[str] = set()

    def note(self, change: FactChange) -> None:
        """Remember what a change leads to, before and after."""
        if change.noun not in LEADS_HOME:
            return
        thing, column = LEADS_HOME[change.noun]
        if change.noun == ORGANIZATION and change.before is None:
            self._new.update(change.key)
        for row in (change.before, change.after):
            if row is not None and row[column] is not None:
                self._found.setdefault(thing, set()).add(str(row[column]))

    async def partnerships(self, store: Looking) -> Sequence[str]:
        """Return the ids of all partnerships that the changes lead to, sorted."""
        councils = self._keys(COUNCIL) | await _named(store, SEAT, self._keys(SEAT), COUNCIL)
        homes = set(self._found.get(PARTNERSHIP, ()))
        for noun, keys in ((COUNCIL, councils), (WAVE, self._keys(WAVE))):
            homes.update(*await _named(store, noun, keys, PARTNERSHIP))
        for noun, column in (("taxonomy-use", TAXONOMY), ("partnership", CODEBOOK)):
            if keys := self._keys(column):
                homes.update(key[0] for key in await store.matching(noun, (column,), sorted(keys)))
        if organizations := self._found.get(ORGANIZATION, set()) - self._new:
            homes.update(await store.naming(sorted(organizations)))
        return sorted(homes)

    def _keys(self, thing: str) -> set[Key]:
        return {(one,) for one in self._found.get(thing, ())}


async def _named(store: Looking, noun: str, keys: set[Key], column: str) -> set[Key]:
    """Return what a column of those facts names, as keys of one part."""
    rows = (await store.rows(noun, sorted(keys))).values() if keys else ()
    return {(str(cell),) for cell in _cells(rows, column) if cell is not None}


def _cells(rows: Iterable[Mapping[str, Cell]], column: str) -> Iterable[Cell]:
    return (row[column] for row in rows)
