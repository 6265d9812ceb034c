"""When the connection to Neo4j is cut at any message, what was acknowledged is there, and what was refused is not."""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import partial
from itertools import product
from urllib.parse import urlsplit

import httpx2
import pytest

from fakes.council_facts import every_fact
from fakes.generated_facts import rows_of
from harness.desk import ACTOR, Desk
from harness.figures import saw
from harness.neo4j_marks import wipe_nodes
from harness.neo4j_server import Login
from harness.neo4j_store import open_store
from harness.proxy import Act, Proxy, proxied
from harness.serving import asking
from harness.telling import document_of
from harness.trust import trials
from lipgraph.domain.base_vocabulary import base_vocabulary
from lipgraph.domain.digest import state_digest
from lipgraph.domain.facts import NOUNS
from lipgraph.domain.ids import partnership_id
from lipgraph.domain.partnerships import Partnership
from lipgraph.domain.vocabulary import BASE_CODEBOOK
from lipgraph.errors import OutcomeUnknown, Unavailable
from lipgraph.service import service
from lipgraph.store.neo4j import Neo4jStore
from lipgraph.store.ports import Store, Written
from lipgraph.usecases.loading import apply

pytestmark = [pytest.mark.trust, pytest.mark.faults, pytest.mark.needs("neo4j")]

DOCUMENT = document_of("mergeOrganization", "key replayed written { added } problemCount conflict { kind }")
SECONDS_TO_RECOVER = 10.0
NOTHING = state_digest({noun: [] for noun in NOUNS})


def spread(proxy: Proxy, wanted: int) -> list[int]:
    """Return all messages that a proxy counted, or so many spread over them."""
    total = proxy.messages
    return list(range(total)) if wanted >= total else [total * place // wanted for place in range(wanted)]


@dataclass(frozen=True, slots=True)
class Line:
    """A store that is reached through a proxy, and the same one reached directly."""

    proxy: Proxy
    store: Store
    desk: Desk


@asynccontextmanager
async def line_to(login: Login) -> AsyncIterator[Line]:
    there = urlsplit(login.uri)
    direct = open_store(login)
    await direct.migrate()
    async with proxied(there.hostname or "", there.port or 0) as (proxy, port):
        store = Neo4jStore(f"bolt://127.0.0.1:{port}", login.user, login.password, login.database)
        try:
            yield Line(proxy, store, Desk(direct))
        finally:
            proxy.arm(None)
            await store.close()
            await direct.close()


async def lake(line: Line) -> None:
    home = Partnership(id=partnership_id("trust", "lake"), slug="lake", name="Lake", codebook=BASE_CODEBOOK)
    await line.desk.merge([*base_vocabulary(), home])


@dataclass(frozen=True, slots=True)
class Said:
    """What a client was told of its mutation."""

    verdict: str
    replayed: bool = False
    key: str = ""


async def tell(client: httpx2.AsyncClient, name: str, key: str) -> Said:
    variables = {
        "partnership": {"slug": "lake"},
        "organization": {"name": name, "from": "2020"},
        "write": {"key": key},
    }
    response = await client.post("/graphql", json={"query": DOCUMENT, "variables": variables})
    answer = response.json()
    for error in answer.get("errors", ()):
        code = error["extensions"]["code"]
        if code == "unavailable":
            assert response.status_code == 503
            assert int(response.headers["Retry-After"]) > 0
        return Said(code, key=error["extensions"].get("key", ""))
    came = answer["data"]["it"]
    assert (came["problemCount"], came["conflict"]) == (0, None), came
    return Said("written", replayed=came["replayed"])


async def warm(client: httpx2.AsyncClient) -> None:
    """Write once, as often as a cold server on a slow machine needs to make its plans."""
    for _ in range(5):
        if (await tell(client, "Warm", "warm")).verdict == "written":
            return
    raise AssertionError


async def names(desk: Desk) -> list[str]:
    async with desk.store.view() as view:
        return [str(row["name"]) for row in await view.rows("organization")]


async def test_a_mutation_cut_at_each_message_is_told_truly(factless_neo4j: Login) -> None:
    verdicts: Counter[str] = Counter()
    async with line_to(factless_neo4j) as line, asking(service(line.store)) as client:
        await lake(line)
        await warm(client)
        line.proxy.arm(None)
        assert (await tell(client, "Counted", "counted")).verdict == "written"
        total, slowest, cuts = line.proxy.messages, 0.0, spread(line.proxy, trials(8, 10_000))
        strikes = [(str(at), partial(line.proxy.arm, at)) for at in cuts]
        commits = product(range(len(line.proxy.commits)), range(trials(1, 0), 2))
        strikes += [(f"commit {at}", partial(line.proxy.arm_at_commit, *at)) for at in commits]
        for at, strike in strikes:
            strike()
            said = await tell(client, f"Cut {at}", f"cut-{at}")
            verdicts[said.verdict] += 1
            await _told_truly(line, client, said, at)
            started = time.perf_counter()
            assert (await tell(client, f"Cut {at}", f"cut-{at}")).verdict == "written"
            slowest = max(slowest, time.perf_counter() - started)
            assert (await names(line.desk)).count(f"Cut {at}") == 1
    assert slowest < SECONDS_TO_RECOVER
    assert verdicts["outcome-unknown"] >= 1, "no cut fell into a commit"
    assert verdicts.keys() <= {"written", "unavailable", "outcome-unknown"}
    saw(
        "mutation cut at each Bolt message",
        messages=total,
        cuts=len(strikes),
        **verdicts,
        slowest_recovery_ms=round(1000 * slowest),
    )


async def _told_truly(line: Line, client: httpx2.AsyncClient, said: Said, at: str) -> None:
    line.proxy.arm(None)
    there = f"Cut {at}" in await names(line.desk)
    if said.verdict == "outcome-unknown":
        assert said.key == f"cut-{at}"
        again = await tell(client, f"Cut {at}", said.key)
        assert (again.verdict, again.replayed) == ("written", there)
    else:
        assert there is (said.verdict == "written"), (said, at)


async def test_a_load_cut_at_each_of_its_first_messages_is_told_truly(factless_neo4j: Login) -> None:
    facts, verdicts = list(every_fact()), Counter[str]()
    whole = state_digest(rows_of(facts))
    async with line_to(factless_neo4j) as line:
        line.proxy.arm(None)
        await _loaded(line.store, "counted")
        total = line.proxy.messages
        cuts = sorted({*range(trials(0, 200)), *spread(line.proxy, 8)})
        strikes = [(str(at), partial(line.proxy.arm, at)) for at in cuts]
        strikes += [(f"commit {beside}", partial(line.proxy.arm_at_commit, 0, beside)) for beside in (0, 1)]
        for at, strike in strikes:
            await asyncio.to_thread(wipe_nodes, factless_neo4j)
            await line.desk.store.migrate()
            strike()
            verdict = await _loaded(line.store, f"load-{at}")
            line.proxy.arm(None)
            left = await line.desk.digest()
            assert left in {NOTHING, whole}
            assert verdict == "outcome-unknown" or (left == whole) is (verdict == "written"), (verdict, at)
            verdicts[verdict] += 1
            again = await apply(line.store, facts, ACTOR, key=f"load-{at}")
            assert again.replayed is (left == whole)
            assert await line.desk.digest() == whole
    assert verdicts["outcome-unknown"] >= 1
    saw("load cut at each Bolt message", messages=total, cuts=len(strikes), **verdicts)


async def _loaded(store: Store, key: str) -> str:
    try:
        written: Written = await apply(store, list(every_fact()), ACTOR, key=key)
    except OutcomeUnknown:
        return "outcome-unknown"
    except Unavailable:
        return "unavailable"
    assert written.total == len(list(every_fact()))
    return "written"


async def test_while_the_line_is_stalled_the_service_is_not_ready_and_afterwards_all_goes_on(
    factless_neo4j: Login,
) -> None:
    async with line_to(factless_neo4j) as line, asking(service(line.store)) as client:
        await lake(line)
        await warm(client)
        assert (await client.get("/health/ready")).status_code == 200
        for at in trials_of_stalls():
            line.proxy.arm(at, Act.STALL)
            writing = asyncio.ensure_future(tell(client, f"Stalled {at}", f"stalled-{at}"))
            await _until(lambda: line.proxy.struck)
            started = time.perf_counter()
            ready = await client.get("/health/ready")
            waited = time.perf_counter() - started
            assert (ready.status_code, ready.json()) == (503, {"ready": False, "code": "unavailable"})
            assert waited < SECONDS_TO_RECOVER
            assert (await client.get("/health/live")).status_code == 200
            line.proxy.free()
            said = await asyncio.wait_for(writing, SECONDS_TO_RECOVER)
            assert (said.verdict == "written") is (f"Stalled {at}" in await names(line.desk))
            assert (await client.get("/health/ready")).status_code == 200
            saw("line to Neo4j stalled", message=at, not_ready_after_ms=round(1000 * waited), told=said.verdict)


def trials_of_stalls() -> tuple[int, ...]:
    return tuple(range(3, 3 + 6 * trials(1, 6), 6))


async def _until(happened: object, seconds: float = 20) -> None:
    end = time.perf_counter() + seconds
    while not happened():  # type: ignore[operator]  # a function without arguments
        assert time.perf_counter() < end
        await asyncio.sleep(0.01)
