"""What a partnership holds as rows of the roster template; what the template has no place for is counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lipgraph.domain.holdings import Holdings
from lipgraph.domain.ids import OrganizationId, TaxonomyId, fold
from lipgraph.domain.organizations import Organization, SectorAssignment
from lipgraph.domain.partnerships import Membership, Seat
from lipgraph.domain.time import Period
from lipgraph.domain.vocabulary import BASE_TAXONOMY, Sector
from lipgraph.domain.waves import Wave
from lipgraph.exports.choices import Choices
from lipgraph.exports.roster_claims import linkage_rows
from lipgraph.exports.template import TemplateRows
from lipgraph_schema.messages import text

BUSINESS_NUMBER = "business-number"
Row = dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """How a partnership's things are written in the cells of a language: terms as words, organizations by name."""

    holdings: Holdings
    choices: Choices
    lang: str
    names: Mapping[OrganizationId, str] = field(default_factory=dict)

    def word(self, name: str, code: str | None) -> str:
        """Return the word of a code, empty where there is none."""
        return self.choices.word(name, code, self.lang) if code else ""


def taxonomy_of(holdings: Holdings) -> TaxonomyId:
    """Return the taxonomy that a partnership uses now, else the one it used last, else the base taxonomy."""

    def recent(period: Period) -> tuple[bool, object]:
        return period.end.is_open or period.end.is_unknown, period.start.earliest

    latest = max(holdings.taxonomy_uses, key=lambda one: (*recent(one.period), one.spell), default=None)
    return BASE_TAXONOMY if latest is None else latest.taxonomy


def sectors_of(holdings: Holdings) -> tuple[Sector, ...]:
    """Return the sectors of the taxonomy that a partnership uses."""
    return tuple(one for one in holdings.sectors if one.taxonomy == taxonomy_of(holdings))


def roster_rows(holdings: Holdings, choices: Choices, *, lang: str) -> tuple[TemplateRows, Mapping[str, int]]:
    """Return the rows of each sheet, and of what had no place in them how much there is, by noun."""
    register = Register(holdings=holdings, choices=choices, lang=lang, names=cell_names(holdings))
    left = Counter[str]()
    rows = {
        "partnership": list(_partnership(register)),
        "organizations": [_organization(register, one, left) for one in _by_name(holdings)],
        "seats": list(_seats(register, left)),
        "responses": list(_responses(register, left)),
        "linkages": list(linkage_rows(register, left)),
    }
    return rows, {noun: count for noun, count in left.items() if count}


def cell_names(holdings: Holdings) -> dict[OrganizationId, str]:
    """Return how a cell names each organization: by its name, or by its id where that name may mean another too."""
    means: dict[str, set[OrganizationId]] = {}
    for one in holdings.organizations:
        means.setdefault(fold(one.name), set()).add(one.id)
    for other in holdings.names:
        means.setdefault(fold(other.text), set()).add(other.organization)
    return {one.id: one.name if len(means[fold(one.name)]) == 1 else one.id for one in holdings.organizations}


def bounds(period: Period) -> tuple[str, str]:
    """Return the cells of a period: an unknown bound is blank, an open one ``..``."""
    return period.start.text, period.end.text


def _by_name(holdings: Holdings) -> list[Organization]:
    return sorted(holdings.organizations, key=lambda one: (fold(one.name), one.id))


def _partnership(register: Register) -> Iterator[Row]:
    one = register.holdings.partnership
    said = {"partnership.name": one.name, "partnership.slug": one.slug, "partnership.area": one.area or ""}
    said["partnership.kind"] = register.word("partnership_kinds", one.kind)
    councils = sorted(register.holdings.councils, key=lambda one: (one.rank, one.name, one.id))
    names = {one.id: one.name for one in councils}
    for council in councils:
        parent = names.get(council.parent, "") if council.parent else ""
        yield {
            **said,
            "council.name": council.name,
            "council.name_fr": council.name_fr or "",
            "council.parent": parent,
        }
        said = {}
    if said:
        yield said


def _organization(register: Register, one: Organization, left: Counter[str]) -> Row:
    held = register.holdings
    spells = sorted((p for p in held.participations if p.organization == one.id), key=lambda p: p.spell)
    numbers = [i for i in held.identifiers if i.organization == one.id]
    business = [i.value for i in numbers if i.scheme == BUSINESS_NUMBER]
    names = [n.text for n in held.names if n.organization == one.id]
    left["organization-name"] += sum(";" in name for name in names)
    left["participation"] += max(len(spells) - 1, 0)
    left["identifier"] += len(numbers) - min(len(business), 1)
    start, end = bounds(spells[-1].period) if spells else ("", "")
    return {
        "organization.name": one.name,
        "organization.id": one.id,
        "organization.kind": register.word("organization_kinds", one.kind),
        "organization.other_names": "; ".join(name for name in names if ";" not in name),
        "organization.business_number": business[0] if business else "",
        "organization.from": start,
        "organization.until": end,
        **_sectors(register, one, left),
    }


def _sectors(register: Register, one: Organization, left: Counter[str]) -> Row:
    """The primary sector said last, and the others; what has ended or is of another taxonomy has no place."""
    taxonomy = taxonomy_of(register.holdings)
    every = [a for a in register.holdings.assignments if a.organization == one.id]
    current = [a for a in every if a.taxonomy == taxonomy and (a.period.end.is_open or a.period.end.is_unknown)]
    primary = max((a for a in current if a.primary), key=_recent, default=None)
    others = dict.fromkeys(str(a.sector) for a in current if not a.primary)
    left["sector-assignment"] += len(every) - (primary is not None) - len(others)
    return {
        "organization.sector": register.word("sectors", primary.sector) if primary is not None else "",
        "organization.other_sectors": "; ".join(register.word("sectors", code) for code in others),
    }


def _recent(assignment: SectorAssignment) -> tuple[str, int]:
    return assignment.period.start.earliest.isoformat(), assignment.spell


def _seats(register: Register, left: Counter[str]) -> Iterator[Row]:
    councils = {one.id: one for one in register.holdings.councils}
    ranked = sorted(register.holdings.seats, key=lambda s: (councils[s.council].rank, s.council, s.rank, s.label))
    for seat in ranked:
        every = [m for m in register.holdings.memberships if m.seat == seat.id]
        held = sorted((m for m in every if m.wave is None), key=lambda m: (m.period.start.earliest, m.spell))
        left["membership"] += len(every) - len(held)
        said = _seat(register, seat, councils[seat.council].name)
        for member in held:
            yield {**said, **_member(register, member)}
        if not held:
            # Who held it at a wave has no place here, and then it is not said to be vacant.
            vacant = "" if every else text("template", "cell_vacant", lang=register.lang)
            yield {**said, "membership.organization": vacant}


def _seat(register: Register, seat: Seat, council: str) -> Row:
    taxonomy = taxonomy_of(register.holdings)
    purposes = [s for s in register.holdings.seat_sectors if s.seat == seat.id and s.taxonomy == taxonomy]
    sector = max(purposes, key=lambda s: (s.period.start.earliest, s.spell), default=None)
    shown = register.word("sectors", sector.sector) if sector is not None else ""
    return {"seat.council": council, "seat.label": seat.label, "seat.sector": shown}


def _member(register: Register, member: Membership) -> Row:
    unnamed = text("template", "cell_held_not_named", lang=register.lang)
    start, end = bounds(member.period)
    return {
        "membership.organization": register.names[member.organization] if member.organization else unnamed,
        "membership.role": register.word("roles", member.role),
        "membership.from": start,
        "membership.until": end,
    }


def _responses(register: Register, left: Counter[str]) -> Iterator[Row]:
    for wave in sorted(register.holdings.waves, key=lambda one: (one.rank, one.label)):
        every = [r for r in register.holdings.responses if r.wave == wave.id]
        general = sorted(
            (r for r in every if r.relation is None and r.role is None),
            key=lambda r: fold(register.names[r.organization]),
        )
        left["response"] += len(every) - len(general)
        first = _wave(register, wave)
        if not general:
            yield first
        for response in general:
            yield {
                **first,
                "wave.label": wave.label,
                "response.organization": register.names[response.organization],
                "response.status": register.word("statuses", response.status.value),
            }
            first = {}


def _wave(register: Register, wave: Wave) -> Row:
    asked = [q.relation for q in register.holdings.questions if q.wave == wave.id]
    return {
        "wave.label": wave.label,
        "wave.reference": wave.reference,
        "question.relation": "; ".join(register.word("relations", code) for code in asked),
    }
