"""Councils, their seats at a moment, and who holds them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import strawberry

from lipgraph.api.connections import After, Connection, First, page
from lipgraph.api.context import Info
from lipgraph.api.fields import described
from lipgraph.api.identifiers import global_id
from lipgraph.api.inputs import MomentInput
from lipgraph.api.moments import moment_for, parts_of
from lipgraph.api.types_base import Citation, Language, Node, Period, Written, named, spoken
from lipgraph.api.types_organizations import Organization
from lipgraph.api.types_subject import Subject
from lipgraph.api.types_vocabulary import Sector
from lipgraph.domain.councils import committees_at
from lipgraph.domain.holdings import Directory, Holdings
from lipgraph.domain.network import SeatAt as DomainSeatAt
from lipgraph.domain.partnerships import Council as DomainCouncil
from lipgraph.domain.partnerships import Membership as DomainMembership
from lipgraph.domain.partnerships import Seat as DomainSeat
from lipgraph.domain.partnerships import SeatSector as DomainSeatSector
from lipgraph.domain.partnerships import SeatState
from lipgraph.domain.time import Moment, Presence
from lipgraph.errors import NotFound

if TYPE_CHECKING:
    from lipgraph.api.types_instruments import Instrument
    from lipgraph.api.types_partnerships import Partnership

SeatsMoment = Annotated[
    MomentInput | None, strawberry.argument(description="The moment; absent: the one of the council's list.")
]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Table:
    """What every lens at one council looks through: the partnership's holdings, the directory, the moment.

    A council that is established under an instrument is of no partnership: the directory has all of it.
    """

    holdings: Holdings | None
    directory: Directory
    moment: Moment

    @property
    def home(self) -> str:
        """The id of the partnership whose council it is; empty for none."""
        return "" if self.holdings is None else self.holdings.partnership.id

    @property
    def known(self) -> Holdings | Directory:
        """What tells of the seats and of who holds them."""
        return self.directory if self.holdings is None else self.holdings


@strawberry.type(description="The sector or constituency that a seat is for, for a time.")
class SeatSector(Written):
    """A lens over a sector of a seat."""

    value: strawberry.Private[DomainSeatSector]
    table: strawberry.Private[Table]

    @described(description="The sector; null where its taxonomy has no such term.")
    def sector(self) -> Sector | None:
        """Return the sector."""
        wanted = (self.value.taxonomy, self.value.sector)
        every = self.table.directory.sectors
        return next((Sector(value=one) for one in every if (one.taxonomy, one.code) == wanted), None)

    @described(description="When the seat is for it.")
    def period(self) -> Period:
        """Return the period."""
        return Period(value=self.value.period)

    @described(description="Where it was read.")
    def citation(self) -> Citation:
        """Return the source."""
        return Citation(value=self.value.source)


@strawberry.type(description="A place at a council's table; it never moves, a new one succeeds it.")
class Seat(Written, Subject, Node):
    """A lens over a seat."""

    value: strawberry.Private[DomainSeat]
    table: strawberry.Private[Table]

    @described(description="The global id.")
    def id(self) -> strawberry.ID:
        """Return the global id."""
        return global_id("Seat", self.table.home, self.value.id)

    @described(description="Its label, unique at its council.")
    def label(self, info: Info, lang: Language = None) -> str:
        """Return the label."""
        return named(spoken(info, lang), self.value.label, self.value.label_fr)

    @described(description="The sectors and constituencies that it is or was for; at most 40.")
    def sectors(self) -> list[SeatSector]:
        """Return its sectors over time."""
        found = [one for one in self.table.known.seat_sectors if one.seat == self.value.id]
        return [SeatSector(value=one, table=self.table) for one in found[:40]]

    @described(description="When the seat exists.")
    def period(self) -> Period:
        """Return the period."""
        return Period(value=self.value.period)

    @described(description="Where it was read.")
    def citation(self) -> Citation:
        """Return the source."""
        return Citation(value=self.value.source)


@strawberry.type(description="Who holds a seat, in which role.")
class Holder(Written):
    """A lens over a membership."""

    value: strawberry.Private[DomainMembership]
    table: strawberry.Private[Table]

    @described(description="The organization; null where the seat is held and the holder not named.")
    def organization(self) -> Organization | None:
        """Return the organization."""
        for one in self.table.known.organizations:
            if one.id == self.value.organization:
                return Organization(value=one, directory=self.table.directory)
        return None

    @described(description="Its role at the table, a term of the vocabulary of roles.")
    def role(self) -> str:
        """Return the role."""
        return self.value.role

    @described(description="How long it holds the seat.")
    def period(self) -> Period:
        """Return the period."""
        return Period(value=self.value.period)

    @described(description="Where it was read.")
    def citation(self) -> Citation:
        """Return the source."""
        return Citation(value=self.value.source)


@strawberry.type(description="A seat at a moment.")
class SeatAt:
    """A lens over a seat at a moment."""

    value: strawberry.Private[DomainSeatAt]
    table: strawberry.Private[Table]

    @described(description="The seat itself.")
    def seat(self) -> Seat:
        """Return the seat."""
        return Seat(value=self.value.seat, table=self.table)

    @described(description="Whether it is held, vacant, or held by somebody the source does not name.")
    def state(self) -> SeatState:
        """Return the state."""
        return self.value.state

    @described(description="Whether the seat exists at the moment.")
    def presence(self) -> Presence:
        """Return its presence."""
        return self.value.presence

    @described(description="The sector or constituency it is for, the first where it is for several.")
    def sector(self) -> Sector | None:
        """Return the first sector."""
        return Sector(value=self.value.sectors[0]) if self.value.sectors else None

    @described(description="All sectors and constituencies it is for; at most 10.")
    def sectors(self) -> list[Sector]:
        """Return the sectors."""
        return [Sector(value=one) for one in self.value.sectors[:10]]

    @described(description="Who holds it; at most 10.")
    def holders(self) -> list[Holder]:
        """Return the holders."""
        return [Holder(value=one, table=self.table) for one in self.value.holders[:10]]


@strawberry.type(description="A table at which organizations sit.")
class Council(Written, Subject, Node):
    """A lens over a council."""

    value: strawberry.Private[DomainCouncil]
    table: strawberry.Private[Table]

    @described(description="The global id.")
    def id(self) -> strawberry.ID:
        """Return the global id."""
        return global_id("Council", self.table.home, self.value.id)

    @described(description="Its name; where there is no French one, the only one there is.")
    def name(self, info: Info, lang: Language = None) -> str:
        """Return the name."""
        return named(spoken(info, lang), self.value.name, self.value.name_fr)

    @described(description="Its kind.")
    def kind(self) -> str:
        """Return the kind."""
        return self.value.kind

    @described(description="The partnership whose council it is; null where it is of none.")
    def partnership(self) -> Annotated[Partnership, strawberry.lazy("lipgraph.api.types_partnerships")] | None:
        """Return the partnership."""
        from lipgraph.api.types_partnerships import Partnership

        day = self.table.moment.day or dt.date.today()  # noqa: DTZ011 - the day where the service stands
        every = self.table.directory.partnerships
        found = (one for one in every if one.id == self.value.partnership)
        return next((Partnership(value=one, directory=self.table.directory, day=day) for one in found), None)

    @described(description="The instrument under which it is established; null where it is of a partnership.")
    def instrument(self) -> Annotated[Instrument, strawberry.lazy("lipgraph.api.types_instruments")] | None:
        """Return the instrument."""
        from lipgraph.api.types_instruments import Instrument

        found = (one for one in self.table.directory.instruments if one.id == self.value.instrument)
        return next((Instrument(value=one, directory=self.table.directory) for one in found), None)

    @described(description="When it exists.")
    def period(self) -> Period:
        """Return the period."""
        return Period(value=self.value.period)

    @described(description="Its seats at a moment, in the order of the table.")
    async def seats(
        self, info: Info, at: SeatsMoment = None, first: First = 20, after: After = None
    ) -> Connection[SeatAt]:
        """Return the seats at a moment."""
        table = self.table if at is None else self._at(info, at)
        if table.holdings is None:
            councils = committees_at(table.directory, table.moment)
        else:
            councils = (await info.context.reader.network_of(table.holdings, table.moment)).councils
        found = next((one.seats for one in councils if one.council.id == self.value.id), ())
        return page(
            found,
            lambda one: SeatAt(value=one, table=table),
            key=lambda one: (one.seat.rank, one.seat.label),
            first=first,
            after=after,
            undecided=sum(one.presence is Presence.UNDECIDED for one in found),
        )

    @described(description="Where it was read.")
    def citation(self) -> Citation:
        """Return the source."""
        return Citation(value=self.value.source)

    def _at(self, info: Info, at: MomentInput) -> Table:
        """Return what is known of the council at another moment. Raises NotFound and InputError."""
        holdings = self.table.holdings
        if holdings is not None:
            moment = moment_for(info, holdings, at)
        else:
            wave, day = parts_of(at)
            if wave is not None:
                raise NotFound(kind="wave", id=wave)
            moment = Moment(day)
        return Table(holdings=holdings, directory=self.table.directory, moment=moment)


def committee_page(
    directory: Directory, *, first: int, after: str | None, day: dt.date | None = None, under: str | None = None
) -> Connection[Council]:
    """Cut a page out of the councils on a day that are of no partnership; ``under``: of one instrument alone."""
    moment = Moment(day or dt.date.today())  # noqa: DTZ011 - the day where the service stands
    found = [one for one in committees_at(directory, moment) if under in {None, one.council.instrument}]
    table = Table(holdings=None, directory=directory, moment=moment)
    return page(
        found,
        lambda one: Council(value=one.council, table=table),
        key=lambda one: (one.council.rank, one.council.name, one.council.id),
        first=first,
        after=after,
        undecided=sum(one.presence is Presence.UNDECIDED for one in found),
    )
