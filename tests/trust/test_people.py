"""Many people at once show none of the anomalies of the LDBC ACID tests; Neo4j without our lock shows some."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path

import pytest
from neo4j import AsyncDriver, AsyncGraphDatabase, AsyncTransaction
from neo4j.exceptions import TransientError

from harness.crowd import CLIENTS, Crowd, Items, Open, readings_of, stored
from harness.figures import saw
from harness.histories import Lists
from harness.neo4j_server import Login
from harness.neo4j_store import open_store
from harness.repository import ROOT
from harness.trust import trials
from lipgraph.errors import Unavailable
from lipgraph.store.ports import Store
from lipgraph.store.sqlite import SqliteStore
from lipgraph.usecases.verifying import verify

pytestmark = [pytest.mark.trust, pytest.mark.acid]

SEED = 20260414
READERS = 2


async def crowded(stores: Sequence[Store], transactions: int) -> Crowd:
    """Let clients and readers loose on stores over one database; return what they did and saw."""
    crowd, over = Crowd(SEED), asyncio.Event()
    readers = [asyncio.ensure_future(crowd.reader(partial(readings_of, stores[n]), over)) for n in range(READERS)]
    clients = (crowd.client(n, stored(stores[n % len(stores)]), transactions) for n in range(CLIENTS))
    await asyncio.gather(*clients)
    over.set()
    await asyncio.gather(*readers)
    crowd.history.final = (await readings_of(stores[0]))[0]
    return crowd


async def check(stores: Sequence[Store], transactions: int, called: str) -> None:
    await stores[0].migrate()
    crowd = await crowded(stores, transactions)
    assert crowd.history.anomalies() == {}
    assert (await verify(stores[0])).holds
    committed = sum(one.committed for one in crowd.history.done)
    assert committed > CLIENTS * transactions // 2
    assert len(crowd.history.readers) > 2
    told = {"committed": committed, "refused": crowd.refused, "readings": 2 * len(crowd.history.readers)}
    saw(f"8 clients at once, {called}", transactions=CLIENTS * transactions, anomalies=0, **told)


async def test_eight_clients_over_sqlite_show_no_anomaly(tmp_path: Path) -> None:
    stores = [SqliteStore(tmp_path / "crowd.db") for _ in range(4)]
    try:
        await check(stores, trials(25, 200), "SQLite, four connections to one file")
    finally:
        for store in stores:
            await store.close()


@pytest.mark.needs("neo4j")
async def test_eight_clients_over_neo4j_show_no_anomaly(factless_neo4j: Login) -> None:
    stores = [open_store(factless_neo4j) for _ in range(2)]
    try:
        await check(stores, trials(25, 200), "Neo4j")
    finally:
        for store in stores:
            await store.close()


class PlainItems:
    """The same lists by plain Cypher, in a transaction that takes no lock before it reads."""

    def __init__(self, transaction: AsyncTransaction) -> None:
        self._transaction = transaction

    async def read(self, item: str) -> list[str]:
        found = await (
            await self._transaction.run("MATCH (n:CrowdItem {id: $id}) RETURN n.tags AS tags", id=item)
        ).single()
        return [] if found is None else list(found["tags"])

    async def write(self, item: str, tags: Sequence[str]) -> None:
        query = "MERGE (n:CrowdItem {id: $id}) SET n.tags = $tags"
        await (await self._transaction.run(query, id=item, tags=list(tags))).consume()


def plain(driver: AsyncDriver) -> Open:
    @asynccontextmanager
    async def opened() -> AsyncIterator[Items]:
        try:
            async with driver.session() as session, await session.begin_transaction() as transaction:
                yield PlainItems(transaction)
                await transaction.commit()
        except TransientError as err:
            raise Unavailable from err

    return opened


async def plain_readings(driver: AsyncDriver) -> tuple[Lists, ...]:
    async with driver.session() as session, await session.begin_transaction() as transaction:
        found: list[Lists] = []
        for _ in range(2):
            result = await transaction.run("MATCH (n:CrowdItem) RETURN n.id AS id, n.tags AS tags")
            found.append({one["id"]: list(one["tags"]) async for one in result})
        return tuple(found)


@pytest.mark.needs("neo4j")
async def test_without_the_lock_neo4j_is_seen_to_lose_updates(factless_neo4j: Login) -> None:
    login, crowd, over = factless_neo4j, Crowd(SEED), asyncio.Event()
    async with AsyncGraphDatabase.driver(login.uri, auth=(login.user, login.password)) as driver:
        await driver.execute_query(
            "FOREACH (id IN ['x', 'y', 'z', 'grown'] | MERGE (n:CrowdItem {id: id}) SET n.tags = [])"
        )
        reader = asyncio.ensure_future(crowd.reader(partial(plain_readings, driver), over))
        await asyncio.gather(*(crowd.client(n, plain(driver), trials(25, 200)) for n in range(CLIENTS)))
        over.set()
        await reader
        crowd.history.final = (await plain_readings(driver))[-1]
    shown = crowd.history.anomalies()
    # Read committed: nothing uncommitted is read, and what was read is not held.
    assert "LU" in shown
    assert not {"G1a", "G1b"} & shown.keys()
    saw("control: plain Neo4j at read committed", shown=" ".join(sorted(shown)))


APPEND = """
import asyncio, sys
from harness.crowd import StoredItems
from lipgraph.errors import Unavailable
from lipgraph.store.opening import open_store
from lipgraph.store.ports import Actor

async def main() -> None:
    store, done, busy = open_store(sys.argv[1]), 0, 0
    for place in range(int(sys.argv[3])):
        try:
            async with store.write(Actor()) as writer:
                items = StoredItems(writer)
                await items.write("x", [*await items.read("x"), f"{sys.argv[2]}.{place}"])
            done += 1
        except Unavailable:
            busy += 1
    await store.close()
    print(done, busy)

asyncio.run(main())
"""


def appended(url: str, number: int, times: int) -> tuple[int, int]:
    """Append in a process of its own; return how often that was done, and how often the file was said to be busy."""
    command = [sys.executable, "-c", APPEND, url, str(number), str(times)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "tests")}
    ran = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    assert ran.stderr == ""
    done, busy = map(int, ran.stdout.split())
    return done, busy


async def test_several_processes_on_one_file_wait_for_each_other(tmp_path: Path) -> None:
    store = SqliteStore(tmp_path / "crowd.db")
    await store.migrate()
    each, url = trials(20, 200), store.url
    tried = (asyncio.to_thread(appended, url, number, each) for number in range(4))
    done, busy = (sum(counts) for counts in zip(*await asyncio.gather(*tried), strict=True))
    final = (await readings_of(store))[0]["x"]
    await store.close()
    assert len(final) == len(set(final)) == done
    assert done + busy == 4 * each
    assert done >= 4 * each // 2
    saw("four processes append to one SQLite file", appended=done, told_busy=busy)
