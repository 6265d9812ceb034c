"""From the readable list beside this file to facts: partnerships, the leads inferred, the London council's seats."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files

from lipgraph.domain.base_vocabulary import base_vocabulary
from lipgraph.domain.facts import Fact, in_order
from lipgraph.domain.ids import PartnershipId, SectorCode, council_id, organization_id, partnership_id, seat_id, slug
from lipgraph.domain.organizations import Lead, Organization
from lipgraph.domain.partnerships import Council, Membership, Partnership, Seat, SeatSector
from lipgraph.domain.source import Source
from lipgraph.domain.vocabulary import BASE_TAXONOMY, TaxonomyUse
from lipgraph_schema.vocabulary import vocabulary

DATASET = "ontario-lips"
LONDON = "london"
LEAD_INFERRED = (
    "Lines 130 to 131 say that municipal or regional governments lead some LIPs and community organizations others; "
    "that the listed organization is the one is concluded from the list."
)
TAXONOMY_INFERRED = "The base taxonomy is made of the spheres that these lines name."
NETWORK_KINDS = {"community-wide": "lip", "toronto": "lip", "francophone": "francophone-network"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """One entry of the list: the name as the text spells it, where it stands, and what it was taken apart into."""

    slug: str
    list: str
    text: str
    line: int
    first_column: int
    last_column: int
    organization: str | None = None
    organization_kind: str | None = None
    level: str | None = None
    area: str | None = None
    area_count: int | None = None

    @property
    def id(self) -> PartnershipId:
        """The partnership's id, minted from its word in this data set."""
        return partnership_id(DATASET, self.slug)


def listed() -> tuple[Listed, ...]:
    """Return the entries in the order of the text, column by column."""
    read = tomllib.loads((files(__package__) / "partnerships.toml").read_text("utf-8"))
    return tuple(Listed(**entry) for entry in read["partnership"])


def document() -> str:
    """Return the name under which the text is cited."""
    return vocabulary("sectors").document


def ontario_facts() -> list[Fact]:
    """Return everything that ships as ``ontario-lips``, in the order of writing; no start is known, so none is open."""
    found: list[Fact] = [*base_vocabulary()]
    for entry in listed():
        found.extend(_partnership(entry))
        if entry.slug == LONDON:
            found.extend(_london_council(entry.id))
    return in_order(found)


def _source(entry: Listed, *, inferred: str | None = None) -> Source:
    return Source(
        document=document(),
        line=entry.line,
        first_column=entry.first_column,
        last_column=entry.last_column,
        text=entry.text,
        inferred=inferred,
    )


def _partnership(entry: Listed) -> Iterator[Fact]:
    source = _source(entry)
    is_french = entry.list == "francophone"
    yield Partnership(
        id=entry.id,
        slug=entry.slug,
        name=entry.text,
        name_fr=entry.text if is_french else None,
        kind=NETWORK_KINDS[entry.list],
        dataset=DATASET,
        area=entry.area,
        area_count=entry.area_count,
        source=source,
    )
    if entry.organization is None:
        return
    word = slug(entry.organization)
    organization = organization_id(DATASET, word)
    yield Organization(
        id=organization,
        slug=word,
        name=entry.organization,
        kind=entry.organization_kind,
        level_of_government=entry.level,
        classified_by="project",
        source=source,
    )
    yield Lead(
        partnership=entry.id, organization=organization, inferred=True, source=_source(entry, inferred=LEAD_INFERRED)
    )


def _london_council(london: PartnershipId) -> Iterator[Fact]:
    """Yield the council and a seat a sphere; the text says that members come from each, and names no holder."""
    of_list = Source(document=document(), line=207, text="members from the following spheres on its council")
    council = council_id(london, "partnership-council")
    yield TaxonomyUse(
        partnership=london,
        taxonomy=BASE_TAXONOMY,
        source=Source(document=document(), line=207, inferred=TAXONOMY_INFERRED),
    )
    yield Council(
        id=council,
        partnership=london,
        name="Partnership council of the London LIP",
        name_fr="Conseil de partenariat du PLI de London",
        source=of_list,
    )
    for rank, term in enumerate(vocabulary("sectors").terms):
        source = Source(document=document(), line=term.line, text=term.text)
        seat = seat_id(council, term.name)
        yield Seat(id=seat, council=council, label=term.name, label_fr=term.name_fr, rank=rank, source=source)
        yield SeatSector(seat=seat, taxonomy=BASE_TAXONOMY, sector=SectorCode(term.code), source=source)
        yield Membership(seat=seat, source=source)
