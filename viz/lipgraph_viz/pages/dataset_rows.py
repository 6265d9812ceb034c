"""The rows behind the picture of a data set: partnerships, committees and instruments, each with where it was read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lipgraph.analysis.overview import Branch, Convened, Overview
from lipgraph.domain.instruments import Instrument
from lipgraph.domain.naming import Names, term_name
from lipgraph.domain.source import Source
from lipgraph.domain.statements import Thing
from lipgraph_schema.messages import text

KNOWN = "ontario-lips"
"""The data set that has a title of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PartnershipRow:
    """A partnership: who leads it, of which kind and level, its area, what it arises from."""

    name: str
    slug: str
    leads: tuple[tuple[str, str, Source], ...]
    area: str
    origin: str
    origin_source: Source | None
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitteeRow:
    """A committee: under which instrument, and who sits there in which role."""

    anchor: str
    name: str
    under: str
    holders: tuple[tuple[str, str, Source], ...]
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class InstrumentRow:
    """An instrument: what it is, what it stands under, who is party to it."""

    anchor: str
    name: str
    depth: int
    about: str
    under: str
    under_source: Source | None
    parties: tuple[tuple[str, str, Source], ...]
    source: Source


def dataset_title(name: str, *, lang: str) -> str:
    """Return what a data set is called."""
    return _say("title", lang) if name == KNOWN else _say("title_other", lang, name=name)


def partnership_row(one: Convened, names: Names) -> PartnershipRow:
    """Return the row of a partnership."""
    home, lang = one.partnership, names.lang
    leads = []
    for lead, body in one.leads:
        kind = term_name("organization_kinds", body.kind, lang=lang) if body.kind else _say("not_classified", lang)
        leads.append((body.name, kind, lead.source))
    area = home.area or ""
    if home.area_count is not None:
        area = _say("places", lang, count=home.area_count)
    return PartnershipRow(
        name=names.name(Thing.PARTNERSHIP, home.id),
        slug=home.slug,
        leads=tuple(leads),
        area=area,
        origin=names.object(one.origin) or "" if one.origin else "",
        origin_source=one.origin.source if one.origin else None,
        source=home.source,
    )


def committee_rows(found: Overview, names: Names) -> list[CommitteeRow]:
    """Return the rows of committees."""
    bodies = {str(one.id): one.name for one in found.directory.organizations}
    rows = []
    for at in found.committees:
        holders = [
            (
                bodies.get(str(holder.organization), _say("holder_not_named", names.lang)),
                term_name("roles", holder.role, lang=names.lang),
                holder.source,
            )
            for seat in at.seats
            for holder in seat.holders
        ]
        rows.append(
            CommitteeRow(
                anchor=f"c-{at.council.id}",
                name=names.name(Thing.COUNCIL, at.council.id),
                under=names.name(Thing.INSTRUMENT, str(at.council.instrument)),
                holders=tuple(holders),
                source=at.council.source,
            )
        )
    return rows


def instrument_rows(found: Overview, names: Names) -> list[InstrumentRow]:
    """Return the rows of instruments, each behind what it stands under."""
    return [row for branch in found.branches for row in _rows(branch, names, 0, "")]


def _rows(branch: Branch, names: Names, depth: int, above: str) -> Iterator[InstrumentRow]:
    one, lang = branch.instrument, names.lang
    called = names.name(Thing.INSTRUMENT, one.id)
    parties = [
        (body.name, term_name("party_roles", party.role, lang=lang), party.source) for party, body in branch.parties
    ]
    how = names.predicate(branch.how) if branch.how else _say("part_of", lang)
    yield InstrumentRow(
        anchor=f"i-{one.slug}",
        name=called,
        depth=depth,
        about=about(one, lang),
        under=f"{how} {above}" if above else "",
        under_source=branch.how.source if branch.how else None,
        parties=tuple(parties),
        source=one.source,
    )
    for part in branch.parts:
        yield from _rows(part, names, depth + 1, called)


def about(one: Instrument, lang: str) -> str:
    """Say of an instrument its kind and its date, with the source's own words for it."""
    kind = [term_name("instrument_kinds", one.kind, lang=lang)] if one.kind else []
    start = one.period.start
    if start.is_unknown:
        when = _say("date_unknown", lang)
    else:
        when = _say("year_worded", lang, date=start.text, wording=one.wording) if one.wording else start.text
    return " · ".join([*kind, when])


def _say(key: str, lang: str, /, **fields: object) -> str:
    return text("dataset", key, lang=lang, **fields)
