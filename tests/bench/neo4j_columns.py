"""100,000 claims read out of a real Neo4j by the adapter, beside row by row with the plain driver."""

from __future__ import annotations

import asyncio
import json
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench.timing import line
from harness.neo4j_marks import claim_for_tests, wipe
from harness.neo4j_server import LONG_TERM, Login, running
from lipgraph.domain.claims import Role, claim
from lipgraph.domain.facts import Fact
from lipgraph.domain.ids import CodebookId, RelationCode, organization_id, partnership_id, wave_id
from lipgraph.domain.organizations import Organization, Participation
from lipgraph.domain.partnerships import Partnership
from lipgraph.domain.time import ALWAYS
from lipgraph.domain.vocabulary import Codebook, Relation
from lipgraph.domain.waves import Question, Wave
from lipgraph.store.opening import open_store
from lipgraph.store.ports import Actor, Store

CLAIMS, ORGANIZATIONS, BATCH, RUNS = 100_000, 1_000, 5_000, 5
LIP, BOOK, REFERRAL = partnership_id("bench", "p"), CodebookId("bench"), RelationCode("referral")
WAVE = wave_id(LIP, "1")


def run() -> str:
    """Write the claims, compare what both read, then time both."""
    with tempfile.TemporaryDirectory() as home, running(LONG_TERM, Path(home)) as server:
        claim_for_tests(server.login)
        wipe(server.login)
        ours = asyncio.run(_ours(server.login))
        peer = _peer(server.login)
    return line(f"{CLAIMS:,} claims out of Neo4j", ours=ours, peer=peer, peer_is="row by row, plain driver",
                goal="a tenth of the peer's time")  # fmt: skip


async def _ours(login: Login) -> float:
    store = open_store(login.store_url, password=login.password)
    try:
        await store.migrate()
        await _write(store)
        # The first of each side warms the server and is not counted.
        return statistics.median([await _read(store) for _ in range(RUNS + 1)][1:])
    finally:
        await store.close()


async def _read(store: Store) -> float:
    started = time.perf_counter()
    async with store.view() as view:
        held = await view.holdings(LIP)
    assert len(held.claims) == CLAIMS
    return time.perf_counter() - started


async def _write(store: Store) -> None:
    names = [organization_id("bench", str(i)) for i in range(ORGANIZATIONS)]
    first: list[Fact] = [
        Codebook(id=BOOK, title="Bench"),
        Relation(codebook=BOOK, code=REFERRAL, name="Referral", exact_match=REFERRAL),
        Partnership(id=LIP, slug="bench", name="Bench", codebook=BOOK, synthetic=True),
        *(Organization(id=name, slug=f"bench-{i}", name=f"Bench {i}") for i, name in enumerate(names)),
        *(Participation(partnership=LIP, organization=name, period=ALWAYS) for name in names),
        Wave(id=WAVE, partnership=LIP, label="1"),
        Question(wave=WAVE, relation=REFERRAL),
    ]
    steps = CLAIMS // ORGANIZATIONS
    told: list[Fact] = [
        claim(partnership=LIP, relation=REFERRAL, directed=True, source_org=a, claimant=a,
              target_org=names[(i + step) % len(names)], role=Role.SENDER, wave=WAVE, strength=float(step))
        for i, a in enumerate(names) for step in range(1, steps + 1)
    ]  # fmt: skip
    for batch in (first, *(told[at : at + BATCH] for at in range(0, len(told), BATCH))):
        async with store.write(Actor(channel="bench")) as writer:
            await writer.merge(batch)


PEER = """
import sys, time, json
sys.modules["neo4j._rust"] = None
sys.modules["neo4j._rust.codec.packstream.v1"] = None
from neo4j import GraphDatabase
uri, user, password, runs = sys.argv[1], sys.argv[2], sys.stdin.read(), int(sys.argv[3])
query = "MATCH (a:Organization)-[c]->(b:Organization) RETURN a.id AS source, b.id AS target, properties(c) AS claim"
times = []
with GraphDatabase.driver(uri, auth=(user, password)) as driver:
    for _ in range(runs + 1):
        started = time.perf_counter()
        with driver.session() as session:
            count = sum(1 for row in session.run(query) if row["claim"])
        times.append(time.perf_counter() - started)
print(json.dumps({"count": count, "times": times[1:]}))
"""


def _peer(login: Login) -> float:
    """Read every claim as a row in a process of its own, where the compiled codec is kept out."""
    command = [sys.executable, "-c", PEER, login.uri, login.user, str(RUNS)]
    done = subprocess.run(command, check=True, capture_output=True, text=True, input=login.password)
    told = json.loads(done.stdout)
    assert told["count"] == CLAIMS
    times: list[float] = told["times"]
    return statistics.median(times)
