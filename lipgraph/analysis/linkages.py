"""Linkages: the claims about one (relation, source, target) taken together, and what they amount to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lipgraph.domain.claims import Confirmation, Layer
from lipgraph.domain.columns import LAYERS, Flags, Ints, Reals
from lipgraph.domain.ids import RelationCode
from lipgraph.domain.network import StakeholderNetwork
from lipgraph.domain.time import Presence
from lipgraph.domain.vocabulary import Relation
from lipgraph.domain.waves import Status

STATES: tuple[Confirmation, ...] = tuple(Confirmation)
"""``Linkages.state`` indexes these."""

Tiny = NDArray[np.int8]
Places = NDArray[np.intp]

_SURVEY = LAYERS.index(Layer.SURVEY)
_OBSERVED, _SILENT, _NOT_ASKED = 0, 1, 2


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Linkages:
    """All linkages of a network, one array a property, in the order of relation, source and target.

    ``relation`` indexes ``relations``; ``asserted`` is False where there is nothing but denials; ``source_says`` and
    ``target_says`` are the two ends' own survey claims that it exists; ``undecided`` is True where an end is, or where
    no certain claim carries it. ``order`` and ``first`` find the claims of each.
    """

    relations: tuple[RelationCode, ...]
    relation: Ints
    source: Ints
    target: Ints
    state: Tiny
    asserted: Flags
    source_says: Flags
    target_says: Flags
    undecided: Flags
    order: Places
    first: Places

    def __len__(self) -> int:
        return int(self.source.size)

    def places(self, which: int) -> tuple[int, ...]:
        """Return the places in the network's claims of those that linkage ``which`` consists of."""
        return tuple(int(one) for one in self.order[self.first[which] : self.first[which + 1]])

    def confirmation(self, which: int) -> Confirmation:
        """Return what the claims of linkage ``which`` amount to."""
        return STATES[int(self.state[which])]


def linkages(network: StakeholderNetwork, *, threshold: float | None = None) -> Linkages:
    """Gather a network's claims into linkages; too weak claims count as unsaid, self-ties are left out.

    ``threshold`` stands in place of each relation's own.
    """
    claims, size = network.claims, max(len(network.organizations), 1)
    if not len(claims):
        return _none(claims.relations)
    limits = _limits(network, threshold)[claims.relation]
    strong = ~(claims.strength < limits)  # A claim without a strength (NaN) is never too weak.
    kept = np.flatnonzero((strong | claims.denies) & (claims.source != claims.target))
    key = (claims.relation[kept].astype(np.int64) * size + claims.source[kept]) * size + claims.target[kept]
    unique, which = np.unique(key, return_inverse=True)
    count = unique.size
    survey, denies = claims.layer[kept] == _SURVEY, claims.denies[kept]
    at_source = survey & (claims.claimant[kept] == claims.source[kept])
    at_target = survey & (claims.claimant[kept] == claims.target[kept])

    def some(mask: Flags) -> Flags:
        return np.bincount(which[mask], minlength=count) > 0

    relation, rest = np.divmod(unique, size * size)
    source, target = np.divmod(rest, size)
    says = some(at_source & ~denies), some(at_target & ~denies)
    partner = _partner_silence(network, relation=relation, ends=(source, target))
    undecided = _undecided_ends(network, source, target)
    if network.undecided.any():
        undecided |= ~_carried(some, denies, ~network.undecided[kept])
    state = _states(says=says, denied=some((at_source | at_target) & denies), partner=partner)
    order = kept[np.argsort(which, kind="stable")]
    return Linkages(
        relations=claims.relations,
        relation=relation.astype(np.int32),
        source=source.astype(np.int32),
        target=target.astype(np.int32),
        state=state,
        asserted=some(~denies),
        source_says=says[0],
        target_says=says[1],
        undecided=undecided,
        order=order,
        first=np.concatenate([[0], np.cumsum(np.bincount(which, minlength=count))]).astype(np.intp),
    )


def _states(*, says: tuple[Flags, Flags], denied: Flags, partner: tuple[Tiny, Tiny]) -> Tiny:
    """Decide the state of each linkage; later lines win over earlier ones."""
    source, target = says
    silence = np.where(source, partner[1], partner[0])
    state = np.full(source.size, STATES.index(Confirmation.CLAIMANT_UNKNOWN), np.int8)
    one = source ^ target
    for silent, name in (
        (_OBSERVED, Confirmation.ONE_SIDED),
        (_SILENT, Confirmation.PARTNER_DID_NOT_ANSWER),
        (_NOT_ASKED, Confirmation.PARTNER_NOT_ASKED),
    ):
        state[one & (silence == silent)] = STATES.index(name)
    state[denied] = STATES.index(Confirmation.DENIED)
    state[source & target] = STATES.index(Confirmation.CONFIRMED)
    return state


def _undecided_ends(network: StakeholderNetwork, source: NDArray[np.int64], target: NDArray[np.int64]) -> Flags:
    perhaps = np.array([one is Presence.UNDECIDED for one in network.presence], np.bool_)
    either: Flags = perhaps[source] | perhaps[target]
    return either


def _carried(some: Callable[[Flags], Flags], denies: Flags, certain: Flags) -> Flags:
    """Say which linkages a certain claim asserts; where there are only denials, which one denies."""
    return some(certain & ~denies) | (~some(~denies) & some(certain))


def _partner_silence(
    network: StakeholderNetwork, *, relation: NDArray[np.int64], ends: tuple[NDArray[np.int64], NDArray[np.int64]]
) -> tuple[Tiny, Tiny]:
    """Return, for either end of each linkage, whether it answered, did not, or was not asked in that role."""
    directed = {one.code: one.directed for one in network.relations}
    result = np.full((2, relation.size), _NOT_ASKED, np.int8)
    for code in np.unique(relation).tolist():
        name = network.claims.relations[code]
        here = relation == code
        for side, role in enumerate(("sender", "receiver") if directed.get(name, True) else ("end", "end")):
            result[side, here] = silence(network, relation=name, role=role)[ends[side][here]]
    return result[0], result[1]


def silence(network: StakeholderNetwork, *, relation: RelationCode, role: str) -> Tiny:
    """Return 0 for each organization that answered in this role, 1 for one asked in vain, 2 for one not asked."""
    return np.array(
        [_silence_of(network.status_in(place, relation, role)) for place in range(len(network.organizations))], np.int8
    )


def _silence_of(status: Status) -> int:
    if status.is_observed:
        return _OBSERVED
    return _SILENT if status in {Status.NO_ANSWER, Status.RECORDED_EMPTY} else _NOT_ASKED


def _limits(network: StakeholderNetwork, threshold: float | None) -> Reals:
    own: dict[RelationCode, Relation] = {one.code: one for one in network.relations}
    limits = [
        threshold if threshold is not None else (own[code].threshold if code in own else None)
        for code in network.claims.relations
    ]
    return np.array([-np.inf if one is None else one for one in limits], np.float64)


def _none(relations: tuple[RelationCode, ...]) -> Linkages:
    ints, flags = np.zeros(0, np.int32), np.zeros(0, np.bool_)
    return Linkages(
        relations=relations, relation=ints, source=ints, target=ints, state=np.zeros(0, np.int8), asserted=flags,
        source_says=flags, target_says=flags, undecided=flags, order=np.zeros(0, np.intp), first=np.zeros(1, np.intp),
    )  # fmt: skip
