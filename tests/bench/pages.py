"""The council's home for some 300 organizations and three waves, warm; a page of 10,000 organizations beside pyvis."""

from __future__ import annotations

import asyncio
import json
import re
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import UUID, uuid5

import httpx2
from pyvis.network import Network

from lipgraph.domain.base_vocabulary import base_vocabulary
from lipgraph.domain.claims import Claim
from lipgraph.domain.facts import Fact, from_row, to_row
from lipgraph.domain.organizations import Organization, Participation, SectorAssignment
from lipgraph.domain.waves import Response
from lipgraph.service import service
from lipgraph.store.opening import open_store
from lipgraph.store.ports import Actor
from lipgraph.usecases.loading import apply
from lipgraph_loaders.demo import demo_facts
from lipgraph_viz.explore import explore_page
from lipgraph_viz.map_model import MapLine, MapMark, MapModel, MapSector

COPIES, RUNS = 4, 7
ORGANIZATIONS, EACH, SECTORS = 10_000, 2, 16
HOME = "/partnerships/demo?lang=en"
GOALS = ("300 ms", "a 500th of the time of pyvis")


def run() -> str:
    """Time the home, then compare the two pages of many organizations and time both."""
    with tempfile.TemporaryDirectory() as place:
        first, warm, organizations = asyncio.run(_home(Path(place) / "bench.db"))
    model = _large()
    _same(explore_page(model), _stock(model))
    ours = statistics.median(_seconds(lambda: explore_page(model)) for _ in range(3))
    peer = _seconds(lambda: _stock(model))
    home = f"home of {organizations} organizations and 3 waves: warm {warm * 1000:.0f} ms (first {first:.1f} s)"
    many = f"page of {ORGANIZATIONS:,} organizations, {len(model.lines):,} linkages: {ours:.2f} s"
    beside = f"stock pyvis, the same nodes and edges: {peer:.1f} s; ratio {peer / ours:.0f}"
    return f"{home}. Goal: {GOALS[0]}.\n{many}; {beside}. Goal: {GOALS[1]}."


def _copied() -> Iterator[Fact]:
    """The demo with its organizations, their answers and their linkages several times beside one another."""
    facts = demo_facts()
    yield from base_vocabulary()
    yield from facts
    mine = [one for one in facts if isinstance(one, Organization | Participation | SectorAssignment | Response | Claim)]
    known = {str(one.id) for one in facts if isinstance(one, Organization | Claim)}
    for copy in range(1, COPIES):
        for one in mine:
            row = {
                name: str(uuid5(UUID(value), str(copy))) if isinstance(value, str) and value in known else value
                for name, value in to_row(one).items()
            }
            if isinstance(one, Organization):
                row |= {"slug": f"{one.slug}-{copy}", "name": f"{one.name} {copy}"}
            yield from_row(one.NOUN, row)


async def _home(path: Path) -> tuple[float, float, int]:
    """Return the seconds of the first answer and the median of later ones, with every file read and mark ignored."""
    store = open_store(f"sqlite:///{path}")
    await store.migrate()
    await apply(store, list(_copied()), Actor())
    transport = httpx2.ASGITransport(app=service(store))
    async with httpx2.AsyncClient(transport=transport, base_url="http://127.0.0.1", timeout=120) as client:
        times, page = [], ""
        for _ in range(RUNS + 1):
            started = time.perf_counter()
            page = (await client.get(HOME)).text
            times.append(time.perf_counter() - started)
    await store.close()
    shown = re.search(r"organizations: (\d+)", page)
    assert shown, "the home says how many organizations it is about"
    return times[0], statistics.median(times[1:]), int(shown[1])


def _large() -> MapModel:
    sectors = tuple(
        MapSector(code=f"s{place}", name=f"Sector {place}", short=f"S{place}", rank=place + 1)
        for place in range(SECTORS)
    )
    ends = [
        (place, (place * (7 + 12 * step) + 1 + step) % ORGANIZATIONS)
        for place in range(ORGANIZATIONS)
        for step in range(EACH)
    ]
    pairs = sorted({(min(pair), max(pair)) for pair in ends if pair[0] != pair[1]})
    degree = [0] * ORGANIZATIONS
    for pair in pairs:
        for end in pair:
            degree[end] += 1
    marks = tuple(
        MapMark(
            organization=f"o{place:05}",
            name=f"Organization {place:05}",
            sector=place % SECTORS,
            degree=count,
            cross_degree=count,
            status="answered",
        )
        for place, count in enumerate(degree)
    )
    lines = tuple(MapLine(first=a, second=b, confirmed=True, cross=a % SECTORS != b % SECTORS) for a, b in pairs)
    return MapModel(
        title="Bench", lang="en", synthetic=True, moment="2025", view="all", sectors=sectors, marks=marks, lines=lines,
        gaps=(), digest="bench",
    )  # fmt: skip


def _stock(model: MapModel) -> str:
    """The page as pyvis makes it of its own accord: node by node, edge by edge."""
    network = Network(cdn_resources="in_line")
    for place, mark in enumerate(model.marks):
        network.add_node(place, label=mark.name, title=mark.status)
    for line in model.lines:
        network.add_edge(line.first, line.second)
    return str(network.generate_html(notebook=False))


def _same(ours: str, theirs: str) -> None:
    """Raise AssertionError unless both pages hold the same organizations and the same linkages."""
    told = re.search(r'<script type="application/json" id="explore-facts">(.*?)</script>', ours, re.DOTALL)
    nodes = re.search(r"nodes = new vis\.DataSet\((\[.*?\])\);", theirs)
    edges = re.search(r"edges = new vis\.DataSet\((\[.*?\])\);", theirs)
    assert told, "our page holds its facts"
    assert nodes, "pyvis's page holds its nodes"
    assert edges, "pyvis's page holds its edges"
    mine = json.loads(told[1])
    names = {one["id"]: one["label"] for one in mine["nodes"] if isinstance(one["id"], int)}
    assert names == {one["id"]: one["label"] for one in json.loads(nodes[1])}
    assert _pairs(mine["edges"]) == _pairs(json.loads(edges[1]))


def _pairs(edges: list[dict[str, int]]) -> set[frozenset[int]]:
    return {frozenset((one["from"], one["to"])) for one in edges}


def _seconds(make: Callable[[], object]) -> float:
    started = time.perf_counter()
    make()
    return time.perf_counter() - started
