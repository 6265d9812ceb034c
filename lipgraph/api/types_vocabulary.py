"""Vocabularies: taxonomies with their sectors, and codebooks with their relations."""

from __future__ import annotations

import strawberry

from lipgraph.api.context import Info
from lipgraph.api.fields import described
from lipgraph.api.identifiers import global_id
from lipgraph.api.types_base import Citation, Language, Node, Period, Written, named, spoken
from lipgraph.api.types_subject import Subject
from lipgraph.domain.vocabulary import Codebook as DomainCodebook
from lipgraph.domain.vocabulary import Relation as DomainRelation
from lipgraph.domain.vocabulary import Sector as DomainSector
from lipgraph.domain.vocabulary import Taxonomy as DomainTaxonomy
from lipgraph.domain.vocabulary import TaxonomyUse as DomainTaxonomyUse


@strawberry.type(description="A sector or constituency: one term of a taxonomy.")
class Sector(Written, Subject):
    """A lens over a sector."""

    value: strawberry.Private[DomainSector]

    @described(description="Its code, unique within its taxonomy.")
    def code(self) -> str:
        """Return the code."""
        return self.value.code

    @described(description="The id of its taxonomy.")
    def taxonomy(self) -> str:
        """Return the taxonomy's id."""
        return self.value.taxonomy

    @described(description="Its name; where there is no French one, the English.")
    def name(self, info: Info, lang: Language = None) -> str:
        """Return the name."""
        return named(spoken(info, lang), self.value.name, self.value.name_fr)

    @described(description="`sector`, or `constituency` for people who are represented.")
    def kind(self) -> str:
        """Return the kind."""
        return self.value.kind

    @described(description="The code of the broader term; null for a top term.")
    def broader(self) -> str | None:
        """Return the broader term."""
        return self.value.broader

    @described(description="What the source leaves ambiguous, in words.")
    def note(self) -> str | None:
        """Return the note."""
        return self.value.note

    @described(description="Where it was read.")
    def citation(self) -> Citation:
        """Return the source."""
        return Citation(value=self.value.source)


@strawberry.type(description="A versioned scheme of sectors: data of a partnership, never fixed by the program.")
class Taxonomy(Written, Subject, Node):
    """A lens over a taxonomy."""

    value: strawberry.Private[DomainTaxonomy]
    terms: strawberry.Private[tuple[DomainSector, ...]]

    @described(description="The global id.")
    def id(self) -> strawberry.ID:
        """Return the global id."""
        return global_id("Taxonomy", self.value.id)

    @described(description="Its code, by which sectors and files name it.")
    def code(self) -> str:
        """Return its stored id."""
        return self.value.id

    @described(description="Its title.")
    def title(self, info: Info, lang: Language = None) -> str:
        """Return the title."""
        return named(spoken(info, lang), self.value.title, self.value.title_fr)

    @described(description="Its version, as a date or label.")
    def version(self) -> str:
        """Return the version."""
        return self.value.version

    @described(description="Its sectors in their fixed order; at most 200.")
    def sectors(self) -> list[Sector]:
        """Return the sectors."""
        return [Sector(value=one) for one in self.terms[:200]]


@strawberry.type(description="That a partnership uses a taxonomy, for a time.")
class TaxonomyUse(Written):
    """A lens over a use of a taxonomy."""

    value: strawberry.Private[DomainTaxonomyUse]

    @described(description="The code of the taxonomy.")
    def taxonomy(self) -> str:
        """Return the taxonomy's id."""
        return self.value.taxonomy

    @described(description="When it is used.")
    def period(self) -> Period:
        """Return the period."""
        return Period(value=self.value.period)

    @described(description="Where it was read.")
    def citation(self) -> Citation:
        """Return the source."""
        return Citation(value=self.value.source)


@strawberry.type(description="A set of relations that partnerships use.")
class Codebook(Written, Subject):
    """A lens over a codebook."""

    value: strawberry.Private[DomainCodebook]

    @described(description="Its code, by which relations and partnerships name it.")
    def code(self) -> str:
        """Return its stored id."""
        return self.value.id

    @described(description="Its title.")
    def title(self, info: Info, lang: Language = None) -> str:
        """Return the title."""
        return named(spoken(info, lang), self.value.title, self.value.title_fr)

    @described(description="Its version, as a date or label.")
    def version(self) -> str:
        """Return the version."""
        return self.value.version

    @described(description="Where it was read.")
    def citation(self) -> Citation:
        """Return the source."""
        return Citation(value=self.value.source)


@strawberry.type(description="What a linkage is about: one relation of a codebook.")
class Relation(Written, Subject):
    """A lens over a relation."""

    value: strawberry.Private[DomainRelation]

    @described(description="Its code, unique within its codebook.")
    def code(self) -> str:
        """Return the code."""
        return self.value.code

    @described(description="Its name; where there is no French one, the English.")
    def name(self, info: Info, lang: Language = None) -> str:
        """Return the name."""
        return named(spoken(info, lang), self.value.name, self.value.name_fr)

    @described(description="True where it goes from a source to a target.")
    def directed(self) -> bool:
        """Return whether it has a direction."""
        return self.value.directed

    @described(description="The names of its strengths from 1 upwards; empty where it has none.")
    def levels(self) -> list[str]:
        """Return the levels."""
        return list(self.value.levels)

    @described(description="The strength from which a claim counts as a tie by default; null: any claim.")
    def threshold(self) -> float | None:
        """Return the threshold."""
        return self.value.threshold

    @described(description="True where it is part of the codebook's default view.")
    def in_default_view(self) -> bool:
        """Return whether it is in the default view."""
        return self.value.in_default_view

    @described(description="The code of the base relation it equals, the only ground for comparing partnerships.")
    def exact_match(self) -> str | None:
        """Return the base relation."""
        return self.value.exact_match
