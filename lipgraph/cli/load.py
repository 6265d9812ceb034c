"""Load a folder: say first what would change, then, when told to, apply it in one transaction."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from lipgraph.cli.running import with_store
from lipgraph.cli.speaking import lang, number, option, say, word
from lipgraph.cli.tables import as_table
from lipgraph.errors import InputError
from lipgraph.store.ports import Actor, Store

if TYPE_CHECKING:
    from lipgraph.usecases.loading import Preview
    from lipgraph_loaders.reading import Reading

REJECTS_SHOWN = 20
LONG = 5_000
"""From how many facts a load says how far it is."""


@word("load")
@click.argument("folder", type=click.Path(path_type=Path))
@option("--apply", "apply_", is_flag=True)
def load_word(folder: Path, *, apply_: bool) -> None:
    """Preview a folder, or load it."""
    reading = read_folder(folder)
    _show_problems(reading)
    if reading.rejects and apply_:
        raise InputError("rejects-in-the-way", count=len(reading.rejects))
    found, written = with_store(lambda store: _load(store, reading, folder, apply_=apply_))
    click.echo(_counts(found))
    if written is not None:
        click.echo(say("applied", total=number(written)))
    else:
        click.echo(say("previewed", folder=folder))


def read_folder(folder: Path) -> Reading:
    """Read a table folder or a network folder, whichever it is. Raises InputError for what is neither."""
    from lipgraph_loaders import is_network_folder
    from lipgraph_loaders import read_folder as read

    if not is_network_folder(folder) and not (folder / "meta.json").is_file():
        raise InputError("not-a-folder-of-ours", path=str(folder))
    return read(folder)


async def _load(store: Store, reading: Reading, folder: Path, *, apply_: bool) -> tuple[Preview, int | None]:
    from lipgraph.usecases.loading import apply, preview

    found = await preview(store, reading.facts)
    if not apply_:
        return found, None
    written = await apply(store, reading.facts, actor_of(folder), progress=_progress)
    return found, written.total


def _progress(done: int, total: int) -> None:
    """Say on stderr how far a long load is, so that what is piped stays clean."""
    if total >= LONG:
        click.echo(say("writing", done=number(done), total=number(total)), err=True)


def actor_of(folder: Path) -> Actor:
    """Say who loads and what: the folder's name, and the digest of its meta.json."""
    meta = folder / "meta.json"
    digest = hashlib.sha256(meta.read_bytes()).hexdigest() if meta.is_file() else None
    return Actor(role="operator", channel="cli", document=folder.resolve().name, digest=digest)


def _show_problems(reading: Reading) -> None:
    for note in reading.notes:
        click.echo(note.message(lang()))
    for reject in reading.rejects[:REJECTS_SHOWN]:
        click.echo(reject.message(lang()), err=True)
    if len(reading.rejects) > REJECTS_SHOWN:
        click.echo(say("more_rejects", count=len(reading.rejects) - REJECTS_SHOWN), err=True)


def _counts(found: Preview) -> str:
    def of(counts: Mapping[str, int], noun: str) -> str:
        return number(counts.get(noun, 0))

    nouns = list(dict.fromkeys((*found.new, *found.changed, *found.same)))
    head = (say("noun"), say("new"), say("changed"), say("same"))
    return as_table(
        [head, *((say(f"noun_{n}"), of(found.new, n), of(found.changed, n), of(found.same, n)) for n in nouns)]
    )
