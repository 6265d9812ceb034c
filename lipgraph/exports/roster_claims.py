"""The sheet Linkages of a filled roster: one row a claim, in the order of waves and relations."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from lipgraph.domain.claims import Claim, Layer, Polarity, Role

if TYPE_CHECKING:
    from lipgraph.exports.roster_rows import Register


def linkage_rows(register: Register, left: Counter[str]) -> Iterator[dict[str, str]]:
    """Yield the claims that a row can say: of a wave, and spoken as what their claimant is in them."""
    held = register.holdings
    labels = {wave.id: wave.label for wave in held.waves}
    rank = {wave.id: (wave.rank, wave.label) for wave in held.waves}
    directed = {one.code: one.directed for one in held.relations}
    every = [held.claims.claim(place, held.partnership.id) for place in range(len(held.claims))]
    kept = [one for one in every if one.wave is not None and one.role is _spoken(one, directed.get(one.relation, True))]
    left["claim"] += len(every) - len(kept)
    names = register.names
    for one in sorted(kept, key=lambda c: (rank[c.wave], c.relation, names[c.source_org], names[c.target_org], c.id)):  # type: ignore[index]  # each has a wave
        yield {
            "claim.relation": register.word("relations", one.relation),
            "claim.source": names[one.source_org],
            "claim.target": names[one.target_org],
            "claim.claimant": names[one.claimant] if one.claimant else "",
            "claim.wave": labels[one.wave] if one.wave else "",
            "claim.polarity": register.word("polarities", "denies") if one.polarity is Polarity.DENIES else "",
            "claim.strength": _number(one.strength),
            "claim.layer": register.word("layers", one.layer.value) if one.layer is not Layer.SURVEY else "",
        }


def _spoken(claim: Claim, directed: bool) -> Role:  # noqa: FBT001 - what a relation is
    """Return the role that a row without one is taken to have."""
    if claim.claimant is None:
        return Role.UNKNOWN
    if claim.claimant not in {claim.source_org, claim.target_org}:
        return Role.THIRD_PARTY
    if not directed:
        return Role.END
    return Role.SENDER if claim.claimant == claim.source_org else Role.RECEIVER


def _number(value: float | None) -> str:
    if value is None:
        return ""
    return str(int(value)) if value.is_integer() and abs(value) < 2**53 else repr(value)
