"""The store on Neo4j, for a team or a province: its connection, its schema, its transactions."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from functools import partial
from typing import TYPE_CHECKING, Any, LiteralString

from lipgraph.errors import Incompatible, LipgraphError, NewerStore
from lipgraph.store.chain import GENESIS
from lipgraph.store.neo4j_backend import Neo4jBackend, head_of
from lipgraph.store.neo4j_errors import driver_errors
from lipgraph.store.neo4j_statements import is_of_schema, migrations, schema_version, statement
from lipgraph.store.neo4j_view import Neo4jView
from lipgraph.store.ports import Actor
from lipgraph.store.refilling import Filling
from lipgraph.store.writing import Transaction

if TYPE_CHECKING:
    from neo4j import AsyncDriver, AsyncSession, AsyncTransaction, Record

SECONDS_TO_CONNECT = 10.0
SECONDS_TO_RETRY = 2.0
"""How long a read is tried again: those behind it wait as long, and whoever asked may ask again too."""


class Neo4jStore:
    """A Neo4j database, 5.26 or later, that holds lipgraph's facts. The driver is loaded when it is first needed."""

    def __init__(self, uri: str, user: str, password: str, database: str = "neo4j") -> None:
        self._uri = uri
        self._user = user
        self._password = password
        self._database = database
        self._driver: AsyncDriver | None = None
        self._bookmarks: Any = None

    @property
    def url(self) -> str:
        """The store's URL without any password."""
        scheme, _, host = self._uri.partition("://")
        return f"{scheme}://{self._user}@{host}/{self._database}"

    async def migrate(self) -> int:
        """Bring the schema to this program's version, re-runnably; return the version. Raises Incompatible."""
        async with self._session() as session:
            version = await self._claimed(session)
            if version > schema_version():
                raise NewerStore(found=version, needed=schema_version())
            for number, statements in migrations():
                if number <= version:
                    continue
                # The server takes schema and facts in transactions of their own only.
                await _run_together(session, [one for one in statements if is_of_schema(one)])
                facts = [one for one in statements if not is_of_schema(one)]
                await _run_together(session, [*facts, statement("move_schema")], schema=number)
        return schema_version()

    async def check(self) -> None:
        """Raise SchemaMissing, Incompatible or Unavailable unless the store is ready for this program."""
        async with self._session() as session:
            head = await _first(session, "read_head")
            if head is None:
                await self._refuse_strangers(session)
            head_of(head)

    @asynccontextmanager
    async def view(self) -> AsyncIterator[Neo4jView]:
        """Open consistent reads."""
        async with self._session(reads=True) as session:
            yield Neo4jView(session, partial(self._session, reads=True))

    @asynccontextmanager
    async def write(self, actor: Actor, *, key: str | None = None) -> AsyncIterator[Transaction]:
        """Open one transaction; ``key`` is the idempotency key that is stored with it: seen before, it does nothing.

        The block cannot be run twice, so the transaction is not one that the driver retries: the head's lock, taken
        first, keeps writers from each other's way.
        """
        async with self._session() as session:
            with driver_errors():
                transaction = await session.begin_transaction()
            async with _rolled_back(transaction):
                writer = Transaction(Neo4jBackend(transaction), actor, key=key)
                await writer.begin()
                yield writer
                await writer.finish()
                with driver_errors():
                    await transaction.commit()

    @asynccontextmanager
    async def refill(self) -> AsyncIterator[Filling]:
        """Open one transaction that fills an empty store."""
        async with self._session() as session:
            with driver_errors():
                transaction = await session.begin_transaction()
            async with _rolled_back(transaction):
                filling = Filling(Neo4jBackend(transaction))
                await filling.begin()
                yield filling
                await filling.finish()
                with driver_errors():
                    await transaction.commit()

    async def close(self) -> None:
        """Let go of every connection."""
        if self._driver is not None:
            driver, self._driver = self._driver, None
            with driver_errors():
                await driver.close()

    @asynccontextmanager
    async def _session(self, *, reads: bool = False) -> AsyncIterator[AsyncSession]:
        from neo4j import READ_ACCESS, WRITE_ACCESS

        driver = self._connected()
        access = READ_ACCESS if reads else WRITE_ACCESS
        session = driver.session(database=self._database, default_access_mode=access, bookmark_manager=self._bookmarks)
        try:
            yield session
        finally:
            with driver_errors():
                await session.close()

    def _connected(self) -> AsyncDriver:
        if self._driver is None:
            from neo4j import AsyncGraphDatabase, NotificationDisabledClassification

            # A name of the closed vocabulary that no fact has used yet is nothing to be told of.
            with driver_errors():
                self._driver = AsyncGraphDatabase.driver(
                    self._uri,
                    auth=(self._user, self._password),
                    connection_timeout=SECONDS_TO_CONNECT,
                    max_transaction_retry_time=SECONDS_TO_RETRY,
                    notifications_disabled_classifications=[NotificationDisabledClassification.UNRECOGNIZED],
                    telemetry_disabled=True,
                )
            # Every session of this store sees what earlier ones wrote, on a cluster too.
            self._bookmarks = AsyncGraphDatabase.bookmark_manager()
        return self._driver

    async def _claimed(self, session: AsyncSession) -> int:
        head = await _first(session, "read_head")
        if head is None:
            await self._refuse_strangers(session)
            head = await _first(session, "merge_meta", genesis=GENESIS)
        return 0 if head is None else int(head["schema"])

    async def _refuse_strangers(self, session: AsyncSession) -> None:
        stranger = await _first(session, "find_stranger")
        if stranger is not None:
            raise Incompatible(found=":".join(stranger["labels"]), needed="an empty database")


async def _first(session: AsyncSession, name: str, **parameters: Any) -> Record | None:
    with driver_errors():
        result = await session.run(statement(name), parameters)
        return await result.single()


async def _run_together(session: AsyncSession, steps: Sequence[LiteralString], **parameters: Any) -> None:
    with driver_errors():
        async with await session.begin_transaction() as transaction:
            for one in steps:
                await (await transaction.run(one, parameters)).consume()
            await transaction.commit()


@asynccontextmanager
async def _rolled_back(transaction: AsyncTransaction) -> AsyncIterator[None]:
    """Leave nothing of the transaction unless it was committed inside; the error that ended it is what is told."""
    try:
        yield
    finally:
        if not transaction.closed():
            with suppress(LipgraphError), driver_errors():
                await transaction.rollback()
