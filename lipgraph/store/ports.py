"""The port: what a store promises, whichever database stands behind it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from lipgraph.domain.facts import Fact, Key, Row
from lipgraph.domain.holdings import Directory, Holdings
from lipgraph.domain.ids import PartnershipId

if TYPE_CHECKING:
    from lipgraph.store.evidence import Ends, StoredEntry


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Who writes, as a role and a channel, never a person's name: ``coordinator`` by ``cli``, ``client`` by ``api``."""

    role: str = "operator"
    channel: str = "cli"
    document: str | None = None
    digest: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FactChange:
    """One fact before and after; ``before`` None: added, ``after`` None: removed, both None: redacted."""

    noun: str
    key: Key
    before: Row | None
    after: Row | None

    @property
    def is_redacted(self) -> bool:
        """True where the text of the change was taken out of the log."""
        return self.before is None and self.after is None


@dataclass(frozen=True, slots=True, kw_only=True)
class LogEntry:
    """One line of the store's history (up to a thousand facts of one transaction), chained to the one before.

    ``payload_digests`` and ``salts`` stand in the order of ``changes``; the hash commits to the digests.
    """

    number: int
    transaction: str
    at: datetime
    actor: Actor
    revision: int
    changes: tuple[FactChange, ...]
    payload_digests: tuple[str, ...]
    salts: tuple[str, ...]
    previous: str
    hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What a transaction did: counts by noun, the store's revision after it, and whether the key had been seen.

    ``note`` is what the writer noted beside its idempotency key.
    """

    added: Mapping[str, int]
    changed: Mapping[str, int]
    removed: Mapping[str, int]
    revision: int
    replayed: bool = False
    note: str = ""

    @property
    def total(self) -> int:
        """How many facts were added, changed or removed."""
        return sum((*self.added.values(), *self.changed.values(), *self.removed.values()))


class View(Protocol):
    """Consistent reads of one store at its present revision."""

    async def revision(self) -> int:
        """Return the store's revision: 0 when nothing was ever written."""

    async def partnership_revision(self, partnership: PartnershipId) -> int:
        """Return the store's revision at which this partnership was touched last: 0 when it never was.

        Touched: something that its holdings show, or showed, was added, changed or removed. So holdings of one
        partnership are equal as long as this number is.
        """

    async def directory(self) -> Directory:
        """Return every partnership with its leads, and every organization: what lists across partnerships need."""

    async def holdings(self, partnership: PartnershipId) -> Holdings:
        """Return all facts of one partnership, claims as columns. Raises NotFound."""

    async def rows(self, noun: str) -> Sequence[Row]:
        """Return every row of a noun in key order: for digests, exports and replays."""

    async def page(
        self, noun: str, *, after: Key | None = None, limit: int, partnership: PartnershipId | None = None
    ) -> Sequence[Row]:
        """Return the rows whose keys follow ``after`` in the order of ``rows``, at most ``limit`` (1 to 10,000).

        ``after`` need not be there any more. With a partnership: of what its holdings show; none of a noun that
        belongs to no partnership. Raises InputError, LimitExceeded.
        """

    def log(self, *, after: int = 0) -> AsyncIterator[LogEntry]:
        """Iterate the log entries with numbers above ``after``, oldest first."""

    def stored_log(self, *, after: int = 0) -> AsyncIterator[StoredEntry]:
        """Iterate the same with their cells as they are stored, believed by nobody yet."""

    async def ends(self) -> Ends:
        """Return what stands beside the log: where the store says that it ends, and what has no place in it."""

    async def requests(self) -> Sequence[tuple[str, Written]]:
        """Return every idempotency key with what its transaction did, in the order of the keys."""


class Writer(Protocol):
    """One transaction; leaving its context without an error commits it, an error leaves nothing."""

    async def get(self, noun: str, key: Key) -> Fact | None:
        """Return a fact as this transaction sees it."""

    async def merge(self, facts: Sequence[Fact]) -> None:
        """Add or replace facts; one that equals what is stored changes nothing and is not logged."""

    async def remove(self, noun: str, keys: Sequence[Key]) -> None:
        """Remove facts; a key that is not there changes nothing. Raises Conflict when other facts rest on one."""

    async def redact(self, entry: int, place: int, *, reason: str) -> None:
        """Take the text of a change out of the log (``place`` from 0); its digest stays, and an entry says so.

        One that is redacted already stays as it is. Raises NotFound, and InputError for what says that another was.
        """

    def note(self, text: str) -> None:
        """Keep a text beside the idempotency key, told again whenever the key is seen again."""

    @property
    def written(self) -> Written:
        """What was done; complete once the transaction is over. Until then its revision is the one it began at."""


class Refill(Protocol):
    """One transaction that fills an empty store as another one was; an error leaves nothing."""

    async def rows(self, noun: str, rows: Sequence[Row]) -> None:
        """Put the rows of one noun, which are not logged: the entries that come say how they came to be."""

    async def entry(self, entry: StoredEntry) -> None:
        """Append an entry with its hash, digests, salts and texts as they are."""

    async def request(self, key: str, written: Written) -> None:
        """Remember an idempotency key with what its transaction did."""


class Store(Protocol):
    """A database that holds lipgraph's facts."""

    @property
    def url(self) -> str:
        """The store's URL without any password."""

    async def migrate(self) -> int:
        """Bring the schema to this program's version, re-runnably; return the version. Raises Incompatible."""

    async def check(self) -> None:
        """Raise SchemaMissing, Incompatible or Unavailable unless the store is ready for this program."""

    def view(self) -> AbstractAsyncContextManager[View]:
        """Open consistent reads."""

    def write(self, actor: Actor, *, key: str | None = None) -> AbstractAsyncContextManager[Writer]:
        """Open one transaction; ``key`` is the idempotency key that is stored with it: seen before, it does nothing."""

    def refill(self) -> AbstractAsyncContextManager[Refill]:
        """Open one transaction that fills an empty store. Raises Conflict where something was ever written."""

    async def close(self) -> None:
        """Let go of every connection."""
