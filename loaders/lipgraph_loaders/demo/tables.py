"""The tables of the demo: its partnership council and a working group, their seats, and who sits on them when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lipgraph.domain.facts import Fact
from lipgraph.domain.ids import CouncilId, SeatId, SectorCode, council_id, seat_id
from lipgraph.domain.partnerships import Council, Membership, Seat, SeatSector
from lipgraph.domain.source import Source
from lipgraph.domain.time import OPEN, Bound, Period
from lipgraph.domain.vocabulary import BASE_TAXONOMY
from lipgraph_loaders.demo.cast import named
from lipgraph_loaders.demo.roster import FOUNDED, PARTNERSHIP, cited

COUNCIL = council_id(PARTNERSHIP, "council")
WORKING_GROUP = council_id(PARTNERSHIP, "working-group")
NOT_NAMED = "?"

_SINCE = Period(Bound(FOUNDED), OPEN)

_SEATS = """
settlement|Settlement services, seat 1|Services d’établissement, siège 1|Harbour Gate Settlement Services/co-chair
settlement|Settlement services, seat 2|Services d’établissement, siège 2|First Landing Centre
settlement|Settlement services, seat 3|Services d’établissement, siège 3|Pier Nine Arrival Services///2024-05-31;\
Basswood Newcomer Support//2024-06-10
refugee|Refugee support|Soutien aux personnes réfugiées|Safe Shore Refugee Centre
immigrants|Newcomers, seat 1|Nouveaux arrivants, siège 1|Merrin Newcomers’ Assembly
immigrants|Newcomers, seat 2|Nouveaux arrivants, siège 2|?
immigrants|Newcomers, seat 3|Nouveaux arrivants, siège 3|
schools|Schools, seat 1|Écoles, siège 1|Port Merrin Public School Authority
schools|Schools, seat 2|Écoles, siège 2|?
language-training|Language training, English|Formation linguistique, anglais|Merrin English Language Studio
language-training|Language training, French|Formation linguistique, français|The Spoken Word French Classes
language-training|Language training, evening programs|Formation linguistique, cours du soir|\
Merrin Evening English Program///2024-08-30
libraries|Libraries|Bibliothèques|Larkmoor Reading Room///2025-09-30;Port Merrin Public Library//2025-10
health|Health, seat 1|Santé, siège 1|Merrin Shore Community Health Centre
health|Health, seat 2|Santé, siège 2|Port Merrin General Hospital
health|Health, mental health|Santé, santé mentale|
child-family|Children and families, seat 1|Enfance et famille, siège 1|Merrin Family Resource Centre
child-family|Children and families, seat 2|Enfance et famille, siège 2|Saint-Aubry Nest Early Years Centre
seniors|Seniors|Personnes aînées|Merrin Elders’ House
legal|Legal services|Services juridiques|Merrin Community Legal Clinic
police|Police services|Services de police|Port Merrin Police Service
women|Women’s services|Services aux femmes|Merrin Women’s Shelter
employers|Employers, seat 1|Employeurs, siège 1|Merrin Chamber of Trade
employers|Employers, seat 2|Employeurs, siège 2|Kestrel Cannery///2025-02-14
government|Local government|Administration locale|City of Port Merrin/chair
community|Community organizations|Organismes communautaires|Merrin Neighbourhood Houses
"""

_GROUP_SEATS = """
schools|Schools|Écoles|Merrin School Settlement Team/chair
language-training|Language training|Formation linguistique|Lantern Language Assessment Office
settlement|Settlement services|Services d’établissement|Kestrel Street Settlement House
libraries|Libraries|Bibliothèques|Port Merrin Public Library
child-family|Children and families|Enfance et famille|Merrin Children’s Support Services
immigrants|Newcomers|Nouveaux arrivants|Merrin Newcomer Youth Table//2025-02-01
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One seat as written above, with its holders in order of time."""

    council: CouncilId
    row: int
    sector: SectorCode
    label: str
    label_fr: str
    holders: tuple[str, ...]

    @property
    def id(self) -> SeatId:
        """The seat's id, from council and label."""
        return seat_id(self.council, self.label)

    @property
    def source(self) -> Source:
        """The line of the generator's list."""
        return cited("seats" if self.council == COUNCIL else "working group seats", self.row)


def _places(council: CouncilId, text: str) -> Iterator[Place]:
    for row, line in enumerate(text.split("\n")[1:-1], 1):
        sector, label, label_fr, holders = line.split("|")
        yield Place(
            council=council,
            row=row,
            sector=SectorCode(sector),
            label=label,
            label_fr=label_fr,
            holders=tuple(one for one in holders.split(";") if one),
        )


COUNCIL_PLACES: Sequence[Place] = tuple(_places(COUNCIL, _SEATS))
GROUP_PLACES: Sequence[Place] = tuple(_places(WORKING_GROUP, _GROUP_SEATS))


def table_facts() -> Iterator[Fact]:
    """Yield councils, seats, what each seat is for and who holds it."""
    yield Council(
        id=COUNCIL,
        partnership=PARTNERSHIP,
        name="Port Merrin Partnership Council",
        name_fr="Conseil de partenariat de Port Merrin",
        period=_SINCE,
        source=cited("councils", 1),
    )
    yield Council(
        id=WORKING_GROUP,
        partnership=PARTNERSHIP,
        name="Working Group on Schools and Language",
        name_fr="Groupe de travail sur les écoles et la langue",
        kind="working-group",
        parent=COUNCIL,
        rank=1,
        period=_SINCE,
        source=cited("councils", 2),
    )
    for place in (*COUNCIL_PLACES, *GROUP_PLACES):
        yield from _place_facts(place)


def _place_facts(place: Place) -> Iterator[Fact]:
    yield Seat(
        id=place.id,
        council=place.council,
        label=place.label,
        label_fr=place.label_fr,
        rank=place.row,
        period=_SINCE,
        source=place.source,
    )
    yield SeatSector(seat=place.id, taxonomy=BASE_TAXONOMY, sector=place.sector, period=_SINCE, source=place.source)
    for holder in place.holders:
        yield _membership(place, holder)


def _membership(place: Place, holder: str) -> Membership:
    name, role, start, end = [*holder.split("/"), "", "", ""][:4]
    return Membership(
        seat=place.id,
        organization=None if name == NOT_NAMED else named(name).id,
        role=role or "member",
        period=Period(Bound(start or FOUNDED), Bound(end or "..")),
        source=place.source,
    )
