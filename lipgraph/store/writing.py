"""One transaction, whichever database stands behind it: what differs, what it rests on, what the log says of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Protocol
from uuid import uuid4

from lipgraph.domain.facts import Fact, Key, Row, from_row, in_order, row_key, to_row
from lipgraph.domain.statements import Thing
from lipgraph.errors import Conflict, InputError, UnknownTerm
from lipgraph.store.chain import FACTS_OF_AN_ENTRY, Head, Payload, next_entry
from lipgraph.store.ports import Actor, FactChange, LogEntry, Written
from lipgraph.store.redacting import redaction_of
from lipgraph.store.references import MENTIONS, REFERENCES, RELATION_USERS, mentioned_as, resting_on
from lipgraph.store.touching import Touched
from lipgraph.store.wholeness import whole
from lipgraph_schema.vocabulary import NAMES, terms


class Backend(Protocol):
    """What an adapter does inside one open transaction; the adapter itself begins, commits and rolls back."""

    async def head(self) -> Head:
        """Return the end of the chain, locked until the transaction ends."""

    async def recall(self, key: str) -> Written | None:
        """Return what the transaction with this idempotency key did, if there was one."""

    async def remember(self, key: str, written: Written) -> None:
        """Store an idempotency key with what its transaction did."""

    async def rows(self, noun: str, keys: Sequence[Key]) -> Mapping[Key, Row]:
        """Return the rows that are there of those keys."""

    async def matching(self, noun: str, columns: tuple[str, ...], values: Sequence[Key]) -> Sequence[Key]:
        """Return keys of facts whose columns equal one of the values."""

    async def put(self, noun: str, rows: Sequence[Row]) -> None:
        """Add or replace rows by their keys."""

    async def delete(self, noun: str, keys: Sequence[Key]) -> None:
        """Delete rows by their keys."""

    async def append(self, entry: LogEntry, payloads: Sequence[Payload]) -> None:
        """Append an entry with its payloads, and set the store's revision to the entry's."""

    async def payload(self, entry: int, place: int) -> Payload | None:
        """Return the payload at a place of an entry, if there is one."""

    async def erase(self, entry: int, place: int) -> None:
        """Empty a payload's text and salt."""

    async def naming(self, organizations: Sequence[str]) -> Sequence[str]:
        """Return the partnerships of which a fact names one of these organizations."""

    async def touch(self, partnerships: Sequence[str], revision: int) -> None:
        """Set the revision of these partnerships."""


class Transaction:
    """The Writer of every adapter."""

    def __init__(self, backend: Backend, actor: Actor, *, key: str | None = None) -> None:
        self._backend = backend
        self._actor = actor
        self._idempotency = key
        self._id = str(uuid4())
        self._head = Head()
        self._began = Head()
        self._pending: list[FactChange] = []
        self._counts: dict[str, Counter[str]] = {"added": Counter(), "changed": Counter(), "removed": Counter()}
        self._touched = Touched()
        self._replayed: Written | None = None
        self._note = ""

    @property
    def written(self) -> Written:
        """What was done; complete once the transaction is over."""
        if self._replayed is not None:
            return self._replayed
        added, changed, removed = (dict(sorted(self._counts[what].items())) for what in ("added", "changed", "removed"))
        done = bool(added or changed or removed)
        revision = self._began.revision + done
        return Written(added=added, changed=changed, removed=removed, revision=revision, note=self._note)

    def note(self, text: str) -> None:
        """Keep a text beside the idempotency key, told again whenever the key is seen again."""
        self._note = text

    async def begin(self) -> None:
        """Lock the chain's head, and see whether the idempotency key was seen before."""
        self._head = self._began = await self._backend.head()
        if self._idempotency is not None and (seen := await self._backend.recall(self._idempotency)) is not None:
            told = {"added": seen.added, "changed": seen.changed, "removed": seen.removed}
            self._replayed = Written(**told, revision=seen.revision, replayed=True, note=seen.note)

    async def finish(self) -> None:
        """Write what is still to be logged, whom it touched, and the idempotency key; the adapter then commits."""
        if self._replayed is not None:
            return
        await self._flush()
        if homes := await self._touched.partnerships(self._backend):
            await self._backend.touch(homes, self._began.revision + 1)
        if self._idempotency is not None:
            await self._backend.remember(self._idempotency, self.written)

    async def get(self, noun: str, key: Key) -> Fact | None:
        """Return a fact as this transaction sees it."""
        row = (await self._backend.rows(noun, [key])).get(key)
        return None if row is None else from_row(noun, row)

    async def merge(self, facts: Sequence[Fact]) -> None:
        """Add or replace facts; one that equals what is stored changes nothing and is not logged."""
        if self._replayed is not None:
            return
        batch: dict[str, dict[Key, Row]] = {}
        for fact in in_order(facts):
            row = _stored(fact)
            batch.setdefault(fact.NOUN, {})[row_key(fact.NOUN, row)] = row
        await self._refuse_unknown(batch)
        for noun, rows in batch.items():
            await self._merge_noun(noun, rows)

    async def remove(self, noun: str, keys: Sequence[Key]) -> None:
        """Remove facts; a key that is not there changes nothing. Raises Conflict when other facts rest on one."""
        if self._replayed is not None:
            return
        stored = await self._backend.rows(noun, list(dict.fromkeys(keys)))
        if not stored:
            return
        await self._refuse_orphans(noun, stored)
        await self._backend.delete(noun, list(stored))
        for key in sorted(stored):
            await self._log("removed", FactChange(noun=noun, key=key, before=stored[key], after=None))

    async def redact(self, entry: int, place: int, *, reason: str) -> None:
        """Take the text of a change out of the log; its digest stays, and an entry says so."""
        if self._replayed is not None:
            return
        change = redaction_of(await self._backend.payload(entry, place), entry, place, reason=reason)
        if change is not None:
            await self._backend.erase(entry, place)
            await self._log("added", change)

    async def _merge_noun(self, noun: str, rows: Mapping[Key, Row]) -> None:
        stored = await self._backend.rows(noun, list(rows))
        different = {key: row for key, row in rows.items() if stored.get(key) != row}
        if not different:
            return
        await self._backend.put(noun, list(different.values()))
        for key, row in different.items():
            before = stored.get(key)
            change = FactChange(noun=noun, key=key, before=before, after=row)
            await self._log("added" if before is None else "changed", change)

    async def _log(self, what: str, change: FactChange) -> None:
        self._counts[what][change.noun] += 1
        self._touched.note(change)
        self._pending.append(change)
        if len(self._pending) == FACTS_OF_AN_ENTRY:
            await self._flush()

    async def _flush(self) -> None:
        if not self._pending:
            return
        revision = self._began.revision + 1
        entry, payloads = next_entry(
            self._head, self._pending, transaction=self._id, actor=self._actor, revision=revision
        )
        await self._backend.append(entry, payloads)
        self._head = Head(entry.number, entry.hash, revision)
        self._pending = []

    async def _refuse_unknown(self, batch: Mapping[str, Mapping[Key, Row]]) -> None:
        wanted: dict[str, dict[Key, tuple[str, Key]]] = {}
        for noun, rows in batch.items():
            for reference in REFERENCES.get(noun, ()):
                for target, key in reference.first(rows).items():
                    wanted.setdefault(reference.target, {}).setdefault(target, (noun, key))
        for noun, target, referring in _mentions(batch):
            wanted.setdefault(noun, {}).setdefault(target, referring)
        for noun, asked in wanted.items():
            _refuse_missing(noun, asked, await self._known(batch, noun, asked))
        codes = await self._relations_asked(batch)
        _refuse_missing("relation", codes, await self._known(batch, "relation", codes))

    async def _relations_asked(self, batch: Mapping[str, Mapping[Key, Row]]) -> dict[Key, tuple[str, Key]]:
        users = [
            (noun, key, row, (str(row[column]),))
            for noun, column in RELATION_USERS.items()
            for key, row in batch.get(noun, {}).items()
            if row["relation"] is not None
        ]
        waves = await self._known(batch, "wave", {place for noun, _, _, place in users if noun != "claim"})
        homes = {place: (str(wave["partnership"]),) for place, wave in waves.items()}
        partnerships = await self._known(batch, "partnership", {homes.get(place, place) for _, _, _, place in users})
        asked: dict[Key, tuple[str, Key]] = {}
        for noun, key, row, place in users:
            codebook = partnerships[homes.get(place, place)]["codebook"]
            asked.setdefault((str(codebook or ""), str(row["relation"])), (noun, key))
        return asked

    async def _known(self, batch: Mapping[str, Mapping[Key, Row]], noun: str, keys: Iterable[Key]) -> Mapping[Key, Row]:
        here = batch.get(noun, {})
        elsewhere = [key for key in keys if key not in here]
        return {**(await self._backend.rows(noun, elsewhere) if elsewhere else {}), **here}

    async def _refuse_orphans(self, noun: str, stored: Mapping[Key, Row]) -> None:
        for reference in resting_on(noun):
            found = await self._backend.matching(reference.noun, reference.columns, list(stored))
            going = set(stored) if reference.noun == noun else set()
            if left := [key for key in found if key not in going]:
                raise _conflict(noun, stored, reference.noun, left[0])
        await self._refuse_mentioned(noun, stored)
        if noun == "relation":
            await self._refuse_relation_in_use(stored)

    async def _refuse_mentioned(self, noun: str, stored: Mapping[Key, Row]) -> None:
        values = [value for key in stored if (value := mentioned_as(noun, key)) is not None]
        for mention in MENTIONS if values else ():
            found = await self._backend.matching(mention.noun, mention.columns, values)
            going = set(stored) if mention.noun == noun else set()
            if left := [key for key in found if key not in going]:
                raise _conflict(noun, stored, mention.noun, left[0])

    async def _refuse_relation_in_use(self, stored: Mapping[Key, Row]) -> None:
        for codebook, code in stored:
            homes = await self._backend.matching("partnership", ("codebook",), [(codebook,)])
            waves = await self._backend.matching("wave", ("partnership",), homes) if homes else []
            places = {"partnership": homes, "wave": waves}
            for user, column in RELATION_USERS.items():
                values = [(*place, code) for place in places[column]]
                found = await self._backend.matching(user, (column, "relation"), values) if values else []
                if found:
                    raise _conflict("relation", {(codebook, code): {}}, user, found[0])


def _stored(fact: Fact) -> Row:
    """Encode a fact as it is stored: every text in NFC. Raises InputError for one that UTF-8 cannot hold."""
    row = to_row(fact)
    for name, cell in row.items():
        if isinstance(cell, str):
            if not cell.isascii():
                row[name] = whole(cell, f"{fact.NOUN} {name}")
        elif isinstance(cell, list):
            row[name] = [whole(word, f"{fact.NOUN} {name}") for word in cell]
    return row


def _mentions(batch: Mapping[str, Mapping[Key, Row]]) -> Iterator[tuple[str, Key, tuple[str, Key]]]:
    """Iterate what a batch mentions with who does, and refuse what would be a term and is in no vocabulary."""
    for mention in MENTIONS:
        for key, row in batch.get(mention.noun, {}).items():
            if (target := mention.target(row)) is None:
                continue
            thing, mentioned = target
            if thing is Thing.TERM:
                _refuse_unknown_term(*mentioned)
            else:
                yield thing.value, mentioned, (mention.noun, key)


def _refuse_unknown_term(vocabulary: str, code: str) -> None:
    if vocabulary not in NAMES or all(one.code != code for one in terms(vocabulary)):
        raise UnknownTerm(vocabulary=vocabulary, term=code)


def _refuse_missing(target: str, asked: Mapping[Key, tuple[str, Key]], known: Mapping[Key, Row]) -> None:
    for key, (noun, referring) in asked.items():
        if key not in known:
            place = f"{noun} {_shown(referring)}"
            raise InputError("unknown-reference", place=place, found=_shown(key), expected=target)


def _conflict(noun: str, stored: Iterable[Key], other: str, key: Key) -> Conflict:
    # With several removed at once the first stands for all: nothing of them is removed.
    return Conflict(kind=noun, id=_shown(min(stored)), stands_in_the_way=f"{other} {_shown(key)}")


def _shown(key: Key) -> str:
    return "/".join(key)
