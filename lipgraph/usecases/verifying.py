"""Verify a store: its chain, its payloads, the log replayed to today's rows, and the state at any earlier revision."""

from __future__ import annotations

from dataclasses import dataclass

from lipgraph.domain.digest import state_digest
from lipgraph.domain.facts import NOUNS, Key, Row, row_key
from lipgraph.errors import Conflict, InputError, Unavailable
from lipgraph.store.chain import Head
from lipgraph.store.ports import Store, View
from lipgraph.usecases.chaining import Chain, Fault, Redaction
from lipgraph.usecases.replaying import Replay

ATTEMPTS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What was verified and what does not hold; ``outside_at`` is the entry that a head kept outside stands for."""

    head: Head
    facts: int
    state: str
    faults: tuple[Fault, ...]
    redactions: tuple[Redaction, ...]
    outside_at: int | None

    @property
    def holds(self) -> bool:
        """True where nothing is wrong."""
        return not self.faults


async def verify(store: Store, *, outside: str | None = None) -> Verdict:
    """Verify all of a store at one revision; ``outside`` is a head digest that was kept elsewhere, of today or before.

    Raises Unavailable where others write faster than it can be read.
    """
    for attempt in range(ATTEMPTS):
        async with store.view() as view:
            try:
                return await _verdict(view, outside)
            except Unavailable:
                if attempt == ATTEMPTS - 1:
                    raise
    raise Unavailable


async def _verdict(view: View, outside: str | None) -> Verdict:
    before = await view.ends()
    chain = Chain(outside=outside)
    async for entry in view.stored_log():
        chain.follow(entry)
    chain.end(before)
    rows = await rows_of(view)
    faults = chain.faults
    if not faults:
        # Replaying what does not hold would only name the same place again.
        replay = Replay(chain.redactions)
        async for entry in view.stored_log():
            replay.do(entry)
        faults = [*replay.faults, *replay.differences(rows)]
    if await view.ends() != before:
        raise Unavailable(reason="changed while reading")
    return Verdict(
        head=before.head,
        facts=chain.facts,
        state=_digest(rows),
        faults=tuple(faults),
        redactions=tuple(chain.redactions.values()),
        outside_at=chain.outside_at,
    )


async def rows_of(view: View) -> dict[str, dict[Key, Row]]:
    """Return today's rows by noun and key."""
    return {noun: {row_key(noun, row): dict(row) for row in await view.rows(noun)} for noun in NOUNS}


def _digest(rows: dict[str, dict[Key, Row]]) -> str:
    return state_digest({noun: list(there.values()) for noun, there in rows.items()})


async def state_at(store: Store, revision: int) -> str:
    """Return the state digest as of an earlier revision, replayed backwards from today.

    Raises InputError for a revision that is not there yet, or that redacted payloads hide; Conflict where the log
    does not lead back there.
    """
    async with store.view() as view:
        head = (await view.ends()).head
        if revision > head.revision:
            raise InputError("no-such-revision", found=revision, expected=head.revision)
        chain = Chain()
        entries = []
        async for entry in view.stored_log():
            chain.follow(entry)
            entries.append(entry)
        back = Replay(chain.redactions, {noun: dict(rows) for noun, rows in (await rows_of(view)).items()})
    for entry in reversed(entries):
        if entry.revision > revision:
            back.undo(entry)
    if back.faults:
        raise Conflict(kind="log", id=str(back.faults[0].entry), stands_in_the_way=back.faults[0].found)
    if not back.unknown:
        return state_digest(back.rows())
    # What a later payload hides, the ones before it may still say.
    forth = Replay(chain.redactions)
    for entry in entries:
        if entry.revision <= revision:
            forth.do(entry)
    if forth.unknown:
        raise InputError("revision-redacted", found=revision)
    return state_digest(forth.rows())
