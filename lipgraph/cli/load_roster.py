"""Load a roster: say what was read, what would change, what looks alike, is missing or wrong; then apply it."""

from __future__ import annotations

import gc
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from lipgraph.cli.load import LONG, Told, actor_of, counts_table, show_notes, show_problems, show_progress
from lipgraph.cli.running import with_store
from lipgraph.cli.speaking import lang, number, say
from lipgraph.domain.rejects import Reject
from lipgraph.domain.rosters import Roster, RosterRow
from lipgraph.errors import InputError
from lipgraph.store.ports import Store
from lipgraph.usecases.naming import changed_fields, names_of, title_of, title_of_key, title_of_row
from lipgraph.usecases.problems import in_order

if TYPE_CHECKING:
    from lipgraph.domain.holdings import Holdings
    from lipgraph.usecases.loading_rosters import RosterPreview
    from lipgraph.usecases.rostering import Drafted
    from lipgraph_loaders import RosterReading

NAMED = 10
"""How many changes, look-alikes, and absent things of a noun are named."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """What loading would do; the day on which it ends what is missing; and how many facts were written, if any."""

    preview: RosterPreview
    drafted: Drafted
    rejects: tuple[Reject, ...]
    names: Mapping[str, str]
    last_day: date | None
    written: int | None = None


def load_roster(file: Path, told: Told) -> None:
    """Preview a roster, or load it. Raises InputError where something is wrong with it: nothing is stored then."""
    from lipgraph_loaders.roster import KINDS
    from lipgraph_loaders.roster.apart import read_roster_apart

    if told.list_kind is not None and told.list_kind not in KINDS:
        raise InputError("unknown-list", found=told.list_kind, expected=", ".join(KINDS))
    # What a load makes lives until its end: looking for garbage in millions of facts again and again finds none.
    gc.disable()
    reading = read_roster_apart(file, encoding=told.encoding, kind=told.list_kind, relation=told.relation)
    show_notes(reading.notes, told)
    if len(reading.roster.rows) >= LONG:
        click.echo(say("comparing", count=number(len(reading.roster.rows))), err=True)
    looked = with_store(lambda store: _look(store, reading, file, told))
    show_problems(looked.rejects, told)
    if told.as_json_:
        from lipgraph.cli.load_json import as_answer

        made, drafted = looked.preview.made, looked.drafted
        click.echo(as_answer(made, looked.rejects, reading.notes, drafted=drafted, written=looked.written))
    else:
        _show(looked, file)
    if looked.rejects:
        raise InputError("rejects-in-the-way", count=len(looked.rejects))


async def _look(store: Store, reading: RosterReading, file: Path, told: Told) -> Looked:
    from lipgraph.usecases.loading_rosters import draft_roster, load_roster, preview_roster
    from lipgraph.usecases.reading import Reader
    from lipgraph.usecases.rostering import known_of, named_in

    reader = Reader(store)
    roster, unsaid = _without_a_wave(reading.roster, told)
    drafted = await draft_roster(reader, roster, partnership=told.partnership, wave=told.wave)
    known = await known_of(reader, told.partnership or named_in(reading.roster.rows))
    last_day = _last_day(known.holdings, told) if told.complete else None
    looked = Looked(
        preview=await preview_roster(store, drafted, complete=last_day),
        drafted=drafted,
        rejects=in_order((*reading.rejects, *unsaid, *drafted.rejects)),
        names=names_of(known.directory, known.holdings),
        last_day=last_day,
    )
    if looked.rejects or not told.apply_:
        return looked
    written = await load_roster(store, drafted, actor_of(file), key=told.key, complete=last_day, progress=show_progress)
    return replace(looked, written=written.total)


def _without_a_wave(roster: Roster, told: Told) -> tuple[Roster, tuple[Reject, ...]]:
    """Ask once for the wave of answers that name none, as those of a matrix, instead of refusing each of them."""
    if told.wave is not None:
        return roster, ()

    def is_unsaid(row: RosterRow) -> bool:
        return row.noun in {"question", "response"} and not row.values.get("wave")

    unsaid = [row for row in roster.rows if is_unsaid(row)]
    sheets = dict.fromkeys((row.file, row.source.sheet) for row in unsaid)
    kept = tuple(row for row in roster.rows if (row.file, row.source.sheet) not in sheets)
    asked = tuple(Reject(file=file, sheet=sheet, code="matrix-needs-wave") for file, sheet in sheets)
    return replace(roster, rows=kept), asked


def _last_day(holdings: Holdings | None, told: Told) -> date:
    """Return the day that ends what is missing: the one said, else the wave's last day of fieldwork, else today."""
    if told.last_day is not None:
        return told.last_day
    waves = () if holdings is None else holdings.waves
    reference = next((one.reference for one in waves if told.wave == one.label and one.reference), None)
    return date.today() if reference is None else date.fromisoformat(reference)  # noqa: DTZ011 - the day where the reader sits


def _show(looked: Looked, file: Path) -> None:
    """Say what would happen; of a file with problems nothing is said that depends on the rows that are missing."""
    made = looked.preview.made
    absent = () if looked.rejects else looked.drafted.absent
    if made.new or made.changed or made.same or absent:
        click.echo(counts_table(made, dict(Counter(fact.NOUN for fact in absent))))
    _show_changes(looked)
    _show_look_alikes(looked.drafted)
    if looked.rejects:
        return
    _show_absent(looked)
    for code, count in looked.drafted.assumed.items():
        click.echo(say(f"assumed_{code}", count=number(count)))
    if looked.written is not None:
        click.echo(say("applied", total=number(looked.written)))
    else:
        click.echo(say("previewed", folder=file))


def _show_changes(looked: Looked) -> None:
    """Name what would change of what is stored, field by field."""
    lines: list[str] = []
    for one in looked.preview.made.changes:
        if one.before is not None and one.after is not None:
            fields = changed_fields(one.before, one.after, looked.names, lang=lang())
            name = title_of_row(one.before, looked.names)
            lines.append(say("change_line", noun=say(f"noun_{one.noun}"), name=name, fields="; ".join(fields)))
    for noun, key in looked.drafted.removed:
        lines.append(say("removed_line", noun=say(f"noun_{noun}"), name=title_of_key(key, looked.names)))
    _show_some(lines, "changes_more")


def _show_some(lines: Sequence[str], more: str) -> None:
    for line in lines[:NAMED]:
        click.echo(line)
    if len(lines) > NAMED:
        click.echo(say(more, count=number(len(lines) - NAMED)))


def _show_look_alikes(drafted: Drafted) -> None:
    lines = [
        say(
            "look_alike",
            place=one.row.source.row or "",
            name=one.name,
            close=", ".join(name for _, name, _ in one.candidates),
        )
        for one in drafted.look_alikes
    ]
    _show_some(lines, "look_alikes_more")


def _show_absent(looked: Looked) -> None:
    absent, day = looked.drafted.absent, looked.last_day
    if not absent:
        return
    click.echo(say("absent_kept") if day is None else say("absent_ended", day=day.isoformat()))
    for noun in dict.fromkeys(fact.NOUN for fact in absent):
        named = [title_of(fact, looked.names) for fact in absent if noun == fact.NOUN]
        more = f"; … (+{number(len(named) - NAMED)})" if len(named) > NAMED else ""
        click.echo(say("absent_line", noun=say(f"noun_{noun}"), named="; ".join(named[:NAMED]) + more))
