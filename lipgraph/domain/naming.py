"""What anything in the model is called in a language: the name a reader sees where a statement mentions a thing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lipgraph.domain.holdings import Directory
from lipgraph.domain.statements import Statement, Thing, key_parts, thing_key
from lipgraph_schema.vocabulary import term

Words = tuple[str, str | None]
"""A name, and its French form where there is one."""


@dataclass(frozen=True, slots=True)
class Names:
    """The names of everything that a directory lists, in one language."""

    words: dict[tuple[Thing, str], Words]
    lang: str

    @classmethod
    def of(cls, directory: Directory, *, lang: str) -> Names:
        """Gather the names of a directory."""
        return cls(dict(_words(directory)), lang)

    def name(self, thing: Thing, key: str) -> str:
        """Return a thing's name; where there is no French one, the only one there is; its key where it is gone."""
        if thing is Thing.TERM:
            vocabulary, code = key_parts(thing, key)
            return term_name(vocabulary, code, lang=self.lang)
        name, name_fr = self.words.get((thing, key), (key, None))
        return name_fr if self.lang == "fr" and name_fr else name

    def subject(self, one: Statement) -> str:
        """Return the name of what a statement is about."""
        return self.name(one.subject_noun, one.subject_key)

    def object(self, one: Statement) -> str | None:
        """Return what a statement names or says: a thing's name, or its text; None where it leaves it unsaid."""
        if one.object_noun is not None and one.object_key is not None:
            return self.name(one.object_noun, one.object_key)
        return one.object_text_fr if self.lang == "fr" and one.object_text_fr else one.object_text

    def predicate(self, one: Statement) -> str:
        """Return a statement's predicate in words."""
        return term_name("predicates", one.predicate, lang=self.lang)


def term_name(vocabulary: str, code: str, *, lang: str) -> str:
    """Return what a term that ships is called; its code where the vocabulary has none such."""
    try:
        return term(vocabulary, code).label(lang)
    except KeyError:
        return code


def _words(directory: Directory) -> Iterator[tuple[tuple[Thing, str], Words]]:
    for home in directory.partnerships:
        yield (Thing.PARTNERSHIP, home.id), (home.name, home.name_fr)
    for council in directory.councils:
        yield (Thing.COUNCIL, council.id), (council.name, council.name_fr)
    for instrument in directory.instruments:
        yield (Thing.INSTRUMENT, instrument.id), (instrument.name, instrument.name_fr)
    for body in directory.organizations:
        yield (Thing.ORGANIZATION, body.id), (body.name, None)
    for seat in directory.seats:
        yield (Thing.SEAT, seat.id), (seat.label, seat.label_fr)
    for wave in directory.waves:
        yield (Thing.WAVE, wave.id), (wave.label, None)
    for said in directory.statements:
        yield (Thing.STATEMENT, said.id), (said.object_text or said.source.text or said.predicate, said.object_text_fr)
    yield from _words_of_schemes(directory)


def _words_of_schemes(directory: Directory) -> Iterator[tuple[tuple[Thing, str], Words]]:
    for taxonomy in directory.taxonomies:
        yield (Thing.TAXONOMY, taxonomy.id), (taxonomy.title, taxonomy.title_fr)
    for sector in directory.sectors:
        yield (Thing.SECTOR, thing_key(Thing.SECTOR, sector.taxonomy, sector.code)), (sector.name, sector.name_fr)
    for codebook in directory.codebooks:
        yield (Thing.CODEBOOK, codebook.id), (codebook.title, codebook.title_fr)
    for one in directory.relations:
        yield (Thing.RELATION, thing_key(Thing.RELATION, one.codebook, one.code)), (one.name, one.name_fr)
