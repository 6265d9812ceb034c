"""The log's chain: how changes become payloads, payloads salted digests, and digests entries that hold each other."""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from lipgraph.domain import canonical
from lipgraph.domain.facts import Row, columns
from lipgraph.store.ports import Actor, FactChange, LogEntry

FACTS_OF_AN_ENTRY = 1000
"""How many facts one entry holds at most: what one transaction of a server with a small heap can take."""

GENESIS = "0" * 64
"""What stands as the hash before the first entry."""


REDACTION, REDACTED = "redaction", "redacted"
"""What stands in the place of a noun: of the change that says that a payload was redacted, and of that payload."""

REDACTION_COLUMNS = ("noun", "fact", "reason")
"""What a redaction tells: the noun and the key of the fact (none where the key itself is text), and why."""


@dataclass(frozen=True, slots=True)
class Head:
    """The end of the chain: the last entry's number and hash, and the store's revision."""

    number: int = 0
    hash: str = GENESIS
    revision: int = 0


@dataclass(frozen=True, slots=True)
class Payload:
    """One change as it is stored beside the chain; the chain itself commits to ``digest`` only."""

    text: str
    salt: str

    @property
    def digest(self) -> str:
        """The SHA-256 of salt and text."""
        return hashlib.sha256(f"{self.salt}{self.text}".encode("utf-8", "surrogatepass")).hexdigest()


SALT_BYTES = 16


def payloads_of(changes: Sequence[FactChange]) -> tuple[Payload, ...]:
    """Write changes as canonical text without absent cells, each with a fresh salt."""
    salts = secrets.token_hex(SALT_BYTES * len(changes))
    width = 2 * SALT_BYTES
    return tuple(
        Payload(text=_text(change), salt=salts[place * width : (place + 1) * width])
        for place, change in enumerate(changes)
    )


def _text(change: FactChange) -> str:
    before, after = _present(change.before), _present(change.after)
    return canonical.text({"noun": change.noun, "key": change.key, "before": before, "after": after})


def change_of(text: str) -> FactChange:
    """Read a change back from a payload's text; absent cells are None again. Of a redacted one nothing is known."""
    if not text:
        return FactChange(noun=REDACTED, key=(), before=None, after=None)
    told: dict[str, Any] = json.loads(text)
    noun = str(told["noun"])
    before, after = _whole(noun, told["before"]), _whole(noun, told["after"])
    return FactChange(noun=noun, key=tuple(told["key"]), before=before, after=after)


def next_entry(
    head: Head, changes: Sequence[FactChange], *, transaction: str, actor: Actor, revision: int
) -> tuple[LogEntry, tuple[Payload, ...]]:
    """Make the entry that follows ``head``, and the payloads to store beside it, in the order of its changes."""
    payloads = payloads_of(changes)
    unsealed = LogEntry(
        number=head.number + 1,
        transaction=transaction,
        at=datetime.now(UTC),
        actor=actor,
        revision=revision,
        changes=tuple(changes),
        payload_digests=tuple(payload.digest for payload in payloads),
        salts=tuple(payload.salt for payload in payloads),
        previous=head.hash,
        hash="",
    )
    return sealed(unsealed), payloads


def sealed(entry: LogEntry) -> LogEntry:
    """Return the entry with the hash that its content demands."""
    return replace(entry, hash=entry_hash(entry))


def entry_hash(entry: LogEntry) -> str:
    """Return the SHA-256 over the canonical text of everything in an entry but its payloads, salts and own hash."""
    return canonical.digest(
        {
            "number": entry.number,
            "transaction": entry.transaction,
            "at": moment_text(entry.at),
            "actor": actor_cells(entry.actor),
            "revision": entry.revision,
            "payloads": list(entry.payload_digests),
            "previous": entry.previous,
        }
    )


def moment_text(at: datetime) -> str:
    """Write a time of the log, the only text in which one is stored and hashed."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def actor_cells(actor: Actor) -> dict[str, str | None]:
    """Spread an actor into plain values."""
    return {"role": actor.role, "channel": actor.channel, "document": actor.document, "digest": actor.digest}


def broken_at(entries: Iterable[LogEntry]) -> int | None:
    """Return the number of the first entry of a whole chain that does not hold, or None: what *verify* asks."""
    previous = GENESIS
    for number, entry in enumerate(entries, start=1):
        if (entry.number, entry.previous) != (number, previous) or entry_hash(entry) != entry.hash:
            return number
        if not _payloads_hold(entry):
            return number
        previous = entry.hash
    return None


def _payloads_hold(entry: LogEntry) -> bool:
    if not len(entry.changes) == len(entry.salts) == len(entry.payload_digests):
        return False
    stored = zip(entry.changes, entry.salts, strict=True)
    return tuple(Payload(_text(change), salt).digest for change, salt in stored) == entry.payload_digests


def _present(row: Row | None) -> canonical.Json:
    return None if row is None else {name: cell for name, cell in row.items() if cell is not None}


def _whole(noun: str, cells: dict[str, Any] | None) -> Row | None:
    names = REDACTION_COLUMNS if noun == REDACTION else columns(noun)
    return None if cells is None else {name: cells.get(name) for name in names}
