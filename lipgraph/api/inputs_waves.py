"""What a client says of waves: what was asked, who answered, and which linkages were claimed."""

from __future__ import annotations

import strawberry

from lipgraph.api.inputs_organizations import FROM, UNTIL
from lipgraph.api.inputs_writing import CitationInput
from lipgraph.api.saying import OrganizationReference, may, must
from lipgraph.domain.claims import Layer, Polarity, Role
from lipgraph.domain.waves import Status

WAVE = "The label of the wave."
CITATION = "Where this one was read, in place of what the whole write cites."
VERSION = "The `factVersion` that you read; left out: whatever is stored."


@strawberry.input(description="Names a wave.")
class WaveKey:
    """Names a wave."""

    label: str = must(WAVE)


@strawberry.input(description="One round of observation of one partnership.")
class WaveInput(WaveKey):
    """A wave."""

    title: str | None = may("Its title.")
    title_fr: str | None = may("Its title in French.")
    reference: str | None = may("The day at which periods are read, in ISO form.")
    fieldwork_from: str | None = may("When the gathering of answers started, in EDTF.")
    fieldwork_until: str | None = may("When it ended, in EDTF.")
    closed: bool | None = may("True once no more answers are expected.")
    rank: int | None = may("Its place among the waves.")


@strawberry.input(description="Names what a wave asked about one relation.")
class QuestionKey:
    """Names a question."""

    wave: str = must(WAVE)
    relation: str = must("The code of the relation.")


@strawberry.input(description="That a wave asked about a relation, and in which roles.")
class QuestionInput(QuestionKey):
    """A question."""

    roles: list[Role] | None = may("As what organizations were asked: `SENDER`, `RECEIVER` or `END`.")


@strawberry.input(description="Names what is known of an organization at a wave.")
class ResponseKey:
    """Names a response."""

    wave: str = must(WAVE)
    organization: OrganizationReference = must("The organization.")
    relation: str | None = may("The code of a relation, only where its status differs from the general one.")
    role: Role | None = may("The role, only where its status differs from the general one.")
    fact_version: str | None = may(VERSION)


@strawberry.input(description="What is known of an organization at a wave: whether it was asked, and answered.")
class ResponseInput(ResponseKey):
    """A response."""

    status: Status = must("What is known.")
    citation: CitationInput | None = may(CITATION)


@strawberry.input(description="Names one report of a linkage.")
class ClaimKey:
    """Names a claim."""

    relation: str = must("The code of the relation.")
    source: OrganizationReference = must("Where the linkage starts; either end of an undirected relation.")
    target: OrganizationReference = must("Where it goes; the other end.")
    claimant: OrganizationReference | None = may("Who said it; null where nobody knows.")
    role: Role | None = may("As what the claimant speaks; left out: as which end the claimant is.")
    layer: Layer | None = may("The kind of evidence; left out: a survey.")
    wave: str | None = may("The label of the wave; left out or null for a claim of no wave.")
    source_key: str | None = may("The source's own key: a claim of no wave needs one.")
    fact_version: str | None = may(VERSION)


@strawberry.input(description="One report of a linkage: who said it, as what, on which evidence.")
class ClaimInput(ClaimKey):
    """A claim."""

    polarity: Polarity | None = may("Whether it says that the linkage exists or that it does not.")
    strength: float | None = may("The strength on the relation's own levels.")
    volume: float | None = may("A volume, such as referrals a year.")
    from_: str | None = may(FROM, name="from")
    until: str | None = may(UNTIL)
    citation: CitationInput | None = may(CITATION)
