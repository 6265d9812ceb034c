"""The words ``backup`` and ``restore``: all of a store as one file, and an empty store of either kind filled by it."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from lipgraph import __version__
from lipgraph.cli.running import with_store
from lipgraph.cli.speaking import lang, number, option, store_url, word
from lipgraph.cli.stores import make_room
from lipgraph.cli.template import refuse_to_replace
from lipgraph.cli.verify import DOES_NOT_HOLD, fault_line
from lipgraph.domain.facts import NOUNS, Row, to_row
from lipgraph.errors import InputError
from lipgraph.store.ports import Store
from lipgraph_schema.messages import text

if TYPE_CHECKING:
    from lipgraph.usecases.backing_up import Kept
    from lipgraph.usecases.verifying import Verdict

FILE = click.Path(path_type=Path, dir_okay=False)


@word("backup")
@click.argument("file", type=FILE, metavar="FILE")
@click.pass_context
def backup_word(ctx: click.Context, /, file: Path) -> None:
    """Keep all of the store in one file."""
    from lipgraph.usecases.backing_up import faults_of, kept

    refuse_to_replace(file)
    one = with_store(kept)
    if faults := faults_of(one):
        click.echo(_say("backup_refused"), err=True)
        click.echo(fault_line(faults[0]), err=True)
        ctx.exit(DOES_NOT_HOLD)
    content = archive_of(one)
    _write(file, content)
    click.echo(_say("backed_up", path=file, entries=number(one.head.number), digest=one.state))
    click.echo(_say("backup_digest", digest=hashlib.sha256(content).hexdigest()))
    click.echo(_say("head", digest=one.head.hash))


def archive_of(one: Kept) -> bytes:
    """Pack all of a store."""
    from lipgraph.usecases.backing_up import entry_lines, request_lines
    from lipgraph_loaders.archive import LOG, REQUESTS, TABLES, archive_bytes
    from lipgraph_loaders.table_folder import write_table_folder

    with tempfile.TemporaryDirectory() as place:
        write_table_folder(one.rows, Path(place))
        tables = {f"{TABLES}{path.name}": path.read_bytes() for path in Path(place).iterdir()}
    head = {"number": one.head.number, "hash": one.head.hash, "revision": one.head.revision}
    told = {"program": __version__, "state_digest": one.state, "head": head}
    return archive_bytes({**tables, LOG: entry_lines(one), REQUESTS: request_lines(one)}, told)


def _write(file: Path, content: bytes) -> None:
    """Write beside the file first, to the disk itself, and read it back: no half of a backup ever has its name."""
    from lipgraph_loaders.archive import read_archive

    half = file.with_name(f".{file.name}.half")
    try:
        with half.open("wb") as opened:
            opened.write(content)
            opened.flush()
            os.fsync(opened.fileno())
        read_archive(half)
        half.replace(file)
    except OSError as err:
        raise InputError("cannot-write", path=str(file)) from err
    finally:
        half.unlink(missing_ok=True)


@word("restore")
@click.argument("file", type=FILE, metavar="FILE")
@option("--head", metavar="DIGEST")
@click.pass_context
def restore_word(ctx: click.Context, /, file: Path, *, head: str | None) -> None:
    """Fill an empty store with a backup."""
    one = kept_in(file)
    if head is not None and head.strip().lower() not in {entry.hash for entry in one.entries}:
        raise InputError("backup-other-head", path=file.name)
    make_room(store_url())
    verdict = with_store(lambda store: _restored(store, one), ready=False)
    entries, digest = number(verdict.head.number), verdict.state
    click.echo(_say("restored", path=file, entries=entries, digest=digest))
    click.echo(_say("head", digest=verdict.head.hash))
    if not verdict.holds or (verdict.state, verdict.head) != (one.state, one.head):
        click.echo(_say("does_not_hold", count=number(len(verdict.faults))), err=True)
        ctx.exit(DOES_NOT_HOLD)


def kept_in(file: Path) -> Kept:
    """Read a backup in full, and verify it, before any store is opened. Raises InputError."""
    from lipgraph.store.chain import Head
    from lipgraph.usecases.backing_up import Kept, faults_of, read_entries, read_requests
    from lipgraph_loaders.archive import LOG, REQUESTS, read_archive

    archive = read_archive(file)
    told, members = archive.told.get("head"), archive.members
    if LOG not in members or REQUESTS not in members or not isinstance(told, dict):
        raise InputError("backup-foreign", path=file.name, found=LOG)
    entries = read_entries(members[LOG])
    last = Head(entries[-1].number, entries[-1].hash, entries[-1].revision) if entries else Head()
    one = Kept(rows=_rows(members, file), entries=entries, requests=read_requests(members[REQUESTS]), head=last)
    head = {"number": last.number, "hash": last.hash, "revision": last.revision}
    if head != told or one.state != archive.told.get("state_digest") or faults_of(one):
        raise InputError("backup-does-not-hold")
    return one


def _rows(members: Mapping[str, bytes], file: Path) -> dict[str, list[Row]]:
    from lipgraph_loaders.archive import TABLES
    from lipgraph_loaders.table_folder import read_table_folder

    with tempfile.TemporaryDirectory() as place:
        for name, content in members.items():
            if name.startswith(TABLES):
                # The names come from a closed list: none leads out of this folder.
                (Path(place) / name.removeprefix(TABLES)).write_bytes(content)
        reading = read_table_folder(Path(place))
    if reading.rejects:
        raise InputError("backup-damaged", path=file.name, found=reading.rejects[0].file)
    rows: dict[str, list[Row]] = {noun: [] for noun in NOUNS}
    for fact in reading.facts:
        rows[fact.NOUN].append(to_row(fact))
    return rows


async def _restored(store: Store, one: Kept) -> Verdict:
    from lipgraph.usecases.backing_up import restore
    from lipgraph.usecases.verifying import verify

    await store.migrate()
    await restore(store, one)
    return await verify(store, outside=one.head.hash)


def _say(key: str, **fields: object) -> str:
    return text("evidence", key, lang=lang(), **fields)
