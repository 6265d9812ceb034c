"""Change between two moments: ties among organizations observed at both, joiners and leavers."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import strawberry

from lipgraph.analysis import results
from lipgraph.analysis.change import measures_of
from lipgraph.api.connections import After, Connection, First, page
from lipgraph.api.context import Info
from lipgraph.api.fields import described
from lipgraph.api.types_base import Language, spoken
from lipgraph.api.types_measures import Measure, Twin, View
from lipgraph.api.types_organizations import Organization
from lipgraph.domain.holdings import Directory
from lipgraph_schema.messages import text


@strawberry.type(description="Ties formed, kept and dissolved among pairs of organizations observed at both moments.")
class Turnover:
    """A lens over a turnover."""

    value: strawberry.Private[results.Turnover]
    twin: strawberry.Private[Twin]

    @described(description="Ties that are there at the later moment only.")
    def formed(self) -> int:
        """Return the ties formed."""
        return self.value.formed

    @described(description="Ties that are there at both.")
    def kept(self) -> int:
        """Return the ties kept."""
        return self.value.kept

    @described(description="Ties that are there at the earlier moment only.")
    def dissolved(self) -> int:
        """Return the ties dissolved."""
        return self.value.dissolved

    @described(description="Pairs that are tied at neither.")
    def never(self) -> int:
        """Return the pairs never tied."""
        return self.value.never

    @described(description="Formed less dissolved, with its interval.")
    def net(self) -> Measure:
        """Return the net change."""
        return Measure(result=self.value.net, twin=self.twin)


@strawberry.type(description="The difference between two moments. A change has many causes; none is claimed here.")
class Change:
    """A lens over a change."""

    value: strawberry.Private[results.Change]
    directory: strawberry.Private[Directory]
    confirmed: strawberry.Private[Callable[[], Awaitable[results.Change]]]

    @described(description="Organizations whose own answers are known at both moments.")
    def stayers(self, first: First = 20, after: After = None) -> Connection[Organization]:
        """Return the stayers."""
        return self._organizations(self.value.stayers, first=first, after=after)

    @described(description="Organizations that are in the network at the later moment only.")
    def joiners(self, first: First = 20, after: After = None) -> Connection[Organization]:
        """Return the joiners."""
        return self._organizations(self.value.joiners, first=first, after=after)

    @described(description="Organizations that are in the network at the earlier moment only.")
    def leavers(self, first: First = 20, after: After = None) -> Connection[Organization]:
        """Return the leavers."""
        return self._organizations(self.value.leavers, first=first, after=after)

    @described(description="Ties between sectors.")
    def cross_sector(self) -> Turnover:
        """Return the turnover across sectors."""
        return Turnover(value=self.value.cross_sector, twin=self._twin(self.value.cross_sector.net))

    @described(description="Ties within sectors.")
    def within_sector(self) -> Turnover:
        """Return the turnover within sectors."""
        return Turnover(value=self.value.within_sector, twin=self._twin(self.value.within_sector.net))

    @described(description="Ties kept as a share of ties at either moment.")
    def jaccard(self) -> Measure:
        """Return the Jaccard index."""
        return self._measure(self.value.jaccard)

    @described(description="The change in cross-sector density.")
    def density_change(self) -> Measure:
        """Return the change in density."""
        return self._measure(self.value.density_change)

    @described(description="The change in the E-I index.")
    def ei_change(self) -> Measure:
        """Return the change in the E-I index."""
        return self._measure(self.value.ei_change)

    @described(description="What was counted at the earlier moment.")
    def earlier(self) -> View:
        """Return the earlier view."""
        return View(value=self.value.earlier)

    @described(description="What was counted at the later moment.")
    def later(self) -> View:
        """Return the later view."""
        return View(value=self.value.later)

    @described(description="The change in a sentence.")
    def sentence(self, info: Info, lang: Language = None) -> str:
        """Return the sentence."""
        cross = self.value.cross_sector
        return text(
            "api",
            "change",
            lang=spoken(info, lang),
            stayers=len(self.value.stayers),
            formed=cross.formed,
            kept=cross.kept,
            dissolved=cross.dissolved,
            joiners=len(self.value.joiners),
            leavers=len(self.value.leavers),
        )

    def _measure(self, one: results.Measure) -> Measure:
        return Measure(result=one, twin=self._twin(one))

    def _twin(self, one: results.Measure) -> Twin:
        async def found() -> results.Measure:
            return next(other for other in measures_of(await self.confirmed()) if other.definition == one.definition)

        return found

    def _organizations(self, ids: tuple[str, ...], *, first: int, after: str | None) -> Connection[Organization]:
        chosen = set(ids)
        found = sorted((one for one in self.directory.organizations if one.id in chosen), key=lambda o: (o.name, o.id))
        return page(
            found,
            lambda one: Organization(value=one, directory=self.directory),
            key=lambda one: (one.name, one.id),
            first=first,
            after=after,
        )
