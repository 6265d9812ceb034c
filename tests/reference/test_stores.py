"""What the other tests here measure came through SQLite; through any other store it is the same network to the bit."""

import asyncio

import pytest
from reference.sets import cases, facts, holdings, network, sets, through, view

from harness.neo4j_server import Login
from lipgraph.analysis.linkages import linkages
from lipgraph.analysis.projection import project
from lipgraph.domain.holdings import Holdings
from lipgraph.store.opening import open_store

pytestmark = pytest.mark.needs("reference-data")

SETS = sorted({case.dataset for case in cases()}) or ["none"]


async def through_neo4j(login: Login, dataset: str) -> Holdings:
    store = open_store(login.store_url, password=login.password)
    try:
        await store.migrate()
        return await through(store, dataset)
    finally:
        await store.close()


def digests(dataset: str, held: Holdings) -> dict[str, str]:
    """Return the inputs of every measure of a set, and what each of its linkages amounts to."""
    found = {}
    for case in cases():
        if case.dataset == dataset:
            here = network(case, held)
            states = linkages(here).state.tolist()
            found[str(case)] = f"{project(here, view(case)).inputs_digest} {states}"
    return found


@pytest.mark.parametrize("dataset", SETS)
def test_neo4j_gives_the_same_inputs(dataset: str, empty_neo4j: Login) -> None:
    held = asyncio.run(through_neo4j(empty_neo4j, dataset))
    assert digests(dataset, held) == digests(dataset, holdings(dataset))


@pytest.mark.parametrize("dataset", sets() or ["none"])
def test_every_set_is_read_and_kept_whole(dataset: str) -> None:
    claims = sum(fact.NOUN == "claim" for fact in facts(dataset))
    held = holdings(dataset)
    assert len(held.claims) == claims


def test_there_are_cases() -> None:
    assert cases()
