"""What SQLite acknowledged outlives a power cut, and a full disk is told as one and takes nothing that was there."""

from __future__ import annotations

import random
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import apsw
import pytest

from fakes.generated_facts import rows_of
from fakes.town_facts import town
from harness.desk import ACTOR
from harness.figures import saw
from harness.power import Disk, acknowledged, recorded, state_after
from harness.trust import trials
from lipgraph.domain.ids import OrganizationId
from lipgraph.domain.organizations import Organization
from lipgraph.errors import DiskFull
from lipgraph.store.sqlite import SqliteStore
from lipgraph.usecases.verifying import verify
from lipgraph_loaders.table_folder import write_table_folder
from lipgraph_schema.messages import text

pytestmark = [pytest.mark.trust, pytest.mark.power]

SEED = 20260311
TRANSACTIONS = 30
TOGETHER = 20
LONG_NAME = "x" * 2_500
"""So long that the transactions outgrow the thousand pages after which SQLite moves its log into the file."""


def organizations(number: int) -> list[Organization]:
    names = [f"{number:02}-{place:02}" for place in range(TOGETHER)]
    return [Organization(id=OrganizationId(one), slug=one, name=f"{one} {LONG_NAME}") for one in names]


async def write(store: SqliteStore, number: int) -> None:
    async with store.write(ACTOR, key=f"transaction-{number}") as writer:
        await writer.merge(organizations(number))


async def written(path: Path, synchronous: str | None = None) -> Disk:
    """Record a store that is made and written to by transactions, one after another."""
    with recorded(synchronous) as disk:
        store = SqliteStore(path)
        await store.migrate()
        made = len(disk.steps)
        for number in range(TRANSACTIONS):
            await write(store, number)
            disk.acknowledge()
        await store.close()
    assert any(step.kind == "write" and step.file == path.name for step in disk.steps[made:]), "no checkpoint was tried"
    return disk


def lay_out(files: Mapping[str, bytes], room: Path) -> Path:
    room.mkdir(parents=True)
    for name, content in files.items():
        (room / name).write_bytes(content)
    return room / "trial.db"


async def found_in(path: Path) -> list[int]:
    """Return which transactions are there, each whole; a state that is not whole and sound in itself fails."""
    connection = apsw.Connection(str(path))
    assert connection.pragma("integrity_check") == "ok"
    connection.close()
    store = SqliteStore(path)
    try:
        await store.check()
        async with store.view() as view:
            ids = [str(row["id"]) for row in await view.rows("organization")]
        assert (await verify(store)).holds
    finally:
        await store.close()
    there = sorted({int(one[:2]) for one in ids})
    assert len(ids) == TOGETHER * len(there)
    assert there == list(range(len(there)))
    return there


async def lost_in(disk: Disk, room: Path, states: int) -> int:
    """Cut the power so many times; return how many states lack what was acknowledged."""
    chance, lost = random.Random(SEED), 0  # noqa: S311 - repeatable states, no secret
    first = next(place for place, step in enumerate(disk.steps) if step.kind == "acknowledged")
    for number in range(states):
        steps = disk.steps[: chance.randrange(first, len(disk.steps) + 1)]
        path = lay_out(state_after(steps, chance), room / str(number))
        lost += len(await found_in(path)) < acknowledged(steps)
        for one in path.parent.iterdir():
            one.unlink()
    return lost


async def test_what_was_acknowledged_outlives_a_power_cut(tmp_path: Path) -> None:
    disk = await written(tmp_path / "trial.db")
    states = trials(60, 300)
    assert await lost_in(disk, tmp_path / "states", states) == 0
    syncs = sum(step.kind == "sync" for step in disk.steps)
    saw("power cut, SQLite as shipped", states=states, transactions=TRANSACTIONS, syncs=syncs, lost=0)


async def test_a_setting_that_syncs_less_is_seen_to_lose(tmp_path: Path) -> None:
    disk = await written(tmp_path / "trial.db", "NORMAL")
    states = trials(20, 100)
    lost = await lost_in(disk, tmp_path / "states", states)
    assert lost > 0
    saw("power cut, control with synchronous=NORMAL", states=states, lost=lost)


@pytest.mark.parametrize("budget", [0, 5_000, 40_000, 90_000])
async def test_a_full_disk_is_told_and_takes_nothing(tmp_path: Path, budget: int) -> None:
    path = tmp_path / "trial.db"
    with recorded() as disk:
        store = SqliteStore(path)
        await store.migrate()
        await write(store, 0)
        disk.budget = budget
        with pytest.raises(DiskFull):
            await write(store, 1)
        disk.budget = None
        await write(store, 1)
        disk.budget = budget
        with pytest.raises(DiskFull):
            await write(store, 2)
        # The recorder would raise what SQLite itself lets pass when it closes a file.
        disk.budget = None
        await store.close()
    assert await found_in(path) == [0, 1]


LIMITED = """
import resource, sys
limit = int(sys.argv.pop(1))
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
from lipgraph.cli import main
main()
"""
"""The command in a process whose files may not grow beyond a size."""


def command(url: str, *words: str, limit: int = 2**40, lang: str = "en") -> subprocess.CompletedProcess[str]:
    told = [sys.executable, "-c", LIMITED, str(limit), *words, "--store", url, "--lang", lang]
    return subprocess.run(told, capture_output=True, text=True, encoding="utf-8", check=False)


@pytest.mark.skipif(sys.platform == "win32", reason="limits the size of files: not on Windows")
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_a_limit_on_the_size_of_files_is_told_in_one_sentence(tmp_path: Path, lang: str) -> None:
    url, small, large = f"sqlite:///{tmp_path / 'trial.db'}", tmp_path / "small", tmp_path / "large"
    write_table_folder(rows_of(town(organizations=5, linkages=5)), small)
    write_table_folder(rows_of(town(organizations=400, linkages=2_000)), large)
    assert command(url, "migrate").returncode == 0
    assert command(url, "load", str(small), "--apply").returncode == 0
    before = command(url, "digest").stdout
    told = command(url, "load", str(large), "--apply", limit=600_000, lang=lang)
    assert told.returncode == 5
    assert text("errors", "disk-full", lang=lang) in told.stderr
    assert len(told.stderr.splitlines()) == 1
    assert command(url, "digest").stdout == before
    assert command(url, "verify").returncode == 0
    assert command(url, "load", str(large), "--apply").returncode == 0
