"""Undo a load: preview its inverse, then write it as new entries, unless later work rests on what it wrote."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from lipgraph.domain import canonical
from lipgraph.domain.facts import NOUNS, Key, Row, from_row
from lipgraph.errors import Conflict, InputError, NotFound, Unavailable
from lipgraph.store.chain import REDACTION
from lipgraph.store.ports import Actor, FactChange, LogEntry, Store, View, Writer, Written
from lipgraph.usecases.loading import batches
from lipgraph.usecases.resting import Fact, dangling, referred
from lipgraph.usecases.verifying import rows_of

RANGE = re.compile(r"([1-9]\d{0,14})(?:-([1-9]\d{0,14}))?")

LAST_TO_COME = frozenset({"statement", "claim", "response", "membership"})
REMOVAL = tuple(sorted(NOUNS, key=lambda noun: (noun not in LAST_TO_COME, -list(NOUNS).index(noun))))
"""The order of removing: backwards, and before all others what nothing rests on; a membership may name a wave."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Obstacle:
    """Why it cannot be undone: ``code`` is a key of the catalogue (``obstacle_<code>``), ``by`` what stands there.

    ``by`` is an entry's number, or the name of a fact of the noun ``by_noun``.
    """

    code: str
    noun: str = ""
    key: Key = ()
    name: str = ""
    by: str = ""
    by_noun: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What undoing would write: each change with today's row before it, and what stands in the way.

    ``same`` counts the facts that are already as they were before; ``entries`` are the numbers of what is undone.
    """

    revision: int
    entries: tuple[int, ...]
    digest: str
    inverse: tuple[FactChange, ...]
    same: int
    obstacles: tuple[Obstacle, ...]


@dataclass(slots=True)
class _Net:
    """What some entries did to one fact, taken together, and which entry did something to it since."""

    before: Row | None
    after: Row | None
    since: int | None = None


@dataclass(slots=True)
class _Looked:
    entries: list[LogEntry] = field(default_factory=list)
    nets: dict[Fact, _Net] = field(default_factory=dict)
    obstacles: list[Obstacle] = field(default_factory=list)


async def plan(store: Store, load: str) -> Plan:
    """Plan to undo a load: a transaction's id, the number of one of its entries, or a range of entries ``4-7``.

    Raises NotFound, InputError.
    """
    async with store.view() as view:
        looked = await _looked(view, load)
        if not looked.entries:
            raise NotFound(kind="log-entry", id=load[:60])
        rows = await rows_of(view)
        revision = await view.revision()
    inverse = list(_inverse(looked, rows))
    left = _applied(rows, inverse)
    looked.obstacles.extend(_in_the_way(inverse, rows, left))
    return Plan(
        revision=revision,
        entries=tuple(entry.number for entry in looked.entries),
        digest=canonical.digest([entry.hash for entry in looked.entries]),
        inverse=tuple(inverse),
        same=sum(net.before == rows.get(noun, {}).get(key) for (noun, key), net in looked.nets.items()),
        obstacles=tuple(looked.obstacles),
    )


async def undo(store: Store, planned: Plan, actor: Actor) -> Written:
    """Write the inverse in one transaction.

    Raises Conflict where something stands in the way, Unavailable where others wrote since it was planned.
    """
    if planned.obstacles:
        first = planned.obstacles[0]
        raise Conflict(kind=first.noun, id="/".join(first.key), stands_in_the_way=first.by)
    async with store.write(actor, key=f"undo:{planned.digest}") as writer:
        if not writer.written.replayed:
            if writer.written.revision != planned.revision:
                raise Unavailable
            await _write(writer, planned.inverse)
    return writer.written


async def _looked(view: View, load: str) -> _Looked:
    """Find the entries that are meant, what they did to each fact together, and what was done to it since."""
    first, last, transaction = await _meant(view, load)
    looked = _Looked()
    async for entry in view.log():
        is_meant = entry.transaction == transaction if transaction else first <= entry.number <= last
        if is_meant:
            looked.entries.append(entry)
        for change in entry.changes:
            fact = (change.noun, change.key)
            if is_meant and (change.is_redacted or change.noun == REDACTION):
                looked.obstacles.append(Obstacle(code="redacted", by=str(entry.number)))
            elif fact in looked.nets:
                net = looked.nets[fact]
                net.after, net.since = (change.after, net.since) if is_meant else (net.after, entry.number)
            elif is_meant:
                looked.nets[fact] = _Net(before=change.before, after=change.after)
    return looked


async def _meant(view: View, load: str) -> tuple[int, int, str]:
    match = RANGE.fullmatch(load.strip())
    if match is None:
        return 0, 0, load.strip()
    if match[2] is not None:
        if int(match[2]) < int(match[1]):
            raise InputError("undo-range", found=load[:60])
        return int(match[1]), int(match[2]), ""
    # One number means the whole transaction: half a load was never meant by anybody.
    async for entry in view.log(after=int(match[1]) - 1):
        return 0, 0, entry.transaction if entry.number == int(match[1]) else "-"
    raise NotFound(kind="log-entry", id=load[:60])


def _inverse(looked: _Looked, rows: dict[str, dict[Key, Row]]) -> Iterator[FactChange]:
    for (noun, key), net in looked.nets.items():
        now = rows.get(noun, {}).get(key)
        if now == net.before:
            continue
        if net.since is None and now == net.after:
            yield FactChange(noun=noun, key=key, before=now, after=net.before)
        else:
            by = "" if net.since is None else str(net.since)
            code = "changed" if by else "unlogged"
            looked.obstacles.append(Obstacle(code=code, noun=noun, key=key, name=name_of(now or net.after), by=by))


def _applied(rows: dict[str, dict[Key, Row]], inverse: Sequence[FactChange]) -> dict[str, dict[Key, Row]]:
    left = {noun: dict(there) for noun, there in rows.items()}
    for change in inverse:
        if change.after is None:
            left[change.noun].pop(change.key, None)
        else:
            left[change.noun][change.key] = change.after
    return left


def _in_the_way(
    inverse: Sequence[FactChange], rows: dict[str, dict[Key, Row]], left: dict[str, dict[Key, Row]]
) -> Iterator[Obstacle]:
    """Iterate what would be left without what it refers to: facts of later work, and facts that would come back."""
    going = {(change.noun, change.key) for change in inverse if change.after is None}
    for (noun, key), (other, by) in dangling(left, going):
        name, shown = name_of(rows[noun].get(key)), name_of(left[other][by]) or "/".join(by)
        yield Obstacle(code="rests", noun=noun, key=key, name=name, by=shown, by_noun=other)
    for change in inverse:
        for target, key in referred(left, change.noun, change.after) if change.after is not None else ():
            if key not in left.get(target, {}) and (target, key) not in going:
                name, shown = name_of(change.after), "/".join(key)
                yield Obstacle(code="lacks", noun=change.noun, key=change.key, name=name, by=shown, by_noun=target)


async def _write(writer: Writer, inverse: Sequence[FactChange]) -> None:
    back = [from_row(change.noun, change.after) for change in inverse if change.after is not None]
    if back:
        ordered = sorted(back, key=lambda fact: list(NOUNS).index(fact.NOUN))
        for batch in batches(ordered):
            await writer.merge(batch)
    for noun in REMOVAL:
        await writer.remove(noun, [one.key for one in inverse if one.noun == noun and one.after is None])


def name_of(row: Row | None) -> str:
    """Return what people call a fact, where it is called anything."""
    cells = [] if row is None else [row.get(name) for name in ("name", "label", "title", "text", "value")]
    return next((cell for cell in cells if isinstance(cell, str) and cell), "")
