"""Instruments: what frames or funds partnerships, who is party to it, and what stands under it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Annotated

import strawberry

from lipgraph.api.connections import After, Connection, First, page
from lipgraph.api.context import Info
from lipgraph.api.fields import described
from lipgraph.api.identifiers import global_id
from lipgraph.api.types_base import Citation, Classified, Language, Node, Period, named, spoken
from lipgraph.api.types_organizations import Organization
from lipgraph.api.types_subject import Subject
from lipgraph.domain.holdings import Directory
from lipgraph.domain.instruments import Instrument as DomainInstrument
from lipgraph.domain.instruments import Party as DomainParty
from lipgraph.domain.presence import presence_of
from lipgraph.domain.time import Moment, Presence

if TYPE_CHECKING:
    from lipgraph.api.types_councils import Council

_MOST_PARTIES = 100


@strawberry.type(description="That an organization is party to an instrument.")
class Party:
    """A lens over a party."""

    value: strawberry.Private[DomainParty]
    directory: strawberry.Private[Directory]

    @described(description="The organization.")
    def organization(self) -> Organization:
        """Return the organization."""
        found = next(one for one in self.directory.organizations if one.id == self.value.organization)
        return Organization(value=found, directory=self.directory)

    @described(description="The instrument.")
    def instrument(self) -> Instrument:
        """Return the instrument."""
        found = next(one for one in self.directory.instruments if one.id == self.value.instrument)
        return Instrument(value=found, directory=self.directory)

    @described(description="In which role, such as `signatory` or `issuer`.")
    def role(self) -> str:
        """Return the role."""
        return self.value.role

    @described(description="How long it is party to it.")
    def period(self) -> Period:
        """Return the period."""
        return Period(value=self.value.period)

    @described(description="Where it was read.")
    def citation(self) -> Citation:
        """Return the source."""
        return Citation(value=self.value.source)


@strawberry.type(description="What frames or funds partnerships: a programme, agreement, call, statute or approach.")
class Instrument(Subject, Node):
    """A lens over an instrument, with the directory in which its parties and parts stand."""

    value: strawberry.Private[DomainInstrument]
    directory: strawberry.Private[Directory]

    @described(description="The global id.")
    def id(self) -> strawberry.ID:
        """Return the global id."""
        return global_id("Instrument", self.value.id)

    @described(description="Its slug, as in a page's address.")
    def slug(self) -> str:
        """Return the slug."""
        return self.value.slug

    @described(description="Its name; where there is no French one, the only one there is.")
    def name(self, info: Info, lang: Language = None) -> str:
        """Return the name."""
        return named(spoken(info, lang), self.value.name, self.value.name_fr)

    @described(description="Its kind, a term of the vocabulary of instrument kinds.")
    def kind(self) -> str | None:
        """Return the kind."""
        return self.value.kind

    @described(description="Its level of government; null where it is none or unknown.")
    def level_of_government(self) -> Classified | None:
        """Return the level of government."""
        if self.value.level_of_government is None:
            return None
        return Classified(value=self.value.level_of_government, classified_by=self.value.classified_by)

    @described(description="When it is in force, as far as the source dates it.")
    def period(self) -> Period:
        """Return the period."""
        return Period(value=self.value.period)

    @described(description="Whether it is in force on a day, as far as its dates tell.")
    def presence(
        self, on: Annotated[dt.date | None, strawberry.argument(description="The day; absent: today.")] = None
    ) -> Presence:
        """Return its presence."""
        day = on or dt.date.today()  # noqa: DTZ011 - the day where the service stands
        return presence_of(Moment(day), self.value.period, self.value.source)

    @described(description="The source's own words for its dates, where the period can say less.")
    def wording(self) -> str | None:
        """Return the wording of the dates."""
        return self.value.wording

    @described(description="The instrument that it is part of; null where it is part of none.")
    def part_of(self) -> Instrument | None:
        """Return the instrument that it is part of."""
        found = (one for one in self.directory.instruments if one.id == self.value.part_of)
        return next((Instrument(value=one, directory=self.directory) for one in found), None)

    @described(description="The instruments that are part of it, in their order.")
    def parts(self, first: First = 20, after: After = None) -> Connection[Instrument]:
        """Return its parts."""
        found = [one for one in self.directory.instruments if one.part_of == self.value.id]
        return page(
            sorted(found, key=lambda one: (one.rank, one.slug)),
            lambda one: Instrument(value=one, directory=self.directory),
            key=lambda one: (one.rank, one.slug),
            first=first,
            after=after,
        )

    @described(description="Who is party to it; at most 100.")
    def parties(self) -> list[Party]:
        """Return its parties."""
        found = [one for one in self.directory.parties if one.instrument == self.value.id]
        return [Party(value=one, directory=self.directory) for one in found[:_MOST_PARTIES]]

    @described(description="The councils established under it, which are of no partnership.")
    def councils(
        self, first: First = 20, after: After = None
    ) -> Connection[Annotated[Council, strawberry.lazy("lipgraph.api.types_councils")]]:
        """Return the councils established under it."""
        from lipgraph.api.types_councils import committee_page

        return committee_page(self.directory, under=self.value.id, first=first, after=after)

    @described(description="Where it was read.")
    def citation(self) -> Citation:
        """Return the source."""
        return Citation(value=self.value.source)
