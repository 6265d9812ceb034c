"""Instruments: what frames or funds partnerships (programme, agreement, call, statute...), and who is party to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from lipgraph.domain.ids import InstrumentId, OrganizationId
from lipgraph.domain.source import NO_SOURCE, Source
from lipgraph.domain.time import UNSTATED, Period


@dataclass(frozen=True, slots=True, kw_only=True)
class Instrument:
    """What frames or funds partnerships; ``kind`` and ``level_of_government`` are terms of the shipped vocabularies.

    ``classified_by`` says whose classification they are: ``source`` or ``project``. ``part_of`` is the instrument that
    this one is an element of. ``wording`` keeps the source's own words for its dates, such as "early 2008", where the
    period can say less.
    """

    NOUN: ClassVar[str] = "instrument"
    KEY: ClassVar[tuple[str, ...]] = ("id",)

    id: InstrumentId
    slug: str
    name: str
    name_fr: str | None = None
    kind: str | None = None
    level_of_government: str | None = None
    classified_by: str | None = None
    part_of: InstrumentId | None = None
    wording: str | None = None
    rank: int = 0
    period: Period = UNSTATED
    source: Source = NO_SOURCE


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """That an organization is party to an instrument, in a role (signatory, issuer...), for a period."""

    NOUN: ClassVar[str] = "party"
    KEY: ClassVar[tuple[str, ...]] = ("instrument", "organization", "role", "spell")

    instrument: InstrumentId
    organization: OrganizationId
    role: str = "party"
    spell: int = 1
    period: Period = UNSTATED
    source: Source = NO_SOURCE
