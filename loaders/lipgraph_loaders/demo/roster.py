"""The facts of the demo that nobody had to be asked for: partnership, organizations, names, rosters and sectors."""

from __future__ import annotations

from collections.abc import Iterator

from lipgraph.domain.facts import Fact
from lipgraph.domain.ids import partnership_id, slug
from lipgraph.domain.organizations import Lead, Organization, OrganizationName, Participation, SectorAssignment
from lipgraph.domain.partnerships import Partnership
from lipgraph.domain.source import Source
from lipgraph.domain.time import OPEN, Bound, Period
from lipgraph.domain.vocabulary import BASE_CODEBOOK, BASE_TAXONOMY, TaxonomyUse
from lipgraph_loaders.demo.cast import CAST, DATASET, Player, named

PARTNERSHIP = partnership_id(DATASET, DATASET)
DOCUMENT = "demo generator"
FOUNDED = "2022-06-01"

_LEVELS = {
    "City of Port Merrin": "municipal",
    "County of Merrin Social Services": "regional",
    "Merrin Regional Newcomer Office": "provincial",
}
_OTHER_NAMES = (
    ("Merrin Job Bridge", "Merrin Employment Link", "former", "en", Period(Bound("2022-06-01"), Bound("2024-01-31"))),
    ("Port Merrin Public Library", "Merrin Library", "short", "en", Period(OPEN, OPEN)),
    ("Merrin Community Legal Clinic", "Legal Clinic", "short", "en", Period(OPEN, OPEN)),
    ("Merrin Francophone Health Access Point", "Santé Merrin", "short", "fr", Period(OPEN, OPEN)),
    ("Port Merrin General Hospital", "General Hospital", "short", "en", Period(OPEN, OPEN)),
)


def cited(sheet: str, row: int) -> Source:
    """Return the source of one generated fact: which list of the generator, which line of it."""
    return Source(document=DOCUMENT, sheet=sheet, row=row)


def stay(player: Player) -> Period:
    """Return the period in which an organization is on the roster."""
    return Period(Bound(player.joined or FOUNDED), Bound(player.left or ".."))


def roster_facts() -> Iterator[Fact]:
    """Yield the partnership and all that is known of each organization before anyone answers a question."""
    since = Period(Bound(FOUNDED), OPEN)
    yield Partnership(
        id=PARTNERSHIP,
        slug=DATASET,
        name="Port Merrin Local Immigration Partnership (synthetic)",
        name_fr="Partenariat local en matière d’immigration de Port Merrin (synthétique)",
        kind="lip",
        synthetic=True,
        codebook=BASE_CODEBOOK,
        dataset=DATASET,
        area="Port Merrin and Merrin County, an invented place",
        area_count=1,
        period=since,
        source=cited("partnership", 1),
    )
    yield TaxonomyUse(partnership=PARTNERSHIP, taxonomy=BASE_TAXONOMY, period=since, source=cited("partnership", 1))
    lead = named("City of Port Merrin")
    yield Lead(partnership=PARTNERSHIP, organization=lead.id, period=since, source=cited("cast", lead.place))
    taken: set[str] = set()
    for player in CAST:
        word = slug(player.name, taken=taken)
        taken.add(word)
        yield from _player_facts(player, word)
    yield from _other_names()


def _player_facts(player: Player, word: str) -> Iterator[Fact]:
    source = cited("cast", player.place)
    level = _LEVELS.get(player.english)
    yield Organization(
        id=player.id,
        slug=word,
        name=player.name,
        lang=player.lang,
        level_of_government=level,
        classified_by="source" if level else None,
        source=source,
    )
    yield OrganizationName(
        organization=player.id,
        text=player.english if player.lang == "fr" else player.french,
        kind="translation",
        lang="en" if player.lang == "fr" else "fr",
        period=Period(OPEN, OPEN),
        source=source,
    )
    yield Participation(partnership=PARTNERSHIP, organization=player.id, period=stay(player), source=source)
    yield SectorAssignment(
        partnership=PARTNERSHIP,
        organization=player.id,
        taxonomy=BASE_TAXONOMY,
        sector=player.sector,
        period=stay(player),
        source=source,
    )


def _other_names() -> Iterator[Fact]:
    for row, (english, text, kind, lang, period) in enumerate(_OTHER_NAMES, 1):
        owner = named(english).id
        yield OrganizationName(
            organization=owner, text=text, kind=kind, lang=lang, period=period, source=cited("names", row)
        )
