"""Organizations and what each is in the partnerships it takes part in."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Annotated

import strawberry

from lipgraph.api.connections import After, Connection, First, page
from lipgraph.api.context import Info
from lipgraph.api.fields import described
from lipgraph.api.identifiers import global_id
from lipgraph.api.inputs import At, Linkages, Reference
from lipgraph.api.moments import network_for, partnership_of
from lipgraph.api.types_base import Citation, Classified, Node, Period, Written
from lipgraph.api.types_subject import Subject
from lipgraph.api.types_vocabulary import Sector
from lipgraph.domain.holdings import Directory
from lipgraph.domain.network import presence_of
from lipgraph.domain.organizations import Identifier as DomainIdentifier
from lipgraph.domain.organizations import Lead as DomainLead
from lipgraph.domain.organizations import Organization as DomainOrganization
from lipgraph.domain.organizations import OrganizationName as DomainName
from lipgraph.domain.organizations import Participation as DomainParticipation
from lipgraph.domain.organizations import SectorAssignment as DomainAssignment
from lipgraph.domain.time import Moment, Presence
from lipgraph.usecases.editing import version_of

if TYPE_CHECKING:
    from lipgraph.api.types_instruments import Party
    from lipgraph.api.types_linkages import Linkage

In = Annotated[Reference, strawberry.argument(description="In which partnership.")]
_MOST_NAMES = 50


@strawberry.type(description="Another name of an organization.")
class OrganizationName(Written):
    """A lens over a name."""

    value: strawberry.Private[DomainName]

    @described(description="The name.")
    def text(self) -> str:
        """Return the name."""
        return self.value.text

    @described(description="`former`, `alias`, `short` or `translation`.")
    def kind(self) -> str:
        """Return the kind."""
        return self.value.kind

    @described(description="Its language, where stated.")
    def lang(self) -> str | None:
        """Return the language."""
        return self.value.lang

    @described(description="When it was in use.")
    def period(self) -> Period:
        """Return the period."""
        return Period(value=self.value.period)


@strawberry.type(description="An external identifier, such as a business number.")
class Identifier:
    """A lens over an identifier: its own word for what it holds is ``value``, so the fact stands beside."""

    fact: strawberry.Private[DomainIdentifier]

    @described(description="Who gives such identifiers.")
    def scheme(self) -> str:
        """Return the scheme."""
        return self.fact.scheme

    @described(description="The identifier.")
    def value(self) -> str:
        """Return the identifier."""
        return self.fact.value

    @described(description="Changes whenever it does: give it back as `factVersion` to change only what you read.")
    def fact_version(self) -> str:
        """Return the version of the fact."""
        return version_of(self.fact)


@strawberry.type(description="A stakeholder body; never a person.")
class Organization(Written, Subject, Node):
    """A lens over an organization, with the directory in which its names and partnerships stand."""

    value: strawberry.Private[DomainOrganization]
    directory: strawberry.Private[Directory]

    @described(description="The global id.")
    def id(self) -> strawberry.ID:
        """Return the global id."""
        return global_id("Organization", self.value.id)

    @described(description="Its slug, as in a page's address.")
    def slug(self) -> str:
        """Return the slug."""
        return self.value.slug

    @described(description="The name in use today.")
    def name(self) -> str:
        """Return the name."""
        return self.value.name

    @described(description="The language of its name, where stated.")
    def lang(self) -> str | None:
        """Return the name's language."""
        return self.value.lang

    @described(description="Its kind, a term of the vocabulary of organization kinds.")
    def kind(self) -> str | None:
        """Return the kind."""
        return self.value.kind

    @described(description="Its level of government; null where it is none or unknown.")
    def level_of_government(self) -> Classified | None:
        """Return the level of government."""
        if self.value.level_of_government is None:
            return None
        return Classified(value=self.value.level_of_government, classified_by=self.value.classified_by)

    @described(description="Its other names; at most 50.")
    def other_names(self) -> list[OrganizationName]:
        """Return the other names."""
        found = [one for one in self.directory.names if one.organization == self.value.id]
        return [OrganizationName(value=one) for one in found[:_MOST_NAMES]]

    @described(description="Its external identifiers; at most 50.")
    def identifiers(self) -> list[Identifier]:
        """Return the identifiers."""
        found = [one for one in self.directory.identifiers if one.organization == self.value.id]
        return [Identifier(fact=one) for one in found[:_MOST_NAMES]]

    @described(description="The partnerships whose roster it is or was on.")
    def participations(self, first: First = 20, after: After = None) -> Connection[Participation]:
        """Return its participations."""
        slugs = {one.id: one.slug for one in self.directory.partnerships}
        found = sorted(
            (one for one in self.directory.participations if one.organization == self.value.id),
            key=lambda one: (slugs.get(one.partnership, ""), one.spell),
        )
        return page(
            found,
            lambda one: Participation(value=one, directory=self.directory),
            key=lambda one: (slugs.get(one.partnership, ""), one.spell),
            first=first,
            after=after,
        )

    @described(description="Its linkages in one partnership at a moment, by relation, source and target.")
    async def linkages(  # noqa: PLR0913, PLR0917 - a list in a partnership at a moment takes these six
        self,
        info: Info,
        partnership: In,
        at: At = None,
        where: Linkages = None,
        first: First = 20,
        after: After = None,
    ) -> Connection[Annotated[Linkage, strawberry.lazy("lipgraph.api.types_linkages")]]:
        """Return its linkages. Raises NotFound for a partnership that is not there."""
        from lipgraph.api.types_linkages import linkage_page, scene_of

        holdings = await partnership_of(info, partnership)
        scene = await scene_of(info, self.directory, await network_for(info, holdings, at))
        return linkage_page(scene, where, first=first, after=after, among=self.value.id)

    @described(description="The instruments that it is party to; at most 100.")
    def party_to(self) -> list[Annotated[Party, strawberry.lazy("lipgraph.api.types_instruments")]]:
        """Return its parts in instruments."""
        from lipgraph.api.types_instruments import Party

        found = [one for one in self.directory.parties if one.organization == self.value.id]
        return [Party(value=one, directory=self.directory) for one in found[:100]]

    @described(description="Where it was read.")
    def citation(self) -> Citation:
        """Return the source."""
        return Citation(value=self.value.source)


@strawberry.type(description="That an organization is on a partnership's roster for a period.")
class Participation(Written):
    """A lens over a participation."""

    value: strawberry.Private[DomainParticipation]
    directory: strawberry.Private[Directory]

    @described(description="The slug of the partnership.")
    def partnership(self) -> str:
        """Return the partnership's slug."""
        return next(one.slug for one in self.directory.partnerships if one.id == self.value.partnership)

    @described(description="When it is on the roster.")
    def period(self) -> Period:
        """Return the period."""
        return Period(value=self.value.period)

    @described(description="Whether it is on the roster on a day.")
    def presence(
        self,
        on: Annotated[dt.date | None, strawberry.argument(description="The day; absent: today.")] = None,
    ) -> Presence:
        """Return its presence."""
        day = on or dt.date.today()  # noqa: DTZ011 - the day where the service stands
        return presence_of(Moment(day), self.value.period, self.value.source)

    @described(description="Where it was read.")
    def citation(self) -> Citation:
        """Return the source."""
        return Citation(value=self.value.source)


@strawberry.type(description="The sector of an organization in a partnership's taxonomy, for a time.")
class SectorAssignment(Written):
    """A lens over a sector of an organization."""

    value: strawberry.Private[DomainAssignment]
    directory: strawberry.Private[Directory]

    @described(description="The organization; null where nothing else is known of it.")
    def organization(self) -> Organization | None:
        """Return the organization."""
        found = (one for one in self.directory.organizations if one.id == self.value.organization)
        return next((Organization(value=one, directory=self.directory) for one in found), None)

    @described(description="The sector; null where its taxonomy has no such term.")
    def sector(self) -> Sector | None:
        """Return the sector."""
        wanted = (self.value.taxonomy, self.value.sector)
        return next((Sector(value=one) for one in self.directory.sectors if (one.taxonomy, one.code) == wanted), None)

    @described(description="True for the one that measures count.")
    def primary(self) -> bool:
        """Return whether it is the primary sector."""
        return self.value.primary

    @described(description="When it holds.")
    def period(self) -> Period:
        """Return the period."""
        return Period(value=self.value.period)

    @described(description="Where it was read.")
    def citation(self) -> Citation:
        """Return the source."""
        return Citation(value=self.value.source)


@strawberry.type(description="That an organization leads a partnership.")
class Lead(Written):
    """A lens over a lead."""

    value: strawberry.Private[DomainLead]
    directory: strawberry.Private[Directory]

    @described(description="The organization.")
    def organization(self) -> Organization:
        """Return the organization."""
        found = next(one for one in self.directory.organizations if one.id == self.value.organization)
        return Organization(value=found, directory=self.directory)

    @described(description="True where the source does not say so in words.")
    def inferred(self) -> bool:
        """Return whether it is inferred."""
        return self.value.inferred

    @described(description="How long it leads.")
    def period(self) -> Period:
        """Return the period."""
        return Period(value=self.value.period)

    @described(description="Where it was read.")
    def citation(self) -> Citation:
        """Return the source."""
        return Citation(value=self.value.source)
