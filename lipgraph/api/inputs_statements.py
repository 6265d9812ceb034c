"""What a client may ask instruments and statements with."""

from __future__ import annotations

from typing import Annotated

import strawberry

from lipgraph.api.identifiers import read_id
from lipgraph.api.inputs import Reference, StringFilter
from lipgraph.domain.holdings import Directory
from lipgraph.domain.statements import Thing, thing_key
from lipgraph.errors import InputError, NotFound

_ABSENT = strawberry.UNSET
_IDS = {"council": Thing.COUNCIL, "seat": Thing.SEAT, "wave": Thing.WAVE, "statement": Thing.STATEMENT}
_WORDS = {"taxonomy": Thing.TAXONOMY, "codebook": Thing.CODEBOOK}


@strawberry.input(description="Names one word of a scheme: a taxonomy, a codebook or a vocabulary.")
class WordReference:
    """Names one word of a scheme."""

    scheme: str = strawberry.field(description="The code of the taxonomy or codebook, or the name of the vocabulary.")
    code: str = strawberry.field(description="The code of the word.")


@strawberry.input(one_of=True, description="Names one thing that statements speak of.")
class ThingReference:
    """Names one thing of any noun."""

    partnership: Reference | None = strawberry.field(default=_ABSENT, description="A partnership.")
    organization: Reference | None = strawberry.field(default=_ABSENT, description="An organization.")
    instrument: Reference | None = strawberry.field(default=_ABSENT, description="An instrument.")
    council: strawberry.ID | None = strawberry.field(default=_ABSENT, description="A council, by its global id.")
    seat: strawberry.ID | None = strawberry.field(default=_ABSENT, description="A seat, by its global id.")
    wave: strawberry.ID | None = strawberry.field(default=_ABSENT, description="A wave, by its global id.")
    statement: strawberry.ID | None = strawberry.field(default=_ABSENT, description="A statement, by its global id.")
    taxonomy: str | None = strawberry.field(default=_ABSENT, description="A taxonomy, by its code.")
    codebook: str | None = strawberry.field(default=_ABSENT, description="A codebook, by its code.")
    sector: WordReference | None = strawberry.field(default=_ABSENT, description="A sector of a taxonomy.")
    relation: WordReference | None = strawberry.field(default=_ABSENT, description="A relation of a codebook.")
    term: WordReference | None = strawberry.field(default=_ABSENT, description="A term of a vocabulary that ships.")

    def mentioned_as(self, directory: Directory) -> tuple[Thing, str]:
        """Return how statements mention what this names. Raises NotFound and InputError."""
        for name, every in (
            ("partnership", directory.partnerships),
            ("organization", directory.organizations),
            ("instrument", directory.instruments),
        ):
            if isinstance(by := getattr(self, name), Reference):
                word = by.word(name.capitalize())
                found = (str(one.id) for one in every if word == (one.id if by.id else one.slug))
                if (key := next(found, None)) is None:
                    raise NotFound(kind=name, id=word)
                return Thing(name), key
        for name in ("sector", "relation", "term"):
            if isinstance(word_of := getattr(self, name), WordReference):
                return Thing(name), thing_key(Thing(name), word_of.scheme, word_of.code)
        return self._by_id()

    def _by_id(self) -> tuple[Thing, str]:
        for name, thing in _WORDS.items():
            if given := getattr(self, name):
                return thing, str(given)
        for name, thing in _IDS.items():
            if given := getattr(self, name):
                read = read_id(str(given))
                if read is None or read[0] != name.capitalize() or not read[1]:
                    raise InputError("input")
                return thing, read[1][-1]
        raise InputError("input")


@strawberry.input(description="Which instruments to list; all conditions have to hold.")
class InstrumentWhere:
    """Conditions on instruments."""

    kind: StringFilter | None = strawberry.field(default=None, description="The kind, a term of the vocabulary.")
    level_of_government: StringFilter | None = strawberry.field(default=None, description="The level of government.")
    slug: StringFilter | None = strawberry.field(default=None, description="The slug.")


About = Annotated[ThingReference | None, strawberry.argument(description="Only those about this; absent: all.")]
Naming = Annotated[
    ThingReference | None, strawberry.argument(description="Only those that name this as their object; absent: all.")
]
Instruments = Annotated[InstrumentWhere | None, strawberry.argument(description="Which of them; absent: all.")]
