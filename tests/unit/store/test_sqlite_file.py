"""The SQLite file: what is refused, how it is set, and that a killed writer leaves nothing."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import apsw
import pytest

from fakes.council_facts import every_fact, organizations
from harness.desk import ACTOR, Desk
from harness.repository import ROOT
from lipgraph.domain.facts import NOUNS, column_types, columns
from lipgraph.domain.ids import CodebookId, PartnershipId
from lipgraph.domain.vocabulary import Codebook
from lipgraph.errors import Incompatible, SchemaMissing, Unavailable
from lipgraph.store import sqlite_file
from lipgraph.store.references import REFERENCES
from lipgraph.store.sqlite import SqliteStore

SQL_TYPES = {"text": "TEXT", "integer": "INTEGER", "real": "REAL", "boolean": "INTEGER", "words": "TEXT"}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "council.db"


@pytest.fixture
async def store(path: Path) -> AsyncIterator[SqliteStore]:
    opened = SqliteStore(path)
    yield opened
    await opened.close()


@pytest.fixture
async def desk(store: SqliteStore) -> Desk:
    await store.migrate()
    return Desk(store)


def _execute(path: Path, text: str, *bindings: str) -> list[tuple[apsw.SQLiteValue, ...]]:
    connection = apsw.Connection(str(path))
    try:
        return list(connection.execute(text, bindings))
    finally:
        connection.close()


def _bytes(path: Path) -> bytes:
    return path.read_bytes()


def _overwrite(path: Path, content: bytes) -> None:
    path.write_bytes(content)


def _exists(path: Path) -> bool:
    return path.exists()


@pytest.mark.parametrize("noun", NOUNS)
@pytest.mark.usefixtures("desk")
async def test_a_table_has_the_columns_of_its_noun(path: Path, noun: str) -> None:
    found = _execute(path, "SELECT name, type, pk FROM pragma_table_info(?)", noun.replace("-", "_"))
    assert [(name, kind) for name, kind, _ in found] == [
        (name, SQL_TYPES[column_types(noun)[name]]) for name in columns(noun)
    ]
    keyed = sorted((place, name) for name, _, place in found if place)
    assert tuple(name for _, name in keyed) == NOUNS[noun].KEY


@pytest.mark.usefixtures("desk")
async def test_every_table_is_strict(path: Path) -> None:
    found = _execute(path, "SELECT name FROM pragma_table_list WHERE schema = 'main' AND NOT strict")
    assert {name for (name,) in found} <= {"sqlite_schema"}


def test_every_reference_names_columns_and_a_whole_key() -> None:
    for references in REFERENCES.values():
        for one in references:
            assert set(one.columns) <= set(columns(one.noun))
            assert len(one.columns) == len(NOUNS[one.target].KEY)


@pytest.mark.usefixtures("desk")
async def test_the_file_is_marked_and_keeps_a_write_ahead_log(path: Path) -> None:
    assert _execute(path, "PRAGMA application_id") == [(0x4C495047,)]
    assert _execute(path, "PRAGMA user_version") == [(len(sqlite_file.migrations()),)]
    assert _execute(path, "PRAGMA journal_mode") == [("wal",)]


@pytest.mark.usefixtures("desk")
async def test_a_connection_is_durable_and_holds_its_foreign_keys(path: Path) -> None:
    connection = sqlite_file.connect(path, writable=False)
    try:
        assert connection.pragma("synchronous") == 2
        assert connection.pragma("foreign_keys") == 1
        with pytest.raises(apsw.ReadOnlyError):
            connection.execute("DELETE FROM organization")
    finally:
        connection.close()


async def test_a_file_that_is_not_there_is_not_made_by_looking(store: SqliteStore, path: Path) -> None:
    with pytest.raises(SchemaMissing):
        await store.check()
    assert not _exists(path)


async def test_an_empty_database_needs_a_migration(store: SqliteStore, path: Path) -> None:
    _overwrite(path, b"")
    with pytest.raises(SchemaMissing):
        await store.check()
    assert await store.migrate() == len(sqlite_file.migrations())
    await store.check()


async def test_a_store_of_the_first_schema_is_brought_forward_with_what_it_holds(
    store: SqliteStore, path: Path
) -> None:
    _execute(path, sqlite_file.migrations()[0])
    _execute(path, "PRAGMA application_id = 1279873095; PRAGMA user_version = 1")
    _execute(path, "INSERT INTO codebook (id, title) VALUES ('old', 'Old')")
    with pytest.raises(SchemaMissing):
        await store.check()
    assert await store.migrate() == len(sqlite_file.migrations())
    desk = Desk(store)
    assert await desk.get(Codebook(id=CodebookId("old"), title=""), ("old",)) == Codebook(
        id=CodebookId("old"), title="Old", version=""
    )
    assert (await desk.merge(every_fact())).added["statement"] > 0


async def test_partnerships_of_an_older_schema_begin_at_todays_revision(store: SqliteStore, path: Path) -> None:
    for script in sqlite_file.migrations()[:2]:
        _execute(path, script)
    _execute(path, "PRAGMA application_id = 1279873095; PRAGMA user_version = 2")
    _execute(path, "INSERT INTO partnership (id, slug, name) VALUES ('old', 'old', 'Old')")
    _execute(path, """INSERT INTO log VALUES (1, 't', '2026-01-01T00:00:00.000000+00:00', '{}', 7, '[]', '0', '1')""")
    assert await store.migrate() == len(sqlite_file.migrations())
    async with store.view() as view:
        assert await view.partnership_revision(PartnershipId("old")) == 7
        assert await view.partnership_revision(PartnershipId("new")) == 0


async def test_a_foreign_database_is_refused_untouched(store: SqliteStore, path: Path) -> None:
    _execute(path, "CREATE TABLE theirs (x); INSERT INTO theirs VALUES (1)")
    before = _bytes(path)
    for attempt in (store.check, store.migrate):
        with pytest.raises(Incompatible):
            await attempt()
    assert _bytes(path) == before


async def test_another_applications_file_is_refused(store: SqliteStore, path: Path) -> None:
    _execute(path, "PRAGMA application_id = 7; CREATE TABLE theirs (x)")
    with pytest.raises(Incompatible):
        await store.migrate()


@pytest.mark.usefixtures("desk")
async def test_a_newer_schema_is_refused(store: SqliteStore, path: Path) -> None:
    _execute(path, "PRAGMA user_version = 999")
    for attempt in (store.check, store.migrate):
        with pytest.raises(Incompatible):
            await attempt()


@pytest.mark.usefixtures("desk")
async def test_a_store_that_lost_a_table_is_refused(store: SqliteStore, path: Path) -> None:
    _execute(path, "DROP TABLE membership")
    with pytest.raises(Incompatible):
        await store.check()


async def test_a_store_that_becomes_incompatible_is_refused_by_the_next_check(store: SqliteStore, path: Path) -> None:
    await store.migrate()
    await store.check()
    _execute(path, "PRAGMA user_version = 999")
    with pytest.raises(Incompatible):
        await store.check()


async def test_a_file_that_is_no_database_is_refused(store: SqliteStore, path: Path) -> None:
    _overwrite(path, b"name,sector\n" * 100)
    for attempt in (store.check, store.migrate):
        with pytest.raises(Incompatible):
            await attempt()
    assert _bytes(path).startswith(b"name,sector")


async def test_a_damaged_page_is_incompatible(desk: Desk, store: SqliteStore, path: Path) -> None:
    await desk.merge(every_fact())
    await store.close()
    damaged = bytearray(_bytes(path))
    damaged[4096:] = b"\x5a" * (len(damaged) - 4096)
    _overwrite(path, bytes(damaged))
    again = SqliteStore(path)
    try:
        with pytest.raises(Incompatible):
            await Desk(again).digest()
    finally:
        await again.close()


async def test_a_store_that_another_process_holds_is_unavailable(
    desk: Desk, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite_file, "BUSY_MILLISECONDS", 50)
    other = apsw.Connection(str(path))
    try:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(Unavailable):
            await desk.merge(organizations())
        other.execute("ROLLBACK")
        assert (await desk.merge(organizations()[:1])).total == 1
    finally:
        other.close()


async def test_a_view_stays_at_its_revision_while_others_write(desk: Desk) -> None:
    async with desk.store.view() as view:
        await desk.merge(every_fact())
        assert await view.revision() == 0
        assert await view.rows("organization") == []
        assert [entry async for entry in view.log()] == []


KILLED = """
import asyncio, sys
from fakes.council_facts import every_fact
from lipgraph.domain.ids import organization_id
from lipgraph.domain.organizations import Organization
from lipgraph.store.opening import open_store
from lipgraph.store.ports import Actor

async def main():
    store = open_store(sys.argv[1])
    async with store.write(Actor(), key="killed") as writer:
        await writer.merge(every_fact())
        ids = [organization_id("many", str(n)) for n in range(3000)]
        await writer.merge([Organization(id=one, slug=one, name=one) for one in ids])
        print("inside", flush=True)
        await asyncio.sleep(60)

asyncio.run(main())
"""


def _kill_a_writer_inside(path: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT / "tests"), str(ROOT)])}
    command = [sys.executable, "-c", KILLED, f"sqlite:///{path}"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == b"inside\n"
        writer.kill()
        assert writer.wait(timeout=30) == -signal.SIGKILL


@pytest.mark.trust
async def test_a_writer_that_is_killed_inside_its_transaction_leaves_nothing(desk: Desk, path: Path) -> None:
    await desk.merge(organizations()[:2])
    before = await desk.digest()
    await asyncio.to_thread(_kill_a_writer_inside, path)
    assert await desk.digest() == before
    assert len(await desk.log()) == 1
    async with desk.store.write(ACTOR, key="killed") as again:
        await again.merge(every_fact())
    assert not again.written.replayed
    assert again.written.total == len(every_fact()) - 2
