"""Claims: who said that which linkage exists, in which role, from which evidence layer; ties are derived from them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import ClassVar

from lipgraph.domain.ids import ClaimId, OrganizationId, PartnershipId, RelationCode, WaveId, mint
from lipgraph.domain.numbers import refuse_infinite
from lipgraph.domain.source import NO_SOURCE, Source
from lipgraph.domain.time import UNSTATED, Period


class Role(Enum):
    """As what the claimant speaks: an end of the linkage, a third party, or nobody knows who."""

    SENDER = "sender"
    RECEIVER = "receiver"
    END = "end"
    THIRD_PARTY = "third-party"
    UNKNOWN = "unknown"


class Layer(Enum):
    """The evidence layer. Only survey claims of the two ends confirm; the others corroborate."""

    SURVEY = "survey"
    AGREEMENT = "agreement"
    REFERRAL_LOG = "referral-log"
    ATTENDANCE = "attendance"
    MINUTES = "minutes"


class Polarity(Enum):
    """Whether the claim says that the linkage exists, or explicitly that it does not. Silence is no denial."""

    ASSERTS = "asserts"
    DENIES = "denies"


class Confirmation(Enum):
    """What the claims about one linkage amount to."""

    CONFIRMED = "confirmed"
    ONE_SIDED = "one-sided"
    DENIED = "denied"
    PARTNER_DID_NOT_ANSWER = "partner-did-not-answer"
    PARTNER_NOT_ASKED = "partner-not-asked"
    CLAIMANT_UNKNOWN = "claimant-unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One report of a linkage. Its id is minted from the key: polarity, strength, period and citation are not in it.

    Undirected linkages keep their ends in id order (``claim()`` sees to it). ``source_key`` is the source's own key
    and is required, and part of the identity, only for a claim without a wave. Raises InputError for a strength or
    volume that is not finite.
    """

    NOUN: ClassVar[str] = "claim"
    KEY: ClassVar[tuple[str, ...]] = ("id",)

    id: ClaimId
    partnership: PartnershipId
    relation: RelationCode
    source_org: OrganizationId
    target_org: OrganizationId
    claimant: OrganizationId | None = None
    role: Role = Role.UNKNOWN
    layer: Layer = Layer.SURVEY
    wave: WaveId | None = None
    source_key: str | None = None
    polarity: Polarity = Polarity.ASSERTS
    strength: float | None = None
    volume: float | None = None
    period: Period = UNSTATED
    source: Source = NO_SOURCE

    def __post_init__(self) -> None:
        refuse_infinite(strength=self.strength, volume=self.volume)


def claim_id(  # noqa: PLR0913 - the key of a claim has this many parts (DESIGN section 3)
    *,
    partnership: PartnershipId,
    relation: RelationCode,
    source_org: OrganizationId,
    target_org: OrganizationId,
    claimant: OrganizationId | None,
    role: Role,
    layer: Layer,
    wave: WaveId | None,
    source_key: str | None = None,
) -> ClaimId:
    """Return the id of the claim with this key; without a wave the source's own key takes the wave's place."""
    own = None if wave is not None else (source_key or "")
    return ClaimId(
        mint("claim", partnership, relation, source_org, target_org, claimant, role.value, layer.value, wave, own)
    )


def claim(  # noqa: PLR0913 - one parameter a field
    *,
    partnership: PartnershipId,
    relation: RelationCode,
    directed: bool,
    source_org: OrganizationId,
    target_org: OrganizationId,
    claimant: OrganizationId | None,
    role: Role,
    layer: Layer = Layer.SURVEY,
    wave: WaveId | None = None,
    source_key: str | None = None,
    polarity: Polarity = Polarity.ASSERTS,
    strength: float | None = None,
    volume: float | None = None,
    period: Period = UNSTATED,
    source: Source = NO_SOURCE,
) -> Claim:
    """Make a claim with its minted id; the ends of an undirected relation are put in id order."""
    if not directed and target_org < source_org:
        source_org, target_org = target_org, source_org
    minted = claim_id(
        partnership=partnership, relation=relation, source_org=source_org, target_org=target_org, claimant=claimant,
        role=role, layer=layer, wave=wave, source_key=source_key,
    )  # fmt: skip
    return Claim(
        id=minted, partnership=partnership, relation=relation, source_org=source_org, target_org=target_org,
        claimant=claimant, role=role, layer=layer, wave=wave, source_key=source_key, polarity=polarity,
        strength=strength, volume=volume, period=period, source=source,
    )  # fmt: skip
