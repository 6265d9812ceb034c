"""From what a client asked with to what the domain takes: a moment, a network, a view."""

from __future__ import annotations

import datetime as dt

from lipgraph.api.context import Info
from lipgraph.api.inputs import MomentInput, Reference, ViewInput
from lipgraph.domain.holdings import Holdings
from lipgraph.domain.network import StakeholderNetwork
from lipgraph.domain.time import Moment
from lipgraph.errors import NotFound
from lipgraph.usecases.analysing import ViewChoice


def parts_of(at: MomentInput | None) -> tuple[str | None, dt.date | None]:
    """Return the wave's label and the day of what a client asked with; at most one is set."""
    return (None, None) if at is None else (at.wave or None, at.date or None)


def moment_for(info: Info, holdings: Holdings, at: MomentInput | None) -> Moment:
    """Resolve a moment: what was asked for, else the latest closed wave, else today. Raises NotFound."""
    wave, day = parts_of(at)
    return info.context.reader.moment(holdings, wave=wave, day=day)


async def network_for(info: Info, holdings: Holdings, at: MomentInput | None) -> StakeholderNetwork:
    """Return the network at what was asked for."""
    return await info.context.reader.network_of(holdings, moment_for(info, holdings, at))


async def partnership_of(info: Info, by: Reference) -> Holdings:
    """Return all that is held of the partnership that a client named. Raises NotFound."""
    word = by.word("Partnership")
    for one in (await info.context.directory()).partnerships:
        if word == (one.id if by.id else one.slug):
            return await info.context.reader.holdings(one.id)
    raise NotFound(kind="partnership", id=word)


def choice_of(view: ViewInput | None) -> ViewChoice:
    """Return what the client chose in place of the default view."""
    chosen = view or ViewInput()
    return ViewChoice(
        relations=tuple(chosen.relations) if chosen.relations is not None else None,
        confirmation=chosen.confirmation.value if chosen.confirmation else None,
        direction=chosen.direction.value if chosen.direction else None,
        eligible=chosen.eligible.value if chosen.eligible else None,
        threshold=chosen.threshold,
    )
