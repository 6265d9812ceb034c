"""Consistent reads of Neo4j: whole nouns, the directory, one partnership's holdings, the log."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, suppress
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from lipgraph.domain.columns import ClaimCells, ClaimColumns, columns_from
from lipgraph.domain.facts import Fact, Key, Row, from_row
from lipgraph.domain.holdings import Directory, Holdings, directory_of, holdings_of
from lipgraph.domain.ids import OrganizationId, PartnershipId, RelationCode, WaveId
from lipgraph.domain.partnerships import Partnership
from lipgraph.errors import NotFound, Unavailable
from lipgraph.store.evidence import Ends, StoredEntry
from lipgraph.store.neo4j_backend import head_of, single
from lipgraph.store.neo4j_claims import joined, read_claims
from lipgraph.store.neo4j_errors import driver_errors, reading_errors
from lipgraph.store.neo4j_evidence import ends, entry_as_stored, entry_nodes, requests
from lipgraph.store.neo4j_graph import forms, in_key_order
from lipgraph.store.neo4j_log import entry_of
from lipgraph.store.neo4j_pages import page_of_noun, page_of_partnership, read_rows
from lipgraph.store.neo4j_statements import statement
from lipgraph.store.paging import checked
from lipgraph.store.ports import LogEntry, Written

if TYPE_CHECKING:
    from neo4j import AsyncManagedTransaction, AsyncSession

T = TypeVar("T")
Work = Callable[["AsyncManagedTransaction"], Awaitable[T]]
Sessions = Callable[[], AbstractAsyncContextManager["AsyncSession"]]

ATTEMPTS = 5
ENTRIES_OF_A_READ = 50

DIRECTORY = (
    "partnership", "lead", "organization", "organization-name", "identifier", "participation", "wave", "taxonomy",
    "sector", "codebook", "relation", "instrument", "party", "council", "statement",
)  # fmt: skip
"""The nouns of which the directory holds all there is."""

STANDING = ("seat", "seat-sector", "membership")
"""The nouns of which it holds what belongs to councils established under an instrument, and so to no partnership."""

HELD = (
    "codebook", "relation", "taxonomy", "sector", "taxonomy-use", "participation", "sector-assignment", "lead",
    "council", "seat", "seat-sector", "membership", "wave", "question", "response",
)  # fmt: skip
"""The nouns that a partnership leads to; organizations follow from what names them."""


class Neo4jView:
    """Reads at one revision.

    Neo4j reads what is committed, statement by statement. So each read looks at the revision before and after; the
    first one starts again when another transaction was committed between, and those that follow refuse to read a
    later revision than the first. What is read beside the first session, to be done sooner, has to be of its revision.
    """

    def __init__(self, session: AsyncSession, sessions: Sessions) -> None:
        self._session = session
        self._sessions = sessions
        self._pinned: int | None = None

    async def revision(self) -> int:
        """Return the store's revision: 0 when nothing was ever written."""
        return await self._consistent(_revision)

    async def partnership_revision(self, partnership: PartnershipId) -> int:
        """Return the store's revision at which this partnership was touched last: 0 when it never was."""
        return await self._consistent(partial(_touched, partnership=partnership))

    async def directory(self) -> Directory:
        """Return every partnership with its leads, and every organization: what lists across partnerships need."""

        async def work(transaction: AsyncManagedTransaction) -> list[Fact]:
            listed = [from_row(noun, row) for noun in DIRECTORY for row in await _list(transaction, noun)]
            return [*listed, *await _standing(transaction)]

        return directory_of(await self._consistent(work))

    async def holdings(self, partnership: PartnershipId) -> Holdings:
        """Return all facts of one partnership, claims as columns. Raises NotFound."""

        async def work(transaction: AsyncManagedTransaction) -> tuple[list[Fact], ClaimCells, int]:
            facts, cells = await self._together(transaction, partnership)
            named = await _named(transaction, facts, cells)
            return [*facts, *named], cells, await _touched(transaction, partnership=partnership)

        facts, cells, revision = await self._consistent(work)
        home = next((one for one in facts if isinstance(one, Partnership)), None)
        if home is None:
            raise NotFound(kind="partnership", id=partnership)
        return holdings_of(home, facts, claims=_claims(facts, cells), revision=revision)

    async def _together(
        self, transaction: AsyncManagedTransaction, partnership: PartnershipId
    ) -> tuple[list[Fact], ClaimCells]:
        revision = await _revision(transaction)
        try:
            async with asyncio.TaskGroup() as group:
                held = group.create_task(_held(transaction, partnership))
                halves = [
                    group.create_task(self._beside(partial(read_claims, partnership=partnership, low=low), revision))
                    for low in (True, False)
                ]
        except ExceptionGroup as several:
            raise several.exceptions[0] from several
        return held.result(), joined([half.result() for half in halves])

    async def rows(self, noun: str) -> Sequence[Row]:
        """Return every row of a noun in key order: for digests, exports and replays."""

        async def work(transaction: AsyncManagedTransaction) -> list[Row]:
            return await _list(transaction, noun)

        return in_key_order(noun, await self._consistent(work))

    async def page(
        self, noun: str, *, after: Key | None = None, limit: int, partnership: PartnershipId | None = None
    ) -> Sequence[Row]:
        """Return the rows that follow a key, in key order, at most ``limit``. Raises InputError, LimitExceeded."""
        start = checked(noun, after, limit)

        async def work(transaction: AsyncManagedTransaction) -> list[Row]:
            if partnership is None:
                return await page_of_noun(transaction, noun, after=start, limit=limit)
            return await page_of_partnership(transaction, noun, partnership, after=start, limit=limit)

        return await self._consistent(work)

    async def log(self, *, after: int = 0) -> AsyncIterator[LogEntry]:
        """Iterate the log entries with numbers above ``after``, oldest first."""
        while entries := await self._entries(after):
            for entry in entries:
                yield entry
            after = entries[-1].number

    async def _entries(self, after: int) -> list[LogEntry]:
        async def work(transaction: AsyncManagedTransaction) -> list[Mapping[str, Any]]:
            with driver_errors():
                result = await transaction.run(statement("read_log"), after=after, most=ENTRIES_OF_A_READ)
                return [record["entry"] async for record in result]

        entries = [entry_of(node) for node in await self._read(work)]
        pinned = self._pinned
        # What was written after this view began to read is not part of what it reads.
        return entries if pinned is None else [entry for entry in entries if entry.revision <= pinned]

    async def stored_log(self, *, after: int = 0) -> AsyncIterator[StoredEntry]:
        """Iterate the log entries above a number as they are stored, those of a later revision too."""
        last: float = after
        while nodes := await self._read(partial(entry_nodes, after=last, most=ENTRIES_OF_A_READ)):
            for node in nodes:
                yield entry_as_stored(node)
            last = nodes[-1]["number"]

    async def ends(self) -> Ends:
        """Return what stands beside the log."""
        return await self._consistent(ends)

    async def requests(self) -> Sequence[tuple[str, Written]]:
        """Return every idempotency key with what its transaction did, in the order of the keys."""
        return await self._consistent(requests)

    async def _consistent(self, work: Work[T]) -> T:
        async def between(transaction: AsyncManagedTransaction) -> tuple[int, T, int]:
            return await _revision(transaction), await work(transaction), await _revision(transaction)

        for _ in range(ATTEMPTS):
            with suppress(_MovedError):
                before, found, after = await self._read(between)
                if before == after and self._pinned in (None, before):
                    self._pinned = before
                    return found
            if self._pinned is not None:
                break
        raise Unavailable(reason="changed while reading")

    async def _read(self, work: Work[T]) -> T:
        with reading_errors():
            return await self._session.execute_read(work)

    async def _beside(self, work: Work[T], revision: int) -> T:
        async def between(transaction: AsyncManagedTransaction) -> tuple[int, T, int]:
            return await _revision(transaction), await work(transaction), await _revision(transaction)

        async with self._sessions() as session:
            with reading_errors():
                before, found, after = await session.execute_read(between)
        if not before == revision == after:
            raise _MovedError
        return found


class _MovedError(Exception):
    """Two sessions did not read the same revision."""


async def _revision(transaction: AsyncManagedTransaction) -> int:
    return head_of(await single(transaction, "read_head")).revision


async def _touched(transaction: AsyncManagedTransaction, *, partnership: PartnershipId) -> int:
    record = await single(transaction, "read_touch", partnership=partnership)
    return 0 if record is None else int(record["revision"])


async def _list(transaction: AsyncManagedTransaction, noun: str) -> list[Row]:
    return [row for name in forms(noun) for row in await read_rows(transaction, noun, f"list_{name}")]


async def _standing(transaction: AsyncManagedTransaction) -> list[Fact]:
    names = [(noun, f"list_standing_{name}") for noun in STANDING for name in forms(noun)]
    return [from_row(noun, row) for noun, name in names for row in await read_rows(transaction, noun, name)]


async def _held(transaction: AsyncManagedTransaction, partnership: PartnershipId) -> list[Fact]:
    names = [(noun, f"read_{name}") for noun in ("partnership", *HELD) for name in forms(noun)]
    found = [(noun, await read_rows(transaction, noun, name, partnership=partnership)) for noun, name in names]
    return [from_row(noun, row) for noun, rows in found for row in rows]


async def _named(transaction: AsyncManagedTransaction, facts: Iterable[Fact], cells: ClaimCells) -> list[Fact]:
    """Return every organization that a fact or a claim names, with its other names and its identifiers."""
    told: set[Any] = {getattr(fact, "organization", None) for fact in facts}
    told.update(cells.source, cells.target, cells.claimant)
    organizations = sorted(told - {None})
    found = await read_rows(transaction, "organization", "find_organization", keys=[[one] for one in organizations])
    named = [from_row("organization", row) for row in found]
    for noun in ("organization-name", "identifier"):
        rows = await read_rows(transaction, noun, f"read_{forms(noun)[0]}", organizations=organizations)
        named.extend(from_row(noun, row) for row in rows)
    return named


def _claims(facts: Iterable[Fact], cells: ClaimCells) -> ClaimColumns:
    keys: dict[str, list[str]] = {"organization": [], "relation": [], "wave": []}
    for fact in facts:
        if fact.NOUN in keys:
            keys[fact.NOUN].append(getattr(fact, fact.KEY[-1]))
    return columns_from(
        cells,
        organizations=tuple(OrganizationId(one) for one in sorted(keys["organization"])),
        relations=tuple(RelationCode(one) for one in sorted(keys["relation"])),
        waves=tuple(WaveId(one) for one in sorted(keys["wave"])),
    )
