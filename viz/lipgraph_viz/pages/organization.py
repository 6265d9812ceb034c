"""One organization in one partnership: its sectors and seats, its linkages with what each end says, its history."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from lipgraph.analysis.linkages import Linkages, linkages
from lipgraph.domain.claims import Confirmation, Polarity
from lipgraph.domain.holdings import Holdings
from lipgraph.domain.network import StakeholderNetwork
from lipgraph.domain.organizations import Organization
from lipgraph.domain.source import Source
from lipgraph.domain.time import Period
from lipgraph.domain.vocabulary import Sector
from lipgraph_schema.messages import text
from lipgraph_viz.pages.ego import Neighbour, groups, ring_picture
from lipgraph_viz.pages.pictures import sector_mark
from lipgraph_viz.pages.site import Site, site_page
from lipgraph_viz.pages.words import named, number, say, seat_label


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """One linkage as its row says it: relation, direction, the other end, what it amounts to, and each claim."""

    relation: str
    direction: Markup
    other: str
    address: str
    sector: str
    rank: int
    mark: Markup
    confirmation: str
    confirmed: bool
    claims: tuple[Markup, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One dated line of an organization's history: what, when, and where it is written."""

    what: Markup
    when: str
    source: str


def organization_page(site: Site, holdings: Holdings, network: StakeholderNetwork, organization: Organization) -> str:
    """Return the page of an organization; one that is not in the network of this view says so."""
    lang = site.lang
    place = next((at for at, one in enumerate(network.organizations) if one.id == organization.id), None)
    ties = [] if place is None else _ties(site, network, place)
    status = None if place is None or network.wave is None else network.status[place]
    answered = status is not None and status.is_observed
    return site_page(
        "organization.html.jinja",
        site,
        organization.name,
        here=place is not None,
        edit=site.of(f"organizations/{organization.slug}/edit"),
        status=say(lang, "not_in_view") if place is None else _status(network, place, lang),
        sectors=_sectors(holdings, organization, lang),
        names=[one.text for one in holdings.names if one.organization == organization.id],
        identifiers=[(one.scheme, one.value) for one in holdings.identifiers if one.organization == organization.id],
        seats=_seats(network, organization, lang),
        ties=ties,
        relations=sorted({one.relation for one in ties}),
        picture=_picture(organization.name, 0 if place is None else int(network.sector[place]) + 1, ties, lang),
        groups=groups(_neighbours(ties)),
        history=_history(holdings, organization, lang),
        unknown=_unknown(network, place, answered=answered, lang=lang),
    )


def _status(network: StakeholderNetwork, place: int, lang: str) -> str:
    said = network.status[place].value if network.wave is not None else "no-wave"
    return text("map", f"status_{said}", lang=lang)


def _sectors(holdings: Holdings, organization: Organization, lang: str) -> list[tuple[str, bool]]:
    terms = {(one.taxonomy, one.code): one for one in holdings.sectors}
    found = [one for one in holdings.assignments if one.organization == organization.id]
    found.sort(key=lambda one: (not one.primary, one.sector, one.spell))
    return [(_sector_name(terms.get((one.taxonomy, one.sector)), str(one.sector), lang), one.primary) for one in found]


def _sector_name(sector: Sector | None, code: str, lang: str) -> str:
    return named(sector, lang=lang) if sector is not None else code


def _seats(network: StakeholderNetwork, organization: Organization, lang: str) -> list[tuple[str, str, str, str]]:
    return [
        (
            named(council.council, lang=lang),
            seat_label(seat.seat, lang=lang),
            role_name(held.role, lang),
            when(held.period, lang),
        )
        for council in network.councils
        for seat in council.seats
        for held in seat.holders
        if held.organization == organization.id
    ]


def role_name(code: str, lang: str) -> str:
    """Return the name of a role, the code itself where the vocabulary has no such role."""
    from lipgraph_schema.vocabulary import terms

    return next((one.label(lang) for one in terms("roles") if one.code == code), code)


def _ties(site: Site, network: StakeholderNetwork, place: int) -> list[Tie]:
    found = linkages(network)
    mine = [at for at in range(len(found)) if place in {int(found.source[at]), int(found.target[at])}]
    ties = [_tie(site, network, found, at, place) for at in mine]
    return sorted(ties, key=lambda one: (one.relation, one.other, str(one.direction)))


def _tie(site: Site, network: StakeholderNetwork, found: Linkages, at: int, place: int) -> Tie:
    lang, source, target = site.lang, int(found.source[at]), int(found.target[at])
    other = target if source == place else source
    code = found.relations[int(found.relation[at])]
    relation = next((one for one in network.relations if one.code == code), None)
    directed = relation is None or relation.directed
    direction = "both" if not directed else "out" if source == place else "in"
    sector = int(network.sector[other])
    return Tie(
        relation=named(relation, lang=lang) if relation is not None else str(code),
        direction=say(lang, f"direction_{direction}"),
        other=network.organizations[other].name,
        address=site.of(f"organizations/{network.organizations[other].slug}"),
        sector=named(network.sectors[sector], lang=lang) if sector >= 0 else str(say(lang, "sector_unknown")),
        rank=sector + 1,
        mark=sector_mark(sector + 1),
        confirmation=text("measures", f"confirmation.{found.confirmation(at).value}", lang=lang),
        confirmed=found.confirmation(at) is Confirmation.CONFIRMED,
        claims=tuple(_claim(network, one, lang) for one in found.places(at)),
    )


def _neighbours(ties: Sequence[Tie]) -> list[Neighbour]:
    """Return whom the linkages lead to, each once; confirmed where one linkage to it is."""
    found: dict[str, Neighbour] = {}
    for tie in ties:
        sure = tie.confirmed or (tie.address in found and found[tie.address].confirmed)
        found[tie.address] = Neighbour(name=tie.other, rank=tie.rank, sector=tie.sector, confirmed=sure)
    return list(found.values())


def _picture(name: str, rank: int, ties: Sequence[Tie], lang: str) -> Markup:
    neighbours = _neighbours(ties)
    if not neighbours:
        return Markup()
    sure = sum(one.confirmed for one in neighbours)
    said = say(lang, "ego_said", name=name, count=number(len(neighbours), lang=lang), sure=number(sure, lang=lang))
    return ring_picture(rank, neighbours, said=str(said.unescape()))


def _claim(network: StakeholderNetwork, at: int, lang: str) -> Markup:
    one = network.claims.claim(at, network.partnership.id)
    names = {organization.id: organization.name for organization in network.organizations}
    who = names.get(one.claimant, "") if one.claimant is not None else str(say(lang, "claimant_unknown"))
    key = "claim_denies" if one.polarity is Polarity.DENIES else "claim_asserts"
    said = say(lang, key, who=who, layer=_layer(one.layer.value, lang))
    strength = "" if one.strength is None else say(lang, "claim_strength", strength=number(one.strength, 0, lang=lang))
    place = where(one.source, lang)
    return said + strength + (Markup(" · {}").format(place) if place else "")


def _layer(code: str, lang: str) -> str:
    from lipgraph_schema.vocabulary import terms

    return next((one.label(lang) for one in terms("layers") if one.code == code), code)


def when(period: Period, lang: str) -> str:
    """Return a period in words: unknown and open bounds have a word of their own."""
    words = []
    for bound, side in ((period.start, "from"), (period.end, "until")):
        key = "unknown" if bound.is_unknown else "open" if bound.is_open else "on"
        words.append(str(say(lang, f"{side}_{key}", date=bound.text)))
    return ", ".join(word for word in words if word)


def where(source: Source, lang: str) -> str:
    """Return where a fact is written: document, sheet, row or line."""
    parts = [source.document, source.sheet]
    if source.row is not None:
        parts.append(str(say(lang, "row", row=source.row)))
    if source.line is not None:
        parts.append(str(say(lang, "line", line=source.line)))
    return ", ".join(part for part in parts if part)


def _history(holdings: Holdings, organization: Organization, lang: str) -> list[Line]:
    terms = {(one.taxonomy, one.code): one for one in holdings.sectors}
    seats = {one.id: one for one in holdings.seats}
    waves = {one.id: one for one in holdings.waves}
    mine = organization.id
    lines: list[Line] = [
        Line(what=say(lang, "history_roster"), when=when(one.period, lang), source=where(one.source, lang))
        for one in holdings.participations
        if one.organization == mine
    ]
    for name in holdings.names:
        if name.organization == mine and not (name.period.start.is_unknown and name.period.end.is_unknown):
            what = say(lang, "history_name", name=name.text)
            lines.append(Line(what=what, when=when(name.period, lang), source=where(name.source, lang)))
    for one in holdings.assignments:
        if one.organization == mine:
            sector = _sector_name(terms.get((one.taxonomy, one.sector)), str(one.sector), lang)
            what = say(lang, "history_sector" if one.primary else "history_other_sector", sector=sector)
            lines.append(Line(what=what, when=when(one.period, lang), source=where(one.source, lang)))
    for held in holdings.memberships:
        if held.organization == mine and held.seat in seats:
            what = say(
                lang, "history_seat", seat=seat_label(seats[held.seat], lang=lang), role=role_name(held.role, lang)
            )
            lines.append(Line(what=what, when=when(held.period, lang), source=where(held.source, lang)))
    general = [
        one for one in holdings.responses if one.organization == mine and one.relation is None and one.role is None
    ]
    for answer in sorted(general, key=lambda one: waves[one.wave].rank if one.wave in waves else 0):
        label = waves[answer.wave].label if answer.wave in waves else ""
        what = say(lang, "history_wave", wave=label, status=text("map", f"status_{answer.status.value}", lang=lang))
        lines.append(
            Line(
                what=what,
                when=waves[answer.wave].reference if answer.wave in waves else "",
                source=where(answer.source, lang),
            )
        )
    return lines


def _unknown(network: StakeholderNetwork, place: int | None, *, answered: bool, lang: str) -> Sequence[Markup]:
    if place is None:
        return [say(lang, "unknown_not_in_view")]
    found = []
    if int(network.sector[place]) < 0:
        found.append(say(lang, "unknown_sector"))
    if network.wave is None:
        found.append(say(lang, "trust_no_wave"))
    elif not answered:
        found.append(say(lang, "unknown_answer"))
    return found
