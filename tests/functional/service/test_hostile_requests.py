"""Hostile requests are answered at once, with a stable code and nothing from inside; a good client does not notice."""

from __future__ import annotations

import asyncio
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator

import httpx2
import pytest

from fakes.hostile_requests import HOSTILE, Hostile
from harness.repository import ROOT
from lipgraph.store.ports import Store

INSIDE = re.compile(
    r"did you mean|traceback|\.py\b|\bline \d+, in\b|select .* from|match \(|sqlite|apsw|neo4j|site-packages|/usr/",
    re.IGNORECASE,
)
"""What would tell of the inside: a suggestion, a stack, a file, SQL, Cypher, a driver."""

GOOD = {"query": "{ definitions { id name } partnerships(first: 5) { nodes { slug } } }"}
SECONDS = 5.0
"""Ten times what the slowest of them takes on two busy cores."""


async def sent(client: httpx2.AsyncClient, one: Hostile) -> httpx2.Response:
    return await client.post("/graphql", content=one.body, headers=dict(one.headers))


@pytest.mark.parametrize("one", HOSTILE, ids=lambda one: one.name)
async def test_a_hostile_request_gets_its_code_at_once(client: httpx2.AsyncClient, one: Hostile) -> None:
    began = time.monotonic()
    answer = await sent(client, one)
    assert time.monotonic() - began < SECONDS
    assert answer.status_code == one.status
    assert {error["extensions"]["code"] for error in answer.json()["errors"]} == {one.code}
    assert set(answer.json()["extensions"]["cost"]) == {"cost", "limit"}
    assert not INSIDE.search(answer.text)


@pytest.mark.parametrize(
    "text", ["zzz", "é" * 50, "\x00", "T3JnYW5pemF0aW9uOg==", "A" * 5000, "'; DROP TABLE facts; --"]
)
async def test_an_unreadable_id_is_nobody(client: httpx2.AsyncClient, text: str) -> None:
    query = "query ($id: ID!, $slug: String!) { node(id: $id) { id } partnership(by: {slug: $slug}) { slug } }"
    answer = await client.post("/graphql", json={"query": query, "variables": {"id": text, "slug": text}})
    assert (answer.status_code, answer.json()["data"]) == (200, {"node": None, "partnership": None})


async def test_nothing_is_changed_by_get_and_nothing_is_subscribed_to(client: httpx2.AsyncClient, store: Store) -> None:
    write = 'mutation { mergeTaxonomy(taxonomy: {id: "own", title: "Our own"}) { revision } }'
    answer = await client.get("/graphql", params={"query": write})
    assert (answer.status_code, answer.json()["errors"][0]["extensions"]["code"]) == (405, "method")
    async with store.view() as view:
        assert [entry async for entry in view.log()] == []
    streamed = await client.post("/graphql", json=GOOD, headers={"Accept": "text/event-stream, multipart/mixed"})
    assert streamed.headers["content-type"].startswith("application/graphql-response+json")


@pytest.fixture
def address(store: Store) -> Iterator[str]:
    """The service over real HTTP, in a process of its own: what it computes costs the clients nothing."""
    command = [
        sys.executable,
        "-c",
        "from lipgraph.cli import main; main()",
        "serve",
        "--port",
        "0",
        "--store",
        store.url,
    ]
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as running:
        assert running.stdout is not None
        found = re.search(r"http://\S+:\d+", running.stdout.readline())
        assert found
        yield found.group()
        running.send_signal(signal.SIGINT)


async def taken(client: httpx2.AsyncClient, times: int) -> float:
    """Return the slowest but one in a hundred of so many good requests, in seconds."""
    each = []
    for _ in range(times):
        began = time.monotonic()
        answer = await client.post("/graphql", json=GOOD)
        each.append(time.monotonic() - began)
        assert answer.status_code == 200
        assert "errors" not in answer.json()
    return sorted(each)[-1 - times // 100]


async def test_a_good_client_beside_them_keeps_its_time(address: str) -> None:
    over = asyncio.Event()

    async def attack(client: httpx2.AsyncClient, start: int) -> int:
        done = start
        while not over.is_set():
            await sent(client, HOSTILE[done % len(HOSTILE)])
            done += 1
        return done - start

    async with (
        httpx2.AsyncClient(base_url=address, timeout=30) as good,
        httpx2.AsyncClient(base_url=address, timeout=30) as bad,
    ):
        await taken(good, 10)
        alone = await taken(good, 100)
        attackers = [asyncio.create_task(attack(bad, start)) for start in (0, 15, 30)]
        beside = await taken(good, 200)
        over.set()
        attacks = sum(await asyncio.gather(*attackers))
    assert attacks > len(HOSTILE)
    # Ten times as long, and at least half a second: other work on the same two cores is no attack.
    assert beside < max(10 * alone, 0.5), (alone, beside)


def test_the_table_of_hostile_requests_says_each_with_its_verdict() -> None:
    table = (ROOT / "docs" / "limits.md").read_text("utf-8").partition("## Hostile requests")[2]
    said = re.findall(r"^\| ([^|`]+) \| (\d{3}) \| `([\w-]+)` \|$", table, re.MULTILINE)
    assert said == [(one.name, str(one.status), one.code) for one in HOSTILE]
