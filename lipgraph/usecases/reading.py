"""Read a partnership at a moment, once for everybody who asks at the same revision."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import TypeVar

from lipgraph.domain.holdings import Directory, Holdings
from lipgraph.domain.ids import PartnershipId
from lipgraph.domain.network import StakeholderNetwork, latest_closed_wave, moment_of, network_at
from lipgraph.domain.time import Moment
from lipgraph.errors import NotFound
from lipgraph.store.ports import Store, View

T = TypeVar("T")
KEPT = 64
"""How many values are kept: a partnership's holdings and its networks at several moments, for some partnerships."""


@dataclass(slots=True, eq=False)
class Reader:
    """Reads through one store, and keeps what it read: the directory by the store's revision, holdings by their own.

    A partnership's revision moves with every write that its holdings show, and with no other: so no value outlives a
    write to it, and a write to one partnership leaves what is kept of the others, networks and measures included.
    """

    store: Store
    _kept: OrderedDict[tuple[object, ...], object] = field(default_factory=OrderedDict)
    _running: dict[tuple[object, ...], asyncio.Future[object]] = field(default_factory=dict)
    _lock: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def revision(self) -> int:
        """Return the store's revision."""
        async with self.store.view() as view:
            return await view.revision()

    async def directory(self) -> Directory:
        """Return every partnership, organization and vocabulary."""
        return await self._at_revision(("directory",), lambda view: view.revision(), lambda view: view.directory())

    async def partnership(self, slug: str) -> Holdings:
        """Return all that is held of the partnership with this slug or id. Raises NotFound."""
        for one in (await self.directory()).partnerships:
            if slug in {one.slug, one.id}:
                return await self.holdings(one.id)
        raise NotFound(kind="partnership", id=slug)

    async def holdings(self, partnership: PartnershipId) -> Holdings:
        """Return all that is held of one partnership. Raises NotFound."""
        what = ("holdings", partnership)
        return await self._at_revision(
            what, lambda view: view.partnership_revision(partnership), lambda view: view.holdings(partnership)
        )

    def moment(self, holdings: Holdings, *, wave: str | None = None, day: date | None = None) -> Moment:
        """Resolve a moment: what was asked for, else the latest closed wave, else today."""
        if wave is None and day is None:
            latest = latest_closed_wave(holdings)
            return moment_of(holdings, wave=latest.label) if latest else moment_of(holdings, day=date.today())  # noqa: DTZ011 - the day where the reader sits
        return moment_of(holdings, wave=wave, day=day)

    async def network(self, slug: str, *, wave: str | None = None, day: date | None = None) -> StakeholderNetwork:
        """Return a partnership's network at a moment (default: the latest closed wave, else today)."""
        holdings = await self.partnership(slug)
        return await self.network_of(holdings, self.moment(holdings, wave=wave, day=day))

    async def network_of(self, holdings: Holdings, moment: Moment) -> StakeholderNetwork:
        """Return the network of what is held, at a moment, computed once a revision, in a worker thread."""
        key = ("network", holdings.partnership.id, moment.key, holdings.revision)
        return await self.once(key, partial(asyncio.to_thread, network_at, holdings, moment))

    async def once(self, what: tuple[object, ...], compute: Callable[[], Awaitable[T]]) -> T:
        """Return what was computed for this key, computing it first where nobody has; the key holds its inputs."""
        if what not in self._kept:
            running = self._running.get(what) or self._started(what, compute)
            # Another reader may wait for the same value: one that goes away does not take it from the others.
            self._keep(what, await asyncio.shield(running))
        return self._kept[what]  # type: ignore[return-value]  # the key says what was kept under it

    def _started(self, what: tuple[object, ...], compute: Callable[[], Awaitable[object]]) -> asyncio.Future[object]:
        running: asyncio.Future[object] = asyncio.ensure_future(compute())
        self._running[what] = running
        running.add_done_callback(lambda _: self._running.pop(what, None))
        return running

    async def _at_revision(
        self,
        what: tuple[object, ...],
        revision: Callable[[View], Awaitable[int]],
        read: Callable[[View], Awaitable[T]],
    ) -> T:
        async with self._lock, self.store.view() as view:
            key = (*what, await revision(view))
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]  # type: ignore[return-value]  # the key says what was kept under it
            value = await read(view)
            self._keep(key, value)
            return value

    def _keep(self, key: tuple[object, ...], value: object) -> None:
        self._kept[key] = value
        while len(self._kept) > KEPT:
            self._kept.popitem(last=False)
