"""Structure: density, reciprocity, isolates, components and the organizations that hold components together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from lipgraph.analysis.measuring import measure, undefined
from lipgraph.analysis.projection import Projection
from lipgraph.analysis.results import Measure

if TYPE_CHECKING:
    import networkx as nx


@dataclass(frozen=True, slots=True, kw_only=True)
class DyadCensus:
    """Pairs of organizations tied both ways, one way, not at all."""

    mutual: int
    asymmetric: int
    null: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Structure:
    """Who stands alone, what hangs together, who holds it; ids, components largest first."""

    isolates: tuple[str, ...]
    components: tuple[tuple[str, ...], ...]
    articulation: tuple[str, ...]


def degrees(projection: Projection) -> NDArray[np.int64]:
    """Return the number of tie ends at each organization."""
    ends = np.concatenate([projection.src, projection.dst])
    return np.bincount(ends, minlength=projection.n).astype(np.int64)


def dyad_census(projection: Projection) -> DyadCensus:
    """Count pairs; in an undirected projection every tie is mutual."""
    pairs = projection.n * (projection.n - 1) // 2
    if not projection.directed:
        return DyadCensus(mutual=projection.ties, asymmetric=0, null=pairs - projection.ties)
    size = max(projection.n, 1)
    there = projection.src.astype(np.int64) * size + projection.dst
    back = projection.dst.astype(np.int64) * size + projection.src
    mutual = int(np.isin(there, back).sum()) // 2
    asymmetric = projection.ties - 2 * mutual
    return DyadCensus(mutual=mutual, asymmetric=asymmetric, null=pairs - mutual - asymmetric)


def structure(projection: Projection) -> Structure:
    """Find isolates, components and articulation organizations, whatever the direction of ties."""
    import networkx as nx

    graph = _undirected(projection)
    ids = projection.organizations
    parts = sorted((sorted(part) for part in nx.connected_components(graph)), key=lambda part: (-len(part), part[0]))
    return Structure(
        isolates=tuple(ids[place] for place in np.flatnonzero(degrees(projection) == 0).tolist()),
        components=tuple(tuple(ids[place] for place in part) for part in parts),
        articulation=tuple(ids[place] for place in sorted(nx.articulation_points(graph))),
    )


def _undirected(projection: Projection) -> nx.Graph[int]:
    import networkx as nx

    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(projection.n))
    graph.add_edges_from(zip(projection.src.tolist(), projection.dst.tolist(), strict=True))
    return graph


def structure_measures(projection: Projection, found: Structure | None = None) -> tuple[Measure, ...]:
    """Return organizations, ties, density, reciprocity (where directed), isolates, components and articulation."""
    found = found if found is not None else structure(projection)
    density = (
        measure(projection, "density", projection.ties / projection.dyads)
        if projection.dyads
        else undefined(projection, "density", "no-dyads")
    )
    counts = {
        "isolates": len(found.isolates),
        "components": len(found.components),
        "largest-component": len(found.components[0]) if found.components else 0,
        "articulation-organizations": len(found.articulation),
    }
    return (
        measure(projection, "organizations", projection.n),
        measure(projection, "ties", projection.ties),
        density,
        *((reciprocity(projection),) if projection.directed else ()),
        *(measure(projection, name, count) for name, count in counts.items()),
    )


def reciprocity(projection: Projection) -> Measure:
    """Return the share of directed ties that are returned (edgewise)."""
    if not projection.directed:
        return undefined(projection, "reciprocity", "undirected")
    if not projection.ties:
        return undefined(projection, "reciprocity", "no-ties")
    return measure(projection, "reciprocity", 2 * dyad_census(projection).mutual / projection.ties)
