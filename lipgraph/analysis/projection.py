"""Projection: a network seen in one view, as plain arrays that every measure works on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from lipgraph.analysis.linkages import STATES, Linkages, linkages, silence
from lipgraph.analysis.results import Counted, MeasureView
from lipgraph.analysis.view import checked
from lipgraph.domain import canonical
from lipgraph.domain.claims import Confirmation
from lipgraph.domain.columns import Flags, Ints
from lipgraph.domain.ids import RelationCode
from lipgraph.domain.network import StakeholderNetwork

if TYPE_CHECKING:
    import networkx as nx

METHOD = "lipgraph-measures-1"
"""Part of every inputs digest; changes whenever a definition does."""

_PARTNER_SILENT = [
    STATES.index(one)
    for one in (Confirmation.CONFIRMED, Confirmation.PARTNER_DID_NOT_ANSWER, Confirmation.PARTNER_NOT_ASKED)
]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Projection:
    """A simple graph: no self-ties, no duplicates; undirected ties once, with ``src < dst``.

    ``sector`` indexes ``sectors`` (-1: none known); ``observed`` says whose own answers are known in all relations of
    the view.
    """

    organizations: tuple[str, ...]
    directed: bool
    src: Ints
    dst: Ints
    sector: Ints
    sectors: tuple[str, ...]
    observed: Flags
    view: MeasureView
    inputs_digest: str

    @property
    def n(self) -> int:
        """Return the number of organizations."""
        return len(self.organizations)

    @property
    def ties(self) -> int:
        """Return the number of ties."""
        return int(self.src.size)

    @property
    def dyads(self) -> int:
        """Return the number of possible ties."""
        return self.n * (self.n - 1) // (1 if self.directed else 2)

    @property
    def counted(self) -> Counted:
        """Return what a number over the whole projection rests on."""
        return Counted(organizations=self.n, dyads=self.dyads, ties=self.ties)

    @property
    def sizes(self) -> NDArray[np.int64]:
        """Return the number of organizations in each sector of the taxonomy."""
        return np.bincount(self.sector[self.sector >= 0], minlength=len(self.sectors)).astype(np.int64)

    def matrix(self) -> NDArray[np.float64]:
        """Return the adjacency matrix, symmetric where the projection is undirected."""
        adjacency = np.zeros((self.n, self.n))
        adjacency[self.src, self.dst] = 1.0
        if not self.directed:
            adjacency[self.dst, self.src] = 1.0
        return adjacency

    def among(self, kept: Flags) -> Projection:
        """Return the projection of the organizations that ``kept`` names, and the ties among them."""
        new = np.cumsum(kept) - 1
        inside = kept[self.src] & kept[self.dst]
        return build(
            organizations=[name for name, keep in zip(self.organizations, kept.tolist(), strict=True) if keep],
            ties=(new[self.src[inside]].astype(np.int32), new[self.dst[inside]].astype(np.int32)),
            sectors=(self.sector[kept], self.sectors),
            observed=self.observed[kept],
            view=self.view,
        )

    def with_sector(self) -> Projection:
        """Return the projection of the organizations whose sector is known: itself where that is everyone."""
        known = self.sector >= 0
        return self if bool(known.all()) else self.among(known)

    def undirected(self) -> Projection:
        """Return the projection in which a tie in either direction links a pair: itself where it is undirected."""
        if not self.directed:
            return self
        return build(
            organizations=self.organizations,
            ties=(self.src, self.dst),
            sectors=(self.sector, self.sectors),
            observed=self.observed,
            view=replace(self.view, direction="undirected"),
        )


def build(
    *,
    organizations: Sequence[str],
    ties: tuple[Ints, Ints],
    sectors: tuple[Ints, tuple[str, ...]],
    observed: Flags,
    view: MeasureView,
) -> Projection:
    """Make a projection from pairs of places: drop self-ties, collapse duplicates, order, and digest."""
    directed, size = view.direction == "directed", max(len(organizations), 1)
    src, dst = ties[0].astype(np.int64), ties[1].astype(np.int64)
    if not directed:
        src, dst = np.minimum(src, dst), np.maximum(src, dst)
    key = np.unique(src[src != dst] * size + dst[src != dst])
    first, second = (key // size).astype(np.int32), (key % size).astype(np.int32)
    return Projection(
        organizations=tuple(organizations),
        directed=directed,
        src=first,
        dst=second,
        sector=sectors[0],
        sectors=sectors[1],
        observed=observed,
        view=view,
        inputs_digest=canonical.digest(
            {
                "method": METHOD,
                "view": {
                    "relations": view.relations,
                    "moment": view.moment,
                    "confirmation": view.confirmation,
                    "direction": view.direction,
                    "eligible": view.eligible,
                    "threshold": view.threshold,
                },
                "organizations": list(organizations),
                "ties": [first.tolist(), second.tolist()],
                "sector": [sectors[1][one] if one >= 0 else None for one in sectors[0].tolist()],
                "sectors": list(sectors[1]),
                "observed": observed.tolist(),
            }
        ),
    )


def project(network: StakeholderNetwork, view: MeasureView) -> Projection:
    """Derive the ties of a view: per relation claims, threshold, confirmation; then direction; then the union."""
    found = linkages(network, threshold=checked(view).threshold)
    wanted = [index for index, code in enumerate(found.relations) if code in view.relations]
    is_tie = np.isin(found.relation, wanted) & _kept(network, found, view.confirmation)
    projected = build(
        organizations=[one.id for one in network.organizations],
        ties=_directed_ties(network, found, is_tie, directed=view.direction == "directed"),
        sectors=(network.sector, tuple(one.code for one in network.sectors)),
        observed=_observed(network, view),
        view=replace(view, moment=network.moment.key),
    )
    return projected if view.eligible == "all" else projected.among(projected.observed)


def project_graph(network: StakeholderNetwork, view: MeasureView) -> nx.Graph[str]:
    """Return the projection as a NetworkX Graph, or DiGraph where the view is directed.

    Nodes are organization ids with ``name``, ``sector`` (a code or None) and ``observed``.
    """
    import networkx as nx

    projected = project(network, view)
    graph: nx.Graph[str] = nx.DiGraph() if projected.directed else nx.Graph()
    names = {one.id: one.name for one in network.organizations}
    for place, who in enumerate(projected.organizations):
        sector = int(projected.sector[place])
        graph.add_node(
            who,
            name=names[who],  # type: ignore[index]  # organizations are OrganizationId there, plain text here
            sector=projected.sectors[sector] if sector >= 0 else None,
            observed=bool(projected.observed[place]),
        )
    ids = projected.organizations
    pairs = zip(projected.src.tolist(), projected.dst.tolist(), strict=True)
    graph.add_edges_from((ids[a], ids[b]) for a, b in pairs)
    return graph


def confirmable(network: StakeholderNetwork, view: MeasureView) -> bool:
    """Say whether any linkage of the view could have been confirmed: its other end was asked in that role."""
    found = linkages(network, threshold=view.threshold)
    wanted = [index for index, code in enumerate(found.relations) if code in view.relations]
    never = [STATES.index(one) for one in (Confirmation.PARTNER_NOT_ASKED, Confirmation.CLAIMANT_UNKNOWN)]
    return bool((np.isin(found.relation, wanted) & ~np.isin(found.state, never)).any())


def _kept(network: StakeholderNetwork, found: Linkages, rule: str) -> Flags:
    """Apply a confirmation rule. An undirected relation has neither sender nor receiver: there either end counts."""
    if rule == "union":
        return found.asserted
    if rule == "intersection":
        return found.source_says & found.target_says
    if rule in {"sender", "receiver"}:
        own = found.source_says if rule == "sender" else found.target_says
        return own | (_is_undirected(network, found) & (found.source_says | found.target_says))
    kept: Flags = np.isin(found.state, _PARTNER_SILENT) & found.asserted
    return kept


def _directed_ties(network: StakeholderNetwork, found: Linkages, is_tie: Flags, *, directed: bool) -> tuple[Ints, Ints]:
    """Return ends of ties; a directed view sees an undirected relation as ties both ways."""
    src, dst = found.source[is_tie], found.target[is_tie]
    if not directed:
        return src, dst
    both = _is_undirected(network, found)[is_tie]
    return np.concatenate([src, dst[both]]), np.concatenate([dst, src[both]])


def _is_undirected(network: StakeholderNetwork, found: Linkages) -> Flags:
    undirected = {one.code for one in network.relations if not one.directed}
    mask: Flags = np.isin(found.relation, [i for i, code in enumerate(found.relations) if code in undirected])
    return mask


def _observed(network: StakeholderNetwork, view: MeasureView) -> Flags:
    """Say whose own answers are known, as sender or end, in every relation of the view."""
    directed = {one.code: one.directed for one in network.relations}
    known = np.array([one.is_observed for one in network.status], np.bool_)
    for code in view.relations:
        role = "sender" if directed.get(RelationCode(code), True) else "end"
        if role in network.asked.get(RelationCode(code), ()):
            known &= silence(network, relation=RelationCode(code), role=role) == 0
    return known
