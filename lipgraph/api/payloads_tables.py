"""The answer of each mutation of a partnership's tables and waves: the thing as it stands now."""

from __future__ import annotations

import strawberry

from lipgraph.api.connections import After, Connection, First, page
from lipgraph.api.context import Info
from lipgraph.api.fields import described
from lipgraph.api.payloads import WritePayload
from lipgraph.api.payloads_things import NOTHING
from lipgraph.api.types_councils import Council, Holder, Seat, SeatSector, Table
from lipgraph.api.types_linkages import Claim
from lipgraph.api.types_organizations import Organization
from lipgraph.api.types_waves import Question, Response, Wave
from lipgraph.domain import claims, partnerships, waves
from lipgraph.domain.facts import key_of


class _AtATable(WritePayload):
    """An answer about a partnership's table."""

    async def table(self, info: Info) -> Table:
        """Return what lenses at a table look through, at the moment that is usual."""
        reader = info.context.reader
        holdings = await reader.partnership(self.done.home or "")
        directory = await info.context.directory()
        return Table(holdings=holdings, directory=directory, moment=reader.moment(holdings))


@strawberry.type(description="What came of a mutation of a council.")
class CouncilPayload(_AtATable):
    """The answer."""

    @described(description=f"The council; {NOTHING}")
    async def council(self, info: Info) -> Council | None:
        """Return the council."""
        found = self.fact(partnerships.Council)
        return None if found is None else Council(value=found, table=await self.table(info))


@strawberry.type(description="What came of a mutation of a seat.")
class SeatPayload(_AtATable):
    """The answer."""

    @described(description=f"The seat; {NOTHING}")
    async def seat(self, info: Info) -> Seat | None:
        """Return the seat."""
        found = self.fact(partnerships.Seat)
        return None if found is None else Seat(value=found, table=await self.table(info))


@strawberry.type(description="What came of a mutation of a sector that a seat is for.")
class SeatSectorPayload(_AtATable):
    """The answer."""

    @described(description=f"The sector of the seat; {NOTHING}")
    async def seat_sector(self, info: Info) -> SeatSector | None:
        """Return the sector of the seat."""
        found = self.fact(partnerships.SeatSector)
        return None if found is None else SeatSector(value=found, table=await self.table(info))


@strawberry.type(description="What came of a mutation of who holds a seat.")
class MembershipPayload(_AtATable):
    """The answer."""

    @described(description=f"Who holds the seat; {NOTHING}")
    async def membership(self, info: Info) -> Holder | None:
        """Return the holder."""
        found = self.fact(partnerships.Membership)
        return None if found is None else Holder(value=found, table=await self.table(info))


@strawberry.type(description="What came of a mutation of a wave.")
class WavePayload(WritePayload):
    """The answer."""

    @described(description=f"The wave; {NOTHING}")
    def wave(self) -> Wave | None:
        """Return the wave."""
        found = self.fact(waves.Wave)
        return None if found is None else Wave(value=found)


@strawberry.type(description="What came of a mutation of a question.")
class QuestionPayload(WritePayload):
    """The answer."""

    @described(description=f"The question; {NOTHING}")
    def question(self) -> Question | None:
        """Return the question."""
        found = self.fact(waves.Question)
        return None if found is None else Question(value=found)


@strawberry.type(description="What came of a mutation of responses.")
class ResponsesPayload(WritePayload):
    """The answer."""

    @described(description="The responses; empty where nothing was written, or after a removal.")
    async def responses(self, info: Info, first: First = 20, after: After = None) -> Connection[Response] | None:
        """Return the responses."""
        directory = await info.context.directory()
        return page(
            sorted(self.facts(waves.Response), key=key_of),
            lambda one: Response(value=one, directory=directory),
            key=key_of,
            first=first,
            after=after,
        )


@strawberry.type(description="What came of a mutation of claims.")
class ClaimsPayload(WritePayload):
    """The answer."""

    @described(description="The claims; empty where nothing was written, or after a removal.")
    async def claims(self, info: Info, first: First = 20, after: After = None) -> Connection[Claim] | None:
        """Return the claims."""
        directory = await info.context.directory()
        known = {one.id: Organization(value=one, directory=directory) for one in directory.organizations}
        return page(
            sorted(self.facts(claims.Claim), key=key_of),
            lambda one: Claim(value=one, claimant=known.get(one.claimant) if one.claimant else None),
            key=key_of,
            first=first,
            after=after,
        )
