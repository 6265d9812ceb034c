"""A transaction that breaks in the middle of a load, at whichever noun, leaves nothing and can be done again."""

from dataclasses import replace

import pytest

from fakes.council_facts import A, every_fact, organization, referral, vocabulary
from harness.desk import ACTOR, Desk
from lipgraph.domain.claims import Role
from lipgraph.domain.facts import NOUNS, Fact, in_order, key_of
from lipgraph.domain.organizations import Organization
from lipgraph.domain.source import Source
from lipgraph.errors import Conflict, InputError
from lipgraph.store.chain import FACTS_OF_AN_ENTRY, broken_at

WRITTEN = sorted(NOUNS, key=lambda noun: noun != "wave" and list(NOUNS).index(noun) >= list(NOUNS).index("membership"))
"""Nouns one after the other: waves before the memberships that name one."""


class Stopped(Exception):
    """What breaks the transactions of these tests."""


def _up_to(noun: str) -> list[list[Fact]]:
    """Return the facts of each noun up to this one, in the order in which they may be written."""
    facts = in_order(every_fact())
    names = WRITTEN[: WRITTEN.index(noun) + 1]
    return [[fact for fact in facts if name == fact.NOUN] for name in names]


async def _stop_after(desk: Desk, steps: list[list[Fact]]) -> None:
    async with desk.store.write(ACTOR, key="load") as writer:
        for step in steps:
            await writer.merge(step)
        raise Stopped


async def _is_untouched(desk: Desk) -> bool:
    async with desk.store.view() as view:
        rows = [await view.rows(noun) for noun in NOUNS]
        return not any(rows) and await view.revision() == 0 and [one async for one in view.log()] == []


@pytest.mark.parametrize("noun", NOUNS)
async def test_a_load_that_stops_after_a_noun_leaves_nothing_and_can_be_done_again(desk: Desk, noun: str) -> None:
    steps = _up_to(noun)
    with pytest.raises(Stopped):
        await _stop_after(desk, steps)
    assert await _is_untouched(desk)
    facts = [fact for step in steps for fact in step]
    written = await desk.merge(facts, key="load")
    assert (written.total, written.replayed, written.revision) == (len(facts), False, 1)


async def test_removals_that_stop_after_a_noun_leave_what_was_there(desk: Desk) -> None:
    await desk.merge(every_fact())
    before = await desk.digest()
    for place in range(0, len(WRITTEN), 3):
        with pytest.raises(Stopped):
            await _remove_and_stop(desk, WRITTEN[place:])
        assert (await desk.digest(), await desk.revision(), len(await desk.log())) == (before, 1, 1)


async def _remove_and_stop(desk: Desk, nouns: list[str]) -> None:
    async with desk.store.write(ACTOR) as writer:
        for noun in reversed(nouns):
            # Backwards, since of one noun a narrower term or a later seat rests on an earlier one.
            await writer.remove(noun, [key_of(fact) for fact in reversed(every_fact()) if noun == fact.NOUN])
        raise Stopped


@pytest.mark.parametrize("noun", NOUNS)
async def test_what_is_changed_and_removed_in_one_transaction_is_gone_in_it_and_may_come_again(
    desk: Desk, noun: str
) -> None:
    # A server was seen to find a node by its key that the same transaction had changed and then deleted.
    await desk.merge(every_fact())
    facts = [fact for fact in reversed(every_fact()) if WRITTEN.index(fact.NOUN) >= WRITTEN.index(noun)]
    changed = [replace(fact, source=Source(row=1)) for fact in facts if noun == fact.NOUN]
    async with desk.store.write(ACTOR) as writer:
        await writer.merge(changed)
        for fact in sorted(facts, key=lambda fact: -WRITTEN.index(fact.NOUN)):
            await writer.remove(fact.NOUN, [key_of(fact)])
        assert [await writer.get(noun, key_of(fact)) for fact in changed] == [None] * len(changed)
        await writer.merge(changed)
        assert [await writer.get(noun, key_of(fact)) for fact in changed] == changed
    assert writer.written.added[noun] == len(changed)


async def test_what_is_refused_last_takes_everything_before_with_it(desk: Desk) -> None:
    async with desk.store.write(ACTOR) as writer:
        await writer.merge(every_fact())
    before = await desk.digest()
    with pytest.raises(InputError):
        await _refused_last(desk)
    assert await desk.digest() == before


async def _refused_last(desk: Desk) -> None:
    async with desk.store.write(ACTOR) as writer:
        await writer.merge([Organization(id=A, slug="a", name="Renamed")])
        await writer.remove("claim", [key_of(fact) for fact in every_fact() if fact.NOUN == "claim"])
        await writer.merge([referral(A, organization("nobody"), Role.SENDER)])


async def test_a_conflict_takes_what_was_removed_before_it_with_it(desk: Desk) -> None:
    await desk.merge(every_fact())
    before = await desk.digest()
    with pytest.raises(Conflict):
        await _conflicting_last(desk)
    assert await desk.digest() == before


async def _conflicting_last(desk: Desk) -> None:
    async with desk.store.write(ACTOR) as writer:
        await writer.remove("lead", [key_of(fact) for fact in every_fact() if fact.NOUN == "lead"])
        await writer.remove("organization", [(A,)])


async def test_one_that_catches_a_refusal_may_go_on_and_keeps_the_rest(desk: Desk) -> None:
    # What a refused merge looked at was not written, so the transaction is as it was before it.
    await desk.merge(vocabulary())
    async with desk.store.write(ACTOR) as writer:
        await writer.merge([Organization(id=A, slug="a", name="A")])
        with pytest.raises(InputError):
            await writer.merge([referral(A, organization("nobody"), Role.SENDER)])
        with pytest.raises(Conflict):
            await writer.remove("taxonomy", [key_of(vocabulary()[0])])
        await writer.merge([Organization(id=organization("b"), slug="b", name="B")])
    assert dict(writer.written.added) == {"organization": 2}
    assert [len(entry.changes) for entry in await desk.log()] == [len(vocabulary()), 2]


async def test_one_that_stops_between_two_entries_leaves_neither(desk: Desk) -> None:
    many: list[Fact] = [
        Organization(id=organization(str(n)), slug=str(n), name=str(n)) for n in range(FACTS_OF_AN_ENTRY + 1)
    ]
    await desk.merge(many[:1])
    with pytest.raises(Stopped):
        await _stop_after(desk, [many])
    log = await desk.log()
    assert (len(log), broken_at(log), await desk.revision()) == (1, None, 1)
    await desk.merge(many)
    assert broken_at(await desk.log()) is None
