"""One state digest: the same facts have it in both stores, and again after export and load."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import pytest

from harness.neo4j_server import Login
from lipgraph.domain.facts import Fact
from lipgraph.store.opening import open_store
from lipgraph.store.ports import Actor, Store
from lipgraph.usecases.digests import all_rows, state
from lipgraph.usecases.loading import apply
from lipgraph_loaders import base_vocabulary, read_network_folder, read_table_folder, shipped, write_table_folder

REAL = "LIPGRAPH_REFERENCE_DATA"


def facts_of(name: str) -> Sequence[Fact]:
    """Return the facts of a shipped set, or of the smallest real network that the environment's folder holds."""
    if name != "real":
        return read_table_folder(shipped(name)).facts
    folders = [folder for folder in Path(os.environ[REAL]).iterdir() if (folder / "edges.csv").is_file()]
    smallest = min(folders, key=lambda folder: (folder / "edges.csv").stat().st_size)
    return [*base_vocabulary(), *read_network_folder(smallest).facts]


async def digest_in(store: Store, facts: Sequence[Fact], export: Path) -> str:
    """Write facts, export what is stored, and return the state digest."""
    try:
        await store.migrate()
        await apply(store, facts, Actor())
        write_table_folder(await all_rows(store), export)
        return await state(store)
    finally:
        await store.close()


@pytest.mark.parametrize(
    "name", ["demo", "ontario-lips", pytest.param("real", marks=pytest.mark.needs("reference-data"))]
)
async def test_the_digest_is_one_in_both_stores_and_after_export_and_load(
    name: str, tmp_path: Path, empty_neo4j: Login
) -> None:
    facts = facts_of(name)
    here = await digest_in(open_store(f"sqlite:///{tmp_path / 'one.db'}"), facts, tmp_path / "one")
    there = open_store(empty_neo4j.store_url, password=empty_neo4j.password)
    assert await digest_in(there, list(reversed(facts)), tmp_path / "two") == here
    again = read_table_folder(tmp_path / "two")
    assert again.rejects == ()
    assert await digest_in(open_store(f"sqlite:///{tmp_path / 'two.db'}"), again.facts, tmp_path / "three") == here
