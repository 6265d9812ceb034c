"""The log as it is stored: what verify reads, what redact takes out, what restore puts into an empty store."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from fakes.council_facts import NORTH, every_fact, organization, organizations
from harness.desk import ACTOR, Desk
from lipgraph.domain.facts import NOUNS, Row
from lipgraph.domain.organizations import Organization
from lipgraph.errors import Conflict, InputError, NotFound
from lipgraph.store.chain import GENESIS, REDACTED, REDACTION, Head
from lipgraph.store.evidence import Ends, StoredEntry
from lipgraph.store.opening import open_store
from lipgraph.store.ports import Store, Written


async def stored(store: Store, *, after: int = 0) -> list[StoredEntry]:
    async with store.view() as view:
        return [entry async for entry in view.stored_log(after=after)]


async def ends(store: Store) -> Ends:
    async with store.view() as view:
        return await view.ends()


async def requests(store: Store) -> list[tuple[str, Written]]:
    async with store.view() as view:
        return list(await view.requests())


async def rows(store: Store) -> dict[str, list[Row]]:
    async with store.view() as view:
        return {noun: list(await view.rows(noun)) for noun in sorted(NOUNS, key=lambda noun: noun == "membership")}


async def redact(desk: Desk, entry: int, place: int) -> None:
    async with desk.store.write(ACTOR) as writer:
        await writer.redact(entry, place, reason="a name")


async def test_the_stored_log_is_the_log(desk: Desk) -> None:
    await desk.merge(every_fact())
    await desk.merge(organizations()[:1], key="again")
    log, kept = await desk.log(), await stored(desk.store)
    assert [(one.number, one.hash, one.previous) for one in kept] == [(e.number, e.hash, e.previous) for e in log]
    assert [one.payload_digests for one in kept] == [entry.payload_digests for entry in log]
    assert tuple(kept[0].change(place) for place in range(len(kept[0].payloads))) == log[0].changes
    assert await stored(desk.store, after=1) == kept[1:]


async def test_a_stored_entry_demands_its_own_hash(desk: Desk) -> None:
    await desk.merge(every_fact())
    (entry,) = await stored(desk.store)
    assert entry.content_hash == entry.hash
    assert tuple(payload.digest for payload in entry.payloads) == entry.payload_digests
    assert [payload.place for payload in entry.payloads] == list(range(len(entry.payloads)))


async def test_an_empty_log_ends_where_it_begins(desk: Desk) -> None:
    assert await ends(desk.store) == Ends(head=Head(0, GENESIS, 0), strays=0, remembered=0)
    assert await stored(desk.store) == []


async def test_the_end_is_that_of_the_last_entry_and_the_store_remembers_its_revision(desk: Desk) -> None:
    await desk.merge(every_fact())
    await desk.merge([organizations()[0]])
    last = (await desk.log())[-1]
    assert await ends(desk.store) == Ends(
        head=Head(last.number, last.hash, last.revision), strays=0, remembered=last.revision
    )


async def test_every_idempotency_key_is_listed_with_what_its_transaction_did(desk: Desk) -> None:
    second = await desk.merge(organizations()[:1], key="b")
    first = await desk.merge(organizations()[1:2], key="a")
    assert await requests(desk.store) == [("a", first), ("b", second)]


async def test_a_redacted_change_is_told_as_one_and_an_entry_says_so(desk: Desk) -> None:
    await desk.merge(organizations()[:2])
    before = (await desk.log())[0]
    await redact(desk, 1, 0)
    first, second = await desk.log()
    assert [change.noun for change in first.changes] == [REDACTED, "organization"]
    assert first.changes[0].is_redacted
    assert (first.hash, first.payload_digests) == (before.hash, before.payload_digests)
    assert first.changes[1] == before.changes[1]
    (said,) = second.changes
    assert (said.noun, said.key, said.before) == (REDACTION, ("1", "1"), None)
    assert said.after == {"noun": "organization", "fact": list(before.changes[0].key), "reason": "a name"}
    (entry, _) = await stored(desk.store)
    assert (entry.payloads[0].text, entry.payloads[0].salt, entry.payloads[0].is_redacted) == ("", "", True)


async def test_todays_rows_stay_as_they_are_when_the_log_is_redacted(desk: Desk) -> None:
    await desk.merge(every_fact())
    before = await desk.digest()
    await redact(desk, 1, 0)
    assert (await desk.digest(), await desk.revision()) == (before, 2)


async def test_redacting_twice_is_logged_once(desk: Desk) -> None:
    await desk.merge(organizations()[:1])
    for _ in range(2):
        await redact(desk, 1, 0)
    assert len(await desk.log()) == 2


@pytest.mark.parametrize("place", [(1, 1), (2, 0)])
async def test_what_is_not_in_the_log_cannot_be_redacted(desk: Desk, place: tuple[int, int]) -> None:
    await desk.merge(organizations()[:1])
    with pytest.raises(NotFound):
        await redact(desk, *place)
    assert len(await desk.log()) == 1


async def test_what_a_redaction_says_cannot_be_redacted(desk: Desk) -> None:
    await desk.merge(organizations()[:1])
    await redact(desk, 1, 0)
    with pytest.raises(InputError):
        await redact(desk, 2, 0)


async def test_a_redaction_that_is_not_committed_takes_nothing_out(desk: Desk) -> None:
    await desk.merge(organizations()[:1])
    before = await desk.log()

    async def half() -> None:
        async with desk.store.write(ACTOR) as writer:
            await writer.redact(1, 0, reason="a name")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        await half()
    assert await desk.log() == before


@pytest.fixture
async def model(tmp_path: Path) -> AsyncIterator[Desk]:
    """Another store, with a history of two entries."""
    store = open_store(f"sqlite:///{tmp_path / 'model.db'}")
    try:
        await store.migrate()
        desk = Desk(store)
        await desk.merge(every_fact())
        await desk.merge([Organization(id=organization("a"), slug="a", name="Renamed")])
        yield desk
    finally:
        await store.close()


async def fill(store: Store, kept: dict[str, list[Row]], entries: list[StoredEntry]) -> None:
    async with store.refill() as refill:
        for noun, there in kept.items():
            await refill.rows(noun, there)
        for entry in entries:
            await refill.entry(entry)
        await refill.request("kept", Written(added={"claim": 1}, changed={}, removed={}, revision=1, note="noted"))


async def test_only_a_store_in_which_nothing_was_written_is_filled(desk: Desk) -> None:
    await desk.merge(every_fact())
    kept, entries = await rows(desk.store), await stored(desk.store)
    with pytest.raises(Conflict):
        await fill(desk.store, kept, entries)
    assert await stored(desk.store) == entries


async def test_an_empty_store_is_filled_with_rows_entries_and_keys(desk: Desk, model: Desk) -> None:
    kept, entries = await rows(model.store), await stored(model.store)
    await fill(desk.store, kept, entries)
    assert (await desk.digest(), await stored(desk.store)) == (await model.digest(), entries)
    assert (await ends(desk.store)).head == (await ends(model.store)).head
    assert await requests(desk.store) == [
        ("kept", Written(added={"claim": 1}, changed={}, removed={}, revision=1, note="noted"))
    ]
    async with desk.store.view() as view:
        assert await view.partnership_revision(NORTH) == entries[-1].revision
    assert (await desk.merge([organizations()[0]])).revision == entries[-1].revision + 1


async def test_a_filling_that_breaks_off_leaves_nothing(desk: Desk, model: Desk) -> None:
    kept, entries = await rows(model.store), await stored(model.store)

    async def half() -> None:
        async with desk.store.refill() as refill:
            await refill.rows("organization", kept["organization"])
            await refill.entry(entries[0])
            raise RuntimeError

    with pytest.raises(RuntimeError):
        await half()
    assert await ends(desk.store) == Ends(head=Head(), strays=0, remembered=0)
    async with desk.store.view() as view:
        assert await view.rows("organization") == []
