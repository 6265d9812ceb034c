"""The word ``export``: all that the store holds as tables, or what one partnership has, for other programs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING

import click

from lipgraph.cli.asking import Asked, eligible_option, moment_options, view_options
from lipgraph.cli.maps import write
from lipgraph.cli.running import with_store
from lipgraph.cli.speaking import lang, number, option, say, word
from lipgraph.cli.template import held, refuse_to_replace, title_of
from lipgraph.errors import InputError
from lipgraph.store.ports import Store

if TYPE_CHECKING:
    from lipgraph.domain.holdings import Holdings
    from lipgraph.domain.network import StakeholderNetwork

FILE = click.Path(path_type=Path, dir_okay=False)
FOLDER = click.Path(path_type=Path, file_okay=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """Where each thing is to be written, None for what was not asked for."""

    table_folder: Path | None = None
    xlsx: Path | None = None
    roster: Path | None = None
    lists: Path | None = None
    graphml: Path | None = None
    code_book: Path | None = None

    @property
    def is_nowhere(self) -> bool:
        """True where nothing was asked for."""
        return all(getattr(self, one.name) is None for one in fields(self))


def place_options(function: Callable[..., object]) -> Callable[..., object]:
    """Give a command an option for each thing that can be written; the function gets them as ``places``."""

    @option("--table-folder", type=FOLDER)
    @option("--xlsx", type=FILE)
    @option("--roster", type=FILE)
    @option("--lists", type=FOLDER)
    @option("--graphml", type=FILE)
    @option("--code-book", type=FILE)
    @wraps(function)
    def told(**said: object) -> object:
        named = {one.name: said.pop(one.name) for one in fields(Places)}
        return function(places=Places(**named), **said)  # type: ignore[arg-type]  # each option gives a path

    return told


@word("export")
@place_options
@option("--partnership", metavar="SLUG")
@moment_options
@eligible_option
@view_options
def export_word(*, places: Places, partnership: str | None, asked: Asked) -> None:
    """Write tables, or GraphML."""
    if places.is_nowhere:
        raise InputError("export-what")
    if places.table_folder is not None:
        export_tables(places.table_folder)
        click.echo(say("written_to", path=places.table_folder))
    if places.xlsx is not None:
        write(places.xlsx, _workbook())
        click.echo(say("written_to", path=places.xlsx))
    if places.roster is not None:
        _roster(places.roster, _named(partnership))
    if places.lists is not None:
        _lists(places.lists, _named(partnership), asked)
    if places.graphml is not None or places.code_book is not None:
        _graph(places, _named(partnership), asked)


def _named(partnership: str | None) -> str:
    if partnership is None:
        raise InputError("export-which")
    return partnership


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


def _workbook() -> bytes:
    from lipgraph.exports.workbook import table_workbook
    from lipgraph.usecases.digests import all_rows
    from lipgraph_loaders.table_workbook import workbook_tables

    return table_workbook(*workbook_tables(with_store(all_rows)))


def _roster(file: Path, slug: str) -> None:
    """Write a partnership's filled template, and say of what it has no place for how much there is."""
    from lipgraph.exports.roster_rows import roster_rows
    from lipgraph.exports.template import template_workbook

    refuse_to_replace(file)
    holdings = with_store(lambda store: held(store, slug))
    from lipgraph.exports.partnership_choices import choices_of_partnership

    choices = choices_of_partnership(holdings)
    rows, left = roster_rows(holdings, choices, lang=lang())
    write(file, template_workbook(rows, choices, lang=lang(), title=title_of(holdings)))
    click.echo(say("written_to", path=file))
    if left:
        listed = ", ".join(f"{say(f'noun_{noun}')} {number(count)}" for noun, count in left.items())
        click.echo(say("no_place_in_roster", listed=listed))


def _lists(folder: Path, slug: str, asked: Asked) -> None:
    """Write what a partnership has at a moment as plain lists."""
    holdings, network = with_store(lambda store: _at(store, slug, asked))
    from lipgraph.exports.lists import lists

    for name, content in lists(holdings, network, lang=lang()).items():
        write(folder / name, content)
        click.echo(say("written_to", path=folder / name))


def _graph(places: Places, slug: str, asked: Asked) -> None:
    """Write one view as GraphML, and what its attributes mean."""
    from lipgraph.exports.codebook import codebook
    from lipgraph.exports.graphs import graphml

    _, network = with_store(lambda store: _at(store, slug, asked))
    view = asked.choice().on(network)
    if places.graphml is not None:
        write(places.graphml, graphml(network, view))
        click.echo(say("written_to", path=places.graphml))
    if places.code_book is not None:
        write(places.code_book, codebook(network, view, lang=lang()))
        click.echo(say("written_to", path=places.code_book))


async def _at(store: Store, slug: str, asked: Asked) -> tuple[Holdings, StakeholderNetwork]:
    from lipgraph.usecases.reading import Reader

    reader = Reader(store)
    holdings = await reader.partnership(slug)
    return holdings, await reader.network_of(holdings, reader.moment(holdings, wave=asked.wave, day=asked.day))
