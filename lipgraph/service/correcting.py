"""What the correcting forms show of what is stored, and the rows that their answers are: only what was changed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from lipgraph.domain.rosters import RosterRow
from lipgraph.domain.waves import Status
from lipgraph_schema.messages import text
from lipgraph_schema.vocabulary import terms
from lipgraph_viz.pages.forms import Group, Input
from lipgraph_viz.pages.words import named, say, seat_label

if TYPE_CHECKING:
    from lipgraph.domain.holdings import Holdings
    from lipgraph.domain.network import SeatAt, StakeholderNetwork
    from lipgraph.domain.organizations import Organization, Participation
    from lipgraph.domain.partnerships import Membership, Seat
    from lipgraph.domain.vocabulary import Sector
    from lipgraph.domain.waves import Wave

Sent = Mapping[str, str]
NOBODY, UNNAMED = "", "(unnamed)"
FIELDS = ("name", "sector", "kind", "other_names", "from", "until")
_HELD = re.compile(r"until-(?P<spell>\d{1,6})-(?P<organization>[\w-]*)(?:@(?P<wave>.*))?")


def organization_form(
    holdings: Holdings, organization: Organization, *, lang: str, sent: Sent | None = None
) -> tuple[Group, ...]:
    """Return the fields of an organization, as stored, or as they were sent and refused."""
    now = _organization_now(holdings, organization)
    shown = {**now, **(sent or {})}
    blank = ("", str(say(lang, "not_said")))
    kinds = (blank, *((one.code, one.label(lang)) for one in terms("organization_kinds")))
    sectors = (blank, *((str(one.code), named(one, lang=lang)) for one in _sectors(holdings)))

    def line(
        name: str, *, helped: str = "", options: tuple[tuple[str, str], ...] = (), required: bool = False
    ) -> Input:
        told = str(say(lang, helped)) if helped else ""
        label = str(say(lang, f"field_{name}"))
        return Input(
            name=name, label=label, value=shown[name], was=now[name], help=told, options=options, required=required
        )

    return (
        Group(
            title=str(say(lang, "form_organization")),
            inputs=(
                line("name", required=True),
                line("sector", options=sectors),
                line("kind", options=kinds),
                line("other_names", helped="field_other_names_help"),
            ),
        ),
        Group(
            title=str(say(lang, "form_roster")),
            inputs=(line("from", helped="field_date_help"), line("until", helped="field_date_help")),
        ),
    )


def organization_rows(organization: Organization, sent: Sent) -> tuple[RosterRow, ...]:
    """Return the row of what a form changes of an organization; none where it changes nothing."""
    changed = {name: sent[name] for name in FIELDS if _changed(sent, name)}
    if not changed:
        return ()
    return (RosterRow(noun="organization", values={"id": str(organization.id), **changed}),)


def _changed(sent: Sent, name: str) -> bool:
    """Say whether a field was sent as something else than the form had in it."""
    return name in sent and sent[name] != sent.get(f"was-{name}", "")


def _organization_now(holdings: Holdings, organization: Organization) -> dict[str, str]:
    mine = organization.id
    spells = [one for one in holdings.participations if one.organization == mine]
    last: Participation | None = max(spells, key=lambda one: one.spell, default=None)
    primary = [one for one in holdings.assignments if one.organization == mine and one.primary]
    sector = max(primary, key=lambda one: one.spell, default=None)
    return {
        "name": organization.name,
        "sector": "" if sector is None else str(sector.sector),
        "kind": organization.kind or "",
        "other_names": "; ".join(sorted(one.text for one in holdings.names if one.organization == mine)),
        "from": last.period.start.text if last is not None else "",
        "until": last.period.end.text if last is not None else "",
    }


def _sectors(holdings: Holdings) -> list[Sector]:
    return sorted(holdings.sectors, key=lambda one: one.rank)


def seat_form(
    holdings: Holdings, network: StakeholderNetwork, seat: Seat, *, lang: str, sent: Sent | None = None
) -> tuple[Group, ...]:
    """Return the fields of a seat: its last day, the last day of each holder, and a new holder."""
    shown = sent or {}
    names = {str(one.id): one.name for one in holdings.organizations}
    unnamed = str(say(lang, "form_unnamed"))
    last_day, hint = str(say(lang, "field_last_day")), str(say(lang, "field_last_day_help"))
    at = _seat_at(network, seat)
    now = [
        Group(
            title=str(say(lang, "form_holder_now", name=names.get(str(held.organization), unnamed))),
            inputs=(Input(name=name, label=last_day, value=shown.get(name, ""), help=hint),),
        )
        for held in (at.holders if at is not None else ())
        for name in (_held_name(holdings, held),)
    ]
    people = sorted(((one, name) for one, name in names.items()), key=lambda pair: pair[1].casefold())
    holders = ((NOBODY, str(say(lang, "form_nobody"))), (UNNAMED, unnamed), *people)
    roles = tuple((one.code, one.label(lang)) for one in terms("roles"))
    dated = str(say(lang, "field_date_help"))
    return (
        Group(
            title=seat_label(seat, lang=lang),
            inputs=(
                Input(
                    name="seat_until",
                    label=str(say(lang, "field_seat_until")),
                    value=shown.get("seat_until", seat.period.end.text),
                    was=seat.period.end.text,
                    help=dated,
                ),
            ),
        ),
        *now,
        Group(
            title=str(say(lang, "form_holder_new")),
            note=str(say(lang, "form_holder_new_note")),
            inputs=(
                Input(
                    name="holder", label=str(say(lang, "column_holder")), value=shown.get("holder", ""), options=holders
                ),
                Input(
                    name="role", label=str(say(lang, "field_role")), value=shown.get("role", "member"), options=roles
                ),
                Input(name="from", label=str(say(lang, "field_from")), value=shown.get("from", ""), help=dated),
            ),
        ),
    )


def seat_rows(seat: Seat, sent: Sent) -> tuple[RosterRow, ...]:
    """Return the rows of what a form changes of a seat and of who holds it."""
    rows: list[RosterRow] = []
    council = {"council": str(seat.council), "seat": seat.label}
    if _changed(sent, "seat_until"):
        values = {"council": str(seat.council), "label": seat.label, "until": sent["seat_until"]}
        rows.append(RosterRow(noun="seat", values=values))
    for name, until in sent.items():
        if until and (found := _HELD.fullmatch(name)):
            wave = {"wave": found["wave"]} if found["wave"] else {}
            who = {"organization": found["organization"], "spell": found["spell"], "until": until}
            rows.append(RosterRow(noun="membership", values={**council, **who, **wave}))
    if holder := sent.get("holder", NOBODY):
        organization = "" if holder == UNNAMED else holder
        said = {"organization": organization, "role": sent.get("role", ""), "from": sent.get("from", "")}
        rows.append(RosterRow(noun="membership", values={**council, **said}))
    return tuple(rows)


def _held_name(holdings: Holdings, held: Membership) -> str:
    """Return the name of the field of a holder's last day: it says which membership ends."""
    label = next((f"@{one.label}" for one in holdings.waves if one.id == held.wave), "")
    return f"until-{held.spell}-{held.organization or ''}{label}"


def _seat_at(network: StakeholderNetwork, seat: Seat) -> SeatAt | None:
    return next((at for council in network.councils for at in council.seats if at.seat.id == seat.id), None)


def response_form(holdings: Holdings, wave: Wave, *, lang: str) -> tuple[Group, ...]:
    """Return one choice an organization: what is known of it at a wave."""
    now = _statuses(holdings, wave)
    states = tuple((one.value, text("map", f"status_{one.value}", lang=lang)) for one in Status)
    blank = ("", str(say(lang, "not_said")))
    inputs = tuple(
        Input(
            name=f"status-{one.id}",
            label=one.name,
            value=now.get(str(one.id), ""),
            was=now.get(str(one.id), ""),
            options=(blank, *states),
        )
        for one in sorted(holdings.organizations, key=lambda one: one.name.casefold())
    )
    return (Group(title=str(say(lang, "responses_group")), inputs=inputs),)


def response_rows(wave: Wave, sent: Sent) -> tuple[RosterRow, ...]:
    """Return a row for each organization of which something else is said than the form had."""
    rows = []
    for name, said in sent.items():
        if name.startswith("status-") and said and _changed(sent, name):
            values = {"wave": wave.label, "organization": name.removeprefix("status-"), "status": said}
            rows.append(RosterRow(noun="response", values=values))
    return tuple(rows)


def _statuses(holdings: Holdings, wave: Wave) -> dict[str, str]:
    return {
        str(one.organization): one.status.value
        for one in holdings.responses
        if one.wave == wave.id and one.relation is None and one.role is None
    }
