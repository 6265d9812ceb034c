"""What a query may start with beside partnerships: instruments, statements, committees and shipped vocabularies."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Annotated, TypeVar

import strawberry

from lipgraph.api.connections import After, Connection, First, page
from lipgraph.api.context import Info
from lipgraph.api.fields import described
from lipgraph.api.inputs import Reference
from lipgraph.api.inputs_statements import About, Instruments, InstrumentWhere, Naming
from lipgraph.api.types_councils import Council, committee_page
from lipgraph.api.types_instruments import Instrument
from lipgraph.api.types_statements import Statement
from lipgraph.api.types_subject import Predicate, statement_page
from lipgraph.api.types_terms import Vocabulary, VocabularyName
from lipgraph.domain.instruments import Instrument as DomainInstrument
from lipgraph.domain.presence import presence_of, present
from lipgraph.domain.statements import Stance
from lipgraph.domain.statements import Statement as DomainStatement
from lipgraph.domain.time import Moment, Presence
from lipgraph_schema.vocabulary import NAMES, vocabulary

Dated = TypeVar("Dated", DomainInstrument, DomainStatement)
Which = Annotated[Reference, strawberry.argument(description="Which one.")]
OnDay = Annotated[dt.date | None, strawberry.argument(description="The day; absent: today.")]
WhateverDay = Annotated[
    dt.date | None,
    strawberry.argument(description="Only those that may hold on this day; absent: all."),
]
Stances = Annotated[Stance | None, strawberry.argument(description="Only those with this stance; absent: all.")]


@strawberry.type(description="What a query may start with beside partnerships.")
class SourceQuery:
    """The root of reading what frames partnerships and what sources say."""

    @described(description="One instrument; null where there is none.")
    async def instrument(self, info: Info, by: Which) -> Instrument | None:
        """Return an instrument."""
        word = by.word("Instrument")
        directory = await info.context.directory()
        found = (one for one in directory.instruments if word == (one.id if by.id else one.slug))
        return next((Instrument(value=one, directory=directory) for one in found), None)

    @described(description="All instruments, in their order; those that may be in force on a day where one is given.")
    async def instruments(
        self,
        info: Info,
        where: Instruments = None,
        on: WhateverDay = None,
        first: First = 20,
        after: After = None,
    ) -> Connection[Instrument]:
        """Return the instruments."""
        directory, asked = await info.context.directory(), where or InstrumentWhere()
        found = [
            one
            for one in sorted(directory.instruments, key=lambda one: (one.rank, one.slug, one.id))
            if (asked.kind is None or asked.kind.holds(one.kind))
            and (asked.slug is None or asked.slug.holds(one.slug))
            and (asked.level_of_government is None or asked.level_of_government.holds(one.level_of_government))
        ]
        there, undecided = holding(found, on)
        return page(
            there,
            lambda one: Instrument(value=one, directory=directory),
            key=lambda one: (one.rank, one.slug, one.id),
            first=first,
            after=after,
            undecided=undecided,
        )

    @described(description="What sources say, in the order of the text.")
    async def statements(  # noqa: PLR0913, PLR0917 - what it is about, names and says, and a page
        self,
        info: Info,
        about: About = None,
        naming: Naming = None,
        predicate: Predicate = None,
        stance: Stances = None,
        on: WhateverDay = None,
        first: First = 20,
        after: After = None,
    ) -> Connection[Statement]:
        """Return the statements."""
        directory = await info.context.directory()
        subject = None if about is None else about.mentioned_as(directory)
        named = None if naming is None else naming.mentioned_as(directory)
        found = [
            one
            for one in directory.statements
            if (subject is None or (one.subject_noun, one.subject_key) == subject)
            and (named is None or (one.object_noun, one.object_key) == named)
            and (predicate is None or one.predicate == predicate)
            and (stance is None or one.stance is stance)
        ]
        there, undecided = holding(found, on)
        return statement_page(there, first=first, after=after, undecided=undecided)

    @described(description="Councils that are established under an instrument, and so are of no partnership.")
    async def committees(
        self, info: Info, on: OnDay = None, first: First = 20, after: After = None
    ) -> Connection[Council]:
        """Return the committees."""
        return committee_page(await info.context.directory(), day=on, first=first, after=after)

    @described(description="One vocabulary that ships; null where there is none.")
    def vocabulary(self, name: VocabularyName) -> Vocabulary | None:
        """Return a vocabulary."""
        return Vocabulary(value=vocabulary(name), of=name) if name in NAMES else None

    @described(description="All vocabularies that ship; at most 100.")
    def vocabularies(self) -> list[Vocabulary]:
        """Return the vocabularies."""
        return [Vocabulary(value=vocabulary(name), of=name) for name in NAMES[:100]]


def holding(found: Sequence[Dated], on: dt.date | None) -> tuple[list[Dated], int | None]:
    """Keep what may hold on a day, and count what imprecise dates leave undecided; all of it where no day is given."""
    if on is None:
        return list(found), None
    there = present(found, lambda one: presence_of(Moment(on), one.period, one.source))
    kept = {id(one) for one, _ in there}
    undecided = sum(presence is Presence.UNDECIDED for _, presence in there)
    return [one for one in found if id(one) in kept], undecided
