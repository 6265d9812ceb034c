"""Organizations: any stakeholder body, its dated names, identifiers, and what it is in each partnership."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from lipgraph.domain.ids import OrganizationId, PartnershipId, SectorCode, TaxonomyId
from lipgraph.domain.source import NO_SOURCE, Source
from lipgraph.domain.time import UNSTATED, Period


@dataclass(frozen=True, slots=True, kw_only=True)
class Organization:
    """A stakeholder body; never a person. ``name`` is the one in use today, ``lang`` its language where stated.

    ``kind`` and ``level_of_government`` are terms of the shipped vocabularies; ``classified_by`` says whose
    classification they are: ``source`` or ``project``.
    """

    NOUN: ClassVar[str] = "organization"
    KEY: ClassVar[tuple[str, ...]] = ("id",)

    id: OrganizationId
    slug: str
    name: str
    lang: str | None = None
    kind: str | None = None
    level_of_government: str | None = None
    classified_by: str | None = None
    source: Source = NO_SOURCE


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganizationName:
    """Another name: ``former`` (with its period), ``alias``, ``short`` or ``translation``; files match by these too."""

    NOUN: ClassVar[str] = "organization-name"
    KEY: ClassVar[tuple[str, ...]] = ("organization", "text")

    organization: OrganizationId
    text: str
    kind: str = "alias"
    lang: str | None = None
    period: Period = UNSTATED
    source: Source = NO_SOURCE


@dataclass(frozen=True, slots=True, kw_only=True)
class Identifier:
    """An external identifier, such as a business number; a (scheme, value) belongs to one organization."""

    NOUN: ClassVar[str] = "identifier"
    KEY: ClassVar[tuple[str, ...]] = ("scheme", "value")

    scheme: str
    value: str
    organization: OrganizationId
    source: Source = NO_SOURCE


@dataclass(frozen=True, slots=True, kw_only=True)
class Participation:
    """That an organization is on a partnership's roster for a period; ``spell`` counts returns from 1."""

    NOUN: ClassVar[str] = "participation"
    KEY: ClassVar[tuple[str, ...]] = ("partnership", "organization", "spell")

    partnership: PartnershipId
    organization: OrganizationId
    spell: int = 1
    period: Period = UNSTATED
    source: Source = NO_SOURCE


@dataclass(frozen=True, slots=True, kw_only=True)
class SectorAssignment:
    """The sector of an organization in one partnership's taxonomy: one primary (measures), more for coverage."""

    NOUN: ClassVar[str] = "sector-assignment"
    KEY: ClassVar[tuple[str, ...]] = ("partnership", "organization", "taxonomy", "sector", "spell")

    partnership: PartnershipId
    organization: OrganizationId
    taxonomy: TaxonomyId
    sector: SectorCode
    primary: bool = True
    spell: int = 1
    period: Period = UNSTATED
    source: Source = NO_SOURCE


@dataclass(frozen=True, slots=True, kw_only=True)
class Lead:
    """That an organization leads a partnership; ``inferred`` where the text does not say so in words."""

    NOUN: ClassVar[str] = "lead"
    KEY: ClassVar[tuple[str, ...]] = ("partnership", "organization", "spell")

    partnership: PartnershipId
    organization: OrganizationId
    inferred: bool = False
    spell: int = 1
    period: Period = UNSTATED
    source: Source = NO_SOURCE
