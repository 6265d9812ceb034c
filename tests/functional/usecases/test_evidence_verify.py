"""The log is evidence: what it says holds on both stores, and every deed of an intruder is found."""

from dataclasses import dataclass, replace

import pytest

from fakes.council_facts import A, B, every_fact
from fakes.tampering import DEEDS, rechained, tampered
from harness.desk import ACTOR, Desk
from harness.stored_log import Intruder, SqlIntruder
from harness.trust import trials
from lipgraph.domain.facts import NOUNS
from lipgraph.domain.ids import OrganizationId
from lipgraph.domain.organizations import Organization
from lipgraph.errors import InputError
from lipgraph.store.ports import Store
from lipgraph.usecases.verifying import state_at, verify

pytestmark = [pytest.mark.trust, pytest.mark.evidence]

NOUNS_OF_A_LOAD = 4


@dataclass(frozen=True, kw_only=True)
class Told:
    """A store with a history of ten transactions, the digests that were seen after each, and its intruder."""

    store: Store
    intruder: Intruder
    digests: list[str]


@pytest.fixture
async def told(either_store: Store, intruder: Intruder) -> Told:
    desk = Desk(either_store)
    digests = [await desk.digest()]
    facts = every_fact()
    nouns = sorted(NOUNS, key=lambda noun: noun == "membership")
    for start in range(0, len(nouns), NOUNS_OF_A_LOAD):
        some = nouns[start : start + NOUNS_OF_A_LOAD]
        await desk.merge([fact for fact in facts if fact.NOUN in some], key=f"load from {some[0]}")
        digests.append(await desk.digest())
    for name in ("Renamed", "Renommé", "Renamed"):
        await desk.merge([named("a", name), named("lonely", name)])
        digests.append(await desk.digest())
    async with either_store.write(ACTOR) as writer:
        await writer.remove("organization", [("lonely",)])
    digests.append(await desk.digest())
    return Told(store=either_store, intruder=intruder, digests=digests)


def named(key: str, name: str) -> Organization:
    one = A if key == "a" else OrganizationId(key)
    return Organization(id=one, slug=key, name=name)


async def test_a_log_that_nobody_touched_holds(told: Told) -> None:
    verdict = await verify(told.store)
    assert verdict.faults == ()
    assert verdict.state == told.digests[-1]
    lines = told.intruder.read()
    assert (verdict.head.number, verdict.head.hash) == (len(lines), lines[-1].hash)
    assert verdict.facts == sum(len(line.payloads) for line in lines)


async def test_an_empty_store_holds(either_store: Store) -> None:
    assert (await verify(either_store, outside="0" * 64)).faults == ()


async def test_the_log_replays_backwards_to_each_revision(told: Told) -> None:
    assert len(told.digests) == 1 + 6 + 3 + 1
    for revision, seen in enumerate(told.digests):
        assert await state_at(told.store, revision) == seen
    with pytest.raises(InputError):
        await state_at(told.store, len(told.digests))


async def test_each_deed_of_an_intruder_is_found(told: Told) -> None:
    log = told.intruder.read()
    missed = []
    is_sqlite = isinstance(told.intruder, SqlIntruder)
    for seed in range(100 if is_sqlite else trials(20, 100)):
        lines, deed = tampered(seed, log)
        told.intruder.write(lines)
        if (await verify(told.store)).holds:
            missed.append(deed)
    assert missed == []
    told.intruder.write(log)
    assert (await verify(told.store)).holds


@pytest.mark.parametrize("kind", range(len(DEEDS)))
async def test_a_fault_names_its_entry(told: Told, kind: int) -> None:
    lines, deed = tampered(kind, told.intruder.read())
    told.intruder.write(lines)
    assert any(fault.entry is not None for fault in (await verify(told.store)).faults), deed


async def test_a_log_written_anew_is_found_by_a_head_kept_outside(told: Told) -> None:
    kept = (await verify(told.store)).head
    earlier = told.intruder.read()[4].hash
    assert (await verify(told.store, outside=earlier)).outside_at == 5
    lines = [
        replace(line, payloads=[(salt, text.replace("Renamed", "Forged")) for salt, text in line.payloads])
        for line in told.intruder.read()
    ]
    told.intruder.write(rechained(lines))
    told.intruder.rename(A, "Forged")
    assert (await verify(told.store)).holds
    verdict = await verify(told.store, outside=kept.hash)
    assert [fault.code for fault in verdict.faults] == ["outside"]
    # All up to the first entry that was written anew is as it was.
    assert (await verify(told.store, outside=earlier)).holds


async def test_a_row_changed_past_the_log_is_found_by_its_name(told: Told) -> None:
    told.intruder.rename(B, "Forged")
    (fault,) = (await verify(told.store)).faults
    assert (fault.code, fault.found) == ("altered", f"organization {B}")


async def test_a_payload_emptied_past_the_log_is_no_redaction(told: Told) -> None:
    lines = told.intruder.read()
    lines[2].payloads[0] = ("", "")
    told.intruder.write(lines)
    faults = (await verify(told.store)).faults
    assert ("erased", 3, 1) in [(fault.code, fault.entry, fault.fact) for fault in faults]
