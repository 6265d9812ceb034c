"""The word ``export``: all that the store holds as a table folder, or one view as GraphML."""

from __future__ import annotations

from pathlib import Path

import click

from lipgraph.cli.asking import Asked, moment_options, view_options
from lipgraph.cli.maps import write
from lipgraph.cli.running import with_store
from lipgraph.cli.speaking import option, say, word
from lipgraph.errors import InputError
from lipgraph.store.ports import Store


@word("export")
@option("--table-folder", type=click.Path(path_type=Path, file_okay=False))
@option("--graphml", type=click.Path(path_type=Path, dir_okay=False))
@option("--partnership", metavar="SLUG")
@moment_options
@view_options
def export_word(*, table_folder: Path | None, graphml: Path | None, partnership: str | None, asked: Asked) -> None:
    """Write a table folder, or GraphML."""
    if table_folder is None and graphml is None:
        raise InputError("export-what")
    if graphml is not None and partnership is None:
        raise InputError("export-which")
    if table_folder is not None:
        export_tables(table_folder)
        click.echo(say("written_to", path=table_folder))
    if graphml is not None and partnership is not None:
        write(graphml, _graph(partnership, asked))
        click.echo(say("written_to", path=graphml))


def export_tables(folder: Path, *, url: str | None = None) -> None:
    """Write all that a store holds as a table folder. Raises InputError where that cannot be."""
    from lipgraph.usecases.digests import all_rows
    from lipgraph_loaders.table_folder import META, is_table_folder, write_table_folder

    rows = with_store(all_rows, url=url)
    if folder.is_dir() and any(folder.iterdir()) and not ((folder / META).is_file() and is_table_folder(folder)):
        # Tables that are gone are removed from a folder of ours; a folder of somebody else's is not touched.
        raise InputError("folder-not-empty", path=str(folder))
    try:
        write_table_folder(rows, folder)
    except OSError as err:
        raise InputError("cannot-write", path=str(folder)) from err


def _graph(slug: str, asked: Asked) -> bytes:
    async def ask(store: Store) -> bytes:
        from lipgraph.exports.graphs import graphml
        from lipgraph.usecases.reading import Reader

        network = await Reader(store).network(slug, wave=asked.wave, day=asked.day)
        return graphml(network, asked.choice().on(network))

    return with_store(ask)
