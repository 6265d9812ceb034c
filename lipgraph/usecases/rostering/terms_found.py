"""Which term a person means: a shipped one, a sector of the taxonomy in use, a relation of the codebook."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import cast

from lipgraph.domain.ids import CodebookId, TaxonomyId, fold
from lipgraph.domain.time import Bound
from lipgraph.domain.vocabulary import BASE_CODEBOOK, BASE_TAXONOMY, Relation, Sector, TaxonomyUse
from lipgraph.errors import RowRejected
from lipgraph.usecases.rostering.nearest import nearest
from lipgraph.usecases.rostering.workbench import Workbench
from lipgraph_schema.vocabulary import terms


def found_term(vocabulary: str, said: str) -> str:
    """Return the code of a shipped term by code or label in either language. Raises RowRejected."""
    known = {one.code: (one.code, one.name, one.name_fr, *one.alternatives) for one in terms(vocabulary)}
    return _only(said, known, "unknown-word", vocabulary)


def found_sector(bench: Workbench, said: str) -> Sector:
    """Return the sector of the taxonomy in use by code or label in either language. Raises RowRejected."""
    taxonomy = taxonomy_in_use(bench)
    if (known := bench.meant.get(("sector", taxonomy, said))) is None:
        known = bench.meant["sector", taxonomy, said] = _sector(bench, taxonomy, said)
    return cast("Sector", known)


def _sector(bench: Workbench, taxonomy: TaxonomyId, said: str) -> Sector:
    every = {str(one.code): one for one in cast("Iterable[Sector]", bench.every("sector")) if one.taxonomy == taxonomy}
    known = {
        code: (code, *filter(None, (one.name, one.name_fr, one.short, one.short_fr)), *one.alternatives)
        for code, one in every.items()
    }
    return every[_only(said, known, "unknown-sector", taxonomy)]


def found_relation(bench: Workbench, said: str) -> Relation:
    """Return the relation of the partnership's codebook by code or label in either language. Raises RowRejected."""
    codebook = codebook_in_use(bench)
    if (known := bench.meant.get(("relation", codebook, said))) is None:
        known = bench.meant["relation", codebook, said] = _relation(bench, codebook, said)
    return cast("Relation", known)


def _relation(bench: Workbench, codebook: CodebookId, said: str) -> Relation:
    every = {
        str(one.code): one for one in cast("Iterable[Relation]", bench.every("relation")) if one.codebook == codebook
    }
    known = {code: (code, *filter(None, (one.name, one.name_fr))) for code, one in every.items()}
    return every[_only(said, known, "unknown-relation", codebook)]


def taxonomy_in_use(bench: Workbench) -> TaxonomyId:
    """Return the taxonomy that the partnership uses now, else the one it used last, else the base taxonomy."""
    home = bench.at_home.id
    uses = [one for one in cast("Iterable[TaxonomyUse]", bench.every("taxonomy-use")) if one.partnership == home]
    latest = max(uses, key=lambda one: (_lasts(one.period.end), one.period.start.earliest, one.spell), default=None)
    return BASE_TAXONOMY if latest is None else latest.taxonomy


def codebook_in_use(bench: Workbench) -> CodebookId:
    """Return the partnership's codebook, else the base codebook."""
    return bench.at_home.codebook or BASE_CODEBOOK


def _lasts(end: Bound) -> bool:
    return end.is_open or end.is_unknown


@lru_cache(maxsize=4096)
def _folded(label: str) -> str:
    return fold(label)


def _only(said: str, known: Mapping[str, tuple[str, ...]], code: str, vocabulary: str) -> str:
    if said in known:
        return said
    wanted = fold(said)
    hits = [term for term, labels in known.items() if wanted in {_folded(label) for label in labels}]
    if len(hits) == 1:
        return hits[0]
    if hits:
        raise RowRejected("ambiguous-term", expected=", ".join(hits))
    label = nearest(said, (label for labels in known.values() for label in labels))
    close = next((term for term, labels in known.items() if label in labels), "")
    raise RowRejected(code, expected=", ".join(known), nearest=close, vocabulary=vocabulary)
