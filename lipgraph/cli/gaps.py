"""The word ``gaps``: candidate gaps, not yet confirmed, each with its shortfall, its nulls and what it rests on."""

from __future__ import annotations

from itertools import groupby

import click

from lipgraph.analysis.results import Gap, MeasureView
from lipgraph.analysis.unasked import CODE, is_unasked
from lipgraph.cli.asking import Asked, eligible_option, format_options, moment_options, view_options
from lipgraph.cli.measures import (
    marked,
    moment_words,
    null_words,
    p_words,
    partnership_name,
    sector_names,
    share_words,
    told,
    told_of,
    view_words,
)
from lipgraph.cli.running import with_store
from lipgraph.cli.speaking import lang, number, option, say, word
from lipgraph.cli.tables import Cell, as_csv, as_json, as_table
from lipgraph.domain.network import StakeholderNetwork
from lipgraph.store.ports import Store

KINDS = ("sector-missing", "vacant-seat", "under-linked-sector-pair", "isolated-organization")
UNTESTED_SHOWN = 10


@word("gaps")
@click.argument("slug")
@option("--kind", type=click.Choice(KINDS))
@format_options
@moment_options
@eligible_option
@view_options
def gaps_word(*, slug: str, kind: str | None, asked: Asked, as_json_: bool, as_csv_: bool) -> None:
    """List the candidate gaps of a partnership."""
    network, every = with_store(lambda store: read_gaps(store, slug, asked))
    view = asked.choice().on(network)
    found = tuple(gap for gap in every if kind is None or gap.kind == kind)
    if as_json_:
        titled = [{"title": title(network, gap), "gap": gap} for gap in found]
        click.echo(as_json({**told_of(network), "nobody_asked": is_unasked(network, view), "gaps": titled}))
    elif as_csv_:
        click.echo(as_csv(marked(network, [_row(network, gap) for gap in found])))
    else:
        click.echo(listing(network, found, view))


async def read_gaps(store: Store, slug: str, asked: Asked) -> tuple[StakeholderNetwork, tuple[Gap, ...]]:
    """Return a partnership's network at a moment with its candidate gaps."""
    from lipgraph.usecases.analysing import gaps_of
    from lipgraph.usecases.reading import Reader

    reader = Reader(store)
    found = await gaps_of(reader, slug, wave=asked.wave, day=asked.day, choice=asked.choice())
    return await reader.network(slug, wave=asked.wave, day=asked.day), found


def title(network: StakeholderNetwork, gap: Gap) -> str:
    """Return a candidate gap's title in the reader's language."""
    names = sector_names(network)
    sectors = [names.get(code, code) for code in gap.sectors]
    if is_untestable(gap) and len(sectors) > 1:
        return " – ".join(sectors)
    organizations = {str(one.id): one.name for one in network.organizations}
    french = lang() == "fr"
    councils = {
        str(at.council.id): (at.council.name_fr if french else None) or at.council.name for at in network.councils
    }
    seats = {
        str(at.seat.id): (at.seat.label_fr if french else None) or at.seat.label
        for one in network.councils
        for at in one.seats
    }
    return told(
        f"gap.{gap.kind}.title",
        sector=sectors[0] if sectors else "–",
        sectors=" – ".join(sectors),
        council=councils.get(gap.council or "", "–"),
        seat=seats.get(gap.seat or "", "–"),
        organization=organizations.get(gap.organizations[0], "–") if gap.organizations else "–",
    )


def listing(network: StakeholderNetwork, found: tuple[Gap, ...], view: MeasureView) -> str:
    """Return candidate gaps by kind as text."""
    nulls = [finding.null_model for gap in found for finding in gap.findings]
    parts = [f"{partnership_name(network)} · {moment_words(network)}"]
    if found:
        parts.append(say("view", view=view_words(found[0].view, network)))
    parts += [*unknown(network), ""] if is_unasked(network, view) else []
    # Where nothing at all is known, that none was found is no count.
    parts += [counted(found), ""] if found or not is_unasked(network, view) or network.councils else []
    candidates = (gap for gap in found if not is_untestable(gap))
    for kind, group in groupby(candidates, key=lambda gap: gap.kind):
        same = tuple(group)
        parts += [f"{told(f'gap.{kind}.name')} ({number(len(same))})", table(network, same), ""]
    parts += untested(network, tuple(gap for gap in found if is_untestable(gap)))
    parts += [say("by_chance_lower", how=how) for how in null_words(nulls)]
    if found:
        parts.append(say("inputs", digest=found[0].inputs_digest))
    return "\n".join(parts)


def unknown(network: StakeholderNetwork) -> list[str]:
    """Say what an empty list rests on where nobody was asked for linkages."""
    nobody = [] if network.organizations else [say("nobody_there")]
    return [*nobody, say("gaps_unasked", reason=told(f"undefined.{CODE}"))]


def untested(network: StakeholderNetwork, pairs: tuple[Gap, ...]) -> list[str]:
    """Name the first pairs of sectors that so small a network cannot test, and count the rest."""
    if not pairs:
        return []
    rest = len(pairs) - UNTESTED_SHOWN
    more = [say("gaps_more", count=number(rest))] if rest > 0 else []
    heading = say("gaps_untested_heading", count=number(len(pairs)))
    return [heading, table(network, pairs[:UNTESTED_SHOWN]), *more, ""]


def counted(found: tuple[Gap, ...]) -> str:
    """Say how many candidate gaps there are, and apart from them how many pairs could not be tested."""
    apart = sum(is_untestable(gap) for gap in found)
    said = say("gaps_counted", count=number(len(found) - apart))
    return f"{said} {say('gaps_untested', count=number(apart))}" if apart else said


def is_untestable(gap: Gap) -> bool:
    """Say whether a network this small could not show the gap."""
    return bool(gap.findings) and all(one.finding == "untestable" for one in gap.findings)


def table(network: StakeholderNetwork, same: tuple[Gap, ...]) -> str:
    """Return candidate gaps of one kind as a table, or as lines where there is nothing to count."""
    if not any(_is_tested(gap) for gap in same):
        return "\n".join(f"  {title(network, gap)}{_drawn(gap)}" for gap in same)
    names = ("what", "observed", "expected", "shortfall", "p", "q", "share", "finding")
    return as_table([tuple(say(f"gap_{name}") for name in names), *(_line(network, gap) for gap in same)])


def _is_tested(gap: Gap) -> bool:
    return any(one.finding != "described" for one in gap.findings)


def _drawn(gap: Gap) -> str:
    """Say what a draw of the council's organizations would give, where that is known."""
    if not gap.findings:
        return ""
    null = gap.findings[0].null_model
    expected = number(None if null.expected is None else float(null.expected), 1)
    seated = number(None if gap.possible is None else round(gap.possible))
    return f" ({say('gap_drawn', seated=seated, expected=expected, p=p_words(null))})"


def _line(network: StakeholderNetwork, gap: Gap) -> tuple[str, ...]:
    finding = gap.findings[0]
    expected = finding.null_model.expected
    return (
        f"  {title(network, gap)}",
        number(round(gap.observed)),
        number(None if expected is None else float(expected), 1),
        number(None if gap.shortfall is None else float(gap.shortfall), 1),
        p_words(finding.null_model),
        share_words(finding.q),
        number(None if gap.observed_share is None else float(gap.observed_share), 2),
        told(f"finding.{finding.finding}"),
    )


def _row(network: StakeholderNetwork, gap: Gap) -> dict[str, Cell]:
    finding = gap.findings[0] if gap.findings else None
    null = finding.null_model if finding else None
    return {
        "id": gap.id,
        "kind": gap.kind,
        "title": title(network, gap),
        "sectors": " ".join(gap.sectors),
        "organizations": " ".join(gap.organizations),
        "seat": gap.seat,
        "council": gap.council,
        "observed": gap.observed,
        "possible": gap.possible,
        "shortfall": gap.shortfall,
        "unit": gap.unit,
        "observed_share": gap.observed_share,
        "finding": finding.finding if finding else None,
        "q": finding.q if finding else None,
        "null": null.model if null else None,
        "expected": null.expected if null else None,
        "sd": null.sd if null else None,
        "z": null.z if null else None,
        "p": null.p if null else None,
        "method": null.method if null else None,
        "draws": null.draws if null else None,
        "seed": null.seed if null else None,
        "relations": " ".join(gap.view.relations),
        "moment": gap.view.moment,
        "confirmation": gap.view.confirmation,
        "inputs_digest": gap.inputs_digest,
    }
