"""Change what is stored as a mutation or a command asks: the rules of rosters, in one transaction, with one key.

Rows are drafted while the transaction holds the end of the log: nobody else can write between what was read and what
is written, so a version that was seen is either still there, or is told.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from uuid import uuid4

from lipgraph.domain import canonical
from lipgraph.domain.facts import Fact, Key, to_row
from lipgraph.domain.rejects import Reject
from lipgraph.domain.rosters import Roster, RosterRow
from lipgraph.domain.source import NO_SOURCE, Source
from lipgraph.errors import Conflict, InputError, OutcomeUnknown, Unavailable
from lipgraph.store.ports import Actor, Store, Writer, Written
from lipgraph.usecases.loading import batches
from lipgraph.usecases.reading import Reader
from lipgraph.usecases.rostering import Action, Drafted, LookAlike, draft, known_of, named_in

VERSION_LENGTH = 16
"""How many hexadecimal digits a version has."""


def version_of(fact: Fact) -> str:
    """Return what a client sends back to edit only what it saw: 16 hexadecimal digits of the row's SHA-256."""
    return canonical.digest(to_row(fact))[:VERSION_LENGTH]


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What is asked for. ``versions`` says for the row at a place which version of its fact the asker saw.

    ``partnership`` is a slug or id (None: the one that a row names), ``wave`` the label for rows that name none;
    ``key`` is the idempotency key: None lets one be minted. A row without a source gets the request as its source.
    With ``is_trial`` all is done and then taken back, so that what would be written can be told.
    """

    rows: tuple[RosterRow, ...]
    action: Action = Action.MERGE
    partnership: str | None = None
    wave: str | None = None
    versions: Mapping[int, str] = field(default_factory=dict)
    key: str | None = None
    is_trial: bool = False

    @property
    def called(self) -> str | None:
        """What the partnership is called."""
        return self.partnership or named_in(self.rows)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of a request: ``written`` None where it was refused, and then nothing is stored.

    ``facts`` holds the fact that each row is about, in the order of the rows, as it is stored now; none of a row whose
    fact is gone: ``removed`` names those. ``replayed`` tells that the key had done the same before. Of a trial,
    ``written`` counts what would have been.
    """

    key: str
    written: Written | None = None
    facts: tuple[Fact, ...] = ()
    removed: tuple[tuple[str, Key], ...] = ()
    rejects: tuple[Reject, ...] = ()
    conflict: Conflict | None = None
    look_alikes: tuple[LookAlike, ...] = ()
    replayed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Under:
    """One request under way: with its key, and with sources in its rows."""

    store: Store
    reader: Reader
    request: Request
    key: str


class _TakenBack(Exception):
    """Leaves a transaction whose outcome is settled and is not to be stored."""


async def edit(store: Store, reader: Reader, request: Request, actor: Actor) -> Outcome:
    """Do what is asked, or nothing of it: what cannot be taken comes back as data. Raises StoreError only.

    A key that was seen before does nothing again: with the same request its first outcome comes back, with another
    the reject ``key-reused``.
    """
    key = request.key or str(uuid4())
    sourced = tuple(_sourced(row, actor, key) for row in request.rows)
    under = _Under(store=store, reader=reader, request=replace(request, rows=sourced), key=key)
    # Read once before anybody has to wait for us: inside the transaction this is then at hand, unless it changed.
    # Where others write all the while, this may find no quiet moment; inside the transaction nobody else writes.
    with suppress(Unavailable):
        await known_of(reader, request.called)
    settled: Outcome | None = None
    try:
        async with store.write(actor, key=key) as writer:
            settled = await _settled(under, writer)
            if settled.written is None or request.is_trial:
                raise _TakenBack  # noqa: TRY301 - leaving by an error is what leaves nothing behind
    except _TakenBack:
        return settled or Outcome(key=key)
    except OutcomeUnknown as err:
        raise OutcomeUnknown(key=key) from err
    except Conflict as err:
        return Outcome(key=key, conflict=err)
    except InputError as err:
        # The store may refuse at the very end too: then what was settled is not so.
        return Outcome(key=key, rejects=(_reject_of(err),))
    return replace(settled, written=writer.written)


async def _settled(under: _Under, writer: Writer) -> Outcome:
    """Do all inside the transaction, and tell what it would come to."""
    if writer.written.replayed:
        return await _replayed(under, writer)
    drafted = await _drafted(under)
    if drafted.revision != writer.written.revision:
        # A replica that lags behind: what was read is not what this transaction writes upon.
        raise Unavailable
    if (refused := await _refused(under, drafted, writer)) is not None:
        return refused
    facts = await _written(under, drafted, writer)
    return Outcome(
        key=under.key,
        written=writer.written,
        facts=facts,
        removed=drafted.removed,
        look_alikes=drafted.look_alikes,
    )


def _sourced(row: RosterRow, actor: Actor, key: str) -> RosterRow:
    if row.source != NO_SOURCE:
        return row
    return replace(row, source=Source(document=actor.document or f"request {key}", digest=actor.digest))


async def _drafted(under: _Under) -> Drafted:
    asked = under.request
    known = await known_of(under.reader, asked.called)
    roster = Roster(rows=asked.rows)
    return await asyncio.to_thread(draft, roster, known, partnership=asked.called, wave=asked.wave, action=asked.action)


async def _refused(under: _Under, drafted: Drafted, writer: Writer) -> Outcome | None:
    """Return the refusal, if there is one: of a version first, since what was seen explains what is wrong now."""
    for place, version in sorted(under.request.versions.items()):
        for noun, key in drafted.places.get(place, ())[:1]:
            stored = await writer.get(noun, key)
            now = "" if stored is None else version_of(stored)
            if now != version:
                conflict = Conflict(kind="version", id=f"{noun} {'/'.join(key)}", stands_in_the_way=now)
                return Outcome(key=under.key, conflict=conflict)
    return Outcome(key=under.key, rejects=drafted.rejects) if drafted.rejects else None


async def _written(under: _Under, drafted: Drafted, writer: Writer) -> tuple[Fact, ...]:
    for batch in batches(drafted.facts):
        await writer.merge(batch)
    for noun, key in drafted.removed:
        await writer.remove(noun, [key])
    about = [drafted.places[place][0] for place in sorted(drafted.places)]
    note = {"request": _digest(under.request), "about": about, "removed": drafted.removed}
    writer.note(canonical.text(note))
    return await _as_stored(writer, about)


async def _as_stored(writer: Writer, about: Sequence[tuple[str, Key]]) -> tuple[Fact, ...]:
    found = [await writer.get(noun, tuple(key)) for noun, key in about]
    return tuple(fact for fact in found if fact is not None)


async def _replayed(under: _Under, writer: Writer) -> Outcome:
    noted = json.loads(writer.written.note) if writer.written.note else {}
    if noted.get("request") != _digest(under.request):
        return Outcome(key=under.key, rejects=(Reject(code="key-reused", column="key", found=under.key),))
    return Outcome(
        key=under.key,
        written=writer.written,
        facts=await _as_stored(writer, noted["about"]),
        removed=tuple((noun, tuple(key)) for noun, key in noted["removed"]),
        replayed=True,
    )


def _digest(request: Request) -> str:
    """Return what tells one request from another: all but where its rows came from."""
    return canonical.digest(
        {
            "rows": [[row.noun, dict(row.values)] for row in request.rows],
            "action": request.action.value,
            "partnership": request.partnership,
            "wave": request.wave,
            "versions": {str(place): version for place, version in request.versions.items()},
        }
    )


def _reject_of(err: InputError) -> Reject:
    """Turn a refusal of the store into data: what it refers to and where."""
    said = {name: str(value) for name, value in err.fields().items() if value is not None}
    found = said.get("found") or said.get("term") or said.get("text") or ""
    return Reject(
        code=err.code,
        column=said.get("place") or said.get("vocabulary"),
        found=found,
        expected=said.get("expected", ""),
        nearest=said.get("nearest", ""),
    )
