"""A view of a network as GraphML, for programs that draw or measure graphs."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from lipgraph.analysis.linkages import linkages
from lipgraph.analysis.projection import project_graph
from lipgraph.analysis.results import MeasureView
from lipgraph.domain.claims import Confirmation
from lipgraph.domain.network import StakeholderNetwork
from lipgraph.domain.time import Presence

if TYPE_CHECKING:
    import networkx as nx


def graphml(network: StakeholderNetwork, view: MeasureView) -> bytes:
    """Return the projection as GraphML in UTF-8; the view and whether the data are synthetic stand on the graph.

    ``lipgraph.exports.codebook`` says what each attribute means.
    """
    import networkx as nx

    graph = project_graph(network, view)
    graph.graph.update(
        partnership=network.partnership.slug,
        synthetic=network.partnership.synthetic,
        moment=view.moment,
        relations=" ".join(view.relations),
        confirmation=view.confirmation,
        direction=view.direction,
        eligible=view.eligible,
    )
    _describe_nodes(graph, network)
    _describe_edges(graph, network, view)
    out = io.BytesIO()
    nx.write_graphml(graph, out)
    return out.getvalue()


def _describe_nodes(graph: nx.Graph[str], network: StakeholderNetwork) -> None:
    for place, one in enumerate(network.organizations):
        if one.id in graph:
            known = graph.nodes[one.id]
            known["status"] = network.status[place].value
            known["undecided"] = network.presence[place] is Presence.UNDECIDED
            if known["sector"] is None:
                # GraphML has no word for an absent value: the key is left out.
                del known["sector"]


def _describe_edges(graph: nx.Graph[str], network: StakeholderNetwork, view: MeasureView) -> None:
    """Say of each tie in which relations of the view it is, whether one is confirmed, and how many claims speak."""
    directed = {one.code: one.directed for one in network.relations}
    found, ids = linkages(network, threshold=view.threshold), [one.id for one in network.organizations]
    for which in range(len(found)):
        code = found.relations[int(found.relation[which])]
        ends = ids[int(found.source[which])], ids[int(found.target[which])]
        if code not in view.relations or not found.asserted[which]:
            continue
        both = graph.is_directed() and not directed.get(code, True)
        for a, b in (ends, ends[::-1]) if both else (ends,):
            if graph.has_edge(a, b):
                known = graph.edges[a, b]
                known["relations"] = " ".join(dict.fromkeys([*known.get("relations", "").split(), code]))
                is_confirmed = found.confirmation(which) is Confirmation.CONFIRMED
                known["confirmed"] = known.get("confirmed", False) or is_confirmed
                known["claims"] = known.get("claims", 0) + len(found.places(which))
