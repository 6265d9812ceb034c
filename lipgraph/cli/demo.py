"""The word ``demo``: load what ships, say what it shows, then serve it or write it to a folder."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import click

from lipgraph.analysis.profile import Profile
from lipgraph.analysis.results import Gap
from lipgraph.cli.asking import Asked
from lipgraph.cli.compare import Compared, read_change, sentences
from lipgraph.cli.gaps import counted, is_untestable, read_gaps, table, title
from lipgraph.cli.measures import told
from lipgraph.cli.profile import read_profile
from lipgraph.cli.running import with_store
from lipgraph.cli.speaking import lang, number, option, say, settings, word
from lipgraph.cli.stores import make_room
from lipgraph.cli.summary import summary
from lipgraph.config import embedded_store
from lipgraph.domain.network import StakeholderNetwork
from lipgraph.errors import Incompatible
from lipgraph.store.ports import Actor, Store

SHIPPED = ("demo", "ontario-lips")
GAPS_SHOWN = 5
NAMED = 3
Told = tuple[StakeholderNetwork, Profile, tuple[Gap, ...], Compared]


@word("demo")
@option("--data", "folder", type=click.Path(path_type=Path, file_okay=False))
@option("--port", type=click.IntRange(0, 65535), metavar="PORT")
@option("--no-serve", is_flag=True)
def demo_word(*, folder: Path | None, port: int | None, no_serve: bool) -> None:
    """Show the demo council."""
    chosen = _chosen_store()
    kept = folder if folder is not None else settings().data
    url = chosen if chosen is not None else embedded_store(kept)
    make_room(url)
    click.echo(say("demo_kept", place=kept.absolute() if url == embedded_store(kept) else url))
    added = with_store(load_shipped, url=url, ready=False)
    click.echo(say("demo_loaded", total=number(added)) if added else say("demo_there"))
    click.echo("")
    found = with_store(_read, url=url)
    click.echo(_words(found))
    if no_serve:
        click.echo(say("written_to", path=write_all(kept.absolute() / "demo-pages", url)))
        return
    from lipgraph.cli.serve import serve

    serve(url, port=port)


def _chosen_store() -> str | None:
    """Return the store that ``--store`` names; the demo never goes to another store by itself."""
    ctx = click.get_current_context()
    chosen = ctx.meta.get("lipgraph.store")
    return str(chosen) if chosen is not None else None


async def load_shipped(store: Store) -> int:
    """Bring the schema up and load what ships; return how many facts that added or changed."""
    from lipgraph.usecases.loading import apply
    from lipgraph_loaders import read_table_folder, shipped

    await store.migrate()
    total = 0
    for name in SHIPPED:
        reading = read_table_folder(shipped(name))
        if reading.rejects:
            raise Incompatible(reason=reading.rejects[0].message("en"))
        actor = Actor(role="operator", channel="cli", document=name)
        total += (await apply(store, reading.facts, actor)).total
    return total


async def _read(store: Store) -> Told:
    asked = Asked()
    network, found = await read_profile(store, "demo", asked)
    _, gaps = await read_gaps(store, "demo", asked)
    return network, found, gaps, await read_change(store, "demo", asked)


def _words(found: Told) -> str:
    network, profile, gaps, compared = found
    change = compared.change
    parts = [
        summary(network, profile),
        "",
        counted(gaps),
        *_kinds(network, gaps),
        say("demo_all"),
    ]
    pairs = tuple(gap for gap in gaps if gap.findings and gap.findings[0].finding == "under-linked")[:GAPS_SHOWN]
    if pairs:
        parts += ["", table(network, pairs)]
    parts += ["", say("demo_change", earlier=change.earlier.moment[2:], later=change.later.moment[2:])]
    return "\n".join([*parts, *(f"  {one}" for one in sentences(compared)), *_net(compared), ""])


def _kinds(network: StakeholderNetwork, gaps: tuple[Gap, ...]) -> list[str]:
    """Count each kind of candidate gap and name its first; pairs of sectors have a table of their own."""
    lines: list[str] = []
    candidates = [gap for gap in gaps if not is_untestable(gap)]
    for kind, count in Counter(gap.kind for gap in candidates).items():
        lines.append(say("demo_kind", kind=told(f"gap.{kind}.name"), count=number(count)))
        if kind != "under-linked-sector-pair":
            same = [gap for gap in candidates if gap.kind == kind]
            lines += [f"    {title(network, gap)}" for gap in same[:NAMED]]
            lines += [say("demo_more", count=number(count - NAMED))] if count > NAMED else []
    return lines


def _net(compared: Compared) -> list[str]:
    interval = compared.change.cross_sector.net.interval
    if interval is None:
        return []
    said = say(
        "demo_interval",
        level=number(round(100 * interval.level)),
        low=number(float(interval.low), 1),
        high=number(float(interval.high), 1),
        method=say(f"method_{interval.method}"),
    )
    return [f"  {said}"]


def write_all(folder: Path, url: str) -> Path:
    """Write the map, the page for exploring and the tables of the demo store to a folder."""
    from lipgraph.cli.export import export_tables
    from lipgraph.cli.maps import write

    language = lang()
    pages = with_store(lambda store: _pages(store, language), url=url)
    for name, page in pages.items():
        write(folder / name, page.encode())
    export_tables(folder / "tables", url=url)
    return folder


async def _pages(store: Store, language: str) -> dict[str, str]:
    from lipgraph.cli.maps import draw

    return {
        "map.html": (await draw(store, "demo", language=language)).decode(),
        "explore.html": (await draw(store, "demo", language=language, kind="explore")).decode(),
    }
