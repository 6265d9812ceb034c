"""Partnerships: the root of everything that is read of one council's network."""

from __future__ import annotations

import asyncio
import datetime as dt
from functools import partial
from typing import Annotated

import strawberry

from lipgraph.analysis.change import change, confirmed_change
from lipgraph.analysis.profile import confirmed_cross_sector_measures
from lipgraph.analysis.unasked import is_unasked
from lipgraph.api.connections import After, Connection, First, page
from lipgraph.api.context import Info
from lipgraph.api.enums import GapKind
from lipgraph.api.fields import described
from lipgraph.api.identifiers import global_id
from lipgraph.api.inputs import At, GapWhere, Linkages, MomentInput, ViewChoice
from lipgraph.api.moments import choice_of, moment_for, network_for, parts_of
from lipgraph.api.types_base import Citation, Language, Node, Period, Written, named, spoken
from lipgraph.api.types_change import Change
from lipgraph.api.types_councils import Council, Table
from lipgraph.api.types_gaps import GapObservation, Place
from lipgraph.api.types_linkages import Linkage, linkage_page, scene_of
from lipgraph.api.types_matrix import SectorMatrix, mixing
from lipgraph.api.types_measures import Headline, Measure, twin_of
from lipgraph.api.types_organizations import Lead, Organization, SectorAssignment
from lipgraph.api.types_subject import Subject
from lipgraph.api.types_vocabulary import Codebook, Relation, Sector, TaxonomyUse
from lipgraph.api.types_waves import Wave
from lipgraph.domain.facts import key_of
from lipgraph.domain.holdings import Directory, Holdings
from lipgraph.domain.network import presence_of
from lipgraph.domain.partnerships import Partnership as DomainPartnership
from lipgraph.domain.time import Moment, Presence
from lipgraph.usecases.analysing import gaps_of, profile_of

_MOST_LEADS = 40


@strawberry.type(
    description="The body that convenes: a Local Immigration Partnership, a Francophone network and so on."
)
class Partnership(Written, Subject, Node):
    """A lens over a partnership, at a day that its list was asked for."""

    value: strawberry.Private[DomainPartnership]
    directory: strawberry.Private[Directory]
    day: strawberry.Private[dt.date]

    @described(description="The global id.")
    def id(self) -> strawberry.ID:
        """Return the global id."""
        return global_id("Partnership", self.value.id)

    @described(description="Its slug, as in a page's address.")
    def slug(self) -> str:
        """Return the slug."""
        return self.value.slug

    @described(description="Its name; where there is no French one, the only one there is.")
    def name(self, info: Info, lang: Language = None) -> str:
        """Return the name."""
        return named(spoken(info, lang), self.value.name, self.value.name_fr)

    @described(description="Its kind, a term of the vocabulary of partnership kinds.")
    def kind(self) -> str:
        """Return the kind."""
        return self.value.kind

    @described(description="True for invented data.")
    def synthetic(self) -> bool:
        """Return whether it is synthetic."""
        return self.value.synthetic

    @described(description="The area it is for, as the source gives it.")
    def area(self) -> str | None:
        """Return the area."""
        return self.value.area

    @described(description="How many places the area takes in, where the source counts them without naming them.")
    def area_count(self) -> int | None:
        """Return the count of places."""
        return self.value.area_count

    @described(description="When it exists.")
    def period(self) -> Period:
        """Return the period."""
        return Period(value=self.value.period)

    @described(description="Whether it exists on the day of the list; today where no day was asked for.")
    def presence(self) -> Presence:
        """Return its presence."""
        return presence_of(Moment(self.day), self.value.period, self.value.source)

    @described(description="Who leads or led it; at most 40.")
    def leads(self) -> list[Lead]:
        """Return the leads."""
        found = [one for one in self.directory.leads if one.partnership == self.value.id]
        return [Lead(value=one, directory=self.directory) for one in found[:_MOST_LEADS]]

    @described(description="Where it was read.")
    def citation(self) -> Citation:
        """Return the source."""
        return Citation(value=self.value.source)

    @described(description="Its waves of observation, the earliest first.")
    async def waves(self, info: Info, first: First = 20, after: After = None) -> Connection[Wave]:
        """Return the waves."""
        holdings = await self._holdings(info)
        found = sorted(holdings.waves, key=lambda one: (one.rank, one.label))
        return page(
            found,
            lambda one: Wave(value=one),
            key=lambda one: (one.rank, one.label),
            first=first,
            after=after,
        )

    @described(description="Its codebook; null where it uses none.")
    async def codebook(self, info: Info) -> Codebook | None:
        """Return the codebook."""
        every = (await self._holdings(info)).codebooks
        return next((Codebook(value=one) for one in every if one.id == self.value.codebook), None)

    @described(description="The taxonomies that it uses or used; at most 40.")
    async def taxonomy_uses(self, info: Info) -> list[TaxonomyUse]:
        """Return the uses of taxonomies."""
        return [TaxonomyUse(value=one) for one in (await self._holdings(info)).taxonomy_uses[:40]]

    @described(description="The sectors of its organizations at any time, by organization and sector.")
    async def sector_assignments(
        self, info: Info, first: First = 20, after: After = None
    ) -> Connection[SectorAssignment]:
        """Return the sectors of organizations."""
        return page(
            (await self._holdings(info)).assignments,
            lambda one: SectorAssignment(value=one, directory=self.directory),
            key=key_of,
            first=first,
            after=after,
        )

    @described(description="The relations of its codebook; at most 100.")
    async def relations(self, info: Info) -> list[Relation]:
        """Return the relations."""
        holdings = await self._holdings(info)
        return [Relation(value=one) for one in sorted(holdings.relations, key=lambda r: (r.rank, r.code))[:100]]

    @described(description="The top sectors of its taxonomy at a moment; at most 40.")
    async def sectors(self, info: Info, at: At = None) -> list[Sector]:
        """Return the sectors."""
        network = await network_for(info, await self._holdings(info), at)
        return [Sector(value=one) for one in network.sectors[:40]]

    @described(description="Its councils at a moment.")
    async def councils(self, info: Info, at: At = None, first: First = 20, after: After = None) -> Connection[Council]:
        """Return the councils."""
        holdings = await self._holdings(info)
        moment = moment_for(info, holdings, at)
        found = (await info.context.reader.network_of(holdings, moment)).councils
        table = Table(holdings=holdings, directory=self.directory, moment=moment)
        return page(
            found,
            lambda one: Council(value=one.council, table=table),
            key=lambda one: (one.council.rank, one.council.name, one.council.id),
            first=first,
            after=after,
            undecided=sum(one.presence is Presence.UNDECIDED for one in found),
        )

    @described(description="The organizations in its network at a moment, in the order of their ids.")
    async def organizations(
        self, info: Info, at: At = None, first: First = 20, after: After = None
    ) -> Connection[Organization]:
        """Return the organizations."""
        network = await network_for(info, await self._holdings(info), at)
        return page(
            network.organizations,
            lambda one: Organization(value=one, directory=self.directory),
            key=lambda one: (one.id,),
            first=first,
            after=after,
            undecided=sum(one is Presence.UNDECIDED for one in network.presence),
        )

    @described(description="Its linkages at a moment, by relation, source and target.")
    async def linkages(
        self,
        info: Info,
        at: At = None,
        where: Linkages = None,
        first: First = 20,
        after: After = None,
    ) -> Connection[Linkage]:
        """Return the linkages."""
        scene = await scene_of(info, self.directory, await network_for(info, await self._holdings(info), at))
        return linkage_page(scene, where, first=first, after=after)

    @described(
        description="True where nobody had been asked for linkages in the view and no source reports any: then none "
        "listed, and no candidate gap, is no observation."
    )
    async def nobody_asked(self, info: Info, at: At = None, view: ViewChoice = None) -> bool:
        """Return whether nobody was asked."""
        network = await network_for(info, await self._holdings(info), at)
        return is_unasked(network, choice_of(view).on(network))

    @described(description="Ties by sector beside what could be, with the findings of each pair.")
    async def sector_matrix(self, info: Info, at: At = None, view: ViewChoice = None) -> SectorMatrix:
        """Return the sector matrix."""
        network = await network_for(info, await self._holdings(info), at)
        chosen = choice_of(view).on(network)
        work = partial(asyncio.to_thread, mixing, network, chosen)
        reader = info.context.reader
        strict = partial(asyncio.to_thread, confirmed_cross_sector_measures, network, chosen)
        return SectorMatrix(
            value=await reader.once(("mixing", network, chosen), work),
            twins=lambda: reader.once(("mixing-confirmed", network, chosen), strict),
        )

    @described(description="The headline measures, each beside its value among confirmed ties; at most 60.")
    async def measures(self, info: Info, at: At = None, view: ViewChoice = None) -> list[Headline]:
        """Return the measures."""
        wave, day = parts_of(at)
        found = await profile_of(info.context.reader, self.value.slug, wave=wave, day=day, choice=choice_of(view))
        return [
            Headline(
                measure=Measure(result=one.measure, twin=twin_of(one.intersection)),
                intersection=Measure(result=one.intersection) if one.intersection else None,
            )
            for one in found.headlines[:60]
        ]

    @described(description="Candidate gaps, by kind, each kind in its own order; not yet confirmed by anybody.")
    async def gaps(  # noqa: PLR0913, PLR0917 - a list with a moment and a view takes these six
        self,
        info: Info,
        at: At = None,
        view: ViewChoice = None,
        where: Annotated[GapWhere | None, strawberry.argument(description="Which of them; absent: all.")] = None,
        first: First = 20,
        after: After = None,
    ) -> Connection[GapObservation]:
        """Return the candidate gaps."""
        wave, day = parts_of(at)
        found = await gaps_of(info.context.reader, self.value.slug, wave=wave, day=day, choice=choice_of(view))
        place = Place(network=await network_for(info, await self._holdings(info), at), directory=self.directory)
        if where is not None and where.kind is not None:
            found = tuple(one for one in found if where.kind.holds(GapKind(one.kind)))
        rank = {one.id: number for number, one in enumerate(found, 1)}
        return page(
            found,
            lambda one: GapObservation(value=one, place=place),
            key=lambda one: (rank[one.id], one.id),
            first=first,
            after=after,
        )

    @described(description="What changed between two moments, among organizations observed at both.")
    async def change(
        self,
        info: Info,
        from_: Annotated[MomentInput, strawberry.argument(name="from", description="The earlier moment.")],
        to: Annotated[MomentInput, strawberry.argument(description="The later moment.")],
        view: ViewChoice = None,
    ) -> Change:
        """Return the change."""
        holdings = await self._holdings(info)
        earlier, later = await network_for(info, holdings, from_), await network_for(info, holdings, to)
        chosen = choice_of(view).on(later)
        work = partial(asyncio.to_thread, change, earlier, later, chosen)
        strict = partial(asyncio.to_thread, confirmed_change, earlier, later, chosen)
        reader = info.context.reader
        return Change(
            value=await reader.once(("change", earlier, later, chosen), work),
            directory=self.directory,
            confirmed=lambda: reader.once(("confirmed", earlier, later, chosen), strict),
        )

    async def _holdings(self, info: Info) -> Holdings:
        return await info.context.reader.holdings(self.value.id)
