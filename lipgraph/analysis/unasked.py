"""Where nobody was asked: an empty list of linkages is then no observation, and a measure of ties has no value."""

from __future__ import annotations

from dataclasses import replace

from lipgraph.analysis.results import Measure, MeasureView, Undefined
from lipgraph.domain.network import StakeholderNetwork

CODE = "nobody-asked"


def is_unasked(network: StakeholderNetwork, view: MeasureView) -> bool:
    """Say whether no wave had asked any relation of the view by then, and no source reports one either."""
    if any(relation in network.asked for relation in view.relations):
        return False
    reported = {network.claims.relations[place] for place in set(network.claims.relation.tolist())}
    return reported.isdisjoint(view.relations)


def unasked(one: Measure) -> Measure:
    """Return a measure without its value: what it counts was never asked for. An earlier reason stays."""
    if one.undefined is not None and one.undefined.code == "no-organizations":
        return one
    bare = replace(one, value=None, undefined=Undefined(code=CODE), nulls=(), interval=None)
    return replace(bare, low=None, high=None, without_undecided=None)
