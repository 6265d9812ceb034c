"""What a client says of partnerships, their councils, the seats at each table and who holds them."""

from __future__ import annotations

import strawberry

from lipgraph.api.inputs_organizations import FROM, SPELL, UNTIL
from lipgraph.api.saying import OrganizationReference, may, must

COUNCIL = "The name of the council."
SEAT = "The label of the seat at that council."


@strawberry.input(description="Names a partnership.")
class PartnershipKey:
    """Names a partnership."""

    slug: str = must("Its slug, as in a page's address.")


@strawberry.input(description="The body that convenes.")
class PartnershipInput:
    """A partnership."""

    slug: str | None = may("Its slug, as in a page's address; left out for a new one: made from the name.")
    name: str | None = may("Its name; a new partnership needs one.")
    name_fr: str | None = may("Its name in French.")
    kind: str | None = may("Its kind, a term of the vocabulary of partnership kinds.")
    synthetic: bool | None = may("True for invented data.")
    area: str | None = may("The area that it is for, as the source gives it.")
    area_count: int | None = may("How many places the area names.")
    codebook: str | None = may("The code of the codebook that it uses.")
    taxonomy: str | None = may("The code of the taxonomy that it uses.")
    from_: str | None = may(FROM, name="from")
    until: str | None = may(UNTIL)


@strawberry.input(description="Names a council of a partnership.")
class CouncilKey:
    """Names a council."""

    name: str = must(COUNCIL)


@strawberry.input(description="A table at which organizations sit.")
class CouncilInput(CouncilKey):
    """A council."""

    name_fr: str | None = may("Its name in French.")
    kind: str | None = may("Its kind.")
    parent: str | None = may("The name of the council that it belongs to.")
    rank: int | None = may("Its place among the councils.")
    from_: str | None = may(FROM, name="from")
    until: str | None = may(UNTIL)


@strawberry.input(description="Names a seat.")
class SeatKey:
    """Names a seat."""

    council: str = must(COUNCIL)
    label: str = must("Its label, unique at its council.")


@strawberry.input(description="A place at a council's table; it never moves, a new one succeeds it.")
class SeatInput(SeatKey):
    """A seat."""

    label_fr: str | None = may("Its label in French.")
    sector: str | None = may("The sector or constituency that it is for: a code of the taxonomy, or a name.")
    succeeds: str | None = may("The label of the seat that it succeeds.")
    rank: int | None = may("Its place at the table.")
    from_: str | None = may(FROM, name="from")
    until: str | None = may(UNTIL)


@strawberry.input(description="Names a sector that a seat is for.")
class SeatSectorKey:
    """Names a sector of a seat."""

    council: str = must(COUNCIL)
    seat: str = must(SEAT)
    sector: str = must("The sector or constituency: a code of the partnership's taxonomy, or a name.")
    spell: int | None = may(SPELL)


@strawberry.input(description="The sector or constituency that a seat is for, for a time.")
class SeatSectorInput(SeatSectorKey):
    """A sector of a seat."""

    from_: str | None = may(FROM, name="from")
    until: str | None = may(UNTIL)


@strawberry.input(description="Names a spell of an organization on a seat.")
class MembershipKey:
    """Names a membership."""

    council: str = must(COUNCIL)
    seat: str = must(SEAT)
    organization: OrganizationReference | None = may("Who holds it; null where it is held and the holder not named.")
    wave: str | None = may("The label of the wave that observed it; null for one with dates of its own.")
    spell: int | None = may(SPELL)


@strawberry.input(description="Who holds a seat, in which role, for a time.")
class MembershipInput(MembershipKey):
    """A membership."""

    role: str | None = may("Its role at the table, a term of the vocabulary of roles.")
    from_: str | None = may(FROM, name="from")
    until: str | None = may(UNTIL)
