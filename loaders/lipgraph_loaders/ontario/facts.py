"""From the entries of the readable text to facts: everything that ships as ``ontario-lips``."""

from __future__ import annotations

from collections.abc import Iterator

from lipgraph.domain.base_vocabulary import base_vocabulary
from lipgraph.domain.facts import Fact, in_order
from lipgraph.domain.ids import instrument_id, organization_id
from lipgraph.domain.instruments import Instrument, Party
from lipgraph.domain.organizations import Organization, OrganizationName
from lipgraph_loaders.ontario.councils import council_facts
from lipgraph_loaders.ontario.entries import of_kind
from lipgraph_loaders.ontario.partnerships import partnership_facts
from lipgraph_loaders.ontario.statements import statement_facts
from lipgraph_loaders.ontario.things import DATASET


def ontario_facts() -> list[Fact]:
    """Return everything that ships as ``ontario-lips``, in the order of writing; what is not said is unknown."""
    return in_order(
        [
            *base_vocabulary(),
            *_organizations(),
            *_instruments(),
            *partnership_facts(),
            *council_facts(),
            *statement_facts(),
        ]
    )


def _organizations() -> Iterator[Fact]:
    for one in of_kind("organization"):
        yield Organization(
            id=organization_id(DATASET, one["slug"]),
            slug=one["slug"],
            name=one["name"],
            kind=one.get("kind"),
            level_of_government=one.get("level"),
            classified_by=one.classified_by,
            source=one.source(),
        )
    for one in of_kind("organization-name"):
        yield OrganizationName(
            organization=organization_id(DATASET, one["organization"]),
            text=one["text"],
            kind=one["name_kind"],
            lang=one.get("lang"),
            source=one.source(),
        )


def _instruments() -> Iterator[Fact]:
    for one in of_kind("instrument"):
        part_of = one.get("part_of")
        yield Instrument(
            id=instrument_id(DATASET, one["slug"]),
            slug=one["slug"],
            name=one["name"],
            name_fr=one.get("name_fr"),
            kind=one.get("kind"),
            level_of_government=one.get("level"),
            classified_by=one.classified_by,
            part_of=instrument_id(DATASET, part_of) if part_of else None,
            wording=one.get("wording"),
            rank=one.number("rank") or 0,
            period=one.period,
            source=one.source(),
        )
    for one in of_kind("party"):
        yield Party(
            instrument=instrument_id(DATASET, one["instrument"]),
            organization=organization_id(DATASET, one["organization"]),
            role=one["role"],
            period=one.period,
            source=one.source(),
        )
