"""Load a person's file: draft its rows, show what applying would do, then apply it in one transaction."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from lipgraph.domain.facts import Fact, Key, in_order, key_of
from lipgraph.domain.rosters import Roster
from lipgraph.domain.time import Bound, Period
from lipgraph.errors import Conflict, InputError
from lipgraph.store.ports import Actor, Store, Written
from lipgraph.usecases.keyed import keyed_write
from lipgraph.usecases.loading import Preview, batches, preview
from lipgraph.usecases.reading import Reader
from lipgraph.usecases.rostering import Drafted, draft, known_of, named_in


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterPreview:
    """What applying would do: what the rows make, what is removed, and, where it is asked for, what is ended.

    ``ended`` are the absent facts as they would be with their last day; absent ones without a time of their own, such
    as the answers of a wave, are among ``removed``.
    """

    made: Preview
    ended: tuple[Fact, ...] = ()
    removed: tuple[tuple[str, Key], ...] = ()


async def draft_roster(
    reader: Reader, roster: Roster, *, partnership: str | None = None, wave: str | None = None
) -> Drafted:
    """Draft a file's rows beside what is stored, in a worker thread; the rows may name their partnership."""
    called = partnership or named_in(roster.rows)
    known = await known_of(reader, called)
    return await asyncio.to_thread(draft, roster, known, partnership=called, wave=wave)


async def preview_roster(store: Store, drafted: Drafted, *, complete: date | None = None) -> RosterPreview:
    """Return what applying a draft would do; ``complete`` is the last day of what the file does not name any more."""
    ended, gone = completed(drafted, complete)
    made = await preview(store, drafted.facts)
    return RosterPreview(made=made, ended=ended, removed=(*drafted.removed, *gone))


async def load_roster(  # noqa: PLR0913 - the same options as a load of facts, and the last day of what is missing
    store: Store,
    drafted: Drafted,
    actor: Actor,
    *,
    key: str | None = None,
    complete: date | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Written:
    """Write a draft in one transaction, or nothing of it; ``complete`` ends what the file does not name any more.

    Raises InputError where something is wrong with the draft, Conflict where the store was written to since, or where
    other facts rest on what would be removed.
    """
    if drafted.rejects:
        raise InputError("rejects-in-the-way", count=len(drafted.rejects))
    ended, gone = completed(drafted, complete)
    facts, done = in_order((*drafted.facts, *ended)), 0
    async with keyed_write(store, actor, key=key, what=actor.digest or "") as writer:
        now = writer.written.revision
        if now != drafted.revision and not writer.written.replayed:
            raise Conflict(kind="revision", id=str(drafted.revision), stands_in_the_way=str(now))
        for batch in batches(facts):
            await writer.merge(batch)
            done += len(batch)
            if progress is not None:
                progress(done, len(facts))
        for noun, gone_key in (*drafted.removed, *gone):
            await writer.remove(noun, [gone_key])
    return writer.written


def completed(drafted: Drafted, day: date | None) -> tuple[tuple[Fact, ...], tuple[tuple[str, Key], ...]]:
    """Return what is absent from a file with its last day, and what of it has no time of its own and goes."""
    if day is None:
        return (), ()
    ended: list[Fact] = []
    gone: list[tuple[str, Key]] = []
    for fact in drafted.absent:
        period = getattr(fact, "period", None)
        if isinstance(period, Period) and getattr(fact, "wave", None) is None:
            ended.append(_ended(fact, period, day))
        else:
            gone.append((fact.NOUN, key_of(fact)))
    return tuple(ended), tuple(gone)


def _ended(fact: Fact, period: Period, day: date) -> Fact:
    last = Bound(day.isoformat())
    started_later = not (period.start.is_open or period.start.is_unknown) and period.start.earliest > day
    # What was to begin later ends with its first day: a period cannot end before it starts.
    end = Bound(period.start.earliest.isoformat()) if started_later else last
    changed: dict[str, Any] = {"period": Period(period.start, end)}
    return replace(fact, **changed)
