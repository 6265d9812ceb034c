"""Statements as a client reads them: subject, predicate, object, whose words they are, and where they stand."""

from __future__ import annotations

import strawberry

from lipgraph.api.context import Info
from lipgraph.api.fields import described
from lipgraph.api.finding import thing_lens
from lipgraph.api.identifiers import global_id
from lipgraph.api.types_base import Citation, Language, Node, Period, spoken
from lipgraph.api.types_organizations import Organization
from lipgraph.api.types_subject import Subject
from lipgraph.domain.naming import term_name
from lipgraph.domain.statements import Stance, Thing
from lipgraph.domain.statements import Statement as DomainStatement


@strawberry.type(
    description="A sourced sentence about anything in the model; what a text says and no other type holds."
)
class Statement(Subject, Node):
    """A lens over a statement."""

    value: strawberry.Private[DomainStatement]

    @described(description="The global id.")
    def id(self) -> strawberry.ID:
        """Return the global id."""
        return global_id("Statement", self.value.id)

    @described(description="What it is about; null where that cannot be shown.")
    async def subject(self, info: Info) -> Subject | None:
        """Return the subject."""
        return await thing_lens(info, self.value.subject_noun, self.value.subject_key)

    @described(description="Its predicate, a term of the vocabulary of predicates.")
    def predicate(self) -> str:
        """Return the predicate's code."""
        return self.value.predicate

    @described(description="The predicate in words.")
    def predicate_name(self, info: Info, lang: Language = None) -> str:
        """Return the predicate's name."""
        return term_name("predicates", self.value.predicate, lang=spoken(info, lang))

    @described(description="The thing that it names; null where its object is a text, or is left unsaid.")
    async def object(self, info: Info) -> Subject | None:
        """Return the object, if it is a thing."""
        if self.value.object_noun is None or self.value.object_key is None:
            return None
        return await thing_lens(info, self.value.object_noun, self.value.object_key)

    @described(description="Its object as text, in its own language; null where the object is a thing.")
    def text(self) -> str | None:
        """Return the object, if it is a text."""
        return self.value.object_text

    @described(description="The language of the text.")
    def text_lang(self) -> str | None:
        """Return the language of the text."""
        return self.value.object_lang

    @described(description="The project's translation of the text into French; null where there is none.")
    def translation(self) -> str | None:
        """Return the translation."""
        return self.value.object_text_fr

    @described(description="Whether the source says it, denies it, or leaves it unsaid.")
    def stance(self) -> Stance:
        """Return the stance."""
        return self.value.stance

    @described(description="The source's word for how many it holds of, such as `many`; null where it gives none.")
    def quantifier(self) -> str | None:
        """Return the quantifier."""
        return self.value.quantifier

    @described(description="Whose words they are where the source reports another's, as it names them.")
    def attributed_to(self) -> str | None:
        """Return the attribution."""
        return self.value.attributed_to

    @described(description="The organization whose words they are; null where it is none of the model's.")
    async def attributed_organization(self, info: Info) -> Organization | None:
        """Return the organization that says it."""
        if self.value.attributed_organization is None:
            return None
        found = await thing_lens(info, Thing.ORGANIZATION, self.value.attributed_organization)
        return found if isinstance(found, Organization) else None

    @described(description="An earlier statement of the source that cannot hold beside this one.")
    async def contradicts(self, info: Info) -> Statement | None:
        """Return the statement that it contradicts."""
        every = (await info.context.directory()).statements
        return next((Statement(value=one) for one in every if one.id == self.value.contradicts), None)

    @described(description="Later statements of the source that cannot hold beside this one; at most 20.")
    async def contradicted_by(self, info: Info) -> list[Statement]:
        """Return the statements that contradict it."""
        every = (await info.context.directory()).statements
        return [Statement(value=one) for one in every if one.contradicts == self.value.id][:20]

    @described(description="Its place in an ordered list of the source, from 1; 0 where there is no order.")
    def rank(self) -> int:
        """Return the rank."""
        return self.value.rank

    @described(description="When what it says holds, as far as the source dates it.")
    def period(self) -> Period:
        """Return the period."""
        return Period(value=self.value.period)

    @described(description="Where it was read.")
    def citation(self) -> Citation:
        """Return the source."""
        return Citation(value=self.value.source)
