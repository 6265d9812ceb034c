"""One durable write at SQLite's port (change, log, commit) beside writing and syncing as many bytes to a file."""

from __future__ import annotations

import asyncio
import os
import statistics
import tempfile
import time
from pathlib import Path

from bench.timing import line
from lipgraph.domain.ids import organization_id
from lipgraph.domain.organizations import Organization
from lipgraph.store.opening import open_store
from lipgraph.store.ports import Actor, Store

RUNS = 200


def run() -> str:
    """Time both in turn on the same disk; the peer writes as many bytes as the write-ahead log grew by."""
    with tempfile.TemporaryDirectory() as home:
        ours, peer = asyncio.run(_both(Path(home)))
    return line(
        "one durable write to SQLite", ours=ours, peer=peer, peer_is="fsync of the same bytes", goal="2.5 times"
    )


async def _both(home: Path) -> tuple[float, float]:
    file = home / "bench.db"
    store = open_store(f"sqlite:///{file}")
    try:
        await store.migrate()
        await _write(store, 0)
        log = file.with_name(f"{file.name}-wal")
        before = log.stat().st_size
        await _write(store, 1)
        grown = max(log.stat().st_size - before, 1)
        ours: list[float] = []
        peer: list[float] = []
        with (home / "peer").open("ab", buffering=0) as beside:
            for place in range(2, RUNS + 2):
                ours.append(await _write(store, place))
                peer.append(_synced(beside.fileno(), grown))
        return statistics.median(ours), statistics.median(peer)
    finally:
        await store.close()


async def _write(store: Store, place: int) -> float:
    one = Organization(id=organization_id("bench", str(place)), slug=f"bench-{place}", name=f"Bench {place}")
    started = time.perf_counter()
    async with store.write(Actor(channel="bench")) as writer:
        await writer.merge([one])
    return time.perf_counter() - started


def _synced(file: int, count: int) -> float:
    started = time.perf_counter()
    os.write(file, b"\1" * count)
    os.fsync(file)
    return time.perf_counter() - started
