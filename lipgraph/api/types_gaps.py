"""Candidate coordination gaps: places to look, not yet confirmed by anybody."""

from __future__ import annotations

from dataclasses import dataclass

import strawberry

from lipgraph.analysis import results
from lipgraph.api.context import Info
from lipgraph.api.enums import GapKind
from lipgraph.api.fields import described
from lipgraph.api.identifiers import global_id
from lipgraph.api.types_base import Language, Node, named, spoken
from lipgraph.api.types_measures import Finding, View, finding
from lipgraph.api.types_organizations import Organization
from lipgraph.api.types_vocabulary import Sector
from lipgraph.domain.holdings import Directory
from lipgraph.domain.network import StakeholderNetwork
from lipgraph.domain.vocabulary import Sector as DomainSector
from lipgraph_schema.messages import text

_MOST_ORGANIZATIONS = 100


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Place:
    """Where a gap was looked for: the network and the directory."""

    network: StakeholderNetwork
    directory: Directory


@strawberry.type(description="What a candidate gap is about; its id stays the same over waves, views and null models.")
class Gap(Node):
    """A lens over a gap."""

    value: strawberry.Private[results.Gap]
    place: strawberry.Private[Place]

    @described(description="The global id.")
    def id(self) -> strawberry.ID:
        """Return the global id."""
        return global_id("Gap", self.place.network.partnership.id, self.value.id)

    @described(description="What it is about.")
    def kind(self) -> GapKind:
        """Return the kind."""
        return GapKind(self.value.kind)

    @described(description="A short title. It names a place to look, never a fault.")
    def title(self, info: Info, lang: Language = None) -> str:
        """Return the title."""
        spoke = spoken(info, lang)
        sectors = [one.name(info, lang) for one in self.sectors()]
        return text(
            "measures",
            f"gap.{self.value.kind}.title",
            lang=spoke,
            sector=" ".join(sectors),
            sectors=" – ".join(sectors),
            council=self._council(spoke),
            seat=self._seat(spoke),
            organization=", ".join(one.name() for one in self.organizations()[:1]),
        )

    @described(description="The sectors it is about; at most 40.")
    def sectors(self) -> list[Sector]:
        """Return the sectors, in the order of the gap."""
        network = self.place.network
        of_seats = [one for council in network.councils for seat in council.seats for one in seat.sectors]
        known: dict[str, DomainSector] = {one.code: one for one in (*of_seats, *network.sectors)}
        return [Sector(value=known[code]) for code in self.value.sectors if code in known]

    @described(description="The organizations it is about; at most 100.")
    def organizations(self) -> list[Organization]:
        """Return the organizations."""
        named_here = set(self.value.organizations)
        found = [one for one in self.place.network.organizations if one.id in named_here]
        return [Organization(value=one, directory=self.place.directory) for one in found[:_MOST_ORGANIZATIONS]]

    def _council(self, lang: str) -> str:
        for one in self.place.network.councils:
            if one.council.id == self.value.council:
                return named(lang, one.council.name, one.council.name_fr)
        return ""

    def _seat(self, lang: str) -> str:
        for one in (seat.seat for council in self.place.network.councils for seat in council.seats):
            if one.id == self.value.seat:
                return named(lang, one.label, one.label_fr)
        return ""


@strawberry.type(description="A candidate gap as observed at one moment in one view.")
class GapObservation:
    """A lens over what was observed of a gap."""

    value: strawberry.Private[results.Gap]
    place: strawberry.Private[Place]

    @described(description="The gap itself.")
    def gap(self) -> Gap:
        """Return the gap."""
        return Gap(value=self.value, place=self.place)

    @described(description="What there is, in `unit`.")
    def observed(self) -> float:
        """Return what is observed."""
        return self.value.observed

    @described(description="What there could be, in `unit`; null where that says nothing.")
    def possible(self) -> float | None:
        """Return what is possible."""
        return self.value.possible

    @described(description="By how much what there is falls short of what is expected, in `unit`.")
    def shortfall(self) -> float | None:
        """Return the shortfall."""
        return self.value.shortfall

    @described(description="The unit: ties, seats or organizations.")
    def unit(self) -> str:
        """Return the unit."""
        return self.value.unit

    @described(description="The share of its pairs whose both ends answered; null where that does not apply.")
    def observed_share(self) -> float | None:
        """Return the observed share."""
        return self.value.observed_share

    @described(description="What each null model says; empty for gaps that no null model is about. At most 5.")
    def findings(self) -> list[Finding]:
        """Return the findings."""
        return [finding(one) for one in self.value.findings]

    @described(description="What was counted.")
    def view(self) -> View:
        """Return the view."""
        return View(value=self.value.view)

    @described(description="The SHA-256 of all that went in.")
    def inputs_digest(self) -> str:
        """Return the digest."""
        return self.value.inputs_digest
