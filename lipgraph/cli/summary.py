"""The readable summary of a network: its councils, its headline numbers beside chance, the sectors not at the table."""

from __future__ import annotations

from collections import Counter

from lipgraph.analysis.profile import Headline, Profile
from lipgraph.analysis.unasked import is_unasked
from lipgraph.analysis.undecided import doubt
from lipgraph.cli.measures import (
    doubt_words,
    moment_words,
    null_words,
    p_words,
    partnership_name,
    sector_name,
    told,
    value,
    view_words,
)
from lipgraph.cli.speaking import lang, number, say
from lipgraph.cli.tables import as_table
from lipgraph.domain.network import CouncilAt, StakeholderNetwork
from lipgraph.domain.partnerships import SeatState


def summary(network: StakeholderNetwork, found: Profile) -> str:
    """Return the summary of a profile, in the reader's language."""
    nulls = [null for one in found.headlines for null in one.measure.nulls]
    head = [f"{partnership_name(network)} · {moment_words(network)}"]
    if not network.organizations:
        return "\n".join([*head, "", *councils(network), say("nobody"), told("undefined.nobody-asked")])
    unasked = is_unasked(network, found.view)
    parts = [
        *head,
        say("view", view=view_words(found.view, network)),
        "",
        *councils(network),
        as_table([_head(), *(_line(one, unasked=unasked) for one in found.headlines)]),
        "",
        *reasons(found),
        *doubt_words(doubt(network), (one.measure for one in found.headlines)),
        *(say("by_chance", how=how) for how in null_words(nulls)),
        *_attainable(found),
        missing(network),
        say("inputs", digest=found.inputs_digest),
    ]
    return "\n".join(parts)


def councils(network: StakeholderNetwork) -> list[str]:
    """Say of each council how many seats it has and how many are held."""
    lines = [_council(one) for one in network.councils]
    return [*lines, ""] if lines else []


def _council(at: CouncilAt) -> str:
    states = Counter(seat.state for seat in at.seats)
    name = (at.council.name_fr if lang() == "fr" else None) or at.council.name
    return say(
        "council_line",
        name=name,
        seats=number(len(at.seats)),
        held=number(states[SeatState.HELD]),
        unnamed=number(states[SeatState.HELD_NOT_NAMED]),
        vacant=number(states[SeatState.VACANT]),
        undecided=number(states[SeatState.UNDECIDED]),
    )


def _head() -> tuple[str, ...]:
    return tuple(say(f"head_{name}") for name in ("measure", "value", "chance", "p", "confirmed", "n", "ties"))


def _line(one: Headline, *, unasked: bool) -> tuple[str, ...]:
    measure = one.measure
    null = measure.nulls[0] if measure.nulls else None
    return (
        told(f"{measure.definition}.name"),
        value(measure),
        number(float(null.expected)) if null and null.expected is not None else "",
        p_words(null) if null else "",
        value(one.intersection) if one.intersection else "",
        number(measure.n.organizations),
        number(None if unasked else measure.n.ties),
    )


def reasons(found: Profile) -> list[str]:
    """Say why a number has no value, each reason once."""
    every = [one for pair in found.headlines for one in (pair.measure, pair.intersection) if one is not None]
    by_code: dict[str, list[str]] = {}
    for one in every:
        if one.undefined is not None:
            names = by_code.setdefault(one.undefined.code, [])
            if (name := told(f"{one.definition}.name")) not in names:
                names.append(name)
    return [
        say("no_value", names=", ".join(names), reason=told(f"undefined.{code}")) for code, names in by_code.items()
    ]


def _attainable(found: Profile) -> list[str]:
    index = next((one.measure for one in found.headlines if one.measure.definition == "ei-index"), None)
    if index is None or index.low is None or index.high is None:
        return []
    return [say("attainable", low=number(float(index.low)), high=number(float(index.high)))]


def missing(network: StakeholderNetwork) -> str:
    """Name the sectors of the taxonomy that no organization of the network has."""
    present = set(network.sector.tolist())
    absent = [sector_name(sector) for place, sector in enumerate(network.sectors) if place not in present]
    return say("sectors_missing", sectors=", ".join(absent) or say("none"))
