"""Plain lists of a partnership at a moment, for people and spreadsheets: organizations, seats and linkages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lipgraph.analysis.linkages import linkages
from lipgraph.domain.councils import SeatAt
from lipgraph.domain.holdings import Holdings
from lipgraph.domain.ids import OrganizationId, fold
from lipgraph.domain.network import StakeholderNetwork
from lipgraph.domain.partnerships import Membership
from lipgraph.domain.time import Presence
from lipgraph.domain.vocabulary import Sector
from lipgraph.exports.delimited import csv_bytes
from lipgraph_schema.messages import LANGUAGES, text
from lipgraph_schema.vocabulary import terms

ORGANIZATIONS = ("organization", "id", "sector", "kind", "other_names", "response", "from", "until", "decided")
SEATS = ("council", "seat", "for_sector", "state", "holder", "role", "from", "until", "decided")
LINKAGES = ("relation", "source", "target", "directed", "confirmation", "claims", "decided", "source_id", "target_id")
EVERYWHERE = ("partnership", "moment", "synthetic")
"""The last columns of each list: of whom and when it speaks, and whether the data are invented."""


def lists(holdings: Holdings, network: StakeholderNetwork, *, lang: str) -> dict[str, bytes]:
    """Return the lists as CSV by file name, headers in both languages and words in that of the reader."""
    desk = _Desk(holdings=holdings, network=network, lang=lang)
    tables = {
        "organizations": (ORGANIZATIONS, _organizations(desk)),
        "seats": (SEATS, _seats(desk)),
        "linkages": (LINKAGES, _linkages(desk)),
    }
    return {
        desk.say(f"file_{name}"): csv_bytes(
            [_header(column, lang) for column in (*columns, *EVERYWHERE)], ((*row, *desk.everywhere) for row in rows)
        )
        for name, (columns, rows) in tables.items()
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class _Desk:
    """What the lists are written from, and in which words."""

    holdings: Holdings
    network: StakeholderNetwork
    lang: str

    def say(self, key: str, **fields: object) -> str:
        return text("exports", key, lang=self.lang, **fields)

    def named(self, name: str, name_fr: str | None) -> str:
        return name_fr or name if self.lang == "fr" else name

    def sectors(self, sectors: Sequence[Sector]) -> str:
        return "; ".join(self.named(one.name, one.name_fr) for one in sectors)

    def term(self, vocabulary: str, code: str | None) -> str:
        return next((one.label(self.lang) for one in terms(vocabulary) if one.code == code), code or "")

    def yes(self, is_so: bool) -> str:  # noqa: FBT001 - the word for it
        return text("template", "yes" if is_so else "no", lang=self.lang)

    def decided(self, presence: Presence) -> str:
        return self.say("certain" if presence is Presence.CERTAIN else "undecided")

    @property
    def everywhere(self) -> tuple[str, ...]:
        one, moment = self.network.partnership, self.network.moment
        when = str(moment.day) if moment.wave is None else self.say("moment_wave", wave=moment.wave)
        return self.named(one.name, one.name_fr), when, self.yes(one.synthetic)


def _header(column: str, lang: str) -> str:
    first = [lang, *(one for one in LANGUAGES if one != lang)]
    return " / ".join(dict.fromkeys(text("exports", f"column_{column}", lang=one) for one in first))


def _organizations(desk: _Desk) -> Iterator[tuple[str, ...]]:
    network = desk.network
    places = sorted(range(len(network.organizations)), key=lambda place: fold(network.organizations[place].name))
    for place in places:
        one, sector = network.organizations[place], int(network.sector[place])
        spells = [p for p in desk.holdings.participations if p.organization == one.id]
        latest = max(spells, key=lambda p: p.spell, default=None)
        yield (
            one.name,
            one.id,
            desk.sectors([network.sectors[sector]] if sector >= 0 else []),
            desk.term("organization_kinds", one.kind),
            "; ".join(n.text for n in desk.holdings.names if n.organization == one.id),
            text("template", f"status_{network.status[place].value}", lang=desk.lang),
            latest.period.start.text if latest is not None else "",
            latest.period.end.text if latest is not None else "",
            desk.decided(network.presence[place]),
        )


def _seats(desk: _Desk) -> Iterator[tuple[str, ...]]:
    names = {one.id: one.name for one in desk.holdings.organizations}
    for council in desk.network.councils:
        shown = desk.named(council.council.name, council.council.name_fr)
        for seat in council.seats:
            label = desk.named(seat.seat.label, seat.seat.label_fr)
            for holder in seat.holders or (None,):
                yield (shown, label, desk.sectors(seat.sectors), *_held(desk, seat, holder, names))


def _held(
    desk: _Desk, seat: SeatAt, holder: Membership | None, names: dict[OrganizationId, str]
) -> tuple[str, str, str, str, str, str]:
    who = names[holder.organization] if holder is not None and holder.organization is not None else ""
    return (
        desk.say(f"state_{seat.state.value}"),
        who,
        desk.term("roles", holder.role) if holder is not None else "",
        holder.period.start.text if holder is not None else "",
        holder.period.end.text if holder is not None else "",
        desk.decided(seat.presence),
    )


def _linkages(desk: _Desk) -> Iterator[tuple[str, ...]]:
    network, found = desk.network, linkages(desk.network)
    relations = {one.code: one for one in network.relations}
    for which in range(len(found)):
        if not found.asserted[which]:
            # Nothing but denials: nobody says that there is such a linkage.
            continue
        ends = [network.organizations[int(end[which])] for end in (found.source, found.target)]
        relation = relations[found.relations[int(found.relation[which])]]
        yield (
            desk.named(relation.name, relation.name_fr),
            ends[0].name,
            ends[1].name,
            desk.yes(relation.directed),
            text("measures", f"confirmation.{found.confirmation(which).value}", lang=desk.lang),
            str(len(found.places(which))),
            desk.decided(Presence.UNDECIDED if found.undecided[which] else Presence.CERTAIN),
            ends[0].id,
            ends[1].id,
        )
