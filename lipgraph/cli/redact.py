"""The word ``redact``: take a text out of the log, and say what still holds it."""

from __future__ import annotations

import re

import click

from lipgraph.cli.running import with_store
from lipgraph.cli.speaking import lang, option, say, word
from lipgraph.cli.tables import as_json
from lipgraph.errors import InputError
from lipgraph.store.ports import Actor
from lipgraph.usecases.chaining import Place
from lipgraph.usecases.redacting import Redacted, redact
from lipgraph_schema.messages import text

PLACE = re.compile(r"([1-9]\d{0,14})\.([1-9]\d{0,5})")


@word("redact")
@click.argument("entry_fact", metavar="ENTRY.FACT")
@option("--reason", metavar="TEXT", default="")
@option("--json", "as_json_", is_flag=True)
def redact_word(entry_fact: str, *, reason: str, as_json_: bool) -> None:
    """Redact one payload of the log."""
    place = place_of(entry_fact)
    done = with_store(lambda store: redact(store, place, reason, Actor(role="operator", channel="cli")))
    click.echo(as_json(done) if as_json_ else "\n".join(_lines(done)))


def place_of(said: str) -> Place:
    """Return the place that ``12.3`` names. Raises InputError for what names none."""
    match = PLACE.fullmatch(said.strip())
    if match is None:
        raise InputError("redact-place", found=said[:40])
    return int(match[1]), int(match[2]) - 1


def _lines(done: Redacted) -> list[str]:
    if done.entry is None:
        return [_say("redacted_before", place=_shown(done.place))]
    told = [_say("redacted_now", place=_shown(done.place), entry=done.entry)]
    if done.today:
        fact = f"{say(f'noun_{done.noun}')} · {'/'.join(done.key)}"
        told.append(_say("still_today", fact=fact, columns=", ".join(done.today)))
    if done.elsewhere:
        places = [_shown(one) for one in done.elsewhere]
        told.append(_say("still_in_log", places=", ".join(places), first=places[0]))
    if not (done.today or done.elsewhere):
        told.append(_say("still_nowhere"))
    return [*told, _say("still_outside")]


def _shown(place: Place) -> str:
    return f"{place[0]}.{place[1] + 1}"


def _say(key: str, **fields: object) -> str:
    return text("evidence", key, lang=lang(), **fields)
