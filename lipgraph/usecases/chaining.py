"""Follows the stored log entry by entry, and names each place where it does not hold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lipgraph.domain.facts import Key
from lipgraph.store.chain import GENESIS, REDACTION
from lipgraph.store.evidence import Ends, StoredEntry
from lipgraph.store.ports import FactChange

Place = tuple[int, int]
"""The number of an entry and the place of a fact in it, from 0; people read it as ``entry.fact``, from 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One thing that is wrong; ``code`` is a key of the catalogue (``fault_<code>``), the numbers say where."""

    code: str
    entry: int | None = None
    fact: int | None = None
    found: str = ""
    expected: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Redaction:
    """A payload whose text was taken out: where, what is still said of it, and which entry says so."""

    place: Place
    noun: str
    key: Key | None
    reason: str
    said_by: int


class Chain:
    """Is given every stored entry, oldest first, and then what stands beside them."""

    def __init__(self, *, outside: str | None = None) -> None:
        self.faults: list[Fault] = []
        self.redactions: dict[Place, Redaction] = {}
        self.facts = 0
        self.outside_at: int | None = 0 if outside == GENESIS else None
        self._outside = outside
        self._number, self._hash, self._revision, self._transaction = 0, GENESIS, 0, ""
        self._erased: dict[Place, str] = {}

    def follow(self, entry: StoredEntry) -> None:
        """Look at the next entry."""
        if entry.hash == self._outside:
            self.outside_at = entry.number
        fault = self._fault(entry)
        if fault is not None:
            self.faults.append(fault)
        if entry.is_readable:
            self.facts += len(entry.payload_digests)
            self._look_inside(entry)
            self._revision, self._transaction = entry.revision, entry.transaction
        self._number, self._hash = entry.number, entry.hash

    def end(self, ends: Ends) -> None:
        """Compare where the log ends with what the store and the outside say of its end."""
        head = ends.head
        if (head.number, head.hash) != (self._number, self._hash):
            self.faults.append(Fault(code="head", entry=self._number, found=f"{head.number} {head.hash}"))
        elif ends.remembered > self._revision or head.revision != self._revision:
            found = str(max(ends.remembered, head.revision))
            self.faults.append(Fault(code="cut", entry=self._number, found=found, expected=str(self._revision)))
        if ends.strays:
            self.faults.append(Fault(code="strays", found=str(ends.strays)))
        if self._outside is not None and self.outside_at is None:
            self.faults.append(Fault(code="outside", found=self._hash, expected=self._outside))
        unsaid = [place for place in self._erased if place not in self.redactions]
        self.faults.extend(Fault(code="erased", entry=entry, fact=fact + 1) for entry, fact in unsaid)

    def _fault(self, entry: StoredEntry) -> Fault | None:
        number = self._number + 1
        if entry.number > number:
            return Fault(code="missing", entry=number, found=str(entry.number))
        if not entry.is_readable or entry.number < number:
            return Fault(code="unreadable", entry=entry.number)
        if entry.previous != self._hash:
            return Fault(code="unlinked", entry=entry.number, found=entry.previous, expected=self._hash)
        if entry.content_hash != entry.hash:
            return Fault(code="rewritten", entry=entry.number, found=entry.hash, expected=entry.content_hash)
        follows = self._revision if entry.transaction == self._transaction else self._revision + 1
        if entry.revision != follows:
            return Fault(code="revision", entry=entry.number, found=str(entry.revision), expected=str(follows))
        return None

    def _look_inside(self, entry: StoredEntry) -> None:
        if [one.place for one in entry.payloads] != list(range(len(entry.payload_digests))):
            found, expected = len(entry.payloads), len(entry.payload_digests)
            self.faults.append(Fault(code="payloads", entry=entry.number, found=str(found), expected=str(expected)))
            return
        for digest, payload in zip(entry.payload_digests, entry.payloads, strict=True):
            if payload.is_redacted:
                self._erased[entry.number, payload.place] = digest
            elif payload.digest != digest:
                self.faults.append(Fault(code="payload", entry=entry.number, fact=payload.place + 1))
            elif (change := read_change(entry, payload.place)) is None:
                self.faults.append(Fault(code="unreadable-fact", entry=entry.number, fact=payload.place + 1))
            elif change.noun == REDACTION:
                self._note(entry, change)

    def _note(self, entry: StoredEntry, change: FactChange) -> None:
        redaction = _redaction(entry.number, change)
        if redaction is None or redaction.place[0] >= entry.number:
            self.faults.append(Fault(code="unreadable", entry=entry.number))
        else:
            self.redactions[redaction.place] = redaction


def read_change(entry: StoredEntry, place: int) -> FactChange | None:
    """Read a change, or None where the text is none: what was rewritten from the first entry on may hold anything."""
    try:
        return entry.change(place)
    except (ValueError, KeyError, TypeError, AttributeError):
        return None


def _redaction(said_by: int, change: FactChange) -> Redaction | None:
    after: Mapping[str, object] = change.after or {}
    key = after.get("fact")
    if len(change.key) != 2 or not all(part.isdecimal() for part in change.key):
        return None
    return Redaction(
        place=(int(change.key[0]), int(change.key[1]) - 1),
        noun=str(after.get("noun")),
        key=tuple(str(part) for part in key) if isinstance(key, list) else None,
        reason=str(after.get("reason")),
        said_by=said_by,
    )
