"""From the entries to councils and their seats: the London council by spheres, the committee by its co-chairs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from lipgraph.domain.facts import Fact
from lipgraph.domain.ids import (
    CouncilId,
    SectorCode,
    TaxonomyId,
    instrument_id,
    organization_id,
    partnership_id,
    seat_id,
)
from lipgraph.domain.partnerships import Council, Membership, Seat, SeatSector
from lipgraph.domain.source import Source
from lipgraph.domain.vocabulary import TaxonomyUse
from lipgraph_loaders.ontario.entries import Entry, document, of_kind
from lipgraph_loaders.ontario.things import DATASET, id_of_council
from lipgraph_schema.vocabulary import Term, terms


def council_facts() -> Iterator[Fact]:
    """Yield the councils with their seats and who holds them; the text names no holder of a seat for a sphere."""
    ids: dict[str, CouncilId] = {}
    for one in of_kind("council"):
        ids[one["slug"]] = id_of_council(one)
        yield _council(one)
        if "taxonomy" in one.said:
            yield from _spheres(one)
    for one in of_kind("seat"):
        yield from _seat(one, ids[one["council"]])


def _council(one: Entry) -> Council:
    partnership, instrument = one.get("partnership"), one.get("instrument")
    return Council(
        id=id_of_council(one),
        partnership=partnership_id(DATASET, partnership) if partnership else None,
        instrument=instrument_id(DATASET, instrument) if instrument else None,
        name=one["name"],
        name_fr=one["name_fr"],
        kind=one["kind"],
        source=one.source(),
    )


def _spheres(council: Entry) -> Iterator[Fact]:
    """Yield a seat a sphere, in the order of the text, which says that members come from each."""
    taxonomy = TaxonomyId(council["taxonomy"])
    yield TaxonomyUse(
        partnership=partnership_id(DATASET, council["partnership"]),
        taxonomy=taxonomy,
        source=replace(council.source(), inferred=council["taxonomy_inferred"]),
    )
    table = id_of_council(council)
    for rank, term in enumerate(sorted(terms("sectors"), key=_place), start=1):
        source = _source(term)
        seat = seat_id(table, term.name)
        yield Seat(id=seat, council=table, label=term.name, label_fr=term.name_fr, rank=rank, source=source)
        yield SeatSector(seat=seat, taxonomy=taxonomy, sector=SectorCode(term.code), source=source)
        yield Membership(seat=seat, source=source)


def _place(term: Term) -> tuple[int, int]:
    """Return where a sphere stands, for the order of the text."""
    return term.line or 0, term.first_column or 0


def _source(term: Term) -> Source:
    return Source(
        document=document(),
        line=term.line,
        first_column=term.first_column,
        last_column=term.last_column,
        text=term.text,
        span=term.span,
    )


def _seat(one: Entry, council: CouncilId) -> Iterator[Fact]:
    seat = seat_id(council, one["label"])
    yield Seat(
        id=seat,
        council=council,
        label=one["label"],
        label_fr=one["label_fr"],
        rank=one.number("rank") or 0,
        source=one.source(),
    )
    yield Membership(
        seat=seat, organization=organization_id(DATASET, one["organization"]), role=one["role"], source=one.source()
    )
