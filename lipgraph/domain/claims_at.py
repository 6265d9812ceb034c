"""Which claims count at a moment, among whom, and which of them their own dates leave undecided."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from lipgraph.domain.columns import ClaimColumns, Flags, Ints
from lipgraph.domain.holdings import Holdings
from lipgraph.domain.ids import OrganizationId, RelationCode
from lipgraph.domain.time import Moment, Presence
from lipgraph.domain.waves import Wave


def past_waves(holdings: Holdings, moment: Moment) -> list[Wave]:
    """Return the waves whose reference day has come, oldest first."""
    day = moment.day.isoformat() if moment.day is not None else ""
    past = [wave for wave in holdings.waves if wave.reference and wave.reference <= day]
    return sorted(past, key=lambda wave: (wave.reference, wave.rank))


def last_asked(holdings: Holdings, moment: Moment, relation: RelationCode) -> Wave | None:
    """Return the last wave by a day that asked a relation."""
    asked = {q.wave for q in holdings.questions if q.relation == relation}
    return next((wave for wave in reversed(past_waves(holdings, moment)) if wave.id in asked), None)


def claims_at(
    holdings: Holdings, moment: Moment, wave: Wave | None, organizations: tuple[OrganizationId, ...]
) -> tuple[ClaimColumns, Flags]:
    """Return the claims among these organizations that count at a moment, and which of them are undecided.

    A claim that a wave observed is certain; one without a wave is read by its own period and its dated source.
    """
    claims = holdings.claims
    place = {one: i for i, one in enumerate(organizations)}
    new = np.array([place.get(one, -1) for one in claims.organizations], np.int32)
    if not len(claims):
        return reindexed(claims, new, organizations), np.zeros(0, np.bool_)
    inside = (new[claims.source] >= 0) & (new[claims.target] >= 0)
    if wave is not None:
        counted = claims.wave == (claims.waves.index(wave.id) if wave.id in claims.waves else -2)
    else:
        counted = _carried(holdings, moment)[claims.relation, claims.wave + 1]
    certain, perhaps = _undated(claims, moment)
    kept = inside & (counted | certain | perhaps)
    return reindexed(claims.where(kept), new, organizations), perhaps[kept]


def reindexed(claims: ClaimColumns, new: Ints, organizations: tuple[OrganizationId, ...]) -> ClaimColumns:
    """Return claims that index ``organizations``; ``new`` is where each old place went, -1 for those left out."""
    if not len(claims):
        return replace(claims, organizations=organizations)
    return replace(
        claims,
        organizations=organizations,
        source=new[claims.source],
        target=new[claims.target],
        claimant=np.where(claims.claimant >= 0, new[claims.claimant], -1).astype(np.int32),
    )


def _undated(claims: ClaimColumns, moment: Moment) -> tuple[Flags, Flags]:
    """Return which claims without a wave surely hold at a moment, and which perhaps do."""
    read = [moment.presence(period) for period in claims.periods]
    sure = np.array([one is Presence.CERTAIN for one in read], np.bool_)[claims.period]
    there = np.array([one is not Presence.ABSENT for one in read], np.bool_)[claims.period]
    day = moment.day.isoformat() if moment.day is not None else None
    asserted = np.array([day is not None and one.dated == day for one in claims.origins], np.bool_)[claims.origin]
    free: Flags = claims.wave < 0
    certain: Flags = free & (sure | asserted)
    perhaps: Flags = free & there & ~certain
    return certain, perhaps


def _carried(holdings: Holdings, moment: Moment) -> NDArray[np.bool_]:
    """At a date, which (relation, wave + 1) pair counts: waves by that day, from the last one on that asked it."""
    claims = holdings.claims
    counted = np.zeros((max(len(claims.relations), 1), len(claims.waves) + 1), np.bool_)
    place = {wave: column for column, wave in enumerate(claims.waves, start=1)}
    past = past_waves(holdings, moment)
    for row, relation in enumerate(claims.relations):
        last = last_asked(holdings, moment, relation)
        for wave in past[past.index(last) if last is not None else 0 :]:
            if wave.id in place:
                counted[row, place[wave.id]] = True
    return counted
