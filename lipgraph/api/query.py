"""The root of reading: every field that a query may start with."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Annotated

import strawberry

from lipgraph.analysis.catalogue import DEFINITIONS
from lipgraph.api.connections import After, Connection, First, page
from lipgraph.api.context import Info
from lipgraph.api.fields import described
from lipgraph.api.inputs import AsOf, OrganizationWhere, PartnershipWhere, Reference
from lipgraph.api.moments import parts_of
from lipgraph.api.nodes import found_node, partnership_lens
from lipgraph.api.query_sources import SourceQuery
from lipgraph.api.types_base import Node
from lipgraph.api.types_log import LogAfter, LogConnection, log_page
from lipgraph.api.types_measures import Definition
from lipgraph.api.types_organizations import Organization
from lipgraph.api.types_partnerships import Partnership
from lipgraph.api.types_vocabulary import Taxonomy
from lipgraph.domain.holdings import Directory
from lipgraph.domain.network import presence_of
from lipgraph.domain.organizations import Organization as DomainOrganization
from lipgraph.domain.partnerships import Partnership as DomainPartnership
from lipgraph.domain.time import Moment, Presence
from lipgraph.errors import InputError

By = Annotated[Reference, strawberry.argument(description="Which one.")]
NodeId = Annotated[strawberry.ID, strawberry.argument(description="A global id.")]
Partnerships = Annotated[PartnershipWhere | None, strawberry.argument(description="Which of them; absent: all.")]
Organizations = Annotated[OrganizationWhere | None, strawberry.argument(description="Which of them; absent: all.")]


@strawberry.type(description="Everything that can be read.")
class Query(SourceQuery):
    """The root of reading."""

    @described(description="The object with a global id; null where there is none.")
    async def node(self, info: Info, id: NodeId) -> Node | None:  # noqa: A002 - the name Relay gives it
        """Return a node."""
        return await found_node(info, id)

    @described(description="One partnership; null where there is none.")
    async def partnership(self, info: Info, by: By) -> Partnership | None:
        """Return a partnership."""
        word = by.word("Partnership")
        directory = await info.context.directory()
        found = (one for one in directory.partnerships if word == (one.id if by.id else one.slug))
        return next((partnership_lens(one, directory) for one in found), None)

    @described(description="All partnerships, by slug; those that exist at a moment where one is given.")
    async def partnerships(
        self, info: Info, where: Partnerships = None, at: AsOf = None, first: First = 20, after: After = None
    ) -> Connection[Partnership]:
        """Return the partnerships."""
        wave, day = parts_of(at)
        if wave is not None:
            raise InputError("input")
        directory, asked = await info.context.directory(), where or PartnershipWhere()
        leads = _leads(directory)
        on = day or dt.date.today()  # noqa: DTZ011 - the day where the service stands
        there = {one.id: presence_of(Moment(on), one.period, one.source) for one in directory.partnerships}
        found = [
            one
            for one in sorted(directory.partnerships, key=lambda one: (one.slug, one.id))
            if _fits(one, asked, leads.get(one.id, ())) and there[one.id] is not Presence.ABSENT
        ]
        return page(
            found,
            lambda one: partnership_lens(one, directory, on),
            key=lambda one: (one.slug, one.id),
            first=first,
            after=after,
            undecided=sum(there[one.id] is Presence.UNDECIDED for one in found),
        )

    @described(description="One organization; null where there is none.")
    async def organization(self, info: Info, by: By) -> Organization | None:
        """Return an organization."""
        word = by.word("Organization")
        directory = await info.context.directory()
        found = (one for one in directory.organizations if word == (one.id if by.id else one.slug))
        return next((Organization(value=one, directory=directory) for one in found), None)

    @described(description="All organizations, by slug.")
    async def organizations(
        self, info: Info, where: Organizations = None, first: First = 20, after: After = None
    ) -> Connection[Organization]:
        """Return the organizations."""
        directory, asked = await info.context.directory(), where or OrganizationWhere()
        found = [
            one
            for one in sorted(directory.organizations, key=lambda one: (one.slug, one.id))
            if (asked.kind is None or asked.kind.holds(one.kind))
            and (asked.slug is None or asked.slug.holds(one.slug))
            and (asked.level_of_government is None or asked.level_of_government.holds(one.level_of_government))
        ]
        return page(
            found,
            lambda one: Organization(value=one, directory=directory),
            key=lambda one: (one.slug, one.id),
            first=first,
            after=after,
        )

    @described(description="All taxonomies of sectors, by code.")
    async def taxonomies(self, info: Info, first: First = 20, after: After = None) -> Connection[Taxonomy]:
        """Return the taxonomies."""
        directory = await info.context.directory()
        return page(
            sorted(directory.taxonomies, key=lambda one: one.id),
            lambda one: Taxonomy(
                value=one,
                terms=tuple(
                    sorted((s for s in directory.sectors if s.taxonomy == one.id), key=lambda s: (s.rank, s.code))
                ),
            ),
            key=lambda one: (one.id,),
            first=first,
            after=after,
        )

    @described(description="The definitions of all measures; at most 100.")
    def definitions(self) -> list[Definition]:
        """Return the definitions."""
        return [Definition(value=one) for one in DEFINITIONS[:100]]

    @described(description="The log of everything ever written, the oldest first.")
    async def log(self, info: Info, after: LogAfter = None, first: First = 20) -> LogConnection:
        """Return a page of the log."""
        async with info.context.reader.store.view() as view:
            return await log_page(view, first=first, after=after)


def _fits(one: DomainPartnership, asked: PartnershipWhere, leads: Sequence[DomainOrganization]) -> bool:
    return (
        (asked.kind is None or asked.kind.holds(one.kind))
        and (asked.synthetic is None or asked.synthetic.holds(one.synthetic))
        and (asked.area is None or asked.area.holds(one.area))
        and (asked.lead_kind is None or any(asked.lead_kind.holds(lead.kind) for lead in leads))
        and (
            asked.lead_level_of_government is None
            or any(asked.lead_level_of_government.holds(lead.level_of_government) for lead in leads)
        )
    )


def _leads(directory: Directory) -> dict[str, list[DomainOrganization]]:
    organizations = {one.id: one for one in directory.organizations}
    found: dict[str, list[DomainOrganization]] = {}
    for lead in directory.leads:
        if (one := organizations.get(lead.organization)) is not None:
            found.setdefault(lead.partnership, []).append(one)
    return found
