"""What a client says of vocabularies: taxonomies with their sectors, codebooks with their relations, and their use."""

from __future__ import annotations

import strawberry

from lipgraph.api.saying import may, must


@strawberry.input(description="Names a taxonomy.")
class TaxonomyKey:
    """Names a taxonomy."""

    id: str = must("Its code, by which sectors and files name it.")


@strawberry.input(description="A versioned scheme of sectors.")
class TaxonomyInput(TaxonomyKey):
    """A taxonomy."""

    title: str | None = may("Its title; a new taxonomy needs one.")
    title_fr: str | None = may("Its title in French.")
    version: str | None = may("Its version, as a date or label.")


@strawberry.input(description="Names a sector.")
class SectorKey:
    """Names a sector."""

    taxonomy: str = must("The code of its taxonomy.")
    code: str = must("Its code, unique within its taxonomy.")


@strawberry.input(description="A sector or constituency: one term of a taxonomy.")
class SectorInput(SectorKey):
    """A sector."""

    name: str | None = may("Its name; a new sector needs one.")
    name_fr: str | None = may("Its name in French.")
    short: str | None = may("A short name for maps.")
    short_fr: str | None = may("A short name for maps, in French.")
    kind: str | None = may("`sector`, or `constituency` for people who are represented.")
    rank: int | None = may("Its place in the taxonomy.")
    broader: str | None = may("The code of the broader term; null for a top term.")
    exact_match: str | None = may("The term of another taxonomy that it equals, as `taxonomy:code`.")
    alternatives: list[str] | None = may("Other labels under which files name it; at most 100.")
    note: str | None = may("What the source leaves ambiguous, in words.")


@strawberry.input(description="Names a codebook.")
class CodebookKey:
    """Names a codebook."""

    id: str = must("Its code, by which relations and partnerships name it.")


@strawberry.input(description="A set of relations that partnerships use.")
class CodebookInput(CodebookKey):
    """A codebook."""

    title: str | None = may("Its title; a new codebook needs one.")
    title_fr: str | None = may("Its title in French.")
    version: str | None = may("Its version, as a date or label.")


@strawberry.input(description="Names a relation.")
class RelationKey:
    """Names a relation."""

    codebook: str = must("The code of its codebook.")
    code: str = must("Its code, unique within its codebook.")


@strawberry.input(
    description="What a linkage is about. Once claimed, its direction and levels stay; a new code instead."
)
class RelationInput(RelationKey):
    """A relation."""

    name: str | None = may("Its name; a new relation needs one.")
    name_fr: str | None = may("Its name in French.")
    directed: bool | None = may("True where it goes from a source to a target.")
    exact_match: str | None = may("The code of the base relation that it equals.")
    levels: list[str] | None = may("The names of its strengths from 1 upwards; at most 100.")
    threshold: float | None = may("The strength from which a claim counts as a tie by default; null: any claim.")
    in_default_view: bool | None = may("True where it is part of the codebook's default view.")
    rank: int | None = may("Its place in the codebook.")
    note: str | None = may("What the source leaves ambiguous, in words.")


@strawberry.input(description="Names a partnership's use of a taxonomy.")
class TaxonomyUseKey:
    """Names a use of a taxonomy."""

    taxonomy: str = must("The code of the taxonomy.")
    spell: int | None = may("Which of several uses, from 1.")


@strawberry.input(description="That a partnership uses a taxonomy for a time.")
class TaxonomyUseInput(TaxonomyUseKey):
    """A use of a taxonomy."""

    from_: str | None = may(
        "When the use starts, in EDTF; `..`: before all dates; null: nobody wrote it down.", name="from"
    )
    until: str | None = may("When it ends, in EDTF; `..` while it has no end; null: nobody wrote it down.")
