"""Numbers with everything a reader needs to believe or doubt them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TypeAlias

import strawberry

from lipgraph.analysis import catalogue, results
from lipgraph.api.context import Info
from lipgraph.api.enums import Direction, Eligible, FindingKind, ViewConfirmation
from lipgraph.api.fields import described
from lipgraph.api.types_base import Language, spoken
from lipgraph_schema.messages import text


@strawberry.type(description="An observed value beside what one null model expects.")
class NullModel:
    """A null model's answer."""

    model: str = strawberry.field(
        description="`label`: sectors dealt anew; `degree`: ties rewired, degrees kept; `draw`: who sits at a council "
        "drawn from all organizations."
    )
    expected: float | None = strawberry.field(description="The expected value.")
    sd: float | None = strawberry.field(description="The standard deviation under the null.")
    z: float | None = strawberry.field(description="How many standard deviations the value lies from the expected one.")
    p: float | None = strawberry.field(description="The p-value: lower tail for candidate gaps, two-sided otherwise.")
    method: str = strawberry.field(description="How p was got: drawn, enumerated or in closed form.")
    draws: int | None = strawberry.field(description="How many draws; null where none were made.")
    seed: str | None = strawberry.field(description="The seed of the draws, as decimal digits; null without draws.")


def null_model(value: results.NullModel) -> NullModel:
    """Return a null model's answer as GraphQL tells it."""
    return NullModel(
        model=value.model,
        expected=value.expected,
        sd=value.sd,
        z=value.z,
        p=value.p,
        method=value.method,
        draws=value.draws,
        seed=None if value.seed is None else str(value.seed),
    )


@strawberry.type(description="An interval around a value.")
class Interval:
    """An interval."""

    low: float = strawberry.field(description="Its lower end.")
    high: float = strawberry.field(description="Its upper end.")
    level: float = strawberry.field(description="Its level, such as 0.95.")
    method: str = strawberry.field(description="How it was got.")


@strawberry.type(description="Why a measure has no value.")
class Undefined:
    """Why there is no value."""

    code: str = strawberry.field(description="The reason as a stable word.")

    @described(description="The reason in a sentence.")
    def reason(self, info: Info, lang: Language = None) -> str:
        """Return the reason."""
        return text("measures", f"undefined.{self.code}", lang=spoken(info, lang))


@strawberry.type(description="What a number rests on.")
class Counted:
    """What a number rests on."""

    organizations: int = strawberry.field(description="Organizations.")
    dyads: int = strawberry.field(description="Pairs of organizations that could be tied.")
    ties: int = strawberry.field(description="Pairs that are.")


@strawberry.type(description="A value on what surely holds alone: without what imprecise dates leave undecided.")
class WithoutUndecided:
    """A value without what is undecided."""

    value: float | None = strawberry.field(description="The number; null where it is undefined there.")
    undefined: Undefined | None = strawberry.field(description="Why there is no number; null where there is one.")
    organizations: int = strawberry.field(description="How many organizations of the network are undecided.")
    claims: int = strawberry.field(description="How many claims in the network are undecided by their own dates.")


def without(value: results.WithoutUndecided | None) -> WithoutUndecided | None:
    """Return a value without what is undecided as GraphQL tells it."""
    if value is None:
        return None
    return WithoutUndecided(
        value=value.value,
        undefined=Undefined(code=value.undefined.code) if value.undefined else None,
        organizations=value.organizations,
        claims=value.claims,
    )


@strawberry.type(description="What a measure is: its name, formula and who defined it.")
class Definition:
    """A lens over a definition."""

    value: strawberry.Private[catalogue.Definition]

    @described(description="Its word, the same everywhere.")
    def id(self) -> strawberry.ID:
        """Return the id."""
        return strawberry.ID(self.value.id)

    @described(description="What people call it.")
    def name(self, info: Info, lang: Language = None) -> str:
        """Return the name."""
        return self.value.name(spoken(info, lang))

    @described(description="What it says, in a sentence.")
    def meaning(self, info: Info, lang: Language = None) -> str:
        """Return the meaning."""
        return self.value.meaning(spoken(info, lang))

    @described(description="The formula.")
    def formula(self) -> str:
        """Return the formula."""
        return self.value.formula

    @described(description="Who defined it; null for a plain count.")
    def reference(self) -> str | None:
        """Return the reference."""
        return self.value.reference or None


@strawberry.type(description="What was counted as a tie, among whom, when. It travels with the number.")
class View:
    """A lens over a view."""

    value: strawberry.Private[results.MeasureView]

    @described(description="The codes of the relations that were taken together.")
    def relations(self) -> list[str]:
        """Return the relations."""
        return list(self.value.relations)

    @described(description="The moment: `w:` and a wave's label, or `d:` and a day.")
    def moment(self) -> str:
        """Return the moment."""
        return self.value.moment

    @described(description="How claims became ties.")
    def confirmation(self) -> ViewConfirmation:
        """Return the rule of confirmation."""
        return ViewConfirmation(self.value.confirmation)

    @described(description="Whether ties have a direction.")
    def direction(self) -> Direction:
        """Return the direction."""
        return Direction(self.value.direction)

    @described(description="Among whom ties were counted.")
    def eligible(self) -> Eligible:
        """Return who is eligible."""
        return Eligible(self.value.eligible)

    @described(description="The least strength that counted; null: as each relation says.")
    def threshold(self) -> float | None:
        """Return the threshold."""
        return self.value.threshold


Twin: TypeAlias = Callable[[], Awaitable[results.Measure | None]]
"""Finds the same number among confirmed ties, once somebody asks for it."""


def twin_of(found: results.Measure | None) -> Twin:
    """Return what finds a number that is known already."""

    async def known() -> results.Measure | None:
        return found

    return known


@strawberry.type(description="One number with its definition, view, basis and nulls; or the reason why there is none.")
class Measure:
    """A lens over a measure."""

    result: strawberry.Private[results.Measure]
    twin: strawberry.Private[Twin | None] = None

    @described(description="The number; null where it is undefined.")
    def value(self) -> float | None:
        """Return the value."""
        return self.result.value

    @described(description="Why there is no number; null where there is one.")
    def undefined(self) -> Undefined | None:
        """Return the reason."""
        return Undefined(code=self.result.undefined.code) if self.result.undefined else None

    @described(description="What it rests on.")
    def n(self) -> Counted:
        """Return what it rests on."""
        n = self.result.n
        return Counted(organizations=n.organizations, dyads=n.dyads, ties=n.ties)

    @described(description="The value beside null models; empty where none applies. At most 10.")
    def nulls(self) -> list[NullModel]:
        """Return the null models."""
        return [null_model(one) for one in self.result.nulls]

    @described(description="An interval around the value; null where none is defined.")
    def interval(self) -> Interval | None:
        """Return the interval."""
        one = self.result.interval
        return Interval(low=one.low, high=one.high, level=one.level, method=one.method) if one else None

    @described(description="The smallest value that could be; null where that says nothing.")
    def low(self) -> float | None:
        """Return the lower bound."""
        return self.result.low

    @described(description="The largest value that could be; null where that says nothing.")
    def high(self) -> float | None:
        """Return the upper bound."""
        return self.result.high

    @described(
        description="The number without organizations and claims that imprecise dates leave undecided, all of which "
        "are counted in; null where that is the same number."
    )
    def without_undecided(self) -> WithoutUndecided | None:
        """Return the number without what is undecided."""
        return without(self.result.without_undecided)

    @described(
        description="The same among ties that both ends confirm; null where confirmation has no part in it, and where "
        "this is it."
    )
    async def under_intersection(self) -> Measure | None:
        """Return the same number among confirmed ties."""
        found = await self.twin() if self.twin is not None else None
        return Measure(result=found) if found is not None and self.result.view.confirmation != "intersection" else None

    @described(description="What it is.")
    def definition(self) -> Definition:
        """Return the definition."""
        return Definition(value=catalogue.definition(self.result.definition))

    @described(description="What was counted.")
    def view(self) -> View:
        """Return the view."""
        return View(value=self.result.view)

    @described(description="The SHA-256 of all that went in: equal inputs and method, equal digest.")
    def inputs_digest(self) -> str:
        """Return the digest."""
        return self.result.inputs_digest


@strawberry.type(description="A measure beside the same among ties that both ends confirm.")
class Headline:
    """A measure and its confirmed twin."""

    measure: Measure = strawberry.field(description="In the view that was asked for.")
    intersection: Measure | None = strawberry.field(
        description="Among confirmed ties only; null where confirmation has no part in it."
    )


@strawberry.type(description="What one null model says of a candidate gap.")
class Finding:
    """A finding under one null."""

    finding: FindingKind = strawberry.field(description="What it says.")
    null_model: NullModel = strawberry.field(description="The null model and its numbers.")
    q: float | None = strawberry.field(description="The false discovery rate over its family; null if untestable.")


def finding(value: results.Finding) -> Finding:
    """Return a finding as GraphQL tells it."""
    return Finding(finding=FindingKind(value.finding), null_model=null_model(value.null_model), q=value.q)
