"""The five answers of a council's home, in the order in which they are always given."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from lipgraph.analysis.catalogue import definition
from lipgraph.analysis.profile import Profile
from lipgraph.analysis.results import Change, Gap, Measure, MeasureView, NullModel
from lipgraph.analysis.unasked import is_unasked
from lipgraph.domain.network import StakeholderNetwork
from lipgraph.domain.partnerships import SeatState
from lipgraph.domain.waves import Status
from lipgraph_schema.messages import text
from lipgraph_viz.frame import trusted
from lipgraph_viz.pages.pictures import (
    Axis,
    axis,
    dots,
    response_bar,
    round_ticks,
    seat_mark,
)
from lipgraph_viz.pages.site import Site
from lipgraph_viz.pages.words import counted, gap_title, named, number, percent, say, signed

STATES: Final = {
    SeatState.HELD: "held",
    SeatState.HELD_NOT_NAMED: "unnamed",
    SeatState.VACANT: "vacant",
    SeatState.UNDECIDED: "undecided",
}
ORDER: Final = ("held", "unnamed", "undecided", "vacant")
NOTHING: Final = Markup("")
DECIDES: Final = 0.05
"""The two-sided permutation p from which a share is said to differ from chance."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One row of the home: question, answer, one line of detail, links, picture, and what is behind the figures."""

    question: Markup
    lead: Markup
    more: Markup = NOTHING
    links: tuple[tuple[str, Markup], ...] = ()
    picture: Markup = NOTHING
    behind: tuple[tuple[Markup, str], ...] = ()


def table(site: Site, network: StakeholderNetwork) -> Answer:
    """Say who is at the table: seats held and vacant over all councils."""
    lang = site.lang
    seats = [seat for council in network.councils for seat in council.seats]
    counts = Counter(STATES[seat.state] for seat in seats)
    if not seats:
        return Answer(question=say(lang, "ask_table"), lead=say(lang, "table_none"), more=say(lang, "table_none_more"))
    empty = [seat for seat in seats if seat.state is SeatState.VACANT]
    sectors = list(dict.fromkeys(named(one, lang=lang) for seat in empty for one in seat.sectors))
    held = counts["held"] + counts["unnamed"]
    lead = say(lang, "table_held", held=number(held, lang=lang), seats=number(len(seats), lang=lang))
    if empty:
        lead += " " + counted(lang, "table_vacant", len(empty), sectors=", ".join(sectors) or "–")
    more = [counted(lang, f"table_{name}", counts[name]) for name in ("unnamed", "undecided") if counts[name]]
    rows = "".join(
        Markup("<li><span class=marks>{}</span> {}</li>").format(
            Markup("").join(seat_mark(state) for _ in range(counts[state])),
            counted(lang, f"key_{state}", counts[state]),
        )
        for state in ORDER
        if counts[state]
    )
    return Answer(
        question=say(lang, "ask_table"),
        lead=lead,
        more=Markup(" ").join(more),
        links=(("#seats", say(lang, "link_by_sector")), (site.of("seats"), say(lang, "link_seats"))),
        picture=trusted(f'<ul class="marklist">{rows}</ul>'),
    )


def sectors(site: Site, network: StakeholderNetwork, profile: Profile) -> Answer:
    """Say how many linkages join two sectors, beside what chance would give."""
    lang, share, ties = site.lang, profile["cross-sector-share"], profile["cross-sector-ties"]
    question = say(lang, "ask_sectors")
    if share.value is None or ties.value is None:
        asked = any(status is not Status.NOT_ASKED for status in network.status)
        reason = "" if share.undefined is None else text("measures", f"undefined.{share.undefined.code}", lang=lang)
        lead = say(lang, "sectors_undefined", reason=reason) if asked else say(lang, "nobody_asked")
        return Answer(question=question, lead=lead, behind=behind(share, lang) if asked else ())
    used = set(network.sector.tolist())
    if len(used) == 1 and -1 not in used:
        only = named(network.sectors[used.pop()], lang=lang)
        return Answer(question=question, lead=say(lang, "sectors_one", sector=only), behind=behind(share, lang))
    null = share.nulls[0] if share.nulls else None
    every = number(int(profile["ties"].value or 0), lang=lang)
    across = number(int(ties.value), lang=lang)
    lead = say(lang, "sectors_cross", cross=across, ties=every)
    more, picture = Markup(""), Markup("")
    if null is not None and null.expected is not None and ties.nulls and ties.nulls[0].expected is not None:
        lead += " " + say(lang, "sectors_chance", expected=number(round(ties.nulls[0].expected), lang=lang))
        more = _beside_chance(share, null, lang)
        picture = _chance_picture(share.value, null, lang)
    return Answer(
        question=question,
        lead=lead,
        more=more,
        links=(
            (site.of("map"), say(lang, "link_map")),
            (site.href("/methods#cross-sector-share"), say(lang, "link_methods")),
        ),
        picture=picture,
        behind=behind(share, lang),
    )


def _beside_chance(share: Measure, null: NullModel, lang: str) -> Markup:
    low, high = _band(null)
    tells = null.p is not None and null.p < DECIDES and share.value is not None and null.expected is not None
    key = "chance_like" if not tells else "chance_less" if (share.value or 0) < (null.expected or 0) else "chance_more"
    return say(lang, key, low=percent(low, lang=lang), high=percent(high, lang=lang))


def _band(null: NullModel) -> tuple[float, float]:
    expected, sd = null.expected or 0.0, null.sd or 0.0
    return max(0.0, expected - 2 * sd), min(1.0, expected + 2 * sd)


def _chance_picture(value: float, null: NullModel, lang: str) -> Markup:
    low, high = _band(null)
    ticks = round_ticks(100 * min(value, low) - 1, min(100.0, 100 * max(value, high) + 1))
    return axis(
        Axis(
            title=str(
                say(lang, "chance_picture", value=percent(value, lang=lang), expected=percent(null.expected, lang=lang))
            ),
            value=value,
            value_words=str(say(lang, "this_council", value=percent(value, lang=lang))),
            band=(low, high),
            middle=null.expected,
            middle_words=str(say(lang, "by_chance", value=percent(null.expected, lang=lang))),
            ticks=tuple((one / 100, percent(one / 100, lang=lang)) for one in ticks),
        )
    )


def changed(site: Site, network: StakeholderNetwork, found: Change | None, since: str) -> Answer:
    """Say what changed among organizations observed at both waves, with its interval."""
    lang = site.lang
    if found is None:
        key = "change_one_wave" if network.wave is not None else "change_no_wave"
        return Answer(question=say(lang, "ask_change_plain"), lead=say(lang, key))
    question = say(lang, "ask_change", since=since)
    turn, net = found.cross_sector, found.cross_sector.net
    stayers = number(len(found.stayers), lang=lang)
    if net.value is None or net.interval is None:
        code = net.undefined.code if net.undefined is not None else "no-dyads"
        reason = text("measures", f"undefined.{code}", lang=lang)
        return Answer(question=question, lead=say(lang, "change_undefined", reason=reason), behind=behind(net, lang))
    low, high = net.interval.low, net.interval.high
    key = "change_none" if low <= 0 <= high else "change_more" if net.value > 0 else "change_fewer"
    lead = say(lang, key, stayers=stayers, net=number(abs(int(net.value)), lang=lang))
    more = say(
        lang,
        "change_more_words",
        formed=number(turn.formed, lang=lang),
        dissolved=number(turn.dissolved, lang=lang),
        net=signed(net.value, lang=lang),
        low=signed(low, lang=lang),
        high=signed(high, lang=lang),
    )
    ticks = round_ticks(min(low, 0.0), max(high, 0.0))
    picture = axis(
        Axis(
            title=str(more.striptags()),
            value=net.value,
            value_words=signed(net.value, lang=lang),
            interval=(low, high),
            middle=0.0,
            middle_words=str(say(lang, "no_change")),
            ticks=tuple((one, signed(one, lang=lang)) for one in ticks),
        )
    )
    return Answer(question=question, lead=lead, more=more, picture=picture, behind=behind(net, lang))


def gaps(site: Site, network: StakeholderNetwork, found: Sequence[Gap], view: MeasureView) -> Answer:
    """Say how many candidate gaps there are, and the first; or that nobody was asked, so that none is no answer."""
    lang, question = site.lang, say(site.lang, "ask_gaps")
    if not found and is_unasked(network, view):
        lead = say(lang, "nobody_asked")
        return Answer(question=question, lead=lead, more=Markup.escape(text("map", "gaps_unasked", lang=lang)))
    if not found:
        return Answer(question=question, lead=say(lang, "gaps_none"), more=say(lang, "gaps_note"))
    lead = counted(lang, "gaps_found", len(found), first=gap_title(found[0], network, lang=lang))
    kinds = Counter(gap.kind for gap in found)
    rows = Markup("").join(
        Markup("<li>{}<span><b>{}</b> {}</span></li>").format(
            dots(count), number(count, lang=lang), text("measures", f"gap.{kind}.name", lang=lang)
        )
        for kind, count in kinds.most_common()
    )
    return Answer(
        question=question,
        lead=lead,
        more=say(lang, "gaps_note"),
        links=(("#gaps", say(lang, "link_gaps")), (site.of("map"), say(lang, "link_map"))),
        picture=Markup('<ul class="kinds">{}</ul>').format(rows),
    )


def trust(site: Site, network: StakeholderNetwork, profile: Profile) -> Answer:
    """Say how far to trust all this: who answered, and how many linkages both ends confirm."""
    lang, question = site.lang, say(site.lang, "ask_trust")
    links = ((site.of("data"), say(lang, "link_silent")), (site.href("/methods"), say(lang, "link_methods")))
    if network.wave is None:
        return Answer(question=question, lead=say(lang, "trust_no_wave"), links=links)
    counts = Counter(network.status)
    answered = sum(count for status, count in counts.items() if status.is_observed)
    not_asked = counts[Status.NOT_ASKED]
    silent = len(network.status) - answered - not_asked
    lead = say(lang, "trust_answered", answered=number(answered, lang=lang), all=number(len(network.status), lang=lang))
    both = next((one.intersection for one in profile.headlines if one.measure.definition == "ties"), None)
    every = profile["ties"].value
    more = say(lang, "trust_more")
    if both is not None and both.value is not None and every:
        lead += " " + say(lang, "trust_confirmed", share=percent(both.value / every, lang=lang))
    elif both is not None and both.undefined is not None:
        more = say(lang, "reason", reason=text("measures", f"undefined.{both.undefined.code}", lang=lang))
    title = str(say(lang, "response_picture", answered=answered, silent=silent, not_asked=not_asked))
    words = Markup(" · ").join(
        counted(lang, f"bar_{name}", count)
        for name, count in (("answered", answered), ("silent", silent), ("not_asked", not_asked))
        if count
    )
    picture = Markup('<div class="bar2">{}</div><div class="note">{}</div>').format(
        response_bar(answered, silent, not_asked, title), words
    )
    return Answer(
        question=question,
        lead=lead,
        more=more,
        links=links,
        picture=picture,
        behind=behind(profile["response-rate"], lang),
    )


def behind(measure: Measure, lang: str) -> tuple[tuple[Markup, str], ...]:
    """Return what is behind a figure: definition, formula, what it rests on, chance, inputs digest."""
    known = definition(measure.definition)
    rows = [
        (say(lang, "behind_definition"), f"{known.name(lang)}: {known.meaning(lang)}"),
        (say(lang, "behind_formula"), known.formula + (f" ({known.reference})" if known.reference else "")),
        (
            say(lang, "behind_n"),
            str(
                say(
                    lang,
                    "behind_counts",
                    organizations=number(measure.n.organizations, lang=lang),
                    dyads=number(measure.n.dyads, lang=lang),
                    ties=number(measure.n.ties, lang=lang),
                )
            ),
        ),
    ]
    if measure.nulls:
        null = measure.nulls[0]
        z, p = number(null.z, 2, lang=lang), number(null.p, 4, lang=lang)
        said = f"{number(null.expected, 3, lang=lang)}; z = {z}; p = {p}"
        rows.append((say(lang, "behind_chance"), f"{text('measures', f'null.{null.model}', lang=lang)}: {said}"))
    if measure.interval is not None:
        rows.append((say(lang, "behind_interval"), measure.interval.method))
    rows.append((say(lang, "behind_digest"), measure.inputs_digest[:16]))
    return tuple(rows)
