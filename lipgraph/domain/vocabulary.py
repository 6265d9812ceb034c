"""Taxonomies of sectors and codebooks of relations: data with versions, never enums in code."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from lipgraph.domain.ids import CodebookId, PartnershipId, RelationCode, SectorCode, TaxonomyId
from lipgraph.domain.numbers import refuse_infinite
from lipgraph.domain.source import NO_SOURCE, Source
from lipgraph.domain.time import UNSTATED, Period

BASE_TAXONOMY = TaxonomyId("base")
BASE_CODEBOOK = CodebookId("base")


@dataclass(frozen=True, slots=True, kw_only=True)
class Taxonomy:
    """A versioned concept scheme of sectors; at most 40 top terms. ``version`` is EDTF text or a label."""

    NOUN: ClassVar[str] = "taxonomy"
    KEY: ClassVar[tuple[str, ...]] = ("id",)

    id: TaxonomyId
    title: str
    title_fr: str | None = None
    version: str = ""
    source: Source = NO_SOURCE


@dataclass(frozen=True, slots=True, kw_only=True)
class Sector:
    """One term of a taxonomy: a sector, or a constituency such as newcomers; ``rank`` fixes its place everywhere.

    ``broader`` and ``exact_match`` are codes (``exact_match`` as ``taxonomy:code``) in the words of SKOS; a term with
    ``broader`` is no top term. ``alternatives`` are other labels under which files name it, in either language.
    ``short`` and ``short_fr`` are for maps. ``note`` keeps an ambiguity of the source in words.
    """

    NOUN: ClassVar[str] = "sector"
    KEY: ClassVar[tuple[str, ...]] = ("taxonomy", "code")

    taxonomy: TaxonomyId
    code: SectorCode
    name: str
    name_fr: str | None = None
    short: str | None = None
    short_fr: str | None = None
    kind: str = "sector"
    rank: int = 0
    broader: SectorCode | None = None
    exact_match: str | None = None
    alternatives: tuple[str, ...] = ()
    note: str | None = None
    source: Source = NO_SOURCE


@dataclass(frozen=True, slots=True, kw_only=True)
class Codebook:
    """A set of relations that partnerships use."""

    NOUN: ClassVar[str] = "codebook"
    KEY: ClassVar[tuple[str, ...]] = ("id",)

    id: CodebookId
    title: str
    title_fr: str | None = None
    version: str = ""
    source: Source = NO_SOURCE


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """What a tie is about. Direction, levels and wording never change once claimed: a new code instead.

    ``exact_match`` is the code of a base relation, the only ground on which partnerships compare. ``levels`` names the
    strengths from 1 upwards, where there are any; ``threshold`` is the strength from which a claim counts as a tie by
    default (None: any claim). ``in_default_view`` puts it in the codebook's default view; when no relation of a
    codebook is in it, each relation is a view by itself. Raises InputError for a threshold that is not finite.
    """

    NOUN: ClassVar[str] = "relation"
    KEY: ClassVar[tuple[str, ...]] = ("codebook", "code")

    codebook: CodebookId
    code: RelationCode
    name: str
    name_fr: str | None = None
    directed: bool = True
    exact_match: RelationCode | None = None
    levels: tuple[str, ...] = ()
    threshold: float | None = None
    in_default_view: bool = False
    rank: int = 0
    note: str | None = None
    source: Source = NO_SOURCE

    def __post_init__(self) -> None:
        refuse_infinite(threshold=self.threshold)


@dataclass(frozen=True, slots=True, kw_only=True)
class TaxonomyUse:
    """That a partnership uses a taxonomy, for a period; ``spell`` counts repeated uses from 1."""

    NOUN: ClassVar[str] = "taxonomy-use"
    KEY: ClassVar[tuple[str, ...]] = ("partnership", "taxonomy", "spell")

    partnership: PartnershipId
    taxonomy: TaxonomyId
    spell: int = 1
    period: Period = UNSTATED
    source: Source = NO_SOURCE
