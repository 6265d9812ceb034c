"""Everything that a store holds of one partnership, as one value; and the directory of all partnerships."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, fields

from lipgraph.domain.claims import Claim
from lipgraph.domain.columns import ClaimColumns, cells_of, columns_from
from lipgraph.domain.facts import Fact, key_of
from lipgraph.domain.instruments import Instrument, Party
from lipgraph.domain.organizations import (
    Identifier,
    Lead,
    Organization,
    OrganizationName,
    Participation,
    SectorAssignment,
)
from lipgraph.domain.partnerships import Council, Membership, Partnership, Seat, SeatSector
from lipgraph.domain.statements import Statement, Thing
from lipgraph.domain.vocabulary import Codebook, Relation, Sector, Taxonomy, TaxonomyUse
from lipgraph.domain.waves import Question, Response, Wave


@dataclass(frozen=True, slots=True, kw_only=True)
class Directory:
    """What lists across partnerships need: partnerships, who leads them, organizations and vocabularies.

    And what is of no partnership: instruments with their parties, and statements. Of all councils there are their
    names; seats, what these are for and who holds them only of councils established under an instrument, since the
    holdings have the others, and the seats that a statement mentions.
    """

    partnerships: tuple[Partnership, ...] = ()
    leads: tuple[Lead, ...] = ()
    organizations: tuple[Organization, ...] = ()
    names: tuple[OrganizationName, ...] = ()
    identifiers: tuple[Identifier, ...] = ()
    participations: tuple[Participation, ...] = ()
    waves: tuple[Wave, ...] = ()
    taxonomies: tuple[Taxonomy, ...] = ()
    sectors: tuple[Sector, ...] = ()
    codebooks: tuple[Codebook, ...] = ()
    relations: tuple[Relation, ...] = ()
    instruments: tuple[Instrument, ...] = ()
    parties: tuple[Party, ...] = ()
    councils: tuple[Council, ...] = ()
    seats: tuple[Seat, ...] = ()
    seat_sectors: tuple[SeatSector, ...] = ()
    memberships: tuple[Membership, ...] = ()
    statements: tuple[Statement, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Holdings:
    """All facts of one partnership, each noun in key order, claims as columns.

    ``organizations`` are all that any of its facts names; ``relations`` those of its codebook; ``taxonomies`` and
    ``sectors`` those that it uses or used.
    """

    partnership: Partnership
    claims: ClaimColumns
    organizations: tuple[Organization, ...] = ()
    names: tuple[OrganizationName, ...] = ()
    identifiers: tuple[Identifier, ...] = ()
    participations: tuple[Participation, ...] = ()
    assignments: tuple[SectorAssignment, ...] = ()
    leads: tuple[Lead, ...] = ()
    councils: tuple[Council, ...] = ()
    seats: tuple[Seat, ...] = ()
    seat_sectors: tuple[SeatSector, ...] = ()
    memberships: tuple[Membership, ...] = ()
    waves: tuple[Wave, ...] = ()
    questions: tuple[Question, ...] = ()
    responses: tuple[Response, ...] = ()
    taxonomies: tuple[Taxonomy, ...] = ()
    sectors: tuple[Sector, ...] = ()
    taxonomy_uses: tuple[TaxonomyUse, ...] = ()
    codebooks: tuple[Codebook, ...] = ()
    relations: tuple[Relation, ...] = ()
    revision: int = field(default=0, compare=False)


_FIELD_OF: dict[type[Fact], str] = {
    Organization: "organizations", OrganizationName: "names", Identifier: "identifiers",
    Participation: "participations", SectorAssignment: "assignments", Lead: "leads", Council: "councils",
    Seat: "seats", SeatSector: "seat_sectors", Membership: "memberships", Wave: "waves", Question: "questions",
    Response: "responses", Taxonomy: "taxonomies", Sector: "sectors", TaxonomyUse: "taxonomy_uses",
    Codebook: "codebooks", Relation: "relations",
}  # fmt: skip


_STORE_WIDE: dict[type[Fact], str] = {
    Partnership: "partnerships", Instrument: "instruments", Party: "parties", Statement: "statements",
}  # fmt: skip


def directory_of(facts: Iterable[Fact]) -> Directory:
    """Gather the facts that a directory holds, in key order; others are left out."""
    known = {one.name for one in fields(Directory)}
    names = {**{kind: name for kind, name in _FIELD_OF.items() if name in known}, **_STORE_WIDE}
    return Directory(**_sorted_by_field(_listed(list(facts)), names))  # type: ignore[arg-type]  # fields and types agree by the two maps


def _listed(facts: list[Fact]) -> Iterator[Fact]:
    """Leave out the seats of partnerships that no statement mentions: the holdings have those."""
    tables = {one.id for one in facts if isinstance(one, Council) and one.instrument is not None}
    standing = {one.id for one in facts if isinstance(one, Seat) and one.council in tables}
    named = {key for one in facts if isinstance(one, Statement) for key in one.mentioned(Thing.SEAT)}
    for fact in facts:
        match fact:
            case Seat():
                kept = fact.id in standing or fact.id in named
            case SeatSector() | Membership():
                kept = fact.seat in standing
            case _:
                kept = True
        if kept:
            yield fact


def holdings_of(
    partnership: Partnership, facts: Iterable[Fact], *, claims: ClaimColumns | None = None, revision: int = 0
) -> Holdings:
    """Gather the facts of one partnership; without ``claims`` the Claim facts among them become columns."""
    every = list(facts)
    gathered = _sorted_by_field(every, _FIELD_OF)
    if claims is None:
        claims = columns_from(
            cells_of([fact for fact in every if isinstance(fact, Claim)]),
            organizations=tuple(one.id for one in every if isinstance(one, Organization)),
            relations=tuple(one.code for one in every if isinstance(one, Relation)),
            waves=tuple(one.id for one in every if isinstance(one, Wave)),
        )
    return Holdings(partnership=partnership, claims=claims, revision=revision, **gathered)  # type: ignore[arg-type]  # as above


def _sorted_by_field(facts: Iterable[Fact], names: dict[type[Fact], str]) -> dict[str, tuple[Fact, ...]]:
    found: dict[str, list[Fact]] = {}
    for fact in facts:
        if (name := names.get(type(fact))) is not None:
            found.setdefault(name, []).append(fact)
    return {name: tuple(sorted(group, key=key_of)) for name, group in found.items()}
