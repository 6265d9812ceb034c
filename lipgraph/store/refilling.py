"""Fill an empty store with rows and a log as they were somewhere else: what *restore* writes, in one transaction."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from lipgraph.domain.facts import Row
from lipgraph.errors import Conflict
from lipgraph.store.chain import Head, Payload
from lipgraph.store.evidence import StoredEntry
from lipgraph.store.ports import Actor, LogEntry, Written
from lipgraph.store.writing import Backend


class Filling:
    """The Refill of every adapter."""

    def __init__(self, backend: Backend) -> None:
        self._backend = backend
        self._revision = 0
        self._partnerships: list[str] = []

    async def begin(self) -> None:
        """Lock the end of the log. Raises Conflict unless nothing was ever written."""
        head = await self._backend.head()
        if head != Head():
            raise Conflict(kind="store", id="", stands_in_the_way=str(head.number))

    async def rows(self, noun: str, rows: Sequence[Row]) -> None:
        """Put the rows of one noun: of nouns in an order in which each finds what it refers to."""
        if noun == "partnership":
            self._partnerships = [str(row["id"]) for row in rows]
        if rows:
            await self._backend.put(noun, rows)

    async def entry(self, entry: StoredEntry) -> None:
        """Append an entry with its hash, digests, salts and texts as they are."""
        payloads = [Payload(text=one.text, salt=one.salt) for one in entry.payloads]
        await self._backend.append(_as_logged(entry), payloads)
        self._revision = entry.revision

    async def request(self, key: str, written: Written) -> None:
        """Remember an idempotency key with what its transaction did."""
        await self._backend.remember(key, written)

    async def finish(self) -> None:
        """Say that all partnerships were touched at the last revision; the adapter then commits."""
        if self._partnerships:
            await self._backend.touch(sorted(self._partnerships), self._revision)


def _as_logged(entry: StoredEntry) -> LogEntry:
    return LogEntry(
        number=entry.number,
        transaction=entry.transaction,
        at=datetime.fromisoformat(entry.at),
        actor=Actor(**entry.actor),  # type: ignore[arg-type]  # exactly an actor's cells, which readable entries have
        revision=entry.revision,
        changes=(),
        payload_digests=entry.payload_digests,
        salts=tuple(one.salt for one in entry.payloads),
        previous=entry.previous,
        hash=entry.hash,
    )
