"""What imprecise dates leave undecided is counted in; here each number gets its value without it, where it differs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from lipgraph.analysis.results import Measure, WithoutUndecided
from lipgraph.domain.network import StakeholderNetwork, without_undecided
from lipgraph.domain.time import Presence


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """How many organizations, and how many claims by their own dates, are undecided."""

    organizations: int
    claims: int


def doubt(*networks: StakeholderNetwork) -> Doubt:
    """Count what is undecided at any of these moments of a partnership, each organization and claim once."""
    organizations: set[str] = set()
    claims: set[str] = set()
    for network in networks:
        found = zip(network.organizations, network.presence, strict=True)
        organizations.update(one.id for one, presence in found if presence is Presence.UNDECIDED)
        claims.update(network.claims.ids[network.undecided].tolist())
    return Doubt(organizations=len(organizations), claims=len(claims))


def beside_certain(
    network: StakeholderNetwork,
    measures: tuple[Measure, ...],
    again: Callable[[StakeholderNetwork], tuple[Measure, ...]],
) -> tuple[Measure, ...]:
    """Return measures of a network with their values on what surely holds, which ``again`` computes in their order.

    They are returned as they are, and nothing is computed, where nothing is undecided.
    """
    certain = without_undecided(network)
    if certain is network:
        return measures
    left = doubt(network)
    return tuple(beside(one, other, left) for one, other in zip(measures, again(certain), strict=True))


def beside(one: Measure, certain: Measure, left: Doubt) -> Measure:
    """Return a measure with its value on what surely holds; as it is where that is the same."""
    if one.value == certain.value and one.undefined == certain.undefined:
        return one
    without = WithoutUndecided(
        value=certain.value, undefined=certain.undefined, organizations=left.organizations, claims=left.claims
    )
    return replace(one, without_undecided=without)
