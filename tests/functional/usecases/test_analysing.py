"""What was planted in the synthetic council is found by the use cases, through a real store."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import date
from pathlib import Path

import pytest

from lipgraph.domain.base_vocabulary import base_vocabulary
from lipgraph.errors import InputError
from lipgraph.store.opening import open_store
from lipgraph.store.ports import Actor
from lipgraph.usecases.analysing import ViewChoice, change_of, gaps_of, profile_of
from lipgraph.usecases.loading import apply
from lipgraph.usecases.reading import Reader
from lipgraph_loaders.demo import PLANTED, demo_facts


@pytest.fixture
async def reader(tmp_path: Path) -> AsyncIterator[Reader]:
    store = open_store(f"sqlite:///{tmp_path / 'lipgraph.db'}")
    await store.migrate()
    await apply(store, [*base_vocabulary(), *demo_facts()], Actor())
    yield Reader(store)
    await store.close()


async def test_the_planted_sector_pairs_are_the_only_ones_found_under_linked(reader: Reader) -> None:
    found = {
        frozenset(gap.sectors)
        for gap in await gaps_of(reader, "demo", wave="2025")
        if any(one.finding == "under-linked" for one in gap.findings)
    }
    assert found == {frozenset(pair) for pair in PLANTED.sector_pairs}


async def test_the_planted_isolates_seats_and_missing_sector_are_found(reader: Reader) -> None:
    gaps = await gaps_of(reader, "demo", wave="2025")
    assert {one for gap in gaps if gap.kind == "isolated-organization" for one in gap.organizations} == PLANTED.isolates
    assert len([gap for gap in gaps if gap.kind == "vacant-seat"]) == len(PLANTED.vacant_seats)
    assert [gap.sectors for gap in gaps if gap.kind == "sector-missing"] == [(PLANTED.missing_sector,)]


async def test_nobody_stands_alone_before_anybody_was_asked(reader: Reader) -> None:
    gaps = await gaps_of(reader, "demo", day=date(2023, 1, 15))
    assert not [gap for gap in gaps if gap.kind == "isolated-organization"]


async def test_the_day_after_a_wave_says_what_the_wave_says(reader: Reader) -> None:
    wave = await profile_of(reader, "demo", wave="2025")
    day = await profile_of(reader, "demo", day=date(2025, 11, 1))
    assert day["response-rate"].value == wave["response-rate"].value
    assert day["cross-sector-ties"].value == wave["cross-sector-ties"].value


async def test_the_planted_broker_is_the_articulation_organization(reader: Reader) -> None:
    profile = await profile_of(reader, "demo", wave="2025")
    assert PLANTED.broker in profile.structure.articulation


async def test_joiners_and_leavers_over_both_steps_are_those_planted(reader: Reader) -> None:
    change = await change_of(reader, "demo", earlier="2024", later="2025")
    assert set(change.joiners) == PLANTED.joiners["2025"]
    assert set(change.leavers) == PLANTED.leavers["2025"]


async def test_a_number_is_computed_once_a_revision_and_is_the_same_in_another_process(reader: Reader) -> None:
    first = await profile_of(reader, "demo")
    assert await profile_of(reader, "demo") is first
    again = await profile_of(Reader(reader.store), "demo")
    assert [one.measure for one in again.headlines] == [one.measure for one in first.headlines]


async def test_two_who_ask_at_once_share_one_computation(reader: Reader) -> None:
    first, second = await asyncio.gather(profile_of(reader, "demo"), profile_of(reader, "demo"))
    assert first is second


async def test_a_view_that_names_an_unknown_relation_is_an_input_error(reader: Reader) -> None:
    with pytest.raises(InputError):
        await profile_of(reader, "demo", choice=ViewChoice(relations=("gossip",)))


async def test_two_who_ask_at_once_for_a_network_get_one(reader: Reader) -> None:
    first, second = await asyncio.gather(reader.network("demo", wave="2025"), reader.network("demo", wave="2025"))
    assert first is second
