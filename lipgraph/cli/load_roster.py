"""Load a roster: say what was read, what would change, what looks alike, is missing or wrong; then apply it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from lipgraph.cli.load import Told, actor_of, counts_table, show_notes, show_problems
from lipgraph.cli.naming import names_of, title_of
from lipgraph.cli.running import with_store
from lipgraph.cli.speaking import number, say
from lipgraph.domain.rejects import Reject
from lipgraph.errors import InputError
from lipgraph.store.ports import Store

if TYPE_CHECKING:
    from lipgraph.usecases.loading import Preview
    from lipgraph.usecases.reading import Reader
    from lipgraph.usecases.rostering import Drafted
    from lipgraph_loaders import RosterReading

NAMED = 10
"""How many look-alikes, and how many absent things of a noun, are named."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """What loading would do, and, where it was applied, how many facts were written."""

    preview: Preview
    drafted: Drafted
    rejects: tuple[Reject, ...]
    names: Mapping[str, str]
    written: int | None = None


def load_roster(file: Path, told: Told) -> None:
    """Preview a roster, or load it. Raises InputError where something is wrong with it: nothing is stored then."""
    from lipgraph_loaders import read_roster

    if told.list_kind is not None:
        _check_kind(told.list_kind)
    reading = read_roster(file, encoding=told.encoding, kind=told.list_kind, relation=told.relation)
    show_notes(reading.notes, told)
    looked = with_store(lambda store: _look(store, reading, file, told))
    show_problems(looked.rejects, told)
    if told.as_json_:
        from lipgraph.cli.load_json import as_answer

        answer = as_answer(
            looked.preview, looked.rejects, reading.notes, drafted=looked.drafted, written=looked.written
        )
        click.echo(answer)
    else:
        _show(looked, file, told)
    if looked.rejects:
        raise InputError("rejects-in-the-way", count=len(looked.rejects))


def _check_kind(said: str) -> None:
    from lipgraph_loaders.roster import KINDS

    if said not in KINDS:
        raise InputError("unknown-list", found=said, expected=", ".join(KINDS))


async def _look(store: Store, reading: RosterReading, file: Path, told: Told) -> Looked:
    from lipgraph.usecases.loading import preview
    from lipgraph.usecases.reading import Reader
    from lipgraph.usecases.rostering import draft, known_of, named_in

    reader = Reader(store)
    called = told.partnership or named_in(reading.roster.rows)
    known = await known_of(reader, called)
    drafted = draft(reading.roster, known, partnership=called, wave=told.wave)
    rejects = (*reading.rejects, *drafted.rejects)
    found = await preview(store, drafted.facts)
    names = names_of(known.directory, known.holdings)
    looked = Looked(preview=found, drafted=drafted, rejects=rejects, names=names)
    if rejects or not told.apply_:
        return looked
    return replace(looked, written=await _apply(store, reader, reading, file, called, told))


def _show(looked: Looked, file: Path, told: Told) -> None:
    absent = Counter(fact.NOUN for fact in looked.drafted.absent)
    if looked.preview.new or looked.preview.changed or looked.preview.same or absent:
        click.echo(counts_table(looked.preview, dict(absent)))
    _show_look_alikes(looked.drafted)
    _show_absent(looked, told)
    for code, count in looked.drafted.assumed.items():
        click.echo(say(f"assumed_{code}", count=number(count)))
    if looked.written is not None:
        click.echo(say("applied", total=number(looked.written)))
    elif not looked.rejects:
        click.echo(say("previewed", folder=file))


def _show_look_alikes(drafted: Drafted) -> None:
    for one in drafted.look_alikes[:NAMED]:
        close = ", ".join(name for _, name, _ in one.candidates)
        click.echo(say("look_alike", place=one.row.source.row or "", name=one.name, close=close))
    if len(drafted.look_alikes) > NAMED:
        click.echo(say("look_alikes_more", count=number(len(drafted.look_alikes) - NAMED)))


def _show_absent(looked: Looked, told: Told) -> None:
    absent = looked.drafted.absent
    if not absent:
        return
    click.echo(say("absent_ended" if told.complete else "absent_kept"))
    for noun in dict.fromkeys(fact.NOUN for fact in absent):
        named = [title_of(fact, looked.names) for fact in absent if noun == fact.NOUN]
        more = f"; … (+{number(len(named) - NAMED)})" if len(named) > NAMED else ""
        click.echo(f"  {say(f'noun_{noun}')}: {'; '.join(named[:NAMED])}{more}")


async def _apply(  # noqa: PLR0913, PLR0917 - what one load needs
    store: Store, reader: Reader, reading: RosterReading, file: Path, called: str | None, told: Told
) -> int:
    from lipgraph.usecases.editing import Request, edit

    request = Request(rows=reading.roster.rows, partnership=called, wave=told.wave)
    outcome = await edit(store, reader, request, actor_of(file))
    if outcome.conflict is not None:
        raise outcome.conflict
    if outcome.written is None:
        # What was drafted a moment ago is refused now: somebody wrote in between.
        raise InputError("rejects-in-the-way", count=len(outcome.rejects))
    return outcome.written.total
