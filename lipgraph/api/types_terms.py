"""The vocabularies that ship, as a client reads them: dated, bilingual terms, each with where it was read."""

from __future__ import annotations

from typing import Annotated

import strawberry

from lipgraph.analysis.catalogue import DEFINITIONS
from lipgraph.api.context import Info
from lipgraph.api.fields import described
from lipgraph.api.types_base import Citation, Language, named, spoken
from lipgraph.api.types_measures import Definition
from lipgraph.api.types_subject import Subject
from lipgraph.domain.source import Source
from lipgraph.domain.statements import Thing, thing_key
from lipgraph_schema.vocabulary import Term as ShippedTerm
from lipgraph_schema.vocabulary import Vocabulary as ShippedVocabulary
from lipgraph_schema.vocabulary import vocabulary

VocabularyName = Annotated[str, strawberry.argument(description="Its name, such as `predicates` or `roles`.")]
_MOST_TERMS = 200


@strawberry.type(description="One term of a vocabulary that ships; its code never changes.")
class Term(Subject):
    """A lens over a term."""

    value: strawberry.Private[ShippedTerm]  # type: ignore[assignment]  # a term ships, and is no stored fact
    of: strawberry.Private[str]

    @described(description="The name of its vocabulary.")
    def vocabulary(self) -> str:
        """Return the vocabulary's name."""
        return self.of

    @described(description="Its code, unique within its vocabulary.")
    def code(self) -> str:
        """Return the code."""
        return self.value.code

    @described(description="Its name.")
    def name(self, info: Info, lang: Language = None) -> str:
        """Return the name."""
        return self.value.label(spoken(info, lang))

    @described(description="Its kind, where the vocabulary tells kinds apart.")
    def kind(self) -> str | None:
        """Return the kind."""
        return self.value.kind

    @described(description="What the source leaves ambiguous, in words.")
    def note(self) -> str | None:
        """Return the note."""
        return self.value.note

    @described(description="Where it was read.")
    def citation(self) -> Citation:
        """Return the source."""
        return Citation(
            value=Source(
                document=vocabulary(self.of).document,
                line=self.value.line,
                first_column=self.value.first_column,
                last_column=self.value.last_column,
                text=self.value.text,
                span=self.value.span,
            )
        )

    @described(description="The definitions that answer it, of an indicator; empty: nothing is computed. At most 20.")
    def answered_by(self) -> list[Definition]:
        """Return the definitions that answer an indicator."""
        return [Definition(value=one) for one in DEFINITIONS if one.id in self.value.answered_by][:20]

    def mentioned_as(self) -> tuple[Thing, str]:
        """Return how statements mention it."""
        return Thing.TERM, thing_key(Thing.TERM, self.of, self.value.code)


@strawberry.type(description="A dated list of terms that ships with this program.")
class Vocabulary:
    """A lens over a vocabulary."""

    value: strawberry.Private[ShippedVocabulary]
    of: strawberry.Private[str]

    @described(description="Its name, as statements and questions name it.")
    def name(self) -> str:
        """Return the name."""
        return self.of

    @described(description="Its title.")
    def title(self, info: Info, lang: Language = None) -> str:
        """Return the title."""
        return named(spoken(info, lang), self.value.title, self.value.title_fr)

    @described(description="Its version, a date.")
    def version(self) -> str:
        """Return the version."""
        return self.value.version

    @described(description="Who put its terms into French.")
    def translated_by(self) -> str:
        """Return the translator."""
        return self.value.translated_by

    @described(description="Its terms in their order; at most 200.")
    def terms(self) -> list[Term]:
        """Return the terms."""
        return [Term(value=one, of=self.of) for one in self.value.terms[:_MOST_TERMS]]
