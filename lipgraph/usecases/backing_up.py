"""Keep all of a store beside it, and fill an empty store of either kind with what was kept: log included."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from lipgraph.domain import canonical
from lipgraph.domain.digest import state_digest
from lipgraph.domain.facts import NOUNS, Key, Row, row_key
from lipgraph.errors import InputError, Unavailable
from lipgraph.store.chain import Head, moment_text
from lipgraph.store.evidence import Ends, StoredEntry, stored_entry
from lipgraph.store.ports import Store, View, Written
from lipgraph.usecases.chaining import Chain, Fault
from lipgraph.usecases.replaying import Replay

ATTEMPTS = 3
MEMBERSHIP_LAST = tuple(sorted(NOUNS, key=lambda noun: noun == "membership"))
"""The order of filling: a membership may name a wave, which comes after it in the register."""

Rows = Mapping[str, Sequence[Row]]
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """All of a store at one revision."""

    rows: Rows
    entries: tuple[StoredEntry, ...]
    requests: tuple[tuple[str, Written], ...]
    head: Head

    @property
    def state(self) -> str:
        """The state digest of the rows."""
        return state_digest(self.rows)


async def kept(store: Store) -> Kept:
    """Read all of a store as one consistent view. Raises Unavailable where others write faster than it can be read."""
    for attempt in range(ATTEMPTS):
        async with store.view() as view:
            try:
                return await _read(view)
            except Unavailable:
                if attempt == ATTEMPTS - 1:
                    raise
    raise Unavailable


async def _read(view: View) -> Kept:
    before = await view.ends()
    rows = {noun: list(await view.rows(noun)) for noun in NOUNS}
    entries = tuple([entry async for entry in view.stored_log()])
    requests = tuple(await view.requests())
    if await view.ends() != before:
        raise Unavailable(reason="changed while reading")
    return Kept(rows=rows, entries=entries, requests=requests, head=before.head)


def faults_of(one: Kept) -> list[Fault]:
    """Verify what was kept, as a store is verified."""
    chain = Chain()
    for entry in one.entries:
        chain.follow(entry)
    remembered = max((written.revision for _, written in one.requests), default=0)
    chain.end(Ends(head=one.head, strays=0, remembered=remembered))
    if chain.faults:
        return chain.faults
    replay = Replay(chain.redactions)
    for entry in one.entries:
        replay.do(entry)
    rows: dict[str, dict[Key, Row]] = {noun: {row_key(noun, row): row for row in one.rows[noun]} for noun in NOUNS}
    return [*replay.faults, *replay.differences(rows)]


async def restore(store: Store, one: Kept, *, progress: Progress | None = None) -> None:
    """Fill an empty store in one transaction. Raises InputError unless it is empty, and for what does not hold."""
    if faults_of(one):
        raise InputError("backup-does-not-hold")
    async with store.view() as view:
        entries, rows = (await view.ends()).head.number, [len(await view.rows(noun)) for noun in NOUNS]
        if entries or any(rows):
            raise InputError("store-not-empty", entries=entries, facts=sum(rows))
    total, done = len(one.entries), 0
    async with store.refill() as refill:
        for noun in MEMBERSHIP_LAST:
            await refill.rows(noun, one.rows[noun])
        for entry in one.entries:
            await refill.entry(entry)
            done += 1
            if progress is not None:
                progress(done, total)
        for key, written in one.requests:
            await refill.request(key, written)


def entry_lines(one: Kept) -> bytes:
    """Write the log as JSON, one entry a line."""
    return _lines([_entry_cells(entry) for entry in one.entries])


def request_lines(one: Kept) -> bytes:
    """Write the idempotency keys as JSON, one a line."""
    return _lines([{"key": key, **asdict(written)} for key, written in one.requests])


def _entry_cells(entry: StoredEntry) -> dict[str, canonical.Json]:
    return {
        "number": entry.number,
        "transaction": entry.transaction,
        "at": entry.at,
        "actor": dict(entry.actor),
        "revision": entry.revision,
        "payload_digests": list(entry.payload_digests),
        "payloads": [[one.salt, one.text] for one in entry.payloads],
        "previous": entry.previous,
        "hash": entry.hash,
    }


def _lines(values: Sequence[Mapping[str, canonical.Json]]) -> bytes:
    return b"".join(canonical.text(value).encode("utf-8", "surrogatepass") + b"\n" for value in values)


def read_entries(content: bytes) -> tuple[StoredEntry, ...]:
    """Read the log back. Raises InputError for what is no log."""
    return tuple(_entry(cells) for cells in _objects(content))


def read_requests(content: bytes) -> tuple[tuple[str, Written], ...]:
    """Read the idempotency keys back. Raises InputError for what are none."""
    return tuple(_request(cells) for cells in _objects(content))


def _entry(cells: dict[str, Any]) -> StoredEntry:
    payloads = cells.pop("payloads", None)
    if not isinstance(payloads, list) or not all(isinstance(one, list) and len(one) == 2 for one in payloads):
        raise InputError("backup-does-not-hold")
    entry = stored_entry(cells, [(place, salt, text) for place, (salt, text) in enumerate(payloads)])
    if not entry.is_readable or not _is_moment(entry.at):
        raise InputError("backup-does-not-hold")
    return entry


def _is_moment(at: str) -> bool:
    try:
        return moment_text(datetime.fromisoformat(at)) == at
    except ValueError:
        return False


def _request(cells: dict[str, Any]) -> tuple[str, Written]:
    try:
        return str(cells.pop("key")), Written(**cells)
    except (KeyError, TypeError) as err:
        raise InputError("backup-does-not-hold") from err


def _objects(content: bytes) -> list[dict[str, Any]]:
    try:
        found = [json.loads(line) for line in content.decode("utf-8", "surrogatepass").split("\n") if line]
    except (ValueError, RecursionError) as err:
        raise InputError("backup-does-not-hold") from err
    if not all(isinstance(one, dict) for one in found):
        raise InputError("backup-does-not-hold")
    return found
