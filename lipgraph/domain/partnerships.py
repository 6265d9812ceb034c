"""Partnerships, their councils, the seats at each table and who holds them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import ClassVar

from lipgraph.domain.ids import (
    CodebookId,
    CouncilId,
    InstrumentId,
    OrganizationId,
    PartnershipId,
    SeatId,
    SectorCode,
    TaxonomyId,
    WaveId,
)
from lipgraph.domain.source import NO_SOURCE, Source
from lipgraph.domain.time import UNSTATED, Period


@dataclass(frozen=True, slots=True, kw_only=True)
class Partnership:
    """The body that convenes: a LIP, a Francophone network, a WICWP community...; ``kind`` is a vocabulary term.

    ``synthetic`` marks invented data everywhere it appears. ``area`` is text as the source gives it. ``dataset`` names
    the set its first organizations were minted in.
    """

    NOUN: ClassVar[str] = "partnership"
    KEY: ClassVar[tuple[str, ...]] = ("id",)

    id: PartnershipId
    slug: str
    name: str
    name_fr: str | None = None
    kind: str = "lip"
    synthetic: bool = False
    codebook: CodebookId | None = None
    dataset: str = ""
    area: str | None = None
    area_count: int | None = None
    period: Period = UNSTATED
    source: Source = NO_SOURCE


@dataclass(frozen=True, slots=True, kw_only=True)
class Council:
    """A table: *of* a partnership, or *established under* an instrument; exactly one of the two is set."""

    NOUN: ClassVar[str] = "council"
    KEY: ClassVar[tuple[str, ...]] = ("id",)

    id: CouncilId
    partnership: PartnershipId | None = None
    instrument: InstrumentId | None = None
    name: str
    name_fr: str | None = None
    kind: str = "partnership-council"
    parent: CouncilId | None = None
    rank: int = 0
    period: Period = UNSTATED
    source: Source = NO_SOURCE


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """A place at a council; key = council + label. It does not move: it ends and a new one ``succeeds`` it."""

    NOUN: ClassVar[str] = "seat"
    KEY: ClassVar[tuple[str, ...]] = ("id",)

    id: SeatId
    council: CouncilId
    label: str
    label_fr: str | None = None
    succeeds: SeatId | None = None
    rank: int = 0
    period: Period = UNSTATED
    source: Source = NO_SOURCE


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatSector:
    """The sector or constituency that a seat is for, dated."""

    NOUN: ClassVar[str] = "seat-sector"
    KEY: ClassVar[tuple[str, ...]] = ("seat", "taxonomy", "sector", "spell")

    seat: SeatId
    taxonomy: TaxonomyId
    sector: SectorCode
    spell: int = 1
    period: Period = UNSTATED
    source: Source = NO_SOURCE


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership:
    """Who holds a seat, in which role, for a period; without an organization the seat is held, holder not named.

    ``wave`` is set where a wave observed it (an attendance list, a yearly board): then it holds at that wave only.
    """

    NOUN: ClassVar[str] = "membership"
    KEY: ClassVar[tuple[str, ...]] = ("seat", "organization", "wave", "spell")

    seat: SeatId
    organization: OrganizationId | None = None
    wave: WaveId | None = None
    spell: int = 1
    role: str = "member"
    period: Period = UNSTATED
    source: Source = NO_SOURCE


class SeatState(Enum):
    """What is known of a seat at a moment; UNDECIDED where the bounds of its memberships leave it open."""

    HELD = "held"
    HELD_NOT_NAMED = "held-not-named"
    VACANT = "vacant"
    UNDECIDED = "undecided"
