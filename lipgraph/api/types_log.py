"""The log: what was ever written, in order, each entry chained to the one before."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from typing import Annotated, TypeVar

import strawberry

from lipgraph.api.connections import LARGEST_PAGE, Connection, Edge, First, PageInfo
from lipgraph.api.enums import FactChangeKind
from lipgraph.api.fields import described
from lipgraph.errors import InputError, LimitExceeded
from lipgraph.store.ports import FactChange, View
from lipgraph.store.ports import LogEntry as DomainEntry

T = TypeVar("T")
LogAfter = Annotated[
    str | None,
    strawberry.argument(
        description="A cursor of the log: the number of an entry, a point, and that of a fact in it, such as `12.3`. "
        "What is behind it follows; absent: from the beginning."
    ),
]
_CURSOR = re.compile(r"(\d{1,15})\.(\d{1,6})")


@strawberry.type(description="One fact that a transaction added, changed or removed.")
class LogFact:
    """A lens over the change of a fact."""

    value: strawberry.Private[FactChange]

    @described(description="Its noun: `organization`, `claim` and so on.")
    def noun(self) -> str:
        """Return the noun."""
        return self.value.noun

    @described(description="Its key: the values that tell it from others of its noun, at most 10.")
    def key(self) -> list[str]:
        """Return the key."""
        return [str(part) for part in self.value.key[:10]]

    @described(description="What was done to it.")
    def change(self) -> FactChangeKind:
        """Return what was done."""
        if self.value.is_redacted:
            return FactChangeKind.REDACTED
        if self.value.before is None:
            return FactChangeKind.ADDED
        return FactChangeKind.REMOVED if self.value.after is None else FactChangeKind.CHANGED


@strawberry.type(description="One entry of the store's log: up to a thousand facts of one transaction.")
class LogEntry:
    """A lens over a log entry."""

    value: strawberry.Private[DomainEntry]

    @described(description="Its number, from 1 without gaps.")
    def number(self) -> int:
        """Return the number."""
        return self.value.number

    @described(description="The transaction it belongs to.")
    def transaction(self) -> str:
        """Return the transaction."""
        return self.value.transaction

    @described(description="When it was written.")
    def at(self) -> dt.datetime:
        """Return the time."""
        return self.value.at

    @described(description="Who wrote, as a role; never a person's name.")
    def role(self) -> str:
        """Return the role."""
        return self.value.actor.role

    @described(description="Through what: the command line, the API, a load.")
    def channel(self) -> str:
        """Return the channel."""
        return self.value.actor.channel

    @described(description="The document the facts came from; null where there is none.")
    def document(self) -> str | None:
        """Return the document."""
        return self.value.actor.document

    @described(description="The store's revision after the transaction.")
    def revision(self) -> int:
        """Return the revision."""
        return self.value.revision

    @described(description="How many facts it added, changed or removed.")
    def changes(self) -> int:
        """Return the number of changes."""
        return len(self.value.changes)

    @described(description="The facts that it added, changed or removed, in their order.")
    def facts(self, first: First = 20, after: LogAfter = None) -> Connection[LogFact]:
        """Return a page of the facts."""
        _check(first)
        point, number, changes = _point(after), self.value.number, self.value.changes
        start = 0 if point[0] < number else point[1] if point[0] == number else len(changes)
        edges = [
            Edge(cursor=_cursor((number, place)), node=LogFact(value=change))
            for place, change in enumerate(changes[start : start + first], start + 1)
        ]
        return Connection(
            nodes=[edge.node for edge in edges],
            edges=edges,
            total_count=len(changes),
            undecided_count=None,
            page_info=_ends(edges, begun=start > 0, more=start + len(edges) < len(changes)),
        )

    @described(description="The hash of the entry before.")
    def previous(self) -> str:
        """Return the previous hash."""
        return self.value.previous

    @described(description="The hash of this entry.")
    def hash(self) -> str:
        """Return the hash."""
        return self.value.hash


@strawberry.type(description="A page of the log, the oldest first. It has no count: a log grows while it is read.")
class LogConnection:
    """A page of the log."""

    nodes: list[LogEntry] = strawberry.field(description="The entries of this page.")
    edges: list[Edge[LogEntry]] = strawberry.field(
        description="The entries of this page, each with the cursor behind its last fact."
    )
    page_info: PageInfo = strawberry.field(description="Where this page ends.")


async def log_page(view: View, *, first: int, after: str | None) -> LogConnection:
    """Return the entries with facts behind a point of the log. Raises LimitExceeded and InputError."""
    _check(first)
    point = _point(after)
    edges: list[Edge[LogEntry]] = []
    more = False
    async for entry in view.log(after=max(point[0] - 1, 0)):
        end = (entry.number, len(entry.changes))
        if end <= point:
            continue
        if more := len(edges) == first:
            break
        edges.append(Edge(cursor=_cursor(end), node=LogEntry(value=entry)))
    return LogConnection(
        nodes=[edge.node for edge in edges], edges=edges, page_info=_ends(edges, begun=point > (1, 0), more=more)
    )


def _ends(edges: Sequence[Edge[T]], *, begun: bool, more: bool) -> PageInfo:
    return PageInfo(
        has_next_page=more,
        has_previous_page=begun,
        start_cursor=edges[0].cursor if edges else None,
        end_cursor=edges[-1].cursor if edges else None,
    )


def _check(first: int) -> None:
    if not 0 <= first <= LARGEST_PAGE:
        raise LimitExceeded(what="first", limit=LARGEST_PAGE)


def _cursor(point: tuple[int, int]) -> str:
    return f"{point[0]}.{point[1]}"


def _point(after: str | None) -> tuple[int, int]:
    """Read a cursor ``entry.fact``: behind which fact of which entry to go on. Raises InputError."""
    if after is None:
        return 0, 0
    found = _CURSOR.fullmatch(after)
    if found is None:
        raise InputError("input")
    return int(found[1]), int(found[2])
