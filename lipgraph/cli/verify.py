"""The word ``verify``: does the log still hold, and does it lead to what is stored today?"""

from __future__ import annotations

import click

from lipgraph.cli.running import with_store
from lipgraph.cli.speaking import lang, number, option, word
from lipgraph.cli.tables import as_json
from lipgraph.usecases.chaining import Fault, Redaction
from lipgraph.usecases.verifying import Verdict, verify
from lipgraph_schema.messages import text

DOES_NOT_HOLD = 6
"""The exit code for a store whose evidence does not hold."""

SHOWN = 20
"""So many places are named; how many more there are is counted."""


@word("verify")
@option("--head", metavar="DIGEST")
@option("--json", "as_json_", is_flag=True)
@click.pass_context
def verify_word(ctx: click.Context, /, *, head: str | None, as_json_: bool) -> None:
    """Verify the store's log, and print the head digest to keep elsewhere."""
    outside = head.strip().lower() if head else None
    verdict = with_store(lambda store: verify(store, outside=outside))
    if as_json_:
        click.echo(as_json({"holds": verdict.holds, "verdict": verdict}))
    else:
        click.echo("\n".join(verdict_lines(verdict)))
    if not verdict.holds:
        ctx.exit(DOES_NOT_HOLD)


def verdict_lines(verdict: Verdict) -> list[str]:
    """Say what was verified, what was redacted and what does not hold."""
    told = [_say("holds" if verdict.holds else "does_not_hold", count=number(len(verdict.faults)))]
    told.extend(fault_line(fault) for fault in verdict.faults[:SHOWN])
    if len(verdict.faults) > SHOWN:
        told.append(_say("more_faults", count=number(len(verdict.faults) - SHOWN)))
    told.extend(_redaction_line(one) for one in verdict.redactions)
    entries, facts = number(verdict.head.number), number(verdict.facts)
    told.append(_say("counted", entries=entries, facts=facts, revision=number(verdict.head.revision)))
    told.append(_say("state", digest=verdict.state))
    if verdict.outside_at is not None:
        told.append(_say("outside_found", entry=number(verdict.outside_at)))
    told.append(_say("head", digest=verdict.head.hash))
    return told


def fault_line(fault: Fault) -> str:
    """Say one thing that is wrong, and where."""
    return _say(
        f"fault_{fault.code}",
        entry=fault.entry,
        fact=f"{fault.entry}.{fault.fact}",
        found=fault.found,
        expected=fault.expected,
    )


def _redaction_line(one: Redaction) -> str:
    entry, place = one.place
    fact = " ".join([one.noun, "/".join(one.key)]) if one.key else one.noun
    return _say("redacted", place=f"{entry}.{place + 1}", fact=fact, reason=one.reason, said_by=one.said_by)


def _say(key: str, **fields: object) -> str:
    return text("evidence", key, lang=lang(), **fields)
