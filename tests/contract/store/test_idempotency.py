"""Idempotency keys: a request is done once under its key, and told the same ever after, whatever comes with it."""

from dataclasses import replace

import pytest

from fakes.council_facts import A, B, every_fact, organization
from harness.desk import ACTOR, Desk
from lipgraph.domain.facts import Fact
from lipgraph.domain.organizations import Organization, OrganizationName
from lipgraph.errors import InputError
from lipgraph.store.ports import Store, Written

FIRST = Organization(id=A, slug="a", name="First")
BODIES: dict[str, list[Fact]] = {
    "the same": [FIRST],
    "another value": [replace(FIRST, name="Second")],
    "another fact": [Organization(id=B, slug="b", name="B")],
    "more": [FIRST, Organization(id=B, slug="b", name="B")],
    "nothing": [],
    "what would be refused": [OrganizationName(organization=organization("nobody"), text="x")],
}


async def _noted(store: Store, facts: list[Fact], *, key: str, note: str) -> Written:
    async with store.write(ACTOR, key=key) as writer:
        await writer.merge(facts)
        writer.note(note)
    return writer.written


@pytest.mark.parametrize("body", BODIES.values(), ids=list(BODIES))
async def test_a_seen_key_does_nothing_whatever_comes_with_it(desk: Desk, body: list[Fact]) -> None:
    first = await _noted(desk.store, [FIRST], key="request", note="digest of the first body")
    before = (await desk.digest(), await desk.revision(), await desk.log())
    again = await _noted(desk.store, body, key="request", note="digest of another body")
    assert again.replayed
    assert (again.added, again.changed, again.removed) == (first.added, first.changed, first.removed)
    assert again.revision == first.revision
    assert again.note == "digest of the first body", "so a caller sees that it was another body, and can refuse it"
    assert (await desk.digest(), await desk.revision(), await desk.log()) == before


async def test_what_was_told_first_is_told_after_others_wrote(desk: Desk) -> None:
    first = await _noted(desk.store, [FIRST], key="request", note="n")
    for name in ("Second", "Third"):
        await desk.merge([replace(FIRST, name=name)])
    again = await _noted(desk.store, [FIRST], key="request", note="")
    assert (again.revision, again.added, again.note) == (first.revision, first.added, "n")
    assert await desk.get(FIRST, (A,)) == replace(FIRST, name="Third")


async def test_removals_are_told_again_too(desk: Desk) -> None:
    await desk.merge([FIRST])
    for replayed in (False, True):
        async with desk.store.write(ACTOR, key="end") as writer:
            await writer.remove("organization", [(A,)])
        assert (writer.written.replayed, dict(writer.written.removed)) == (replayed, {"organization": 1})


@pytest.mark.parametrize("key", ["", " ", "Réseau ᐃᓄ 🏠", "x" * 1_000, "'; DROP TABLE log; --", "a\nb"], ids=ascii)
async def test_any_text_is_a_key(desk: Desk, key: str) -> None:
    assert not (await desk.merge([FIRST], key=key)).replayed
    assert (await desk.merge([FIRST], key=key)).replayed


@pytest.mark.parametrize("pair", [("a", "A"), ("a", "a "), ("e\u0301", "é"), ("1", "01")], ids=ascii)
async def test_keys_that_only_look_alike_are_two(desk: Desk, pair: tuple[str, str]) -> None:
    told = [await desk.merge([FIRST], key=key) for key in pair]
    assert [one.replayed for one in told] == [False, False]


async def test_a_refused_request_may_be_mended_under_its_key(desk: Desk) -> None:
    with pytest.raises(InputError):
        await desk.merge(BODIES["what would be refused"], key="request")
    assert not (await desk.merge([FIRST], key="request")).replayed


async def test_keys_are_no_part_of_the_state(desk: Desk) -> None:
    await desk.merge(every_fact(), key="load")
    before = (await desk.digest(), await desk.revision(), len(await desk.log()))
    assert (await desk.merge([], key="other")).total == 0
    assert (await desk.digest(), await desk.revision(), len(await desk.log())) == before


async def test_a_replay_still_reads_what_is_stored_now(desk: Desk) -> None:
    await desk.merge([FIRST], key="request")
    await desk.merge([replace(FIRST, name="Now")])
    async with desk.store.write(ACTOR, key="request") as writer:
        assert writer.written.replayed
        assert await writer.get("organization", (A,)) == replace(FIRST, name="Now")


async def test_a_request_without_a_key_is_done_each_time(desk: Desk) -> None:
    told = [await desk.merge([replace(FIRST, name=name)]) for name in ("a", "b", "a")]
    assert [(one.replayed, one.total) for one in told] == [(False, 1)] * 3


async def test_a_key_used_by_one_is_seen_by_another_with_the_note(desk: Desk, other: Store) -> None:
    first = await _noted(desk.store, every_fact(), key="load", note="« é »")
    again = await _noted(other, [], key="load", note="")
    assert (again.note, again.added, again.replayed) == ("« é »", first.added, True)
