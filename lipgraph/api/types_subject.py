"""What every thing that statements speak of has in common: the statements about it, and those that name it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import strawberry

from lipgraph.api.connections import After, Connection, First, Key, page
from lipgraph.api.context import Info
from lipgraph.api.fields import described
from lipgraph.domain.facts import Fact, key_of
from lipgraph.domain.statements import Statement as DomainStatement
from lipgraph.domain.statements import Thing, thing_key

if TYPE_CHECKING:
    from lipgraph.api.types_statements import Statement

Predicate = Annotated[str | None, strawberry.argument(description="Only those with this predicate; absent: all.")]


@strawberry.interface(description="Anything that statements can be about.")
class Subject:
    """A lens over something that statements speak of."""

    value: strawberry.Private[Fact]

    @described(description="What sources say of it, in the order of the text.")
    async def statements(
        self, info: Info, predicate: Predicate = None, first: First = 20, after: After = None
    ) -> Connection[Annotated[Statement, strawberry.lazy("lipgraph.api.types_statements")]]:
        """Return the statements about it."""
        found = await info.context.about(*self.mentioned_as())
        return statement_page(_with(found, predicate), first=first, after=after)

    @described(description="Statements about other things that name it, in the order of the text.")
    async def named_in(
        self, info: Info, predicate: Predicate = None, first: First = 20, after: After = None
    ) -> Connection[Annotated[Statement, strawberry.lazy("lipgraph.api.types_statements")]]:
        """Return the statements that name it as their object."""
        found = await info.context.naming(*self.mentioned_as())
        return statement_page(_with(found, predicate), first=first, after=after)

    def mentioned_as(self) -> tuple[Thing, str]:
        """Return how statements mention it."""
        thing = Thing(self.value.NOUN)
        return thing, thing_key(thing, *key_of(self.value))


def statement_page(
    found: Sequence[DomainStatement], *, first: int, after: str | None, undecided: int | None = None
) -> Connection[Statement]:
    """Cut a page out of statements, in the order of the text that they cite."""
    from lipgraph.api.types_statements import Statement

    ordered = sorted(found, key=place)
    return page(ordered, lambda one: Statement(value=one), key=place, first=first, after=after, undecided=undecided)


def place(one: DomainStatement) -> Key:
    """Return where a statement stands: document, line, column, then its place in a list."""
    source = one.source
    return source.document or "", source.line or 0, source.first_column or 0, one.rank, one.id


def _with(found: Sequence[DomainStatement], predicate: str | None) -> list[DomainStatement]:
    return [one for one in found if predicate is None or one.predicate == predicate]
