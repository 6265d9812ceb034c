"""What a client may ask with: references, moments, views and filters."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

import strawberry

from lipgraph.api.enums import Direction, Eligible, GapKind, ViewConfirmation
from lipgraph.api.identifiers import part_of
from lipgraph.domain.claims import Confirmation

_ABSENT = strawberry.UNSET


@strawberry.input(one_of=True, description="Names one object: by its global id, or by its slug.")
class Reference:
    """Names one object."""

    id: strawberry.ID | None = strawberry.field(default=_ABSENT, description="Its global id.")
    slug: str | None = strawberry.field(default=_ABSENT, description="Its slug, as in a page's address.")

    def word(self, kind: str) -> str:
        """Return the slug or the stored id that this reference to a ``kind`` names. Raises InputError."""
        return part_of(self.id, kind) if self.id else str(self.slug)


@strawberry.input(one_of=True, description="A moment: a day, or a wave of observation.")
class MomentInput:
    """A moment."""

    date: dt.date | None = strawberry.field(default=_ABSENT, description="A day.")
    wave: str | None = strawberry.field(default=_ABSENT, description="A wave, by its label.")


@strawberry.input(description="What counts as a tie; what is left out stays as in the default view.")
class ViewInput:
    """What counts as a tie."""

    relations: list[str] | None = strawberry.field(default=None, description="Codes of the relations to take together.")
    confirmation: ViewConfirmation | None = strawberry.field(default=None, description="How claims become a tie.")
    direction: Direction | None = strawberry.field(default=None, description="Whether ties have a direction.")
    eligible: Eligible | None = strawberry.field(default=None, description="Among whom ties are counted.")
    threshold: float | None = strawberry.field(default=None, description="The least strength that counts as a tie.")


@strawberry.input(description="Holds for a text: all operators that are given have to hold.")
class StringFilter:
    """Conditions on a text."""

    eq: str | None = strawberry.field(default=None, description="It equals this.")
    in_: list[str] | None = strawberry.field(name="in", default=None, description="It is one of these.")
    is_null: bool | None = strawberry.field(default=None, description="True: it is not stated; false: it is.")

    def holds(self, value: str | None) -> bool:
        """Say whether a value satisfies every operator given."""
        stated = self.is_null is None or (value is None) is self.is_null
        return stated and (self.eq is None or value == self.eq) and (self.in_ is None or value in self.in_)


@strawberry.input(description="Holds for a yes or no.")
class BooleanFilter:
    """A condition on a yes or no."""

    eq: bool | None = strawberry.field(default=None, description="It equals this.")

    def holds(self, value: bool) -> bool:  # noqa: FBT001 - the value is what is filtered
        """Say whether a value satisfies the operator given."""
        return self.eq is None or value == self.eq


@strawberry.input(description="Holds for a state of confirmation.")
class ConfirmationFilter:
    """Conditions on a state of confirmation."""

    eq: Confirmation | None = strawberry.field(default=None, description="It equals this.")
    in_: list[Confirmation] | None = strawberry.field(name="in", default=None, description="It is one of these.")

    def holds(self, value: Confirmation) -> bool:
        """Say whether a state satisfies every operator given."""
        return (self.eq is None or value == self.eq) and (self.in_ is None or value in self.in_)


@strawberry.input(description="Holds for a kind of candidate gap.")
class GapKindFilter:
    """Conditions on a kind of candidate gap."""

    eq: GapKind | None = strawberry.field(default=None, description="It equals this.")
    in_: list[GapKind] | None = strawberry.field(name="in", default=None, description="It is one of these.")

    def holds(self, value: GapKind) -> bool:
        """Say whether a kind satisfies every operator given."""
        return (self.eq is None or value == self.eq) and (self.in_ is None or value in self.in_)


@strawberry.input(description="Which partnerships to list; all conditions have to hold.")
class PartnershipWhere:
    """Conditions on partnerships."""

    kind: StringFilter | None = strawberry.field(default=None, description="The kind, a term of the vocabulary.")
    synthetic: BooleanFilter | None = strawberry.field(default=None, description="Whether its data are invented.")
    area: StringFilter | None = strawberry.field(default=None, description="The area, as the source gives it.")
    lead_kind: StringFilter | None = strawberry.field(
        default=None, description="The kind of an organization that leads it."
    )
    lead_level_of_government: StringFilter | None = strawberry.field(
        default=None, description="The level of government of an organization that leads it."
    )


@strawberry.input(description="Which organizations to list; all conditions have to hold.")
class OrganizationWhere:
    """Conditions on organizations."""

    kind: StringFilter | None = strawberry.field(default=None, description="The kind, a term of the vocabulary.")
    slug: StringFilter | None = strawberry.field(default=None, description="The slug.")
    level_of_government: StringFilter | None = strawberry.field(default=None, description="The level of government.")


@strawberry.input(description="Which linkages to list; all conditions have to hold.")
class LinkageWhere:
    """Conditions on linkages."""

    relation: StringFilter | None = strawberry.field(default=None, description="The code of the relation.")
    confirmation: ConfirmationFilter | None = strawberry.field(default=None, description="What its claims amount to.")
    cross_sector: BooleanFilter | None = strawberry.field(
        default=None, description="Whether its ends are in two sectors; holds for neither where a sector is unknown."
    )
    organization: strawberry.ID | None = strawberry.field(default=None, description="An organization at either end.")


@strawberry.input(description="Which candidate gaps to list.")
class GapWhere:
    """Conditions on candidate gaps."""

    kind: GapKindFilter | None = strawberry.field(default=None, description="What it is about.")


Linkages = Annotated[LinkageWhere | None, strawberry.argument(description="Which of them; absent: all.")]
At = Annotated[
    MomentInput | None,
    strawberry.argument(description="The moment; absent: the latest closed wave, or today where there is none."),
]
AsOf = Annotated[MomentInput | None, strawberry.argument(description="The moment; absent: today.")]
ViewChoice = Annotated[
    ViewInput | None, strawberry.argument(description="What counts as a tie; absent: the codebook's default view.")
]
