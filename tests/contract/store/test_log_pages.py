"""The log by the page: cursors that stay true while others write, and entries that keep their order for ever."""

import asyncio
from dataclasses import replace

import pytest

from fakes.council_facts import A, every_fact, organization, organizations
from harness.desk import ACTOR, Desk
from lipgraph.domain.facts import NOUNS, Fact, in_order, key_of, to_row
from lipgraph.domain.organizations import Organization
from lipgraph.store.chain import FACTS_OF_AN_ENTRY, broken_at
from lipgraph.store.ports import Actor, LogEntry, Store

MANY = 55
"""More entries than Neo4j hands over at once."""


async def _many(desk: Desk, count: int) -> None:
    for n in range(count):
        await desk.merge([Organization(id=A, slug="a", name=f"Name {n}")])


async def _paged(desk: Desk, size: int) -> list[LogEntry]:
    """Read the whole log in pages, each in a view of its own that goes on after the last entry seen."""
    found: list[LogEntry] = []
    while True:
        page: list[LogEntry] = []
        async with desk.store.view() as view:
            async for entry in view.log(after=found[-1].number if found else 0):
                page.append(entry)
                if len(page) == size:
                    break
        if not page:
            return found
        found.extend(page)


@pytest.mark.parametrize("size", [1, 7, 50, 1000])
async def test_pages_of_the_log_are_the_log(desk: Desk, size: int) -> None:
    await _many(desk, MANY if size >= 50 else 9)
    log = await desk.log()
    assert await _paged(desk, size) == log
    assert [entry.number for entry in log] == list(range(1, len(log) + 1))
    assert broken_at(log) is None


async def test_every_cursor_goes_on_with_the_next_entry(desk: Desk) -> None:
    await _many(desk, 12)
    log = await desk.log()
    for after in range(13):
        assert await desk.log(after=after) == log[after:]


@pytest.mark.parametrize("after", [3, 4, 10**6, 2**62])
async def test_a_cursor_past_the_end_has_nothing_yet(desk: Desk, after: int) -> None:
    await _many(desk, 3)
    assert await desk.log(after=after) == []


@pytest.mark.parametrize("after", [0, -1, -(2**62)])
async def test_a_cursor_before_the_beginning_has_everything(desk: Desk, after: int) -> None:
    await _many(desk, 3)
    assert len(await desk.log(after=after)) == 3


async def test_a_cursor_stays_true_while_others_write(desk: Desk, other: Store) -> None:
    await _many(desk, 5)
    seen: list[LogEntry] = []

    async def follow() -> None:
        while len(seen) < 15:
            async with other.view() as view:
                seen.extend([entry async for entry in view.log(after=seen[-1].number if seen else 0)])
            await asyncio.sleep(0)

    await asyncio.wait_for(asyncio.gather(follow(), _many(desk, 10)), timeout=60)
    assert seen == await desk.log()


async def test_changes_of_an_entry_stand_in_the_order_of_writing(desk: Desk) -> None:
    await desk.merge(reversed(every_fact()))
    (entry,) = await desk.log()
    assert [(change.noun, change.key) for change in entry.changes] == [
        (fact.NOUN, key_of(fact)) for fact in in_order(every_fact())
    ]


async def test_steps_of_a_transaction_stand_in_the_order_in_which_they_were_taken(desk: Desk) -> None:
    names = ["first", "second", "third"]
    async with desk.store.write(ACTOR) as writer:
        for name in names:
            await writer.merge([Organization(id=A, slug="a", name=name)])
        await writer.remove("organization", [(A,)])
    (entry,) = await desk.log()
    told = [None if change.after is None else change.after["name"] for change in entry.changes]
    assert told == [*names, None]
    assert dict(writer.written.added) == {"organization": 1}
    assert dict(writer.written.changed) == {"organization": 2}
    assert dict(writer.written.removed) == {"organization": 1}


async def test_the_log_tells_each_noun_before_and_after(desk: Desk) -> None:
    await desk.merge(every_fact())
    for place, noun in enumerate(NOUNS, start=1):
        fact = next(fact for fact in every_fact() if noun == fact.NOUN)
        cited = replace(fact, source=replace(fact.source, span="changed"))
        await desk.merge([cited])
        (entry,) = await desk.log(after=place)
        (change,) = entry.changes
        assert (change.noun, change.key) == (noun, key_of(fact))
        assert (change.before, change.after) == (to_row(fact), to_row(cited))


@pytest.mark.parametrize(
    "actor",
    [
        Actor(),
        Actor(role="client", channel="api"),
        Actor(role="coordonnatrice", channel="page", document="Répertoire d’été.xlsx", digest="cd" * 32),
    ],
    ids=lambda actor: actor.channel,
)
async def test_who_wrote_is_kept_in_full(desk: Desk, actor: Actor) -> None:
    async with desk.store.write(actor) as writer:
        await writer.merge(organizations()[:1])
    (entry,) = await desk.log()
    assert entry.actor == actor


@pytest.mark.parametrize("count", [FACTS_OF_AN_ENTRY - 1, FACTS_OF_AN_ENTRY, FACTS_OF_AN_ENTRY + 1])
async def test_entries_are_cut_at_a_thousand_facts_and_not_before(desk: Desk, count: int) -> None:
    many: list[Fact] = [Organization(id=organization(str(n)), slug=str(n), name=str(n)) for n in range(count)]
    await desk.merge(many)
    sizes = [len(entry.changes) for entry in await desk.log()]
    assert sizes == ([count] if count <= FACTS_OF_AN_ENTRY else [FACTS_OF_AN_ENTRY, 1])


async def test_times_of_the_log_never_go_back_within_one_writer(desk: Desk) -> None:
    await _many(desk, 6)
    times = [entry.at for entry in await desk.log()]
    assert times == sorted(times)
    assert {time.utcoffset() for time in times} == {times[0].utcoffset()}
