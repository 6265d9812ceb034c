"""Writers and readers at once, from one process and from two: the anomalies by name, and that none of them shows.

Two stores on one database stand for two processes. Where a case says *meanwhile*, the second writer begins while the
first has written and not committed; the first goes on only when the second is waiting or done.
"""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import replace

import pytest

from fakes.council_facts import NORTH, SOUTH, A, B, every_fact, organization, organizations, referral
from harness.desk import ACTOR, Desk
from lipgraph.domain.claims import Claim, Role
from lipgraph.domain.facts import Fact, key_of
from lipgraph.domain.organizations import Organization, OrganizationName, Participation
from lipgraph.errors import Conflict, InputError, Unavailable
from lipgraph.store.chain import broken_at
from lipgraph.store.ports import Store, Writer

CLIENTS, TURNS = 4, 6
PAUSE = 0.2
"""Seconds that a second writer gets to reach the lock that the first one holds."""

COUNTER = referral(A, B, Role.SENDER, strength=0.0)
LONE = Organization(id=organization("lone"), slug="lone", name="Lone")
ROSTER = Participation(partnership=SOUTH, organization=LONE.id)


async def _meanwhile(first: Store, second: Store, one: Callable[[Writer], Awaitable[None]], two: list[Fact]) -> None:
    """Let ``one`` write; begin to merge ``two`` before it commits; return when both are over."""
    async with first.write(ACTOR) as writer:
        await one(writer)
        waiting = asyncio.create_task(_merged(second, two))
        await asyncio.sleep(PAUSE)
        assert not waiting.done(), "the head of the log is locked"
    await waiting


async def _merged(store: Store, facts: list[Fact]) -> None:
    async with store.write(ACTOR) as writer:
        await writer.merge(facts)


async def _count_up(store: Store, turns: int) -> None:
    for _ in range(turns):
        async with store.write(ACTOR) as writer:
            stored = await writer.get("claim", key_of(COUNTER))
            assert isinstance(stored, Claim)
            await asyncio.sleep(0)
            await writer.merge([replace(stored, strength=(stored.strength or 0.0) + 1)])


async def test_no_update_is_lost_among_writers_that_read_first(desk: Desk, other: Store) -> None:
    await desk.merge([*every_fact(), COUNTER])
    stores = [desk.store, other] * (CLIENTS // 2)
    await asyncio.gather(*(_count_up(store, TURNS) for store in stores))
    stored = await desk.get(COUNTER, key_of(COUNTER))
    assert isinstance(stored, Claim)
    assert stored.strength == CLIENTS * TURNS
    assert await desk.revision() == 1 + CLIENTS * TURNS


async def test_the_log_of_many_writers_is_one_chain_that_says_each_step(desk: Desk, other: Store) -> None:
    await desk.merge([*every_fact(), COUNTER])
    await asyncio.gather(*(_count_up(store, TURNS) for store in (desk.store, other)))
    log = await desk.log()
    assert broken_at(log) is None
    assert [entry.number for entry in log] == [entry.revision for entry in log] == list(range(1, 2 * TURNS + 2))
    steps = [change for entry in log[1:] for change in entry.changes]
    told = [(change.before or {}, change.after or {}) for change in steps]
    assert [(a["strength"], b["strength"]) for a, b in told] == [(float(n), n + 1.0) for n in range(2 * TURNS)]


async def test_a_dirty_write_is_not_there_two_writers_never_mix(desk: Desk, other: Store) -> None:
    pair = [replace(LONE, id=organization(key), slug=key) for key in ("one", "two")]

    async def both(store: Store, name: str) -> None:
        async with store.write(ACTOR) as writer:
            for fact in pair:
                await writer.merge([replace(fact, name=name)])
                await asyncio.sleep(0)

    await asyncio.gather(*(both(store, f"{n}") for n, store in enumerate([desk.store, other] * 3)))
    async with desk.store.view() as view:
        names = {row["name"] for row in await view.rows("organization")}
    assert len(names) == 1


async def test_a_dirty_read_is_not_there_nobody_sees_what_is_not_committed(desk: Desk, other: Store) -> None:
    await desk.merge(every_fact())
    async with desk.store.write(ACTOR) as writer:
        await writer.merge([LONE])
        async with other.view() as beside:
            assert {row["id"] for row in await beside.rows("organization")}.isdisjoint({LONE.id})
            assert await beside.revision() == 1


async def test_an_aborted_read_is_not_there_what_was_taken_back_was_never_seen(desk: Desk, other: Store) -> None:
    await desk.merge(every_fact())
    seen: list[int] = []

    async def look() -> None:
        for _ in range(5):
            async with other.view() as view:
                seen.append(len(await view.rows("organization-name")))

    looking = asyncio.create_task(look())
    for turn in range(5):
        with pytest.raises(InputError):
            await _merge_and_be_refused(desk.store, str(turn))
    await looking
    assert set(seen) == {1}


async def _merge_and_be_refused(store: Store, text: str) -> None:
    async with store.write(ACTOR) as writer:
        await writer.merge([OrganizationName(organization=A, text=text)])
        await writer.merge([OrganizationName(organization=organization("nobody"), text=text)])


async def test_a_view_reads_one_revision_or_says_that_it_cannot(desk: Desk, other: Store) -> None:
    # Intermediate reads, non-repeatable reads and phantoms: SQLite shows the old state, Neo4j may refuse to read on.
    await desk.merge(every_fact())
    async with other.view() as view:
        before = await view.rows("organization")
        await desk.merge([LONE])
        try:
            assert await view.rows("organization") == before
            assert await view.revision() == 1
        except Unavailable as refused:
            assert refused.fields() == {"reason": "changed while reading"}  # noqa: PT017 - one of two right answers


async def test_readers_always_see_both_halves_of_a_transaction(desk: Desk, other: Store) -> None:
    # Each transaction adds an organization and its participation: a reader sees as many of one as of the other.
    await desk.merge(every_fact())
    seen: Counter[bool] = Counter()

    async def write() -> None:
        for n in range(12):
            new = replace(LONE, id=organization(f"new {n}"), slug=f"new-{n}")
            await desk.merge([new, Participation(partnership=SOUTH, organization=new.id)])

    async def read() -> None:
        while not writing.done():
            try:
                async with other.view() as view:
                    held = await view.holdings(SOUTH)
            except Unavailable:
                continue
            seen[len(held.organizations) == len(held.participations)] += 1

    writing = asyncio.create_task(write())
    await asyncio.gather(writing, read(), read())
    assert set(seen) <= {True}


async def test_write_skew_a_name_for_one_who_is_removed_meanwhile_is_refused(desk: Desk, other: Store) -> None:
    await desk.merge([*every_fact(), LONE])

    async def remove(writer: Writer) -> None:
        await writer.remove("organization", [(LONE.id,)])

    with pytest.raises(InputError) as refused:
        await _meanwhile(desk.store, other, remove, [ROSTER])
    assert refused.value.code == "unknown-reference"
    assert await desk.revision() == 2


async def test_write_skew_one_who_is_named_meanwhile_is_not_removed(desk: Desk, other: Store) -> None:
    await desk.merge([*every_fact(), LONE])

    async def remove() -> None:
        async with other.write(ACTOR) as writer:
            await writer.remove("organization", [(LONE.id,)])

    async with desk.store.write(ACTOR) as writer:
        await writer.merge([ROSTER])
        removing = asyncio.create_task(remove())
        await asyncio.sleep(PAUSE)
    with pytest.raises(Conflict) as refused:
        await removing
    assert str(refused.value.fields()["stands_in_the_way"]).startswith("participation ")


async def test_one_that_waited_sees_what_the_first_wrote(desk: Desk, other: Store) -> None:
    await desk.merge(every_fact())

    async def add(writer: Writer) -> None:
        await writer.merge([LONE])

    await _meanwhile(desk.store, other, add, [ROSTER])
    assert await desk.get(ROSTER, key_of(ROSTER)) == ROSTER


async def _remove_and_be_refused(store: Store, meanwhile: Callable[[], None]) -> None:
    async with store.write(ACTOR) as writer:
        await writer.remove("organization", [(LONE.id,)])
        meanwhile()
        await asyncio.sleep(PAUSE)
        await writer.merge([OrganizationName(organization=LONE.id, text="gone")])


async def test_one_that_waited_for_a_broken_one_goes_on(desk: Desk, other: Store) -> None:
    await desk.merge([*every_fact(), LONE])
    waiting: list[asyncio.Task[None]] = []
    with pytest.raises(InputError):
        await _remove_and_be_refused(desk.store, lambda: waiting.append(asyncio.create_task(_merged(other, [ROSTER]))))
    await asyncio.gather(*waiting)
    assert await desk.get(ROSTER, key_of(ROSTER)) == ROSTER
    assert await desk.revision() == 2


async def test_one_that_is_cancelled_leaves_nothing_and_nobody_waiting(desk: Desk, other: Store) -> None:
    await desk.merge(every_fact())
    begun = asyncio.Event()

    async def hang() -> None:
        async with desk.store.write(ACTOR) as writer:
            await writer.merge([LONE])
            begun.set()
            await asyncio.sleep(60)

    hanging = asyncio.create_task(hang())
    await begun.wait()
    hanging.cancel()
    with pytest.raises(asyncio.CancelledError):
        await hanging
    await Desk(other).merge([replace(LONE, name="Other")])
    assert await desk.get(LONE, (LONE.id,)) == replace(LONE, name="Other")


async def test_the_same_key_at_once_is_done_once(desk: Desk, other: Store) -> None:
    await desk.merge(every_fact())
    told = await asyncio.gather(
        *(
            Desk(store).merge([replace(LONE, name=str(n))], key="once")
            for n, store in enumerate([desk.store, other] * 2)
        )
    )
    assert sorted(one.replayed for one in told) == [False, True, True, True]
    assert {one.revision for one in told} == {2}


async def test_two_that_remove_the_same_are_both_content(desk: Desk, other: Store) -> None:
    await desk.merge([LONE])

    async def remove(store: Store) -> int:
        async with store.write(ACTOR) as writer:
            await writer.remove("organization", [(LONE.id,)])
        return writer.written.total

    assert sorted(await asyncio.gather(remove(desk.store), remove(other))) == [0, 1]


async def test_two_that_migrate_at_once_make_one_store(opened: Callable[[], Store]) -> None:
    stores = [opened(), opened()]
    try:
        versions = await asyncio.gather(*(store.migrate() for store in stores))
        assert len(set(versions)) == 1
        await Desk(stores[0]).merge(every_fact())
        assert await Desk(stores[1]).digest() == await Desk(stores[0]).digest()
    finally:
        for store in stores:
            await store.close()


async def test_many_readers_at_once_see_the_same(desk: Desk, other: Store) -> None:
    await desk.merge(every_fact())

    async def claims(store: Store) -> int:
        async with store.view() as view:
            return len((await view.holdings(NORTH)).claims)

    assert len(set(await asyncio.gather(*(claims(store) for store in [desk.store, other] * 4)))) == 1


async def test_versions_of_two_partnerships_move_apart_under_two_writers(desk: Desk, other: Store) -> None:
    await desk.merge(every_fact())
    names = [fact for fact in organizations() if fact.NOUN == "participation"]
    mine = next(fact for fact in names if key_of(fact)[0] == NORTH)
    theirs = next(fact for fact in names if key_of(fact)[0] == SOUTH)

    async def end_and_begin(store: Store, fact: Fact) -> None:
        for _ in range(3):
            async with store.write(ACTOR) as writer:
                await writer.remove(fact.NOUN, [key_of(fact)])
            await Desk(store).merge([fact])

    await asyncio.gather(end_and_begin(desk.store, mine), end_and_begin(other, theirs))
    log = await desk.log()
    last = {home: max(e.revision for e in log for c in e.changes if c.key[0] == home) for home in (NORTH, SOUTH)}
    async with desk.store.view() as view:
        assert {home: await view.partnership_revision(home) for home in last} == last
    assert max(last.values()) == 13
