"""Load a file or a folder: say first what would change, then, when told to, apply it in one transaction."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING

import click

from lipgraph.cli.maps import write
from lipgraph.cli.problems import problems_csv
from lipgraph.cli.running import with_store
from lipgraph.cli.speaking import lang, number, option, say, word
from lipgraph.domain.facts import Fact
from lipgraph.domain.rejects import Reject
from lipgraph.errors import InputError
from lipgraph.store.ports import Actor, Store
from lipgraph.usecases.problems import problem_lines

if TYPE_CHECKING:
    from lipgraph.usecases.loading import Preview
    from lipgraph_loaders.reading import Note, Reading

DAY = click.DateTime(["%Y-%m-%d"])
LONG = 5_000
"""From how many facts a load says how far it is."""

LARGE = 1_000_000
"""From how many bytes a file is said to be read, before anything is known of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What the command says of a file, and of what is to be done with it."""

    partnership: str | None = None
    wave: str | None = None
    relation: str | None = None
    list_kind: str | None = None
    encoding: str | None = None
    complete: bool = False
    last_day: date | None = None
    apply_: bool = False
    key: str | None = None
    problems: Path | None = None
    as_json_: bool = False


def _as_day(_ctx: click.Context, _param: click.Parameter, value: datetime | None) -> date | None:
    return None if value is None else value.date()


def load_options(function: Callable[..., object]) -> Callable[..., object]:
    """Give a command the options of a load; the function gets them as ``told``."""

    @option("--partnership", metavar="SLUG")
    @option("--wave", metavar="LABEL")
    @option("--relation", metavar="RELATION")
    @option("--kind", "list_kind", metavar="LIST")
    @option("--encoding", type=click.Choice(("utf-8", "utf-16", "windows-1252")))
    @option("--complete", is_flag=True)
    @option("--last-day", type=DAY, metavar="YYYY-MM-DD", callback=_as_day)
    @option("--key", metavar="KEY")
    @option("--problems", type=click.Path(path_type=Path, dir_okay=False))
    @option("--json", "as_json_", is_flag=True)
    @option("--apply", "apply_", is_flag=True)
    @wraps(function)
    def told(**said: object) -> object:
        named = {one.name: said.pop(one.name) for one in fields(Told)}
        return function(told=Told(**named), **said)  # type: ignore[arg-type]  # each option gives its kind of value

    return told


@word("load")
@click.argument("file", type=click.Path(path_type=Path))
@load_options
def load_word(file: Path, *, told: Told) -> None:
    """Preview a file or a folder, or load it."""
    from lipgraph_loaders import is_roster
    from lipgraph_loaders.table_workbook import is_table_workbook, read_table_workbook

    if is_roster(file) and file.exists() and file.stat().st_size > LARGE:
        click.echo(say("reading_file", file=file.name), err=True)
    if is_roster(file) and not is_table_workbook(file):
        from lipgraph.cli.load_roster import load_roster

        load_roster(file, told)
        return
    _load_facts(file, read_table_workbook(file) if is_roster(file) else read_folder(file), told)


def read_folder(folder: Path) -> Reading:
    """Read a table folder or a network folder, whichever it is. Raises InputError for what is neither."""
    from lipgraph_loaders import is_network_folder
    from lipgraph_loaders import read_folder as read

    if not is_network_folder(folder) and not (folder / "meta.json").is_file():
        raise InputError("not-a-folder-of-ours", path=str(folder))
    return read(folder)


def _load_facts(file: Path, reading: Reading, told: Told) -> None:
    """Load what says its facts in full: a folder, or the workbook of all tables."""
    show_notes(reading.notes, told)
    show_problems(reading.rejects, told)
    if reading.rejects and told.apply_:
        raise InputError("rejects-in-the-way", count=len(reading.rejects))
    found, written = with_store(lambda store: _load(store, reading.facts, file, told))
    if told.as_json_:
        from lipgraph.cli.load_json import as_answer

        click.echo(as_answer(found, reading.rejects, reading.notes, written=written))
        return
    click.echo(counts_table(found))
    if written is not None:
        click.echo(say("applied", total=number(written)))
    else:
        click.echo(say("previewed", folder=file))


async def _load(store: Store, facts: Sequence[Fact], file: Path, told: Told) -> tuple[Preview, int | None]:
    from lipgraph.usecases.loading import apply, preview

    found = await preview(store, facts)
    if not told.apply_:
        return found, None
    written = await apply(store, facts, actor_of(file), key=told.key, progress=show_progress)
    return found, written.total


def show_progress(done: int, total: int) -> None:
    """Say on stderr how far a long load is, so that what is piped stays clean."""
    if total >= LONG:
        click.echo(say("writing", done=number(done), total=number(total)), err=True)


def actor_of(file: Path) -> Actor:
    """Say who loads and what: the name of the file or folder, and the digest of the file or of meta.json."""
    vouches = file / "meta.json" if file.is_dir() else file
    digest = hashlib.sha256(vouches.read_bytes()).hexdigest() if vouches.is_file() else None
    return Actor(role="operator", channel="cli", document=file.resolve().name, digest=digest)


def show_notes(notes: Sequence[Note], told: Told) -> None:
    """Say what was noticed while reading, unless JSON says it."""
    for note in () if told.as_json_ else notes:
        click.echo(note.message(lang()))


def show_problems(rejects: Sequence[Reject], told: Told) -> None:
    """Say what is wrong on stderr, many of one kind together, and write all of it where that was asked for."""
    for line in () if told.as_json_ else problem_lines(rejects, lang()):
        click.echo(line, err=True)
    if told.problems is not None and rejects:
        write(told.problems, problems_csv(rejects, lang()).encode("utf-8-sig"))
        click.echo(say("problems_written", count=number(len(rejects)), path=told.problems), err=True)


def counts_table(found: Preview, absent: dict[str, int] | None = None) -> str:
    """Return how many facts of each noun are new, changed and the same, and how many no row names."""
    from lipgraph.cli.tables import as_table

    missing = absent or {}
    nouns = list(dict.fromkeys((*found.new, *found.changed, *found.same, *missing)))
    head = [say("noun"), say("new"), say("changed"), say("same"), *([say("absent")] if missing else [])]
    rows = [
        [
            say(f"noun_{noun}"),
            *(number(counts.get(noun, 0)) for counts in (found.new, found.changed, found.same)),
            *([number(missing.get(noun, 0))] if missing else []),
        ]
        for noun in nouns
    ]
    return as_table([head, *rows])
