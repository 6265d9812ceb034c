"""The log: what was ever written, in order, each entry chained to the one before."""

from __future__ import annotations

import datetime as dt

import strawberry

from lipgraph.api.fields import described
from lipgraph.store.ports import LogEntry as DomainEntry


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

    @described(description="The hash of the entry before.")
    def previous(self) -> str:
        """Return the previous hash."""
        return self.value.previous

    @described(description="The hash of this entry.")
    def hash(self) -> str:
        """Return the hash."""
        return self.value.hash


@strawberry.type(description="Part of the log, the oldest first.")
class LogPage:
    """A page of the log."""

    nodes: list[LogEntry] = strawberry.field(description="The entries; at most `first`.")
    has_next_page: bool = strawberry.field(description="True when later entries follow.")
    end: int = strawberry.field(description="The number of the last entry here: give it as `after` to go on.")
