"""A view of a network as GraphML, for programs that draw or measure graphs."""

from __future__ import annotations

import io

from lipgraph.analysis.projection import project_graph
from lipgraph.analysis.results import MeasureView
from lipgraph.domain.network import StakeholderNetwork


def graphml(network: StakeholderNetwork, view: MeasureView) -> bytes:
    """Return the projection as GraphML in UTF-8; the view and whether the data are synthetic stand on the graph."""
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
    for _, known in graph.nodes(data=True):
        if known["sector"] is None:
            # GraphML has no word for an absent value: the key is left out.
            del known["sector"]
    out = io.BytesIO()
    nx.write_graphml(graph, out)
    return out.getvalue()
