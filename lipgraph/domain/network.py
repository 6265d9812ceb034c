"""A partnership at one moment, as one frozen value: who is inside, in which sector, who said what, who sits where."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from lipgraph.domain.claims_at import claims_at, last_asked, reindexed
from lipgraph.domain.columns import ClaimColumns, Flags, Ints
from lipgraph.domain.councils import CouncilAt, SeatAt, councils_at
from lipgraph.domain.holdings import Holdings
from lipgraph.domain.ids import OrganizationId, RelationCode
from lipgraph.domain.organizations import Organization
from lipgraph.domain.partnerships import Partnership
from lipgraph.domain.presence import presence_of, present
from lipgraph.domain.time import Moment, Presence
from lipgraph.domain.vocabulary import Relation, Sector, Taxonomy
from lipgraph.domain.waves import Status, Wave
from lipgraph.errors import InputError, NotFound

__all__ = [
    "CouncilAt",
    "SeatAt",
    "StakeholderNetwork",
    "latest_closed_wave",
    "moment_of",
    "network_at",
    "presence_of",
    "wave_labelled",
    "without_undecided",
]

StatusKey = tuple[OrganizationId, RelationCode | None, str | None]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class StakeholderNetwork:
    """One partnership at one wave or date. Arrays and tuples a organization share one order: by organization id.

    ``sector`` holds the index into ``sectors`` of each organization's primary sector (top term), -1 where none is
    known. ``claims`` are those with both ends inside, counted at this moment; they index ``organizations``;
    ``undecided`` flags those of them whose own dates leave open whether they hold.
    """

    partnership: Partnership
    moment: Moment
    wave: Wave | None
    organizations: tuple[Organization, ...]
    presence: tuple[Presence, ...]
    taxonomy: Taxonomy | None
    sectors: tuple[Sector, ...]
    sector: Ints
    relations: tuple[Relation, ...]
    claims: ClaimColumns
    undecided: Flags
    status: tuple[Status, ...]
    statuses: Mapping[StatusKey, Status]
    asked: Mapping[RelationCode, tuple[str, ...]]
    councils: tuple[CouncilAt, ...]

    def status_in(self, place: int, relation: RelationCode, role: str) -> Status:
        """Return the status of organization ``place`` as ``role`` in ``relation``: the most specific row wins."""
        if role not in self.asked.get(relation, ()):
            return Status.NOT_ASKED
        who = self.organizations[place].id
        for key in ((who, relation, role), (who, relation, None), (who, None, role)):
            if (found := self.statuses.get(key)) is not None:
                return found
        return self.status[place]


def latest_closed_wave(holdings: Holdings) -> Wave | None:
    """Return the wave that analyses default to, None when there is none."""
    closed = [wave for wave in holdings.waves if wave.closed]
    return max(closed, key=lambda wave: (wave.rank, wave.label), default=None)


def wave_labelled(holdings: Holdings, label: str) -> Wave:
    """Return the wave with this label. Raises NotFound."""
    for wave in holdings.waves:
        if wave.label == label:
            return wave
    raise NotFound(kind="wave", id=label)


def moment_of(holdings: Holdings, *, wave: str | None = None, day: date | None = None) -> Moment:
    """Resolve what a reader asked for: a wave's label, or a day. Raises InputError unless exactly one is given."""
    if (wave is None) == (day is None):
        raise InputError("moment-needs-one")
    if wave is None:
        return Moment(day)
    reference = wave_labelled(holdings, wave).reference
    return Moment(date.fromisoformat(reference) if reference else None, wave)


def network_at(holdings: Holdings, moment: Moment) -> StakeholderNetwork:
    """Derive the network of a partnership at a moment from all that is held of it."""
    wave = wave_labelled(holdings, moment.wave) if moment.wave is not None else None
    statuses, asked = _answers(holdings, moment, wave)
    inside = _boundary(statuses) if wave is not None else _roster(holdings, moment)
    organizations = tuple(sorted((o for o in holdings.organizations if o.id in inside), key=lambda o: o.id))
    taxonomy, sectors = _taxonomy(holdings, moment)
    claims, undecided = claims_at(holdings, moment, wave, tuple(o.id for o in organizations))
    return StakeholderNetwork(
        partnership=holdings.partnership,
        moment=moment,
        wave=wave,
        organizations=organizations,
        presence=tuple(inside[o.id] for o in organizations),
        taxonomy=taxonomy,
        sectors=sectors,
        sector=_primary_sectors(holdings, moment, organizations, taxonomy, sectors),
        relations=tuple(sorted(holdings.relations, key=lambda r: (r.rank, r.code))),
        claims=claims,
        undecided=undecided,
        status=tuple(statuses.get((o.id, None, None), Status.NOT_ASKED) for o in organizations),
        statuses=statuses,
        asked=asked,
        councils=councils_at(holdings, moment, wave),
    )


def without_undecided(network: StakeholderNetwork) -> StakeholderNetwork:
    """Return the network of what surely holds: itself where no organization and no claim is undecided.

    What is read of its organizations (sector, status) and of its councils stays as it was.
    """
    sure = np.array([one is Presence.CERTAIN for one in network.presence], np.bool_)
    if sure.all() and not network.undecided.any():
        return network
    chosen = np.flatnonzero(sure).tolist()
    organizations = tuple(network.organizations[place] for place in chosen)
    new = np.where(sure, np.cumsum(sure) - 1, -1).astype(np.int32)
    columns = network.claims
    kept = columns.where(~network.undecided & sure[columns.source] & sure[columns.target])
    return replace(
        network,
        organizations=organizations,
        presence=tuple(network.presence[place] for place in chosen),
        sector=network.sector[sure],
        claims=reindexed(kept, new, tuple(one.id for one in organizations)),
        undecided=np.zeros(len(kept), np.bool_),
        status=tuple(network.status[place] for place in chosen),
    )


def _answers(
    holdings: Holdings, moment: Moment, wave: Wave | None
) -> tuple[dict[StatusKey, Status], dict[RelationCode, tuple[str, ...]]]:
    """What is known of who was asked and answered: at a date, from the wave of each relation that carries forward."""
    if wave is not None:
        here = [r for r in holdings.responses if r.wave == wave.id]
        asked = {q.relation: q.roles for q in holdings.questions if q.wave == wave.id}
        return {(r.organization, r.relation, r.role): r.status for r in here}, asked
    latest = {q.relation: one for q in holdings.questions if (one := last_asked(holdings, moment, q.relation))}
    roles = {(q.wave, q.relation): q.roles for q in holdings.questions}
    last = max(latest.values(), key=lambda one: (one.reference, one.rank), default=None)
    statuses: dict[StatusKey, Status] = {}
    for r in sorted(holdings.responses, key=lambda r: r.relation is not None):
        if last is not None and r.wave == last.id and r.relation is None and r.role is None:
            statuses[r.organization, None, None] = r.status
        for relation, one in latest.items():
            if r.wave == one.id and r.relation in {None, relation}:
                statuses[r.organization, relation, r.role] = r.status
    return statuses, {relation: roles[one.id, relation] for relation, one in latest.items()}


def _boundary(statuses: Mapping[StatusKey, Status]) -> dict[OrganizationId, Presence]:
    """At a wave: the organizations with a general status row at it."""
    return {
        who: Presence.CERTAIN
        for (who, relation, role), status in statuses.items()
        if relation is None and role is None and status is not Status.NOT_IN_NETWORK
    }


def _roster(holdings: Holdings, moment: Moment) -> dict[OrganizationId, Presence]:
    """At a date: the organizations on the roster that day."""
    return _strongest((p.organization, presence_of(moment, p.period, p.source)) for p in holdings.participations)


def _strongest(found: Iterable[tuple[OrganizationId, Presence]]) -> dict[OrganizationId, Presence]:
    kept: dict[OrganizationId, Presence] = {}
    for who, presence in found:
        if presence is Presence.CERTAIN or (presence is Presence.UNDECIDED and kept.get(who) is None):
            kept[who] = presence
    return kept


def _taxonomy(holdings: Holdings, moment: Moment) -> tuple[Taxonomy | None, tuple[Sector, ...]]:
    used = present(holdings.taxonomy_uses, lambda use: presence_of(moment, use.period, use.source))
    if not used:
        return None, ()
    taxonomy = next((t for t in holdings.taxonomies if t.id == used[0][0].taxonomy), None)
    if taxonomy is None:
        return None, ()
    top = [s for s in holdings.sectors if s.taxonomy == taxonomy.id and s.broader is None]
    return taxonomy, tuple(sorted(top, key=lambda s: (s.rank, s.code)))


def _primary_sectors(
    holdings: Holdings,
    moment: Moment,
    organizations: tuple[Organization, ...],
    taxonomy: Taxonomy | None,
    sectors: tuple[Sector, ...],
) -> Ints:
    place = {s.code: i for i, s in enumerate(sectors)}
    broader = {s.code: s.broader for s in holdings.sectors if taxonomy is not None and s.taxonomy == taxonomy.id}
    used = [a for a in holdings.assignments if a.primary and taxonomy is not None and a.taxonomy == taxonomy.id]
    primary: dict[OrganizationId, int] = {}
    for assignment, _ in present(used, lambda a: presence_of(moment, a.period, a.source)):
        code = assignment.sector
        while (up := broader.get(code)) is not None:
            code = up
        primary.setdefault(assignment.organization, place.get(code, -1))
    return np.array([primary.get(o.id, -1) for o in organizations], np.int32)
