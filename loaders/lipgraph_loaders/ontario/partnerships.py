"""From the list to facts: each partnership, the lead inferred from its row, and what the text says of all of a list."""

from __future__ import annotations

from collections.abc import Iterator

from lipgraph.domain.facts import Fact
from lipgraph.domain.ids import organization_id, partnership_id, slug
from lipgraph.domain.organizations import Lead, Organization
from lipgraph.domain.partnerships import Partnership
from lipgraph_loaders.ontario.entries import Entry, of_kind
from lipgraph_loaders.ontario.things import DATASET

KINDS = {"community-wide": "lip", "toronto": "lip", "francophone": "francophone-network"}
"""The kind of the partnerships of each list."""


def partnership_facts() -> Iterator[Fact]:
    """Yield the partnerships with the organizations that lead them; where none is named, none is made up."""
    lead_inferred = next(of_kind("lead"))["inferred"]
    for one in of_kind("partnership"):
        yield _partnership(one)
        if "organization" in one.said:
            yield from _lead(one, lead_inferred)


def _partnership(one: Entry) -> Partnership:
    return Partnership(
        id=partnership_id(DATASET, one["slug"]),
        slug=one["slug"],
        name=one["name"],
        name_fr=one["name"] if one["list"] == "francophone" else None,
        kind=KINDS[one["list"]],
        dataset=DATASET,
        area=one.get("area"),
        area_count=one.number("area_count"),
        source=one.source(),
    )


def _lead(one: Entry, inferred: str) -> Iterator[Fact]:
    word = slug(one["organization"])
    organization = organization_id(DATASET, word)
    yield Organization(
        id=organization,
        slug=word,
        name=one["organization"],
        kind=one["organization_kind"],
        level_of_government=one.get("level"),
        classified_by="project",
        source=one.source(),
    )
    yield Lead(
        partnership=partnership_id(DATASET, one["slug"]),
        organization=organization,
        inferred=True,
        source=one.source(inferred=inferred),
    )
