"""Take a text out of the log that should never have been written, and tell what still holds it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lipgraph.domain.facts import NOUNS, Cell, Key, Row, columns, row_key
from lipgraph.errors import InputError, NotFound
from lipgraph.store.ports import Actor, FactChange, Store, View
from lipgraph.usecases.chaining import Place

LONGEST_REASON = 200
WRITTEN = frozenset(
    {
        "slug", "name", "name_fr", "short", "short_fr", "title", "title_fr", "label", "label_fr", "text", "value",
        "alternatives", "note", "role", "wording", "classified_by", "object_text", "object_text_fr", "attributed_to",
        "source_text", "source_span",
    }
)  # fmt: skip
"""The columns that hold what people wrote; the others hold ids, codes, numbers and days."""

TELLING = 3
"""From how many characters on a text that a reason repeats is taken for the one that is to go."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Redacted:
    """What was redacted, and what still holds a text of that fact: columns of today's row, and places in the log.

    ``entry`` is the number of the entry that says so; None where it was redacted before, and nothing was written.
    """

    place: Place
    entry: int | None
    noun: str = ""
    key: Key = ()
    today: tuple[str, ...] = ()
    elsewhere: tuple[Place, ...] = ()


async def redact(store: Store, place: Place, reason: str, actor: Actor) -> Redacted:
    """Empty the payload at a place, in a transaction of its own. Raises NotFound, InputError."""
    said = " ".join(reason.split())
    change = await _change(store, place)
    if change.is_redacted:
        return Redacted(place=place, entry=None)
    texts = texts_of(change)
    if not 0 < len(said) <= LONGEST_REASON or _repeats(said, texts):
        raise InputError("redact-reason")
    async with store.write(actor) as writer:
        await writer.redact(*place, reason=said)
    async with store.view() as view:
        today, elsewhere = await _still(view, change, texts)
        entry = (await view.ends()).head.number
    return Redacted(place=place, entry=entry, noun=change.noun, key=change.key, today=today, elsewhere=elsewhere)


async def _change(store: Store, place: Place) -> FactChange:
    entry, fact = place
    async with store.view() as view:
        async for found in view.log(after=entry - 1):
            if found.number == entry and fact < len(found.changes):
                return found.changes[fact]
            break
    raise NotFound(kind="log-fact", id=f"{entry}.{fact + 1}")


def texts_of(change: FactChange) -> dict[str, set[str]]:
    """Return what a change holds of written text, before and after, by column."""
    if change.noun not in NOUNS:
        return {}
    found: dict[str, set[str]] = {}
    for row in (change.before, change.after):
        for column in _written(change.noun):
            if row is not None and (words := _words(row.get(column))):
                found.setdefault(column, set()).update(words)
    return found


def _written(noun: str) -> list[str]:
    return [name for name in columns(noun) if name in WRITTEN]


def _words(cell: Cell) -> list[str]:
    return cell if isinstance(cell, list) else [cell] if isinstance(cell, str) else []


def _repeats(reason: str, texts: Mapping[str, set[str]]) -> bool:
    told = reason.casefold()
    return any(word.casefold() in told for words in texts.values() for word in words if len(word) >= TELLING)


async def _still(
    view: View, change: FactChange, texts: Mapping[str, set[str]]
) -> tuple[tuple[str, ...], tuple[Place, ...]]:
    if change.noun not in NOUNS:
        return (), ()
    rows = {row_key(change.noun, row): row for row in await view.rows(change.noun)}
    today = _shared(rows.get(change.key), texts)
    places: list[Place] = []
    async for entry in view.log():
        for place, other in enumerate(entry.changes):
            is_same = (other.noun, other.key) == (change.noun, change.key)
            if is_same and (_shared(other.before, texts) or _shared(other.after, texts)):
                places.append((entry.number, place))
    return today, tuple(places)


def _shared(row: Row | None, texts: Mapping[str, set[str]]) -> tuple[str, ...]:
    if row is None:
        return ()
    return tuple(column for column, words in texts.items() if words & set(_words(row.get(column))))
