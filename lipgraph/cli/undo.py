"""The word ``undo``: preview the inverse of a load, then write it as new entries."""

from __future__ import annotations

from collections import Counter

import click

from lipgraph.cli.running import with_store
from lipgraph.cli.speaking import EXIT_CODES, lang, number, option, say, word
from lipgraph.cli.tables import as_json, as_table
from lipgraph.errors import Conflict
from lipgraph.store.ports import Actor, FactChange, Store, Written
from lipgraph.usecases.undoing import Obstacle, Plan, plan, undo
from lipgraph_schema.messages import text

SHOWN = 20


@word("undo")
@click.argument("load", metavar="LOAD")
@option("--json", "as_json_", is_flag=True)
@option("--apply", "apply_", is_flag=True)
@click.pass_context
def undo_word(ctx: click.Context, /, load: str, *, apply_: bool, as_json_: bool) -> None:
    """Preview or do the undoing of a load."""
    planned, written = with_store(lambda store: _asked(store, load, apply_=apply_))
    if as_json_:
        click.echo(as_json({"plan": planned, "written": written}))
    else:
        _show(planned, written, load=load)
    if planned.obstacles:
        ctx.exit(dict(EXIT_CODES)[Conflict])


async def _asked(store: Store, load: str, *, apply_: bool) -> tuple[Plan, Written | None]:
    planned = await plan(store, load)
    if not apply_ or planned.obstacles or not planned.inverse:
        return planned, None
    numbers = planned.entries
    actor = Actor(role="operator", channel="cli", document=f"undo {numbers[0]}-{numbers[-1]}")
    return planned, await undo(store, planned, actor)


def _show(planned: Plan, written: Written | None, *, load: str) -> None:
    click.echo(_say("undo_head", entries=_range(planned.entries)))
    if planned.inverse:
        click.echo(_table(planned.inverse))
    if planned.same:
        click.echo(_say("undo_same", count=number(planned.same)))
    if planned.obstacles:
        click.echo(_say("undo_refused", count=number(len(planned.obstacles))), err=True)
        for one in planned.obstacles[:SHOWN]:
            click.echo(_obstacle(one), err=True)
        if len(planned.obstacles) > SHOWN:
            click.echo(_say("more_faults", count=number(len(planned.obstacles) - SHOWN)), err=True)
    elif written is not None:
        click.echo(_say("undo_done", count=number(written.total), revision=number(written.revision)))
    else:
        click.echo(_say("undo_previewed", load=load) if planned.inverse else _say("undo_nothing"))


def _range(entries: tuple[int, ...]) -> str:
    return str(entries[0]) if len(entries) == 1 else f"{entries[0]}-{entries[-1]}"


def _table(inverse: tuple[FactChange, ...]) -> str:
    counts = Counter((change.noun, _kind(change)) for change in inverse)
    kinds = ("removed", "changed", "added")
    head = [say("noun"), *(_say(f"undo_{kind}") for kind in kinds)]
    nouns = dict.fromkeys(change.noun for change in inverse)
    rows = [[say(f"noun_{noun}"), *(number(counts[noun, kind]) for kind in kinds)] for noun in nouns]
    return as_table([head, *rows])


def _kind(change: FactChange) -> str:
    if change.after is None:
        return "removed"
    return "added" if change.before is None else "changed"


def _obstacle(one: Obstacle) -> str:
    fact = _fact(one.noun, one.name or "/".join(one.key)) if one.noun else ""
    return _say(f"obstacle_{one.code}", fact=fact, by=_fact(one.by_noun, one.by) if one.by_noun else one.by)


def _fact(noun: str, name: str) -> str:
    return f"{say(f'noun_{noun}')} · {name}"


def _say(key: str, **fields: object) -> str:
    return text("evidence", key, lang=lang(), **fields)
