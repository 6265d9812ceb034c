"""What a client says of organizations: names, identifiers, sectors, and the time on a partnership's roster."""

from __future__ import annotations

import strawberry

from lipgraph.api.saying import IdentifierKey, OrganizationReference, may, must

FROM = "When it starts, in EDTF; `..`: before all dates; null: nobody wrote it down."
UNTIL = "When it ends, in EDTF, last day included; `..` while it has no end; null: nobody wrote it down."
SPELL = "Which of several spells, from 1."
WHO = "The organization."


@strawberry.input(description="Names an organization: by its id, else by its name.")
class OrganizationKey:
    """Names an organization."""

    id: strawberry.ID | None = may("Its global id.")
    name: str | None = may("The name in use today, or another name of it; an organization only, never a person's.")


@strawberry.input(description="A stakeholder body, with what is said of it in one partnership.")
class OrganizationInput(OrganizationKey):
    """An organization."""

    lang: str | None = may("The language of its name: `en`, `fr` or another.")
    kind: str | None = may("Its kind, a term of the vocabulary of organization kinds.")
    level_of_government: str | None = may("Its level of government, a term of the vocabulary.")
    sector: str | None = may("Its primary sector in the partnership's taxonomy: a code, or a name.")
    other_sectors: list[str] | None = may("Further sectors: codes, or names; at most 100.")
    other_names: list[str] | None = may("Other names; at most 100.")
    business_number: str | None = may("Its business number, leading zeros kept.")
    from_: str | None = may("Since when it is on the partnership's roster, in EDTF.", name="from")
    until: str | None = may("Until when it is on the partnership's roster, in EDTF; `..`: still.")


@strawberry.input(description="Names another name of an organization.")
class OrganizationNameKey:
    """Names another name."""

    organization: OrganizationReference = must(WHO)
    text: str = must("The name.")


@strawberry.input(description="Another name of an organization.")
class OrganizationNameInput(OrganizationNameKey):
    """Another name."""

    kind: str | None = may("`former`, `alias`, `short` or `translation`.")
    lang: str | None = may("Its language.")
    from_: str | None = may(FROM, name="from")
    until: str | None = may(UNTIL)


@strawberry.input(description="An external identifier of an organization.")
class IdentifierInput(IdentifierKey):
    """An external identifier."""

    organization: OrganizationReference = must(WHO)


@strawberry.input(description="Names a spell of an organization on a partnership's roster.")
class ParticipationKey:
    """Names a participation."""

    organization: OrganizationReference = must(WHO)
    spell: int | None = may(SPELL)


@strawberry.input(description="That an organization is on a partnership's roster for a time.")
class ParticipationInput(ParticipationKey):
    """A participation."""

    from_: str | None = may(FROM, name="from")
    until: str | None = may(UNTIL)


@strawberry.input(description="Names a sector of an organization in a partnership.")
class SectorAssignmentKey:
    """Names a sector of an organization."""

    organization: OrganizationReference = must(WHO)
    sector: str = must("The sector: a code of the partnership's taxonomy, or a name.")
    spell: int | None = may(SPELL)


@strawberry.input(description="The sector of an organization in a partnership's taxonomy.")
class SectorAssignmentInput(SectorAssignmentKey):
    """A sector of an organization."""

    primary: bool | None = may("True for the one that measures count.")
    from_: str | None = may(FROM, name="from")
    until: str | None = may(UNTIL)


@strawberry.input(description="Names a spell of an organization as a partnership's lead.")
class LeadKey:
    """Names a lead."""

    organization: OrganizationReference = must(WHO)
    spell: int | None = may(SPELL)


@strawberry.input(description="That an organization leads a partnership.")
class LeadInput(LeadKey):
    """A lead."""

    inferred: bool | None = may("True where the source does not say so in words.")
    from_: str | None = may(FROM, name="from")
    until: str | None = may(UNTIL)
