"""Waves of observation: when, what was asked, and what is known of each organization at each of them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import ClassVar

from lipgraph.domain.ids import OrganizationId, PartnershipId, RelationCode, WaveId
from lipgraph.domain.source import NO_SOURCE, Source
from lipgraph.domain.time import UNSTATED, Period


@dataclass(frozen=True, slots=True, kw_only=True)
class Wave:
    """One round of observation of one partnership.

    ``reference`` is the ISO day at which periods are read (the last day of fieldwork unless said; empty where the
    source gives no date). ``rank`` orders waves. Analyses default to the latest closed wave.
    """

    NOUN: ClassVar[str] = "wave"
    KEY: ClassVar[tuple[str, ...]] = ("id",)

    id: WaveId
    partnership: PartnershipId
    label: str
    title: str | None = None
    title_fr: str | None = None
    reference: str = ""
    fieldwork: Period = UNSTATED
    closed: bool = True
    rank: int = 0
    source: Source = NO_SOURCE


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """That a wave asked a relation, and in which roles (``sender``, ``receiver``, ``end`` for undirected relations).

    A relation that a wave has no Question for was not asked at it: earlier claims of it carry forward at dates.
    """

    NOUN: ClassVar[str] = "question"
    KEY: ClassVar[tuple[str, ...]] = ("wave", "relation")

    wave: WaveId
    relation: RelationCode
    roles: tuple[str, ...] = ("sender",)
    source: Source = NO_SOURCE


class Status(Enum):
    """What is known of an organization at a wave: six different things that stay so."""

    NAMED = "named-someone"
    ANSWERED_NONE = "answered-none"
    RECORDED_EMPTY = "recorded-empty"
    NO_ANSWER = "no-answer"
    NOT_ASKED = "not-asked"
    NOT_IN_NETWORK = "not-in-network"

    @property
    def is_observed(self) -> bool:
        """True where the organization's own row is known: it named someone, or answered that there is none."""
        return self in {Status.NAMED, Status.ANSWERED_NONE}


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """The status of an organization at a wave; per relation and role only where it differs from the general one.

    The organizations with a general status row (relation and role None) other than NOT_IN_NETWORK are the boundary of
    the network at that wave.
    """

    NOUN: ClassVar[str] = "response"
    KEY: ClassVar[tuple[str, ...]] = ("wave", "organization", "relation", "role")

    wave: WaveId
    organization: OrganizationId
    relation: RelationCode | None = None
    role: str | None = None
    status: Status = Status.NOT_ASKED
    source: Source = NO_SOURCE
