"""A backup is of one revision while writers go on, and fills an empty store with the same log."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from fakes.council_facts import A, every_fact
from harness.desk import ACTOR, Desk
from harness.trust import trials
from lipgraph.domain.organizations import Organization
from lipgraph.errors import InputError
from lipgraph.store.opening import open_store
from lipgraph.store.ports import Store
from lipgraph.usecases.backing_up import (
    Kept,
    entry_lines,
    faults_of,
    kept,
    read_entries,
    read_requests,
    request_lines,
    restore,
)
from lipgraph.usecases.redacting import redact
from lipgraph.usecases.verifying import state_at, verify

pytestmark = [pytest.mark.trust, pytest.mark.evidence]


@pytest.fixture
async def model(tmp_path: Path) -> AsyncIterator[Desk]:
    """A store in a file, with a history, an idempotency key and a redaction."""
    store = open_store(f"sqlite:///{tmp_path / 'model.db'}")
    try:
        await store.migrate()
        desk = Desk(store)
        await desk.merge(every_fact(), key="first load")
        await desk.merge([Organization(id=A, slug="a", name="Somebody\u2028else")])
        await desk.merge([Organization(id=A, slug="a", name="Library")])
        await redact(store, (2, 0), "a name", ACTOR)
        yield desk
    finally:
        await store.close()


async def test_an_empty_store_of_either_kind_is_filled_with_the_same_log(model: Desk, either_store: Store) -> None:
    one = await kept(model.store)
    await restore(either_store, one)
    assert await kept(either_store) == one
    verdict = await verify(either_store, outside=one.head.hash)
    assert (verdict.faults, verdict.state, len(verdict.redactions)) == ((), await model.digest(), 1)
    there = Desk(either_store)
    assert await there.log() == await model.log()
    # What was acknowledged stays so: the key of the first load does nothing again.
    assert (await there.merge(every_fact(), key="first load")).replayed
    await there.merge([Organization(id=A, slug="a", name="Later")])
    assert (await verify(either_store, outside=one.head.hash)).outside_at == one.head.number


async def test_a_store_that_is_not_empty_is_left_alone(model: Desk, either_store: Store) -> None:
    there = Desk(either_store)
    await there.merge([Organization(id=A, slug="a", name="Mine")])
    before = await there.digest()
    with pytest.raises(InputError) as refused:
        await restore(either_store, await kept(model.store))
    assert refused.value.code == "store-not-empty"
    assert (await there.digest(), await there.revision()) == (before, 1)


async def test_the_log_and_the_keys_come_back_from_their_lines(model: Desk) -> None:
    one = await kept(model.store)
    assert read_entries(entry_lines(one)) == one.entries
    assert read_requests(request_lines(one)) == one.requests


@pytest.mark.parametrize("content", [b"x", b"[1]", b'{"number":1}', b"[" * 100_000, b"\xff", b'{"payloads":[[1]]}'])
async def test_lines_that_are_no_log_are_refused(content: bytes) -> None:
    with pytest.raises(InputError):
        read_entries(content)


async def test_what_does_not_hold_restores_nothing(model: Desk, either_store: Store) -> None:
    one = await kept(model.store)
    forged = [{**row, "name": "Forged"} for row in one.rows["organization"]]
    for wrong in (
        replace(one, rows={**one.rows, "organization": forged}),
        replace(one, entries=one.entries[:-1]),
        replace(one, entries=(one.entries[0], replace(one.entries[1], at=one.entries[2].at), *one.entries[2:])),
    ):
        with pytest.raises(InputError) as refused:
            await restore(either_store, wrong)
        assert refused.value.code == "backup-does-not-hold"
    assert await Desk(either_store).revision() == 0


async def test_a_backup_is_of_one_revision_while_writers_go_on(model: Desk, tmp_path: Path) -> None:
    done = asyncio.Event()

    async def write() -> int:
        """Write as another process does, through a connection of its own, until the backups are made."""
        store, written = open_store(f"sqlite:///{tmp_path / 'model.db'}"), 0
        try:
            while not done.is_set():
                await Desk(store).merge([Organization(id=A, slug="a", name=f"Name {written}")])
                written += 1
        finally:
            await store.close()
        return written

    async def read() -> list[Kept]:
        made = []
        for _ in range(trials(10, 100)):
            made.append(await kept(model.store))
            await asyncio.sleep(0.01)
        done.set()
        return made

    made, written = await asyncio.gather(read(), write())
    assert written > len(made)
    assert [faults_of(one) for one in made] == [[]] * len(made)
    assert len({one.head.revision for one in made}) > 1
    for one in made[:: len(made) // 5]:
        assert await state_at(model.store, one.head.revision) == one.state
