"""Kills the service while people write over HTTP, and looks at whether what it had acknowledged is there.

Run as a program, like ``killing``: the service is a process of its own, its clients live here, and so does what asks
a second service afterwards.
"""

from __future__ import annotations

import asyncio
import json
import os
import random
import signal
import socket
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx2
import uvicorn

from harness.killed_work import Shop
from harness.killing import answer_of, ended, forked, told
from harness.telling import document_of
from lipgraph.domain.base_vocabulary import base_vocabulary
from lipgraph.domain.ids import partnership_id
from lipgraph.domain.partnerships import Partnership
from lipgraph.domain.vocabulary import BASE_CODEBOOK
from lipgraph.service import service
from lipgraph.store.ports import Actor
from lipgraph.usecases.loading import apply
from lipgraph.usecases.verifying import verify

CLIENTS = 4
DOCUMENT = document_of("mergeOrganization", "key replayed written { added } problemCount conflict { kind }")
READY_WITHIN = 60.0


@dataclass(slots=True)
class Ledger:
    """What clients know: which keys were sent, and which were acknowledged."""

    sent: set[str] = field(default_factory=set)
    acknowledged: set[str] = field(default_factory=set)


def serve(shop: Shop, bound: socket.socket) -> None:
    """Serve until killed."""
    config = uvicorn.Config(service(shop.open()), log_level="error", lifespan="on")
    uvicorn.Server(config).run(sockets=[bound])


def name_of(key: str) -> str:
    """Return the name of the organization that the request with this key writes."""
    return f"Organization of {key}"


async def send(client: httpx2.AsyncClient, key: str) -> bool:
    """Send one mutation; return whether it was acknowledged. Raises the client's errors where nothing came back."""
    said = {"name": name_of(key), "from": "2020"}
    variables = {"partnership": {"slug": "lake"}, "organization": said, "write": {"key": key}}
    answer = (await client.post("/graphql", json={"query": DOCUMENT, "variables": variables})).json()
    came = (answer.get("data") or {}).get("it") or {}
    return bool(came.get("written")) and not came.get("problemCount") and not came.get("conflict")


async def _writing(origin: str, ledger: Ledger, who: int, trial: int) -> None:
    async with httpx2.AsyncClient(base_url=origin, timeout=20) as client:
        for number in range(10_000):
            key = f"{trial}-{who}-{number}"
            ledger.sent.add(key)
            try:
                if await send(client, key):
                    ledger.acknowledged.add(key)
            except httpx2.HTTPError:
                return


async def ready_after(origin: str) -> float:
    """Return the seconds until a service says that it is ready."""
    started = time.perf_counter()
    async with httpx2.AsyncClient(base_url=origin, timeout=5) as client:
        while time.perf_counter() - started < READY_WITHIN:
            try:
                if (await client.get("/health/ready")).status_code == 200:
                    return time.perf_counter() - started
            except httpx2.HTTPError:
                pass
            await asyncio.sleep(0.01)
    return READY_WITHIN


async def _until_killed(origin: str, ledger: Ledger, victim: int, trial: int, seconds: float) -> None:
    await ready_after(origin)
    writers = [asyncio.ensure_future(_writing(origin, ledger, who, trial)) for who in range(CLIENTS)]
    await asyncio.sleep(seconds)
    os.kill(victim, signal.SIGKILL)
    await asyncio.gather(*writers)


async def _asked_again(origin: str, ledger: Ledger) -> dict[str, object]:
    """Ask a second service for every key: of those it has, the first outcome; the others are done now."""
    ready = await ready_after(origin)
    async with httpx2.AsyncClient(base_url=origin, timeout=20) as client:
        again = [await send(client, key) for key in sorted(ledger.sent)]
    return {"ready": ready, "all_there_in_the_end": all(again)}


def trial(shop: Shop, number: int, seconds: float) -> dict[str, Any]:
    """Write by several clients, kill the service in the middle, look, start another one and ask for every key."""
    ledger = Ledger()
    _filled(shop)
    bound = socket.create_server(("127.0.0.1", 0), backlog=128)
    origin = f"http://127.0.0.1:{bound.getsockname()[1]}"
    victim = forked(lambda: serve(shop, bound), shop.room / "service.txt")
    bound.close()
    asyncio.run(_until_killed(origin, ledger, victim, number, seconds))
    killed = ended(victim) == -signal.SIGKILL
    left = answer_of(lambda: asyncio.run(_names(shop)), shop.room / "left.txt")
    missing = sorted(key for key in ledger.acknowledged if name_of(key) not in left["names"])
    again = socket.create_server(("127.0.0.1", 0), backlog=128)
    origin = f"http://127.0.0.1:{again.getsockname()[1]}"
    second = forked(lambda: serve(shop, again), shop.room / "service.txt")
    again.close()
    resolved = asyncio.run(_asked_again(origin, ledger))
    os.kill(second, signal.SIGTERM)
    ended(second)
    end = answer_of(lambda: asyncio.run(_names(shop)), shop.room / "left.txt")
    return {
        "killed": killed,
        "acknowledged": len(ledger.acknowledged),
        "missing": missing,
        "holds": left["holds"],
        "once_each": sorted(end["names"]) == sorted(map(name_of, ledger.sent)) and end["holds"],
        **resolved,
    }


def _filled(shop: Shop) -> None:
    shop.renew()
    home = Partnership(id=partnership_id("trust", "lake"), slug="lake", name="Lake", codebook=BASE_CODEBOOK)

    async def fill() -> None:
        store = shop.open()
        try:
            await apply(store, [*base_vocabulary(), home], Actor(document="base"))
        finally:
            await store.close()

    asyncio.run(fill())


async def _names(shop: Shop) -> Mapping[str, object]:
    store = shop.open()
    try:
        await store.check()
        async with store.view() as view:
            names = [str(row["name"]) for row in await view.rows("organization")]
        return {"names": names, "holds": (await verify(store)).holds}
    finally:
        await store.close()


def main() -> None:
    """Run the plan that stands on the standard input."""
    plan = json.loads(sys.stdin.read())
    shop = Shop(room=Path(plan["room"]), folder=Path(plan["room"]), url=plan["url"], login=plan.get("login"))
    moments = random.Random(plan["seed"])  # noqa: S311 - a repeatable choice of moments, no secret
    for number in range(plan["random"]):
        seconds = moments.uniform(0.02, 1.0)
        told({"at_seconds": seconds, **trial(shop, number, seconds)})


if __name__ == "__main__":
    main()
