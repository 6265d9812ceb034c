"""How claims come out of Neo4j: groups of lists, spread into the cells that columns are made from.

A claim's properties are read as one map, since each property that is read by itself walks the claim's whole chain of
properties. Claims that agree in what few claims differ in travel as a group that names it once; a claimant that is one
of the two ends travels as the number of that end. What a group's claims lack is an empty list.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from itertools import chain
from typing import TYPE_CHECKING, Any

from lipgraph.domain.claims import Polarity
from lipgraph.domain.columns import ClaimCells
from lipgraph.domain.facts import SOURCE_COLUMNS
from lipgraph.domain.source import NO_SOURCE, Source
from lipgraph.store.neo4j_errors import driver_errors
from lipgraph.store.neo4j_statements import statement

if TYPE_CHECKING:
    from neo4j import AsyncManagedTransaction

GROUPED_SOURCE = frozenset({"document", "digest", "sheet", "dated", "inferred"})
"""Parts of a source that a group of claims shares; the others are lists."""

SENDING_END, RECEIVING_END = 0, 1


@dataclass(frozen=True, slots=True)
class ClaimGroup:
    """One record of ``read_claim``: lists as long as the group has claims, or empty; and what all of them share."""

    record: Mapping[str, Any]

    def __len__(self) -> int:
        return len(self.record["id"])

    def each(self, name: str) -> list[Any]:
        """Return the cells of a column in which claims of a group differ; None where the group lacks it."""
        found: list[Any] = self.record[name]
        return found or [None] * len(self)

    def same(self, name: str) -> list[Any]:
        """Return the cells of a column in which they agree."""
        return [self.record[name]] * len(self)

    def claimants(self) -> list[str | None]:
        """Return who made each claim: the number of an end stands for that end."""
        ends = zip(self.each("claimant"), self.record["source_org"], self.record["target_org"], strict=True)
        return [
            sender if told == SENDING_END else receiver if told == RECEIVING_END else told
            for told, sender, receiver in ends
        ]

    def periods(self) -> list[tuple[str, str]]:
        """Return each claim's bounds; empty texts where unknown."""
        if not self.record["valid_from"] and not self.record["valid_until"]:
            return [("", "")] * len(self)
        return [(a or "", b or "") for a, b in zip(self.each("valid_from"), self.each("valid_until"), strict=True)]

    def origins(self) -> list[Source]:
        """Return where each claim comes from; one value for all of a group that agrees."""
        parts = [column.removeprefix("source_") for column in SOURCE_COLUMNS]
        shared = {part: self.record[f"source_{part}"] for part in parts if part in GROUPED_SOURCE}
        own = {part: cells for part in parts if part not in shared and (cells := self.record[f"source_{part}"])}
        if not own:
            one = Source(**shared) if any(cell is not None for cell in shared.values()) else NO_SOURCE
            return [one] * len(self)
        return [Source(**shared, **dict(zip(own, cells, strict=True))) for cells in zip(*own.values(), strict=True)]


async def read_claims(transaction: AsyncManagedTransaction, *, partnership: str, low: bool) -> ClaimCells:
    """Read the half of a partnership's claims that has the lower ids, or the other. Raises errors of this project."""
    with driver_errors():
        result = await transaction.run(statement("read_claim"), partnership=partnership, low=low)
        return joined([_cells(ClaimGroup(record)) async for record in result])


def joined(parts: Sequence[ClaimCells]) -> ClaimCells:
    """Put cells behind one another."""
    names = [one.name for one in fields(ClaimCells)]
    return parts[0] if len(parts) == 1 else ClaimCells(**{name: list(_joined(parts, name)) for name in names})


def _joined(groups: Sequence[ClaimCells], name: str) -> Iterator[Any]:
    return chain.from_iterable(getattr(group, name) for group in groups)


def _cells(group: ClaimGroup) -> ClaimCells:
    return ClaimCells(
        ids=group.each("id"),
        relation=group.same("relation"),
        source=group.each("source_org"),
        target=group.each("target_org"),
        claimant=group.claimants(),
        role=group.same("role"),
        layer=group.same("layer"),
        wave=group.same("wave"),
        source_key=group.each("source_key"),
        denies=[group.record["polarity"] == Polarity.DENIES.value] * len(group),
        strength=group.each("strength"),
        volume=group.each("volume"),
        period=group.periods(),
        origin=group.origins(),
    )
