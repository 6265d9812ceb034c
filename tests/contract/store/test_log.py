"""The log: replayed from nothing it is today, replayed backwards it is nothing, and its chain shows a change."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from fakes.council_facts import A, B, every_fact, organization, organizations
from harness.desk import ACTOR, Desk
from lipgraph.domain.digest import state_digest
from lipgraph.domain.facts import Fact, Key, Row, key_of, to_row
from lipgraph.domain.organizations import Organization
from lipgraph.store.chain import FACTS_OF_AN_ENTRY, GENESIS, broken_at, entry_hash
from lipgraph.store.ports import LogEntry


async def _busy(desk: Desk) -> list[LogEntry]:
    """Add, change, remove and add again, in four transactions."""
    lonely = Organization(id=organization("lonely"), slug="lonely", name="Lonely")
    await desk.merge([*every_fact(), lonely])
    await desk.merge([Organization(id=A, slug="a", name="Renamed", lang="fr"), Organization(id=B, slug="b", name="B")])
    async with desk.store.write(ACTOR) as writer:
        await writer.remove("organization", [key_of(lonely)])
    await desk.merge([replace(lonely, name="Back")])
    return await desk.log()


def _replayed(log: list[LogEntry]) -> dict[str, dict[Key, Row]]:
    state: dict[str, dict[Key, Row]] = {}
    for entry in log:
        for change in entry.changes:
            rows = state.setdefault(change.noun, {})
            assert rows.get(change.key) == change.before
            if change.after is None:
                del rows[change.key]
            else:
                rows[change.key] = change.after
    return state


def _digest(state: dict[str, dict[Key, Row]]) -> str:
    return state_digest({noun: list(rows.values()) for noun, rows in state.items()})


async def test_the_log_replays_from_nothing_to_todays_digest(desk: Desk) -> None:
    log = await _busy(desk)
    assert _digest(_replayed(log)) == await desk.digest()


async def test_the_log_replays_backwards_from_today_to_nothing(desk: Desk) -> None:
    log = await _busy(desk)
    state = _replayed(log)
    for entry in reversed(log):
        for change in reversed(entry.changes):
            assert state[change.noun].get(change.key) == change.after
            if change.before is None:
                del state[change.noun][change.key]
            else:
                state[change.noun][change.key] = change.before
    assert not any(state.values())


async def test_a_change_says_what_was_before_and_after(desk: Desk) -> None:
    first = organizations()[0]
    renamed = Organization(id=A, slug="a", name="Renamed")
    await desk.merge([first])
    await desk.merge([renamed])
    (added,), (changed,) = (entry.changes for entry in await desk.log())
    assert (added.noun, added.key, added.before, added.after) == ("organization", (A,), None, to_row(first))
    assert (changed.before, changed.after) == (to_row(first), to_row(renamed))


async def test_each_entry_names_who_wrote_and_when(desk: Desk) -> None:
    await desk.merge(organizations()[:1])
    (entry,) = await desk.log()
    assert entry.actor == ACTOR
    assert timedelta() <= datetime.now(UTC) - entry.at < timedelta(minutes=1)
    assert (entry.number, entry.revision, entry.previous) == (1, 1, GENESIS)


async def test_revisions_count_transactions_that_changed_something(desk: Desk) -> None:
    log = await _busy(desk)
    assert [entry.revision for entry in log] == [1, 2, 3, 4]
    assert await desk.revision() == 4
    assert len({entry.transaction for entry in log}) == 4


async def test_an_entry_holds_at_most_a_thousand_facts(desk: Desk) -> None:
    many: list[Fact] = [Organization(id=organization(str(n)), slug=str(n), name=str(n)) for n in range(2100)]
    await desk.merge(many)
    log = await desk.log()
    assert [len(entry.changes) for entry in log] == [FACTS_OF_AN_ENTRY, FACTS_OF_AN_ENTRY, 100]
    assert len({entry.transaction for entry in log}) == 1
    assert {entry.revision for entry in log} == {1}
    assert broken_at(log) is None


async def test_the_log_is_read_from_where_a_reader_stopped(desk: Desk) -> None:
    log = await _busy(desk)
    assert await desk.log(after=2) == log[2:]
    assert await desk.log(after=4) == []


async def test_the_chain_holds_and_shows_a_rewritten_entry(desk: Desk) -> None:
    log = await _busy(desk)
    assert broken_at(log) is None
    assert [entry.previous for entry in log] == [GENESIS, *(entry.hash for entry in log[:-1])]
    assert all(entry.hash == entry_hash(entry) for entry in log)
    forged = replace(log[1], revision=9)
    assert broken_at([log[0], replace(forged, hash=entry_hash(forged)), *log[2:]]) == 3
    assert broken_at([log[0], *log[2:]]) == 2


async def test_the_chain_shows_a_rewritten_payload(desk: Desk) -> None:
    log = await _busy(desk)
    change = log[1].changes[0]
    assert change.after is not None
    other = replace(change, after={**change.after, "name": "Forged"})
    assert broken_at([log[0], replace(log[1], changes=(other, *log[1].changes[1:])), *log[2:]]) == 2


async def test_equal_payloads_have_unequal_digests(desk: Desk) -> None:
    for _ in range(2):
        await desk.merge(organizations()[:1])
        async with desk.store.write(ACTOR) as writer:
            await writer.remove("organization", [(A,)])
    first, _, third, _ = await desk.log()
    assert first.changes == third.changes
    assert first.payload_digests != third.payload_digests
