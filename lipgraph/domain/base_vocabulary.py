"""The base taxonomy and the base codebook that ship, as facts with their sources."""

from __future__ import annotations

from lipgraph.domain.facts import Fact
from lipgraph.domain.ids import RelationCode, SectorCode
from lipgraph.domain.source import Source
from lipgraph.domain.vocabulary import BASE_CODEBOOK, BASE_TAXONOMY, Codebook, Relation, Sector, Taxonomy
from lipgraph_schema.vocabulary import Term, Vocabulary, vocabulary


def base_vocabulary() -> list[Fact]:
    """Return the base taxonomy with its sectors and the base codebook with its relations."""
    sectors, relations = vocabulary("sectors"), vocabulary("relations")
    taxonomy = Taxonomy(
        id=BASE_TAXONOMY,
        title=sectors.title,
        title_fr=sectors.title_fr,
        version=sectors.version,
        source=_source(sectors, sectors),
    )
    codebook = Codebook(
        id=BASE_CODEBOOK,
        title=relations.title,
        title_fr=relations.title_fr,
        version=relations.version,
        source=Source(document=relations.document),
    )
    return [
        taxonomy,
        *(_sector(sectors, one, rank) for rank, one in enumerate(sectors.terms)),
        codebook,
        *(_relation(relations, one, rank) for rank, one in enumerate(relations.terms)),
    ]


def _source(of: Vocabulary, cited: Term | Vocabulary) -> Source:
    return Source(
        document=of.document,
        line=cited.line,
        first_column=cited.first_column,
        last_column=cited.last_column,
        text=cited.text,
        span=cited.span,
    )


def _sector(of: Vocabulary, term: Term, rank: int) -> Sector:
    return Sector(
        taxonomy=BASE_TAXONOMY,
        code=SectorCode(term.code),
        name=term.name,
        name_fr=term.name_fr,
        short=term.short,
        short_fr=term.short_fr,
        kind=term.kind or "sector",
        rank=rank,
        alternatives=term.alternatives,
        note=term.note,
        source=_source(of, term),
    )


def _relation(of: Vocabulary, term: Term, rank: int) -> Relation:
    return Relation(
        codebook=BASE_CODEBOOK,
        code=RelationCode(term.code),
        name=term.name,
        name_fr=term.name_fr,
        directed=term.directed,
        in_default_view=term.in_default_view,
        rank=rank,
        note=term.note,
        source=_source(of, term),
    )
