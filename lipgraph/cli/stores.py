"""Words about the store itself: its schema, its digest and its log."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from pathlib import Path

import click

from lipgraph.cli.running import with_store
from lipgraph.cli.speaking import option, say, store_url, word
from lipgraph.cli.tables import as_json
from lipgraph.store.ports import LogEntry, Store


@word("migrate")
def migrate_word() -> None:
    """Bring the store's schema to this program's version."""
    make_room(store_url())

    async def ask(store: Store) -> tuple[str, int]:
        return store.url, await store.migrate()

    url, version = with_store(ask, ready=False)
    click.echo(say("migrated", url=url, version=version))


def make_room(url: str) -> None:
    """Make the folder of an embedded store; the store itself says what is wrong where that cannot be."""
    if url.startswith("sqlite:///"):
        with suppress(OSError):
            Path(url.removeprefix("sqlite:///")).parent.mkdir(parents=True, exist_ok=True)


@word("digest")
@option("--revision", type=click.IntRange(min=0), metavar="N")
@option("--json", "as_json_", is_flag=True)
def digest_word(*, revision: int | None, as_json_: bool) -> None:
    """Print the digest of all that the store holds, or held at an earlier revision."""
    from lipgraph.usecases.digests import state
    from lipgraph.usecases.verifying import state_at

    found = with_store(state if revision is None else partial(state_at, revision=revision))
    click.echo(as_json({"digest": found}) if as_json_ else found)


@word("log")
@option("--after", type=click.IntRange(min=0), default=0, metavar="N")
@option("--json", "as_json_", is_flag=True)
def log_word(*, after: int, as_json_: bool) -> None:
    """Print the store's history, oldest first."""

    async def ask(store: Store) -> list[LogEntry]:
        async with store.view() as view:
            return [entry async for entry in view.log(after=after)]

    for entry in with_store(ask):
        click.echo(as_json(entry, indent=False) if as_json_ else _line(entry))


def _line(entry: LogEntry) -> str:
    redacted = sum(one.is_redacted for one in entry.changes)
    told = f"  {say('log_redacted', count=redacted)}" if redacted else ""
    return told_line(entry) + told


def told_line(entry: LogEntry) -> str:
    """Say one entry of the log on one line."""
    return say(
        "log_line",
        number=entry.number,
        at=entry.at.isoformat(timespec="seconds"),
        role=entry.actor.role,
        channel=entry.actor.channel,
        document=entry.actor.document or "–",
        facts=len(entry.changes),
        hash=entry.hash[:12],
    )
