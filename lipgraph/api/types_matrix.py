"""Ties by sector: ordered cells, unordered pairs with their findings, and two headline measures."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass

import strawberry

from lipgraph.analysis import results
from lipgraph.analysis.pairs import sector_pairs
from lipgraph.analysis.profile import SectorMatrix as DomainMatrix
from lipgraph.analysis.profile import cross_sector_measures, sector_matrix
from lipgraph.analysis.projection import project
from lipgraph.api.fields import described
from lipgraph.api.types_measures import Finding, Measure, View, finding
from lipgraph.api.types_vocabulary import Sector
from lipgraph.domain.network import StakeholderNetwork
from lipgraph.domain.vocabulary import Sector as DomainSector


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Mixing:
    """What a sector matrix shows, computed together."""

    sectors: tuple[DomainSector, ...]
    matrix: DomainMatrix
    pairs: tuple[results.Gap, ...]
    measures: Mapping[str, results.Measure]


def mixing(network: StakeholderNetwork, view: results.MeasureView) -> Mixing:
    """Compute the sector matrix of a network in a view; for a worker thread."""
    projection = project(network, view)
    return Mixing(
        sectors=network.sectors,
        matrix=sector_matrix(projection),
        pairs=sector_pairs(projection, partnership=network.partnership.id),
        measures={one.definition: one for one in cross_sector_measures(network, view)},
    )


@strawberry.type(description="Ties from one sector to another; in an undirected view both ways.")
class SectorCell:
    """One cell of the matrix."""

    source: Sector = strawberry.field(description="The sector that ties start in.")
    target: Sector = strawberry.field(description="The sector that ties go to.")
    observed: int = strawberry.field(description="Ties that there are.")
    possible: int = strawberry.field(description="Ties that there could be.")


@strawberry.type(description="Ties between two sectors, in either direction.")
class SectorPair:
    """One unordered pair."""

    sectors: list[Sector] = strawberry.field(description="The two sectors; at most 2, and never fewer.")
    observed: int = strawberry.field(description="Ties that there are.")
    possible: int = strawberry.field(description="Ties that there could be.")
    findings: list[Finding] = strawberry.field(
        description="What each null model says; empty for a pair that could have no tie. At most 5."
    )


@strawberry.type(description="Ties by sector. A taxonomy has at most 40 top terms, so cells are at most 1600.")
class SectorMatrix:
    """A lens over a sector matrix."""

    value: strawberry.Private[Mixing]
    twins: strawberry.Private[Callable[[], Awaitable[tuple[results.Measure, ...]]]]

    @described(description="The sectors, in their fixed order; at most 40.")
    def sectors(self) -> list[Sector]:
        """Return the sectors."""
        return [Sector(value=one) for one in self.value.sectors]

    @described(description="Every ordered pair of sectors, each sector with itself included; at most 1600.")
    def cells(self) -> list[SectorCell]:
        """Return the cells, row by row."""
        lenses, matrix = self.sectors(), self.value.matrix
        return [
            SectorCell(
                source=source,
                target=target,
                observed=int(matrix.observed[a, b]),
                possible=int(matrix.possible[a, b]),
            )
            for a, source in enumerate(lenses)
            for b, target in enumerate(lenses)
        ]

    @described(description="Every pair of two sectors, in the order of the sectors; at most 780.")
    def pairs(self) -> list[SectorPair]:
        """Return the pairs."""
        lenses, matrix = self.sectors(), self.value.matrix
        found = {frozenset(one.sectors): one.findings for one in self.value.pairs}
        return [
            SectorPair(
                sectors=[lenses[a], lenses[b]],
                observed=int(matrix.pairs[a, b]),
                possible=int(matrix.possible_pairs[a, b]),
                findings=[finding(one) for one in found.get(frozenset((matrix.sectors[a], matrix.sectors[b])), ())],
            )
            for a in range(len(lenses))
            for b in range(a + 1, len(lenses))
        ]

    @described(description="Ties across sectors as a share of all ties.")
    def cross_sector_share(self) -> Measure:
        """Return the cross-sector share."""
        return self._measure("cross-sector-share")

    @described(description="Ties across sectors less ties within, as a share of all.")
    def ei_index(self) -> Measure:
        """Return the E-I index."""
        return self._measure("ei-index")

    @described(description="What was counted.")
    def view(self) -> View:
        """Return the view."""
        return View(value=self.value.matrix.view)

    def _measure(self, name: str) -> Measure:
        async def twin() -> results.Measure:
            return next(one for one in await self.twins() if one.definition == name)

        return Measure(result=self.value.measures[name], twin=twin)
