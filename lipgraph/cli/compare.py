"""The word ``compare``: what changed between two waves, first among organizations observed at both."""

from __future__ import annotations

from dataclasses import dataclass

import click

from lipgraph.analysis.change import measures_of
from lipgraph.analysis.results import Change, Measure, Turnover
from lipgraph.analysis.undecided import doubt
from lipgraph.cli.asking import Asked, format_options, view_options
from lipgraph.cli.measures import doubt_words, marked, measure_row, partnership_name, told, value, view_words
from lipgraph.cli.running import with_store
from lipgraph.cli.speaking import number, say, word
from lipgraph.cli.tables import as_csv, as_json, as_table
from lipgraph.domain.network import StakeholderNetwork
from lipgraph.errors import InputError
from lipgraph.store.ports import Store


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Compared:
    """A change with the network at both of its moments, and the same change among confirmed linkages only."""

    earlier: StakeholderNetwork
    later: StakeholderNetwork
    change: Change
    confirmed: Change


@word("compare")
@click.argument("slug")
@click.argument("earlier", required=False)
@click.argument("later", required=False)
@format_options
@view_options
def compare_word(  # noqa: PLR0913 - three arguments and the options of every number
    *, slug: str, earlier: str | None, later: str | None, asked: Asked, as_json_: bool, as_csv_: bool
) -> None:
    """Say what changed between two waves."""
    found = with_store(lambda store: read_change(store, slug, asked, waves=(earlier, later)))
    if as_json_:
        one = found.later.partnership
        said = {"partnership": one.slug, "synthetic": one.synthetic}
        click.echo(as_json({**said, "change": found.change, "confirmed": found.confirmed}))
    elif as_csv_:
        click.echo(as_csv(marked(found.later, [measure_row(one, beside) for one, beside in _pairs(found)])))
    else:
        click.echo(comparison(found))


async def read_change(
    store: Store, slug: str, asked: Asked, *, waves: tuple[str | None, str | None] = (None, None)
) -> Compared:
    """Return the change between two waves; where none is named, the first and the last closed one."""
    from lipgraph.usecases.analysing import change_of, confirmed_change_of
    from lipgraph.usecases.reading import Reader

    reader = Reader(store)
    holdings = await reader.partnership(slug)
    ordered = sorted(holdings.waves, key=lambda one: (one.rank, one.label))
    closed = [wave.label for wave in ordered if wave.closed]
    if len(closed) < 2 and None in waves:
        raise InputError("one-wave", slug=slug, count=len(closed))
    earlier, later = waves[0] or closed[0], waves[1] or closed[-1]
    places = {wave.label: place for place, wave in enumerate(ordered)}
    if earlier in places and later in places and places[earlier] >= places[later]:
        raise InputError("not-earlier", earlier=earlier, later=later)
    choice = asked.choice()
    return Compared(
        earlier=await reader.network(slug, wave=earlier),
        later=await reader.network(slug, wave=later),
        change=await change_of(reader, slug, earlier=earlier, later=later, choice=choice),
        confirmed=await confirmed_change_of(reader, slug, earlier=earlier, later=later, choice=choice),
    )


def comparison(found: Compared) -> str:
    """Return a change as text."""
    change, later = found.change, found.later
    names = {str(one.id): one.name for network in (found.earlier, later) for one in network.organizations}
    return "\n".join(
        [
            f"{partnership_name(later)} · {change.earlier.moment[2:]} → {change.later.moment[2:]}",
            say("view", view=view_words(change.later, later)),
            "",
            *sentences(found),
            "",
            turnover(change),
            "",
            as_table([_head(), *(_line(one, beside) for one, beside in _pairs(found))]),
            "",
            *_not_confirmed(found),
            *_intervals(change),
            *doubt_words(doubt(found.earlier, later), measures_of(change)),
            say("joiners", names=_listed(change.joiners, names)),
            say("leavers", names=_listed(change.leavers, names)),
            say("inputs", digest=change.inputs_digest),
        ]
    )


def sentences(found: Compared) -> list[str]:
    """Say in a sentence each what stayed, and what changed across and within sectors."""
    change = found.change
    return [
        say(
            "change_who",
            stayers=number(len(change.stayers)),
            joiners=number(len(change.joiners)),
            leavers=number(len(change.leavers)),
        ),
        say("change_cross", **_counts(change.cross_sector)),
        say("change_within", **_counts(change.within_sector)),
    ]


def _counts(turnover: Turnover) -> dict[str, str]:
    return {
        "formed": number(turnover.formed),
        "kept": number(turnover.kept),
        "dissolved": number(turnover.dissolved),
        "net": value(turnover.net),
    }


def turnover(change: Change) -> str:
    """Return linkages formed, kept and dissolved as a table."""
    names = ("formed", "kept", "dissolved", "net")
    rows = [("", *(say(f"turnover_{name}") for name in names))]
    for key, one in (("cross", change.cross_sector), ("within", change.within_sector)):
        counts = _counts(one)
        rows.append((say(f"turnover_{key}"), *(counts[name] for name in names)))
    return as_table(rows)


def _pairs(found: Compared) -> tuple[tuple[Measure, Measure], ...]:
    """Return each number beside the same among confirmed linkages only."""
    return tuple(zip(measures_of(found.change), measures_of(found.confirmed), strict=True))


def _head() -> tuple[str, ...]:
    return tuple(say(f"head_{name}") for name in ("measure", "value", "low", "high", "confirmed", "n"))


def _line(one: Measure, beside: Measure) -> tuple[str, ...]:
    interval = one.interval
    low = number(float(interval.low)) if interval else "–"
    high = number(float(interval.high)) if interval else "–"
    name = told(f"{one.definition}.name")
    if one.undefined is not None:
        name = f"{name} ({told(f'undefined.{one.undefined.code}')})"
    return name, value(one), low, high, value(beside), number(one.n.organizations)


def _not_confirmed(found: Compared) -> list[str]:
    """Say why the numbers among confirmed linkages have no value where those beside them have one."""
    names: dict[str, list[str]] = {}
    for one, beside in _pairs(found):
        if one.undefined is None and beside.undefined is not None:
            names.setdefault(beside.undefined.code, []).append(told(f"{one.definition}.name"))
    return [say("no_value", names=", ".join(every), reason=told(f"undefined.{code}")) for code, every in names.items()]


def _intervals(change: Change) -> list[str]:
    found = {(one.interval.level, one.interval.method) for one in measures_of(change) if one.interval is not None}
    return [
        say("intervals", level=number(round(100 * level)), method=say(f"method_{method}"))
        for level, method in sorted(found)
    ]


def _listed(ids: tuple[str, ...], names: dict[str, str]) -> str:
    return ", ".join(sorted(names.get(one, one) for one in ids)) or say("none")
