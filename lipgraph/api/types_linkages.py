"""Linkages and the claims they consist of."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from functools import partial

import numpy as np
import strawberry
from numpy.typing import NDArray

from lipgraph.analysis.linkages import STATES, Linkages, linkages
from lipgraph.api.connections import Connection, Key, page
from lipgraph.api.context import Info
from lipgraph.api.fields import described
from lipgraph.api.identifiers import global_id, part_of
from lipgraph.api.inputs import LinkageWhere
from lipgraph.api.types_base import Citation, Node, Period, Written
from lipgraph.api.types_organizations import Organization
from lipgraph.api.types_vocabulary import Relation, Sector
from lipgraph.domain.claims import Claim as DomainClaim
from lipgraph.domain.claims import Confirmation, Layer, Polarity, Role
from lipgraph.domain.holdings import Directory
from lipgraph.domain.ids import OrganizationId
from lipgraph.domain.network import StakeholderNetwork
from lipgraph.domain.time import Presence

_MOST_CLAIMS = 100


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Scene:
    """What every lens at one network looks through."""

    network: StakeholderNetwork
    directory: Directory
    found: Linkages

    def organization(self, place: int) -> Organization:
        """Return the organization at a place of the network."""
        return Organization(value=self.network.organizations[place], directory=self.directory)

    def named(self, place: int) -> Organization | None:
        """Return the organization at a place, None for a place that stands for nobody."""
        return self.organization(place) if place >= 0 else None

    def sector(self, place: int) -> Sector | None:
        """Return the primary sector of the organization at a place."""
        index = int(self.network.sector[place])
        return Sector(value=self.network.sectors[index]) if index >= 0 else None

    def key(self, which: int) -> Key:
        """Return what linkages are sorted by: relation, source, target."""
        source, target = int(self.found.source[which]), int(self.found.target[which])
        names = self.network.organizations
        return self.found.relations[int(self.found.relation[which])], names[source].id, names[target].id


@strawberry.type(description="One report of a linkage: who said it, as what, on which evidence.")
class Claim(Written):
    """A lens over a claim."""

    value: strawberry.Private[DomainClaim]
    claimant: strawberry.Private[Organization | None]

    @described(description="Its id, as the log and table folders name it.")
    def id(self) -> str:
        """Return the stored id."""
        return self.value.id

    @described(description="The organization that said it; null where nobody knows who did.")
    def claimed_by(self) -> Organization | None:
        """Return the claimant."""
        return self.claimant

    @described(description="As what it speaks.")
    def role(self) -> Role:
        """Return the role."""
        return self.value.role

    @described(description="Whether it says that the linkage exists or that it does not.")
    def polarity(self) -> Polarity:
        """Return the polarity."""
        return self.value.polarity

    @described(description="The kind of evidence.")
    def layer(self) -> Layer:
        """Return the layer."""
        return self.value.layer

    @described(description="The strength on the relation's own levels; null where none was given.")
    def strength(self) -> float | None:
        """Return the strength."""
        return self.value.strength

    @described(description="A volume, such as referrals a year; null where none was given.")
    def volume(self) -> float | None:
        """Return the volume."""
        return self.value.volume

    @described(description="When the linkage holds, where the claim says so.")
    def period(self) -> Period:
        """Return the period."""
        return Period(value=self.value.period)

    @described(description="Where it was read.")
    def citation(self) -> Citation:
        """Return the source."""
        return Citation(value=self.value.source)


@strawberry.type(description="One end of a linkage at the moment of the list.")
class LinkageEnd:
    """A lens over one end."""

    scene: strawberry.Private[Scene]
    place: strawberry.Private[int]

    @described(description="The organization.")
    def organization(self) -> Organization:
        """Return the organization."""
        return self.scene.organization(self.place)

    @described(description="Its primary sector at the moment; null where none is known.")
    def sector(self) -> Sector | None:
        """Return the sector."""
        return self.scene.sector(self.place)

    @described(description="Whether it is in the network at the moment.")
    def presence(self) -> Presence:
        """Return its presence."""
        return self.scene.network.presence[self.place]


@strawberry.type(description="All claims about one relation between two organizations at a moment, taken together.")
class Linkage(Node):
    """A lens over a linkage."""

    scene: strawberry.Private[Scene]
    which: strawberry.Private[int]

    @described(description="The global id: partnership, relation, source, target and moment.")
    def id(self) -> strawberry.ID:
        """Return the global id."""
        network = self.scene.network
        ends = (str(part) for part in self.scene.key(self.which))
        return global_id("Linkage", network.partnership.id, *ends, network.moment.key)

    @described(description="What it is about.")
    def relation(self) -> Relation:
        """Return the relation."""
        code = self.scene.found.relations[int(self.scene.found.relation[self.which])]
        return Relation(value=next(one for one in self.scene.network.relations if one.code == code))

    @described(description="What its claims amount to.")
    def confirmation(self) -> Confirmation:
        """Return the state of confirmation."""
        return self.scene.found.confirmation(self.which)

    @described(description="Where it starts; for an undirected relation the end whose id comes first.")
    def source(self) -> LinkageEnd:
        """Return the source."""
        return LinkageEnd(scene=self.scene, place=int(self.scene.found.source[self.which]))

    @described(description="Where it goes; for an undirected relation the other end.")
    def target(self) -> LinkageEnd:
        """Return the target."""
        return LinkageEnd(scene=self.scene, place=int(self.scene.found.target[self.which]))

    @described(description="Whether its ends are in two sectors; null where a sector is unknown.")
    def cross_sector(self) -> bool | None:
        """Return whether it crosses sectors."""
        sector = self.scene.network.sector
        a, b = (int(sector[end[self.which]]) for end in (self.scene.found.source, self.scene.found.target))
        return None if min(a, b) < 0 else a != b

    @described(description="Whether it holds at the moment: undecided where an end or every claim that asserts it is.")
    def presence(self) -> Presence:
        """Return its presence."""
        return Presence.UNDECIDED if self.scene.found.undecided[self.which] else Presence.CERTAIN

    @described(description="The claims it consists of, in the order of their ids; at most 100.")
    def claims(self) -> list[Claim]:
        """Return the claims."""
        network, places = self.scene.network, self.scene.found.places(self.which)[:_MOST_CLAIMS]
        columns, owner = network.claims, network.partnership.id
        return [
            Claim(value=columns.claim(i, owner), claimant=self.scene.named(int(columns.claimant[i]))) for i in places
        ]


async def scene_of(info: Info, directory: Directory, network: StakeholderNetwork) -> Scene:
    """Return what lenses at one network look through; its linkages are gathered once, in a worker thread."""
    work = partial(asyncio.to_thread, linkages, network)
    found = await info.context.reader.once(("linkages", network), work)
    return Scene(network=network, directory=directory, found=found)


def linkage_page(
    scene: Scene,
    where: LinkageWhere | None,
    *,
    first: int,
    after: str | None,
    among: OrganizationId | None = None,
) -> Connection[Linkage]:
    """Cut a page out of the linkages of a network that satisfy every condition; ``among``: that one is an end of."""
    found = scene.found
    rank = np.argsort(np.argsort(np.array(found.relations, np.str_))) if found.relations else np.zeros(0, np.intp)
    mask = _chosen(scene, where or LinkageWhere())
    chosen = np.flatnonzero(mask if among is None else mask & _at(scene, among))
    order = np.lexsort((found.target[chosen], found.source[chosen], rank[found.relation[chosen]]))
    items: list[int] = chosen[order].tolist()
    return page(
        items,
        lambda which: Linkage(scene=scene, which=which),
        key=scene.key,
        first=first,
        after=after,
        undecided=int(found.undecided[chosen].sum()),
    )


def _chosen(scene: Scene, where: LinkageWhere) -> NDArray[np.bool_]:
    found, network = scene.found, scene.network
    mask = np.ones(len(found), np.bool_)
    if where.relation is not None:
        fits = [i for i, code in enumerate(found.relations) if where.relation.holds(code)]
        mask &= np.isin(found.relation, fits)
    if where.confirmation is not None:
        mask &= np.isin(found.state, [i for i, one in enumerate(STATES) if where.confirmation.holds(one)])
    if where.cross_sector is not None and where.cross_sector.eq is not None:
        a, b = network.sector[found.source], network.sector[found.target]
        mask &= (a >= 0) & (b >= 0) & ((a != b) == where.cross_sector.eq)
    if where.organization is not None:
        mask &= _at(scene, part_of(where.organization, "Organization"))
    return mask


def _at(scene: Scene, who: str) -> NDArray[np.bool_]:
    """Say which linkages an organization is an end of."""
    places = [i for i, one in enumerate(scene.network.organizations) if one.id == who]
    ends: NDArray[np.bool_] = np.isin(scene.found.source, places) | np.isin(scene.found.target, places)
    return ends
