"""The SQLite store: one file, one writer, readers beside it, every call in the store's own thread."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from pathlib import Path
from typing import ParamSpec, TypeVar

from lipgraph.domain.facts import Key, Row
from lipgraph.domain.holdings import Directory, Holdings
from lipgraph.domain.ids import PartnershipId
from lipgraph.store import sqlite_evidence, sqlite_file
from lipgraph.store.chain import REDACTION, Head, Payload
from lipgraph.store.evidence import Ends, StoredEntry
from lipgraph.store.paging import checked
from lipgraph.store.ports import Actor, LogEntry, Refill, View, Writer, Written
from lipgraph.store.refilling import Filling
from lipgraph.store.sqlite_session import Session
from lipgraph.store.writing import Transaction

P = ParamSpec("P")
T = TypeVar("T")


class _Thread:
    """The one thread in which a store's connections live."""

    def __init__(self) -> None:
        self._executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix="lipgraph-sqlite")

    async def run(self, call: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run a blocking call there; only errors of the project come out."""

        def translated() -> T:
            with sqlite_file.translated():
                return call(*args, **kwargs)

        return await asyncio.get_running_loop().run_in_executor(self._executor, translated)

    def end(self) -> None:
        """Let the thread end once it has done what it was given."""
        self._executor.shutdown(wait=True)


class _View:
    def __init__(self, session: Session, thread: _Thread) -> None:
        self._session, self._thread = session, thread

    async def revision(self) -> int:
        return (await self._thread.run(self._session.head)).revision

    async def partnership_revision(self, partnership: PartnershipId) -> int:
        return await self._thread.run(self._session.touched_at, partnership)

    async def directory(self) -> Directory:
        return await self._thread.run(self._session.directory)

    async def holdings(self, partnership: PartnershipId) -> Holdings:
        return await self._thread.run(self._session.holdings, partnership)

    async def rows(self, noun: str) -> Sequence[Row]:
        return await self._thread.run(self._session.all_rows, noun)

    async def page(
        self, noun: str, *, after: Key | None = None, limit: int, partnership: PartnershipId | None = None
    ) -> Sequence[Row]:
        start = checked(noun, after, limit)
        return await self._thread.run(self._session.page, noun, start, limit, partnership)

    async def log(self, *, after: int = 0) -> AsyncIterator[LogEntry]:
        while (entry := await self._thread.run(self._session.entry, after)) is not None:
            after = entry.number
            yield entry

    async def stored_log(self, *, after: int = 0) -> AsyncIterator[StoredEntry]:
        while (entry := await self._thread.run(sqlite_evidence.entry_as_stored, self._session, after)) is not None:
            after = entry.number
            yield entry

    async def ends(self) -> Ends:
        return await self._thread.run(sqlite_evidence.ends, self._session)

    async def requests(self) -> Sequence[tuple[str, Written]]:
        return await self._thread.run(sqlite_evidence.requests, self._session)


class _Backend:
    """The steps of a transaction, each handed to the store's thread."""

    def __init__(self, session: Session, thread: _Thread) -> None:
        self._session, self._thread = session, thread

    async def head(self) -> Head:
        return await self._thread.run(self._session.head)

    async def recall(self, key: str) -> Written | None:
        return await self._thread.run(self._session.recall, key)

    async def remember(self, key: str, written: Written) -> None:
        await self._thread.run(self._session.remember, key, written)

    async def rows(self, noun: str, keys: Sequence[Key]) -> Mapping[Key, Row]:
        return await self._thread.run(self._session.rows, noun, keys)

    async def matching(self, noun: str, columns: tuple[str, ...], values: Sequence[Key]) -> Sequence[Key]:
        return await self._thread.run(self._session.matching, noun, columns, values)

    async def put(self, noun: str, rows: Sequence[Row]) -> None:
        await self._thread.run(self._session.put, noun, rows)

    async def delete(self, noun: str, keys: Sequence[Key]) -> None:
        await self._thread.run(self._session.delete, noun, keys)

    async def append(self, entry: LogEntry, payloads: Sequence[Payload]) -> None:
        await self._thread.run(self._session.append, entry, payloads)

    async def payload(self, entry: int, place: int) -> Payload | None:
        return await self._thread.run(sqlite_evidence.payload, self._session, entry, place)

    async def erase(self, entry: int, place: int) -> None:
        await self._thread.run(sqlite_evidence.erase, self._session, entry, place)

    async def naming(self, organizations: Sequence[str]) -> Sequence[str]:
        return await self._thread.run(self._session.naming, organizations)

    async def touch(self, partnerships: Sequence[str], revision: int) -> None:
        await self._thread.run(self._session.touch, partnerships, revision)


class SqliteStore:
    """A store in one file. Writers of this process take turns; other processes wait up to five seconds."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._thread = _Thread()
        self._turn = asyncio.Lock()
        self._idle: list[Session] = []
        self._writer: Session | None = None

    @property
    def url(self) -> str:
        """The store's URL."""
        return f"sqlite:///{self._path.as_posix()}"

    async def migrate(self) -> int:
        """Bring the schema to this program's version, re-runnably; return the version. Raises Incompatible."""

        def migrated() -> int:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            connection = sqlite_file.connect(self._path, writable=True, create=True)
            try:
                return sqlite_file.migrate(connection)
            finally:
                connection.close()

        async with self._turn:
            return await self._thread.run(migrated)

    async def check(self) -> None:
        """Raise SchemaMissing, Incompatible or Unavailable unless the store is ready for this program."""
        if not self._idle:
            self._idle.append(await self._thread.run(self._opened, writable=False))
        else:
            await self._thread.run(sqlite_file.require_ready, self._idle[-1].connection)

    @asynccontextmanager
    async def view(self) -> AsyncIterator[View]:
        """Open consistent reads: everything read inside is of one revision."""
        session = self._idle.pop() if self._idle else await self._thread.run(self._opened, writable=False)
        try:
            await self._thread.run(_begin_reading, session)
            yield _View(session, self._thread)
        finally:
            await self._thread.run(_rolled_back, session)
            self._idle.append(session)

    @asynccontextmanager
    async def write(self, actor: Actor, *, key: str | None = None) -> AsyncIterator[Writer]:
        """Open one transaction; a ``key`` that was seen before makes it do nothing."""
        async with self._writing() as session:
            transaction = Transaction(_Backend(session, self._thread), actor, key=key)
            await transaction.begin()
            yield transaction
            await transaction.finish()
            await self._thread.run(session.connection.execute, "COMMIT")
            if REDACTION in transaction.written.added:
                await self._thread.run(sqlite_evidence.forget, session)

    @asynccontextmanager
    async def refill(self) -> AsyncIterator[Refill]:
        """Open one transaction that fills an empty store."""
        async with self._writing() as session:
            filling = Filling(_Backend(session, self._thread))
            await filling.begin()
            yield filling
            await filling.finish()
            await self._thread.run(session.connection.execute, "COMMIT")

    @asynccontextmanager
    async def _writing(self) -> AsyncIterator[Session]:
        """Take the turn to write; what was not committed inside is taken back."""
        async with self._turn:
            if self._writer is None:
                self._writer = await self._thread.run(self._opened, writable=True)
            session = self._writer
            try:
                await self._thread.run(session.connection.execute, "BEGIN IMMEDIATE")
                yield session
            finally:
                await self._thread.run(_rolled_back, session)

    async def close(self) -> None:
        """Let go of every connection."""
        sessions = [*self._idle, *([self._writer] if self._writer else [])]
        self._idle, self._writer = [], None
        for session in sessions:
            await self._thread.run(session.connection.close)
        self._thread.end()

    def _opened(self, *, writable: bool) -> Session:
        connection = sqlite_file.connect(self._path, writable=writable)
        try:
            sqlite_file.require_ready(connection)
        except BaseException:
            connection.close()
            raise
        return Session(connection)


def _begin_reading(session: Session) -> None:
    session.connection.execute("BEGIN")
    # A deferred transaction sees nothing until its first read: this is it.
    session.head()


def _rolled_back(session: Session) -> None:
    if session.connection.in_transaction:
        session.connection.execute("ROLLBACK")
