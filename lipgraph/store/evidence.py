"""The log as it stands in the store, believed by nobody yet: what *verify* reads and *backup* keeps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from lipgraph.domain import canonical
from lipgraph.store.chain import Head, Payload, change_of
from lipgraph.store.ports import FactChange

TEXTS = ("transaction", "at", "previous", "hash")
ACTOR_CELLS = frozenset({"role", "channel", "document", "digest"})


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredPayload:
    """One change as text beside the chain; a redacted one has lost its text and its salt, and keeps its digest."""

    place: int
    salt: str
    text: str

    @property
    def is_redacted(self) -> bool:
        """True where the text was taken out, whether an entry says so or not."""
        return not self.text

    @property
    def digest(self) -> str:
        """The digest that the chain has to commit to; of a redacted payload none can be computed any more."""
        return Payload(self.text, self.salt).digest


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredEntry:
    """One entry of the log with its cells as they are stored; ``is_readable`` False: they are not those of an entry."""

    number: int
    transaction: str = ""
    at: str = ""
    actor: Mapping[str, str | None] = field(default_factory=dict)
    revision: int = 0
    payload_digests: tuple[str, ...] = ()
    payloads: tuple[StoredPayload, ...] = ()
    previous: str = ""
    hash: str = ""
    is_readable: bool = True

    @property
    def content_hash(self) -> str:
        """The hash that the entry's own content demands."""
        return canonical.digest(
            {
                "number": self.number,
                "transaction": self.transaction,
                "at": self.at,
                "actor": dict(self.actor),
                "revision": self.revision,
                "payloads": list(self.payload_digests),
                "previous": self.previous,
            }
        )

    def change(self, place: int) -> FactChange:
        """Read the change at a place. Raises what a text that is none raises: ValueError, KeyError or TypeError."""
        return change_of(self.payloads[place].text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ends:
    """What stands beside the log: where the store says that it ends, and what does not belong to any place in it.

    ``remembered`` is the last revision that anything but the log names: a log that ends before it was cut.
    """

    head: Head
    strays: int
    remembered: int


def stored_entry(cells: Mapping[str, object], payloads: Sequence[tuple[object, object, object]]) -> StoredEntry:
    """Make an entry of what an adapter found (payloads: place, salt, text); unreadable where it is not one."""
    number = cells.get("number")
    known = number if _is_whole(number) and isinstance(number, int) else 0
    actor, digests = cells.get("actor"), cells.get("payload_digests")
    revision = cells.get("revision")
    if not (
        known
        and isinstance(revision, int)
        and _is_whole(revision)
        and all(isinstance(cells.get(name), str) for name in TEXTS)
        and isinstance(actor, Mapping)
        and isinstance(digests, Sequence)
        and _are_readable(actor, digests, payloads)
    ):
        return StoredEntry(number=known, hash=str(cells.get("hash")), is_readable=False)
    transaction, at, previous, hashed = (str(cells[name]) for name in TEXTS)
    return StoredEntry(
        number=known,
        transaction=transaction,
        at=at,
        actor=dict(actor),
        revision=revision,
        payload_digests=tuple(digests),
        payloads=tuple(_payload(*one) for one in payloads),
        previous=previous,
        hash=hashed,
    )


def _are_readable(
    actor: Mapping[object, object], digests: Sequence[object], payloads: Sequence[tuple[object, object, object]]
) -> bool:
    return (
        set(actor) == ACTOR_CELLS
        and all(cell is None or isinstance(cell, str) for cell in actor.values())
        and not isinstance(digests, str)
        and all(isinstance(one, str) for one in digests)
        and all(_is_whole(place) and isinstance(salt, str) and isinstance(text, str) for place, salt, text in payloads)
    )


def _is_whole(cell: object) -> bool:
    return isinstance(cell, int) and not isinstance(cell, bool)


def _payload(place: object, salt: object, text: object) -> StoredPayload:
    return StoredPayload(place=int(str(place)), salt=str(salt), text=str(text))
