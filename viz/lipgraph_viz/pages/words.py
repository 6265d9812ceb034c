"""How the pages speak: sentences with their figures in bold, numbers, names, moments and views in two languages."""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup

from lipgraph.analysis.results import Gap, MeasureView
from lipgraph.domain.network import StakeholderNetwork
from lipgraph.domain.partnerships import Council, Partnership, Seat
from lipgraph.domain.vocabulary import Relation, Sector
from lipgraph_schema.messages import catalogue, text, written_number
from lipgraph_viz.frame import trusted

SURFACE = "pages"


def say(lang: str, key: str, **fields: object) -> Markup:
    """Return a message of the pages; its own markup stays, whatever fills it is escaped."""
    return trusted(catalogue(SURFACE)[key][lang]).format(**fields)


def counted(lang: str, key: str, count: int, **fields: object) -> Markup:
    """Return ``key_one`` or ``key_many``: French has a singular for nothing too, English for one only."""
    alone = count == 1 or (lang == "fr" and count == 0)
    return say(lang, f"{key}_{'one' if alone else 'many'}", count=number(count, lang=lang), **fields)


def number(value: float | None, digits: int = 1, *, lang: str) -> str:
    """Write a number as the language does: a true minus, no-break spaces; a dash where there is none."""
    return written_number(value, digits, lang=lang)


def signed(value: float, digits: int = 0, *, lang: str) -> str:
    """Write a difference with its sign."""
    rounded = round(value, digits) or 0.0
    return ("+" if rounded > 0 else "") + number(rounded if digits else int(rounded), digits, lang=lang)


def percent(share: float | None, *, lang: str) -> str:
    """Write a share as a percentage, with the space that French wants."""
    if share is None:
        return "–"
    return f"{round(100 * share)}\u00a0%" if lang == "fr" else f"{round(100 * share)}%"


def named(one: Sector | Relation | Partnership | Council, *, lang: str) -> str:
    """Return a name in the language, else as it was given."""
    return (one.name_fr if lang == "fr" else None) or one.name


def seat_label(seat: Seat, *, lang: str) -> str:
    """Return what a seat is called."""
    return (seat.label_fr if lang == "fr" else None) or seat.label


def moment_words(network: StakeholderNetwork, *, lang: str) -> str:
    """Return the moment: a wave by its title or label, or a day."""
    if network.wave is None:
        return str(network.moment.day)
    title = (network.wave.title_fr if lang == "fr" else None) or network.wave.title
    return title or text("map", "wave", lang=lang, wave=network.wave.label)


def view_words(view: MeasureView, network: StakeholderNetwork, *, lang: str) -> tuple[str, ...]:
    """Return the parts of the view line: moment, relations, when a report becomes a tie, who is counted."""
    names = {str(one.code): named(one, lang=lang) for one in network.relations}
    answered = sum(status.is_observed for status in network.status)
    parts = [
        moment_words(network, lang=lang),
        ", ".join(names.get(code, code) for code in view.relations),
        text("measures", f"confirmation-rule.{view.confirmation}", lang=lang),
        _organizations(len(network.organizations), lang=lang),
    ]
    if network.wave is not None:
        parts.append(text("map", "view_answered", lang=lang, count=number(answered, lang=lang)))
    if view.eligible != "all":
        parts.append(text("measures", f"eligible.{view.eligible}", lang=lang))
    return tuple(part for part in parts if part)


def _organizations(count: int, *, lang: str) -> str:
    key = "view_organizations" if count else "view_nobody"
    return text("map", key, lang=lang, count=number(count, lang=lang))


def gap_title(gap: Gap, network: StakeholderNetwork, *, lang: str) -> str:
    """Return the title of a candidate gap: a place to look, never a fault."""
    sectors = _sectors(network)
    names = [named(sectors[code], lang=lang) if code in sectors else code for code in gap.sectors]
    councils = {str(one.council.id): one.council for one in network.councils}
    seats = {str(seat.seat.id): seat.seat for one in network.councils for seat in one.seats}
    organizations = {str(one.id): one.name for one in network.organizations}
    return text(
        "measures",
        f"gap.{gap.kind}.title",
        lang=lang,
        sector=" ".join(names),
        sectors=" – ".join(names),
        council=named(councils[gap.council], lang=lang) if gap.council in councils else "",
        seat=seat_label(seats[gap.seat], lang=lang) if gap.seat in seats else "",
        organization=", ".join(organizations.get(one, one) for one in gap.organizations[:1]),
    )


def _sectors(network: StakeholderNetwork) -> Mapping[str, Sector]:
    of_seats = [sector for council in network.councils for seat in council.seats for sector in seat.sectors]
    return {str(one.code): one for one in (*of_seats, *network.sectors)}
