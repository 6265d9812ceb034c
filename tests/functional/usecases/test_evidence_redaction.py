"""A text that should never have been written goes, and the chain, the log and the replays stay."""

import asyncio
from pathlib import Path

import pytest

from fakes.council_facts import A, B, every_fact
from harness.desk import ACTOR, Desk
from harness.stored_log import Intruder
from lipgraph.domain.organizations import Organization, OrganizationName
from lipgraph.errors import InputError, NotFound
from lipgraph.store.opening import open_store
from lipgraph.store.ports import Store
from lipgraph.usecases.redacting import redact
from lipgraph.usecases.verifying import state_at, verify

pytestmark = [pytest.mark.trust, pytest.mark.evidence]

PERSON = "Jane Q. Newcomer"
WHY = "a person's name in a cell"


@pytest.fixture
async def desk(either_store: Store) -> Desk:
    """Revision 1: all facts, 2: a person's name for an organization, 3: the mended name, 4: another fact."""
    desk = Desk(either_store)
    await desk.merge(every_fact())
    await desk.merge([Organization(id=A, slug="a", name=PERSON)])
    await desk.merge([Organization(id=A, slug="a", name="Library")])
    await desk.merge([Organization(id=B, slug="b", name="Later")])
    return desk


async def test_both_payloads_of_a_name_are_redacted_and_the_log_holds(desk: Desk) -> None:
    seen = [await state_at(desk.store, revision) for revision in range(5)]
    first = await redact(desk.store, (2, 0), WHY, ACTOR)
    assert (first.entry, first.noun, first.key, first.today) == (5, "organization", (A,), ("slug",))
    assert (3, 0) in first.elsewhere
    await redact(desk.store, (3, 0), WHY, ACTOR)
    verdict = await verify(desk.store)
    assert verdict.faults == ()
    assert [(one.place, one.reason, one.said_by) for one in verdict.redactions] == [((2, 0), WHY, 5), ((3, 0), WHY, 6)]
    log = await desk.log()
    assert [entry.changes[0].is_redacted for entry in log] == [False, True, True, False, False, False]
    assert PERSON not in repr(log)
    # What the redacted payloads do not hide is still told, from either end; revision 2 was all about them.
    told = [await state_at(desk.store, revision) for revision in (0, 1, 3, 4, 5, 6)]
    assert told == [seen[0], seen[1], seen[3], seen[4], seen[4], seen[4]]
    with pytest.raises(InputError) as refused:
        await state_at(desk.store, 2)
    assert refused.value.code == "revision-redacted"


async def test_a_redaction_is_done_once_and_cannot_be_redacted(desk: Desk) -> None:
    assert (await redact(desk.store, (2, 0), WHY, ACTOR)).entry == 5
    assert (await redact(desk.store, (2, 0), WHY, ACTOR)).entry is None
    assert await desk.revision() == 5
    with pytest.raises(InputError) as refused:
        await redact(desk.store, (5, 0), WHY, ACTOR)
    assert refused.value.code == "redaction-redacted"


@pytest.mark.parametrize("reason", ["", " ", "x" * 201, f"the name {PERSON.upper()}"])
async def test_a_reason_is_asked_for_and_does_not_repeat_the_text(desk: Desk, reason: str) -> None:
    with pytest.raises(InputError) as refused:
        await redact(desk.store, (2, 0), reason, ACTOR)
    assert refused.value.code == "redact-reason"
    assert await desk.revision() == 4


@pytest.mark.parametrize("place", [(9, 0), (2, 1)])
async def test_what_is_not_there_is_not_redacted(desk: Desk, place: tuple[int, int]) -> None:
    with pytest.raises(NotFound):
        await redact(desk.store, place, WHY, ACTOR)


async def test_of_a_fact_whose_key_is_text_only_the_noun_is_kept(desk: Desk) -> None:
    wrong = OrganizationName(organization=A, text=PERSON)
    await desk.merge([wrong])
    async with desk.store.write(ACTOR) as writer:
        await writer.remove("organization-name", [(A, PERSON)])
    for place in ((5, 0), (6, 0)):
        await redact(desk.store, place, WHY, ACTOR)
    assert "organization-name" in repr((await verify(desk.store)).redactions)
    assert [PERSON in repr(entry) for entry in await desk.log()] == [False, True, True, *[False] * 5]
    assert (await verify(desk.store)).faults == ()


async def test_a_forged_row_is_found_beside_a_redaction(desk: Desk, intruder: Intruder) -> None:
    await redact(desk.store, (2, 0), WHY, ACTOR)
    intruder.rename(B, "Forged")
    assert [fault.code for fault in (await verify(desk.store)).faults] == ["altered"]


def holding(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir() if PERSON.encode() in path.read_bytes()]


async def test_the_text_is_in_no_byte_of_the_file(tmp_path: Path) -> None:
    store = open_store(f"sqlite:///{tmp_path / 'kept.db'}")
    try:
        await store.migrate()
        desk = Desk(store)
        await desk.merge(every_fact())
        await desk.merge([Organization(id=A, slug="a", name=PERSON * 400)])
        await desk.merge([Organization(id=A, slug="a", name="Library")])
        for place in ((2, 0), (3, 0)):
            await redact(store, place, WHY, ACTOR)
        held = await asyncio.to_thread(holding, tmp_path)
    finally:
        await store.close()
    assert held == []
