"""Waves of observation: what each asked, and what is known of each organization at it."""

from __future__ import annotations

import strawberry

from lipgraph.api.connections import After, Connection, First, page
from lipgraph.api.context import Info
from lipgraph.api.fields import described
from lipgraph.api.identifiers import global_id
from lipgraph.api.types_base import Citation, Language, Node, Period, Written, named, spoken
from lipgraph.api.types_organizations import Organization
from lipgraph.api.types_subject import Subject
from lipgraph.domain.claims import Role
from lipgraph.domain.facts import key_of
from lipgraph.domain.holdings import Directory
from lipgraph.domain.waves import Question as DomainQuestion
from lipgraph.domain.waves import Response as DomainResponse
from lipgraph.domain.waves import Status
from lipgraph.domain.waves import Wave as DomainWave


@strawberry.type(description="That a wave asked about a relation, and in which roles.")
class Question(Written):
    """A lens over a question."""

    value: strawberry.Private[DomainQuestion]

    @described(description="The code of the relation.")
    def relation(self) -> str:
        """Return the relation's code."""
        return self.value.relation

    @described(description="As what organizations were asked; at most 3.")
    def roles(self) -> list[Role]:
        """Return the roles."""
        return [Role(one) for one in self.value.roles[:3]]

    @described(description="Where it was read.")
    def citation(self) -> Citation:
        """Return the source."""
        return Citation(value=self.value.source)


@strawberry.type(description="What is known of an organization at a wave: whether it was asked, and answered.")
class Response(Written):
    """A lens over a response."""

    value: strawberry.Private[DomainResponse]
    directory: strawberry.Private[Directory]

    @described(description="The organization; null where nothing else is known of it.")
    def organization(self) -> Organization | None:
        """Return the organization."""
        found = (one for one in self.directory.organizations if one.id == self.value.organization)
        return next((Organization(value=one, directory=self.directory) for one in found), None)

    @described(description="The code of the relation that it is about; null for the general status.")
    def relation(self) -> str | None:
        """Return the relation's code."""
        return self.value.relation

    @described(description="The role that it is about; null for the general status.")
    def role(self) -> Role | None:
        """Return the role."""
        return Role(self.value.role) if self.value.role else None

    @described(description="What is known.")
    def status(self) -> Status:
        """Return the status."""
        return self.value.status

    @described(description="Where it was read.")
    def citation(self) -> Citation:
        """Return the source."""
        return Citation(value=self.value.source)


@strawberry.type(description="One round of observation of one partnership.")
class Wave(Written, Subject, Node):
    """A lens over a wave."""

    value: strawberry.Private[DomainWave]

    @described(description="The global id.")
    def id(self) -> strawberry.ID:
        """Return the global id."""
        return global_id("Wave", self.value.partnership, self.value.id)

    @described(description="Its label, as `at: {wave: ...}` takes it.")
    def label(self) -> str:
        """Return the label."""
        return self.value.label

    @described(description="Its title; null where it has none.")
    def title(self, info: Info, lang: Language = None) -> str | None:
        """Return the title."""
        return named(spoken(info, lang), self.value.title, self.value.title_fr) if self.value.title else None

    @described(description="The day at which periods are read, in ISO form; null where the source gives none.")
    def reference(self) -> str | None:
        """Return the reference day."""
        return self.value.reference or None

    @described(description="When the answers were gathered.")
    def fieldwork(self) -> Period:
        """Return the fieldwork."""
        return Period(value=self.value.fieldwork)

    @described(description="True once no more answers are expected.")
    def closed(self) -> bool:
        """Return whether it is closed."""
        return self.value.closed

    @described(description="What it asked; at most 100.")
    async def questions(self, info: Info) -> list[Question]:
        """Return the questions."""
        holdings = await info.context.reader.holdings(self.value.partnership)
        found = [one for one in holdings.questions if one.wave == self.value.id]
        return [Question(value=one) for one in found[:100]]

    @described(description="What is known of each organization at it, by organization, relation and role.")
    async def responses(self, info: Info, first: First = 20, after: After = None) -> Connection[Response]:
        """Return the responses."""
        holdings = await info.context.reader.holdings(self.value.partnership)
        directory = await info.context.directory()
        found = [one for one in holdings.responses if one.wave == self.value.id]
        return page(
            sorted(found, key=key_of),
            lambda one: Response(value=one, directory=directory),
            key=key_of,
            first=first,
            after=after,
        )
