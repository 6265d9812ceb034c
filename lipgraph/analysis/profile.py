"""The profile: every headline measure of a network in one view, each beside its value among confirmed ties only."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from lipgraph.analysis.ei import DRAWS, ei_measures
from lipgraph.analysis.measuring import measure, undefined
from lipgraph.analysis.membership import membership_measures
from lipgraph.analysis.mixing import (
    Counts,
    mixing_counts_ordered,
    mixing_counts_undirected,
    possible_ordered,
    possible_pairs,
)
from lipgraph.analysis.projection import Projection, confirmable, project
from lipgraph.analysis.results import Measure, MeasureView
from lipgraph.analysis.structure import DyadCensus, Structure, dyad_census, structure, structure_measures
from lipgraph.analysis.unasked import is_unasked, unasked
from lipgraph.analysis.undecided import beside_certain
from lipgraph.analysis.view import default_view
from lipgraph.domain.network import StakeholderNetwork

_NOT_OF_TIES = frozenset({"organizations"})
_OF_ANSWERS = frozenset({"response-rate"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Headline:
    """A measure, and the same among confirmed ties only; None where confirmation has no part in it."""

    measure: Measure
    intersection: Measure | None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class SectorMatrix:
    """Ties by sector, every term of the taxonomy a row: ordered cells, and unordered pairs."""

    sectors: tuple[str, ...]
    members: tuple[int, ...]
    observed: Counts
    possible: Counts
    pairs: Counts
    possible_pairs: Counts
    view: MeasureView
    inputs_digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What one reader asks first of a network: membership, ties, structure, sector mixing, each with its view."""

    view: MeasureView
    headlines: tuple[Headline, ...]
    structure: Structure
    dyads: DyadCensus
    matrix: SectorMatrix
    inputs_digest: str

    def __getitem__(self, definition: str) -> Measure:
        """Return the measure of this definition. Raises KeyError."""
        for one in self.headlines:
            if one.measure.definition == definition:
                return one.measure
        raise KeyError(definition)


def profile(network: StakeholderNetwork, view: MeasureView | None = None, *, draws: int = DRAWS) -> Profile:
    """Return the profile of a network; the view is the codebook's unless one is given."""
    view = view if view is not None else default_view(network)
    projection = project(network, view)
    found = structure(projection)
    main = beside_certain(
        network,
        (*structure_measures(projection, found), *ei_measures(projection, draws=draws)),
        lambda certain: _of_ties(project(certain, view), draws=0),
    )
    beside = {one.definition: one for one in _confirmed(network, view, main, draws=draws)}
    range_of = beside_certain(network, _range(projection), lambda certain: _range(project(certain, view)))
    headlines = (
        *(Headline(measure=one, intersection=beside.get(one.definition)) for one in main),
        *(Headline(measure=one, intersection=None) for one in range_of),
    )
    return Profile(
        view=projection.view,
        headlines=tuple(map(_unasked, headlines)) if is_unasked(network, view) else headlines,
        structure=found,
        dyads=dyad_census(projection),
        matrix=sector_matrix(projection),
        inputs_digest=projection.inputs_digest,
    )


def cross_sector_measures(network: StakeholderNetwork, view: MeasureView, *, draws: int = DRAWS) -> tuple[Measure, ...]:
    """Return the measures of ties across sectors alone, as a profile has them."""
    found = beside_certain(
        network,
        ei_measures(project(network, view), draws=draws),
        lambda certain: ei_measures(project(certain, view), draws=0),
    )
    return tuple(map(unasked, found)) if is_unasked(network, view) else found


def confirmed_cross_sector_measures(
    network: StakeholderNetwork, view: MeasureView, *, draws: int = DRAWS
) -> tuple[Measure, ...]:
    """Return the same among confirmed ties only, or that nobody could have confirmed one."""
    strict = replace(view, confirmation="intersection")
    if confirmable(network, view):
        return cross_sector_measures(network, strict, draws=draws)
    none = project(network, strict)
    return tuple(undefined(none, one.definition, "not-confirmable") for one in ei_measures(none, draws=0))


def sector_matrix(projection: Projection) -> SectorMatrix:
    """Return ties by sector beside how many could be; organizations without a known sector are in no cell."""
    return SectorMatrix(
        sectors=projection.sectors,
        members=tuple(projection.sizes.tolist()),
        observed=mixing_counts_ordered(projection),
        possible=possible_ordered(projection),
        pairs=mixing_counts_undirected(projection),
        possible_pairs=possible_pairs(projection),
        view=projection.view,
        inputs_digest=projection.inputs_digest,
    )


def response_rate(projection: Projection) -> Measure:
    """Return the share of organizations whose own answers are known."""
    if not projection.n:
        return undefined(projection, "response-rate", "no-organizations")
    return measure(projection, "response-rate", float(np.count_nonzero(projection.observed)) / projection.n)


def _of_ties(projection: Projection, *, draws: int) -> tuple[Measure, ...]:
    return (*structure_measures(projection), *ei_measures(projection, draws=draws))


def _unasked(one: Headline) -> Headline:
    """Take the value from a headline that counts ties or answers: nobody was asked for any."""
    if one.intersection is None and one.measure.definition not in _OF_ANSWERS:
        return one
    return Headline(measure=unasked(one.measure), intersection=one.intersection and unasked(one.intersection))


def _range(projection: Projection) -> tuple[Measure, ...]:
    return (*membership_measures(projection), response_rate(projection))


def _confirmed(
    network: StakeholderNetwork, view: MeasureView, main: tuple[Measure, ...], *, draws: int
) -> tuple[Measure, ...]:
    """Return the twins of measures of ties, among confirmed ties; without a twin where nobody could have confirmed."""
    strict = replace(view, confirmation="intersection")

    def twins(of: StakeholderNetwork, draws: int) -> tuple[Measure, ...]:
        every = _of_ties(project(of, strict), draws=draws)
        return tuple(one for one in every if one.definition not in _NOT_OF_TIES)

    if confirmable(network, view):
        return beside_certain(network, twins(network, draws), lambda certain: twins(certain, 0))
    none = project(network, strict)
    names = (one.definition for one in main if one.definition not in _NOT_OF_TIES)
    return tuple(undefined(none, name, "not-confirmable") for name in names)
