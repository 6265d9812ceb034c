"""Neo4j is killed and started again under load: nothing acknowledged is lost, and the service says what it knows."""

from __future__ import annotations

import asyncio
import random
import subprocess
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import httpx2
import pytest

from harness.desk import Desk
from harness.figures import saw
from harness.neo4j_server import chosen_release, launch, running, stop
from harness.neo4j_store import open_store
from harness.serving import asking
from harness.telling import document_of
from harness.trust import trials
from lipgraph.domain.base_vocabulary import base_vocabulary
from lipgraph.domain.ids import partnership_id
from lipgraph.domain.partnerships import Partnership
from lipgraph.domain.vocabulary import BASE_CODEBOOK
from lipgraph.service import service
from lipgraph.store.ports import Store

pytestmark = [pytest.mark.trust, pytest.mark.faults, pytest.mark.needs("neo4j")]

SEED = 20260505
WRITERS = 4
SECONDS_TO_RECOVER = 60.0
WRITE = document_of("mergeOrganization", "replayed written { added } problemCount conflict { kind }")
READ = "{ partnerships { nodes { slug } } }"


@dataclass(slots=True)
class Told:
    """What clients were told of each key, and how reads and readiness were answered."""

    verdicts: dict[str, str] = field(default_factory=dict)
    reads: Counter[int] = field(default_factory=Counter)
    ready_while_dead: int = 0
    dead: bool = False
    over: bool = False


async def write(client: httpx2.AsyncClient, key: str) -> str:
    """Return what a client is told: written, or a code."""
    variables = {"partnership": {"slug": "lake"}, "organization": {"name": key, "from": "2020"}, "write": {"key": key}}
    answer = (await client.post("/graphql", json={"query": WRITE, "variables": variables})).json()
    if answer.get("errors"):
        return str(answer["errors"][0]["extensions"]["code"])
    came = answer["data"]["it"]
    assert (came["problemCount"], came["conflict"]) == (0, None), came
    return "written"


async def writer(client: httpx2.AsyncClient, told: Told, who: str) -> None:
    number = 0
    while not told.over:
        key = f"{who}-{number}"
        told.verdicts[key] = "sent"
        told.verdicts[key] = await write(client, key)
        number += 1
        await asyncio.sleep(0.02)


async def reader(client: httpx2.AsyncClient, told: Told) -> None:
    while not told.over:
        answer = await client.post("/graphql", json={"query": READ})
        told.reads[answer.status_code] += 1
        assert answer.status_code == 200 or int(answer.headers["Retry-After"]) > 0
        dead = told.dead
        ready = await client.get("/health/ready")
        told.ready_while_dead += dead and told.dead and ready.status_code == 200
        assert (await client.get("/health/live")).status_code == 200
        await asyncio.sleep(0.1)


async def filled(store: Store) -> None:
    await store.migrate()
    home = Partnership(id=partnership_id("trust", "lake"), slug="lake", name="Lake", codebook=BASE_CODEBOOK)
    await Desk(store).merge([*base_vocabulary(), home])


async def recovered(client: httpx2.AsyncClient, name: str) -> float:
    """Return the seconds until a write is taken again."""
    started = time.perf_counter()
    while await write(client, name) != "written":
        assert time.perf_counter() - started < SECONDS_TO_RECOVER
        await asyncio.sleep(0.1)
    return time.perf_counter() - started


async def names_in(store: Store) -> Counter[str]:
    async with store.view() as view:
        return Counter(str(row["name"]) for row in await view.rows("organization"))


async def test_a_server_that_dies_under_load_loses_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    release, verdicts, slowest = chosen_release(), Counter[str](), 0.0
    chance = random.Random(SEED)  # noqa: S311 - a repeatable choice of moments, no secret
    with running(release, tmp_path / "home") as server:
        store = open_store(server.login)
        await filled(store)
        process = server.process
        port = urlsplit(server.login.uri).port or 0
        try:
            async with asking(service(store)) as client:
                await recovered(client, "Warm")
                for death in range(trials(2, 10)):
                    told = Told()
                    work = [asyncio.ensure_future(writer(client, told, f"{death}.{n}")) for n in range(WRITERS)]
                    work.append(asyncio.ensure_future(reader(client, told)))
                    await asyncio.sleep(chance.uniform(0.5, 3))
                    die(process)
                    told.dead = True
                    await asyncio.sleep(1)
                    told.dead = False
                    process = await asyncio.to_thread(launch, release, server.home, port=port)
                    slowest = max(slowest, await recovered(client, f"Recovered {death}"))
                    told.over = True
                    await asyncio.gather(*work)
                    await check(client, store, told)
                    verdicts.update(told.verdicts.values())
        finally:
            await store.close()
            stop(process)
    saw(
        "Neo4j killed and started again under 4 writers", deaths=trials(2, 10), **verdicts,
        slowest_recovery_ms=round(1000 * slowest),
    )  # fmt: skip


def die(process: subprocess.Popen[bytes]) -> None:
    """Kill a server, and let go of its standard input."""
    process.kill()
    process.wait()
    assert process.stdin is not None
    process.stdin.close()


async def check(client: httpx2.AsyncClient, store: Store, told: Told) -> None:
    """Hold what clients were told to what is there, and ask again for what was not known."""
    there = await names_in(store)
    assert told.reads.keys() <= {200, 503}
    assert told.ready_while_dead == 0
    for key, verdict in told.verdicts.items():
        if verdict == "written":
            assert there[key] == 1, key
        elif verdict in {"outcome-unknown", "deadline-write"}:
            assert await write(client, key) == "written"
        else:
            assert (verdict, there[key]) == ("unavailable", 0), (key, verdict)
    again = await names_in(store)
    assert max(again.values()) == 1
