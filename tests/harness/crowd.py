"""Eight clients that append to a few lists at once, in every way that makes an anomaly, and readers beside them."""

from __future__ import annotations

import asyncio
import random
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass, field
from typing import Protocol

from harness.histories import GROWN, INTERMEDIATE, Done, History, Lists
from lipgraph.domain.ids import OrganizationId
from lipgraph.domain.organizations import Organization
from lipgraph.errors import OutcomeUnknown, Unavailable
from lipgraph.store.ports import Actor, Store, Writer

ITEMS = ("x", "y", "z")
CLIENTS = 8


class Taken(Exception):
    """A transaction is taken back by whoever wrote it."""


class Items(Protocol):
    """One open transaction over lists of tags."""

    async def read(self, item: str) -> list[str]:
        """Return the tags of an item."""

    async def write(self, item: str, tags: Sequence[str]) -> None:
        """Replace the tags of an item."""


Open = Callable[[], AbstractAsyncContextManager[Items]]
Read = Callable[[], Awaitable[tuple[Lists, ...]]]


@dataclass(frozen=True, slots=True)
class StoredItems:
    """Lists kept as the names of organizations, inside a writer's transaction."""

    writer: Writer

    async def read(self, item: str) -> list[str]:
        """Return the tags of an item."""
        found = await self.writer.get("organization", (item,))
        return [] if not isinstance(found, Organization) else tags_of(found.name)

    async def write(self, item: str, tags: Sequence[str]) -> None:
        """Replace the tags of an item."""
        await self.writer.merge([Organization(id=OrganizationId(item), slug=item, name=f"|{'|'.join(tags)}")])


def tags_of(name: str) -> list[str]:
    """Return the tags that a name holds."""
    return [tag for tag in name.split("|") if tag]


def stored(store: Store) -> Open:
    """Return what opens a transaction of a store."""

    @asynccontextmanager
    async def opened() -> AsyncIterator[Items]:
        async with store.write(Actor()) as writer:
            yield StoredItems(writer)

    return opened


async def readings_of(store: Store) -> tuple[Lists, ...]:
    """Return two readings of one view."""
    async with store.view() as view:
        found = []
        for _ in range(2):
            rows = await view.rows("organization")
            found.append({str(row["id"]): tags_of(str(row["name"])) for row in rows})
            await asyncio.sleep(0)
        return tuple(found)


@dataclass(slots=True)
class Crowd:
    """Clients over one kind of store, and what they did."""

    seed: int
    history: History = field(default_factory=History)
    refused: int = 0
    refused_reads: int = 0

    async def client(self, number: int, opened: Open, transactions: int) -> None:
        """Do so many transactions, one after another; what the store refuses is refused, and is no error."""
        chance = random.Random(self.seed + number)  # noqa: S311 - a repeatable choice, no secret
        for place in range(transactions):
            tag, way = f"{number}.{place}", chance.choice(WAYS)
            read: dict[str, list[str]] = {}
            wrote: tuple[str, ...] = ()
            try:
                async with opened() as items:
                    wrote = await way(items, tag, read, chance)
                self.history.done.append(Done(tag=tag, read=read, wrote=wrote))
            except (Unavailable, Taken, OutcomeUnknown) as err:
                self.refused += not isinstance(err, Taken)
                self.history.done.append(Done(tag=tag, read=read, wrote=wrote, committed=False))

    async def reader(self, read: Read, until: asyncio.Event) -> None:
        """Read twice in one view, again and again."""
        while not until.is_set():
            try:
                self.history.readers.append(await read())
            except Unavailable:
                self.refused_reads += 1
            await asyncio.sleep(0.002)


async def _append(items: Items, tag: str, read: dict[str, list[str]], chance: random.Random) -> tuple[str, ...]:
    item = chance.choice(ITEMS)
    read[item] = await items.read(item)
    await items.write(item, [*read[item], tag])
    return (item,)


async def _both(items: Items, tag: str, read: dict[str, list[str]], chance: random.Random) -> tuple[str, ...]:
    pair = chance.sample(ITEMS, 2)
    for item in pair:
        read[item] = await items.read(item)
        await asyncio.sleep(0)
        await items.write(item, [*read[item], tag])
    return tuple(pair)


async def _skewed(items: Items, tag: str, read: dict[str, list[str]], chance: random.Random) -> tuple[str, ...]:
    one, other = chance.sample(ITEMS, 2)
    for item in (one, other):
        read[item] = await items.read(item)
    await items.write(one, [*read[one], tag])
    return (one,)


async def _early(items: Items, tag: str, read: dict[str, list[str]], chance: random.Random) -> tuple[str, ...]:
    item = chance.choice(ITEMS)
    read[item] = await items.read(item)
    await items.write(item, [*read[item], f"{INTERMEDIATE}{tag}"])
    await asyncio.sleep(0.001)
    await items.write(item, [*read[item], tag])
    return (item,)


async def _aborted(items: Items, tag: str, read: dict[str, list[str]], chance: random.Random) -> tuple[str, ...]:
    await _append(items, tag, read, chance)
    await asyncio.sleep(0.001)
    raise Taken


async def _grown(items: Items, tag: str, read: dict[str, list[str]], _chance: random.Random) -> tuple[str, ...]:
    read[GROWN] = await items.read(GROWN)
    await items.write(f"{GROWN}-{tag}", [tag])
    await items.write(GROWN, [*read[GROWN], tag])
    return (GROWN,)


WAYS = (_append, _append, _both, _skewed, _early, _aborted, _grown)
