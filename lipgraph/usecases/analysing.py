"""Profile, gaps and change of a partnership: read once, computed in a worker thread, once a revision for everybody."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from lipgraph.analysis.change import change, confirmed_change
from lipgraph.analysis.gaps import gaps
from lipgraph.analysis.profile import Profile, profile
from lipgraph.analysis.results import Change, Gap, MeasureView
from lipgraph.analysis.view import view_of
from lipgraph.domain.network import StakeholderNetwork
from lipgraph.usecases.reading import Reader

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class ViewChoice:
    """What a reader chose in place of the codebook's default view; None leaves the default."""

    relations: tuple[str, ...] | None = None
    confirmation: str | None = None
    direction: str | None = None
    eligible: str | None = None
    threshold: float | None = None

    def on(self, network: StakeholderNetwork) -> MeasureView:
        """Return the view of this choice on a network. Raises InputError for a word that is not known."""
        return view_of(
            network,
            relations=self.relations,
            confirmation=self.confirmation,
            direction=self.direction,
            eligible=self.eligible,
            threshold=self.threshold,
        )


DEFAULT = ViewChoice()


async def profile_of(
    reader: Reader, slug: str, *, wave: str | None = None, day: date | None = None, choice: ViewChoice = DEFAULT
) -> Profile:
    """Return the profile of a partnership at a moment (default: latest closed wave, else today)."""
    network = await reader.network(slug, wave=wave, day=day)
    view = choice.on(network)
    return await _once(reader, ("profile", network, view), lambda: profile(network, view))


async def gaps_of(
    reader: Reader, slug: str, *, wave: str | None = None, day: date | None = None, choice: ViewChoice = DEFAULT
) -> tuple[Gap, ...]:
    """Return the candidate gaps of a partnership at a moment."""
    network = await reader.network(slug, wave=wave, day=day)
    view = choice.on(network)
    return await _once(reader, ("gaps", network, view), lambda: gaps(network, view))


async def change_of(reader: Reader, slug: str, *, earlier: str, later: str, choice: ViewChoice = DEFAULT) -> Change:
    """Return the change of a partnership between two of its waves."""
    first = await reader.network(slug, wave=earlier)
    second = await reader.network(slug, wave=later)
    view = choice.on(second)
    return await _once(reader, ("change", first, second, view), lambda: change(first, second, view))


async def confirmed_change_of(
    reader: Reader, slug: str, *, earlier: str, later: str, choice: ViewChoice = DEFAULT
) -> Change:
    """Return the same change among confirmed linkages only."""
    first = await reader.network(slug, wave=earlier)
    second = await reader.network(slug, wave=later)
    view = choice.on(second)
    return await _once(reader, ("confirmed", first, second, view), lambda: confirmed_change(first, second, view))


async def _once(reader: Reader, what: tuple[object, ...], compute: Callable[[], T]) -> T:
    """Compute in a worker thread and keep the result beside the networks that it was computed from."""
    return await reader.once(what, lambda: asyncio.to_thread(compute))
