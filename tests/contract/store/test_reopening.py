"""What was written is there when the store is opened again, and when another opens it beside."""

from collections.abc import Callable

import pytest

from fakes.council_facts import NORTH, SOUTH, A, every_fact
from harness.desk import ACTOR, Desk
from lipgraph.domain.facts import NOUNS
from lipgraph.domain.organizations import Organization
from lipgraph.store.chain import broken_at
from lipgraph.store.ports import Store, View


async def _told(view: View) -> list[object]:
    homes = [await view.partnership_revision(home) for home in (NORTH, SOUTH)]
    log = [entry async for entry in view.log()]
    return [await view.revision(), homes, log, *[list(await view.rows(noun)) for noun in NOUNS]]


async def _all_told(store: Store) -> list[object]:
    async with store.view() as view:
        return await _told(view)


async def test_all_is_there_when_it_is_opened_again(opened: Callable[[], Store]) -> None:
    first = opened()
    await first.migrate()
    await Desk(first).merge(every_fact(), key="load")
    await Desk(first).merge([Organization(id=A, slug="a", name="Renamed")])
    before = await _all_told(first)
    await first.close()
    again = opened()
    try:
        await again.check()
        assert await _all_told(again) == before
        assert (await Desk(again).merge(every_fact(), key="load")).replayed
        assert (await Desk(again).merge([Organization(id=A, slug="a", name="Once more")])).revision == 3
        assert broken_at(await Desk(again).log()) is None
    finally:
        await again.close()


async def test_opening_and_migrating_again_changes_nothing(opened: Callable[[], Store]) -> None:
    told: list[list[object]] = []
    for turn in range(3):
        store = opened()
        try:
            await store.migrate()
            if turn == 0:
                await Desk(store).merge(every_fact())
            told.append(await _all_told(store))
        finally:
            await store.close()
    assert told[0] == told[1] == told[2]


async def test_another_that_has_it_open_sees_what_is_written(desk: Desk, other: Store) -> None:
    beside = Desk(other)
    assert await beside.revision() == 0
    await desk.merge(every_fact())
    assert (await beside.digest(), await beside.revision()) == (await desk.digest(), 1)
    await beside.merge([Organization(id=A, slug="a", name="From beside")])
    assert await _all_told(desk.store) == await _all_told(other)
    assert broken_at(await desk.log()) is None


async def test_a_store_that_was_closed_can_be_closed_again(opened: Callable[[], Store]) -> None:
    store = opened()
    await store.migrate()
    await store.close()
    await store.close()


async def test_closing_one_leaves_the_other_open(desk: Desk, opened: Callable[[], Store]) -> None:
    beside = opened()
    await Desk(beside).merge(every_fact())
    await beside.close()
    assert (await desk.merge(every_fact())).total == 0


@pytest.mark.parametrize("seen", [False, True], ids=["new", "seen"])
async def test_a_key_is_known_to_whoever_opens_the_store(desk: Desk, other: Store, *, seen: bool) -> None:
    if seen:
        await desk.merge(every_fact(), key="request")
    written = await Desk(other).merge(every_fact(), key="request")
    assert (written.replayed, written.revision) == (seen, 1)


async def test_the_url_says_no_password_and_who_acts_is_kept(store: Store) -> None:
    assert "://" in store.url
    assert store.url.count(":") <= 2
    async with store.write(ACTOR) as writer:
        await writer.merge(every_fact())
    async with store.view() as view:
        assert {entry.actor async for entry in view.log()} == {ACTOR}
