"""Load the synthetic council into a real store, and read it back at several moments."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import date
from pathlib import Path

import pytest

from lipgraph.domain.base_vocabulary import base_vocabulary
from lipgraph.domain.facts import Fact
from lipgraph.domain.time import Moment
from lipgraph.errors import InputError, NotFound
from lipgraph.store.opening import open_store
from lipgraph.store.ports import Actor, Store
from lipgraph.usecases.digests import all_rows, state
from lipgraph.usecases.loading import apply, preview
from lipgraph.usecases.reading import Reader
from lipgraph_loaders.demo import demo_facts


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    opened = open_store(f"sqlite:///{tmp_path / 'lipgraph.db'}")
    await opened.migrate()
    yield opened
    await opened.close()


@pytest.fixture(scope="module")
def facts() -> list[Fact]:
    return [*base_vocabulary(), *demo_facts()]


async def test_a_preview_writes_nothing_and_says_what_applying_would_do(store: Store, facts: list[Fact]) -> None:
    before = await state(store)
    seen = await preview(store, facts)
    assert sum(seen.new.values()) == len(facts)
    assert await state(store) == before


async def test_applying_twice_changes_nothing(store: Store, facts: list[Fact]) -> None:
    first = await apply(store, facts, Actor())
    assert (first.total, first.revision) == (len(facts), 1)
    digest = await state(store)
    again = await apply(store, facts, Actor())
    assert (again.total, again.revision) == (0, 1)
    assert await state(store) == digest
    assert sum((await preview(store, facts)).same.values()) == len(facts)


async def test_a_reference_to_nothing_is_refused_and_nothing_is_stored(store: Store, facts: list[Fact]) -> None:
    claims_only = [fact for fact in facts if fact.NOUN == "claim"]
    with pytest.raises(InputError):
        await apply(store, claims_only, Actor())
    assert not any((await all_rows(store)).values())


async def test_the_default_moment_is_the_latest_closed_wave(store: Store, facts: list[Fact]) -> None:
    await apply(store, facts, Actor())
    reader = Reader(store)
    network = await reader.network("demo")
    assert network.moment == Moment(date(2025, 10, 31), "2025")
    assert network is await reader.network("demo", wave="2025"), "one computation a revision"


async def test_a_write_ends_the_life_of_what_was_kept(store: Store, facts: list[Fact]) -> None:
    await apply(store, facts, Actor())
    reader = Reader(store)
    before = await reader.partnership("demo")
    async with store.write(Actor()) as writer:
        await writer.remove("claim", [(str(before.claims.ids[0]),)])
    after = await reader.partnership("demo")
    assert len(after.claims) == len(before.claims) - 1
    assert after.revision == before.revision + 1


async def test_an_unknown_partnership_is_not_found(store: Store) -> None:
    with pytest.raises(NotFound):
        await Reader(store).network("nowhere")
