"""Rows about an organization: which one it is, and what a row says of it in short (sectors, names, time)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast
from uuid import UUID

from lipgraph.domain.facts import Fact
from lipgraph.domain.ids import OrganizationId, fold, organization_id, slug
from lipgraph.domain.organizations import Identifier, Organization, OrganizationName, Participation, SectorAssignment
from lipgraph.domain.rosters import RosterRow
from lipgraph.errors import RowRejected
from lipgraph.usecases.rostering.nearest import nearest
from lipgraph.usecases.rostering.organizations_found import (
    identified,
    look_alikes,
    names_of,
    organization_with,
)
from lipgraph.usecases.rostering.sectors import take_sectors
from lipgraph.usecases.rostering.settling import Said, settle
from lipgraph.usecases.rostering.spells import spelled, spells_of
from lipgraph.usecases.rostering.values import Action, LookAlike
from lipgraph.usecases.rostering.workbench import Workbench

BUSINESS_NUMBER = "business-number"
_OWN = ("name", "lang", "kind", "level_of_government")


def take_organization(bench: Workbench, row: RosterRow, said: Said) -> None:
    """Draft an organization with all that its row says in short."""
    who = _identify(bench, said)
    if bench.action in {Action.CHANGE, Action.END, Action.REMOVE} and who is None:
        known = names_of(bench).shown.values()
        name = str(said.get("name") or said.get("id") or said.get("business_number") or "")
        raise RowRejected("not-there", field="name", nearest=nearest(name, known))
    if who is not None:
        _refuse_twice(bench, who)
    if bench.action is Action.END and who is not None:
        bench.speaks_of("organization", (who,))
        on_roster = {"partnership": bench.at_home.id, "organization": who, "until": said.get("until")}
        settle(bench, row, "participation", spelled(bench, "participation", on_roster))
    elif bench.action is Action.REMOVE and who is not None:
        _take_away(bench, row, who)
    else:
        _draft(bench, row, said, who)


def _identify(bench: Workbench, said: Said) -> OrganizationId | None:
    """Return which stored organization a row means: by id, else identifier, else name. Raises RowRejected."""
    name, number, own = said.get("name"), said.get("business_number"), said.get("id")
    by_name = names_of(bench).called(str(name)) if name is not None else set()
    owner = identified(bench, BUSINESS_NUMBER, str(number)) if number is not None else None
    if own is not None:
        found = organization_with(bench, str(own))
        if found is None and not _is_identity(str(own)):
            raise RowRejected("bad-identity", field="id")
        _refuse_taken(str(own), owner, names_of(bench).main(str(name)) if name is not None else set())
        return None if found is None else found.id
    if owner is not None:
        _refuse_taken(owner, None, names_of(bench).main(str(name)) if name is not None else set())
        return owner
    if len(by_name) > 1:
        raise RowRejected("ambiguous-organization", field="name", expected=", ".join(sorted(by_name)))
    who = next(iter(by_name), None)
    if who is not None and number is not None and (other := _number_of(bench, who)) is not None:
        raise RowRejected("identifier-differs", field="business_number", expected=other)
    return who


def _is_identity(text: str) -> bool:
    try:
        return str(UUID(text)) == text
    except ValueError:
        return False


def _refuse_taken(who: str, owner: OrganizationId | None, called: set[OrganizationId]) -> None:
    if owner is not None and owner != who:
        raise RowRejected("identifier-taken", field="business_number", expected=owner)
    # Two that are stored under one name may stay so, where a row says by id which of them it means.
    if called and who not in called:
        raise RowRejected("name-taken", field="name", expected=", ".join(sorted(called - {who})))


def _number_of(bench: Workbench, who: OrganizationId) -> str | None:
    return next((one.value for one in numbers_of(bench, who)), None)


def numbers_of(bench: Workbench, who: OrganizationId) -> list[Identifier]:
    """Return the business numbers of an organization."""
    if not bench.numbers:
        # An organization stands in a file once: what its own row adds need not be looked for.
        for one in cast("Iterable[Identifier]", bench.every("identifier")):
            bench.numbers.setdefault(one.organization, []).append(one)
    return [one for one in bench.numbers.get(who, ()) if one.scheme == BUSINESS_NUMBER]


def _refuse_twice(bench: Workbench, who: OrganizationId) -> None:
    if who in bench.listed:
        raise RowRejected("organization-twice", field="name", expected=str(bench.listed[who] or ""))


def _draft(bench: Workbench, row: RosterRow, said: Said, who: OrganizationId | None) -> None:
    home, name = bench.at_home, said.get("name")
    before = None if who is None else organization_with(bench, who)
    if before is None and name is None:
        raise RowRejected("missing-value", field="name", expected="value")
    on_roster = {"partnership": home.id, "organization": who}
    listed = who is not None and bool(spells_of(bench, "participation", on_roster))
    if bench.action is Action.ADD and listed:
        raise RowRejected("exists-already", field="name")
    own = {field: said[field] for field in _OWN if field in said}
    if before is None:
        who = _minted(bench, said)
        own |= {"slug": _slug(bench, str(name))}
        _look_alikes(bench, row, str(name))
    elif name is not None and not _renames(bench, before, str(name), said):
        own.pop("name")
    _classify(own, before)
    drafted = cast("Organization", settle(bench, row, "organization", {"id": who, **own}, action=Action.MERGE))
    names = names_of(bench)
    if before is None:
        names.add(drafted)
    elif before.name != drafted.name:
        names.rename(before, drafted)
    bench.listed[drafted.id] = row.source.row
    _take_participation(bench, row, said, drafted.id)
    take_sectors(bench, row, said, drafted.id)
    _take_names(bench, row, said, drafted)
    _take_number(bench, row, said, drafted.id)


def _renames(bench: Workbench, before: Organization, name: str, said: Said) -> bool:
    """A name renames where identity is by id or number, and mends spelling; an alias that matched renames nothing."""
    known_otherwise = said.get("id") is not None or identified(bench, BUSINESS_NUMBER, str(said.get("business_number")))
    return bool(known_otherwise) or fold(name) == fold(before.name)


def _classify(own: dict[str, object], before: Organization | None) -> None:
    for field in ("kind", "level_of_government"):
        if own.get(field) is not None and own[field] != getattr(before, field, None):
            own["classified_by"] = "source"


def _minted(bench: Workbench, said: Said) -> OrganizationId:
    """Return the id that a row carries, else a new one: never that of an organization which has another name now."""
    if said.get("id") is not None:
        return OrganizationId(str(said["id"]))
    home, name = bench.at_home, str(said["name"])
    minted, count = organization_id(home.dataset or home.slug, name), 1
    while organization_with(bench, minted) is not None:
        count += 1
        minted = organization_id(home.dataset or home.slug, f"{name} ({count})")
    return minted


def _slug(bench: Workbench, name: str) -> str:
    if not bench.slugs:
        bench.slugs.update(one.slug for one in cast("Iterable[Organization]", bench.every("organization")))
    word = slug(name, taken=bench.slugs)
    bench.slugs.add(word)
    return word


def _look_alikes(bench: Workbench, row: RosterRow, name: str) -> None:
    if found := look_alikes(bench, name):
        bench.look_alikes.append(LookAlike(row=row, name=name, candidates=found))


def _take_participation(bench: Workbench, row: RosterRow, said: Said, who: OrganizationId) -> None:
    on_roster: dict[str, object] = {"partnership": bench.at_home.id, "organization": who}
    dated = {name: said[name] for name in ("from", "until") if name in said}
    if dated or not spells_of(bench, "participation", on_roster):
        settle(bench, row, "participation", spelled(bench, "participation", on_roster | dated), action=Action.MERGE)


def _take_names(bench: Workbench, row: RosterRow, said: Said, of: Organization) -> None:
    """Add the other names that a row lists; one that is not listed stays."""
    names = names_of(bench)
    for text in cast("tuple[str, ...]", said.get("other_names") or ()):
        others = names.main(text) - {of.id}
        if others and bench.current("organization-name", (of.id, text)) is None:
            raise RowRejected("name-taken", field="other_names", expected=", ".join(sorted(others)))
        if fold(text) == fold(of.name) or of.id in names.called(text):
            continue
        name = settle(bench, row, "organization-name", {"organization": of.id, "text": text}, action=Action.MERGE)
        names.add_other(cast("OrganizationName", name))


def _take_number(bench: Workbench, row: RosterRow, said: Said, who: OrganizationId) -> None:
    """Give an organization its business number; another one takes the place of the one it had."""
    number = said.get("business_number")
    if number is None:
        return
    for other in numbers_of(bench, who):
        if other.value != number:
            bench.take_away(row, other)
    said_of = {"scheme": BUSINESS_NUMBER, "value": number, "organization": who}
    settle(bench, row, "identifier", said_of, action=Action.MERGE)


def _take_away(bench: Workbench, row: RosterRow, who: OrganizationId) -> None:
    """Remove an organization with what is only its own: names, identifiers, its place and sectors here."""
    bench.speaks_of("organization", (who,))
    home = bench.at_home.id
    own: list[Fact] = []
    for noun in ("organization-name", "identifier"):
        every = cast("Iterable[OrganizationName | Identifier]", bench.every(noun))
        own += [one for one in every if one.organization == who]
    for noun in ("participation", "sector-assignment"):
        there = cast("Iterable[Participation | SectorAssignment]", bench.every(noun))
        own += [one for one in there if one.organization == who and one.partnership == home]
    for fact in own:
        bench.take_away(row, fact)
    settle(bench, row, "organization", {"id": who})
