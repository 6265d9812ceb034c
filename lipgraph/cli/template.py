"""The word ``template``: a workbook for a coordinator to fill, and a filled example beside it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from lipgraph.cli.maps import write
from lipgraph.cli.running import with_store
from lipgraph.cli.speaking import lang, option, say, word
from lipgraph.errors import InputError
from lipgraph.store.ports import Store

if TYPE_CHECKING:
    from lipgraph.domain.holdings import Holdings
    from lipgraph.exports.choices import Choices


@word("template")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False), default="roster.xlsx")
@option("--partnership", metavar="SLUG")
def template_word(*, file: Path, partnership: str | None) -> None:
    """Write the empty template; with the words of a partnership where one is named, else with an example."""
    from lipgraph.exports.partnership_choices import base_choices, choices_of_partnership

    if partnership is not None:
        holdings = with_store(lambda store: held(store, partnership))
        _write(file, choices_of_partnership(holdings), title=title_of(holdings))
        return
    example = file.with_name(f"{file.stem}-example{file.suffix}")
    choices = base_choices()
    refuse_to_replace(file)
    refuse_to_replace(example)
    _write(file, choices, title=_said("title"))
    _write(example, choices, title=_said("title_example"), is_example=True)
    click.echo(say("template_next", path=file))


def refuse_to_replace(file: Path) -> None:
    """Raise InputError where a file is there already: it may hold what somebody typed."""
    if file.exists():
        raise InputError("file-is-there", path=str(file))


def _write(file: Path, choices: Choices, *, title: str, is_example: bool = False) -> None:
    from lipgraph.exports.template import example_rows, template_workbook

    refuse_to_replace(file)
    rows = example_rows(choices, lang()) if is_example else {}
    write(file, template_workbook(rows, choices, lang=lang(), title=title))
    click.echo(say("written_example" if is_example else "written_to", path=file))


async def held(store: Store, slug: str) -> Holdings:
    """Return all that is held of a partnership. Raises NotFound."""
    from lipgraph.usecases.reading import Reader

    return await Reader(store).partnership(slug)


def title_of(holdings: Holdings) -> str:
    """Return the title of a partnership's workbook, in the reader's language."""
    one = holdings.partnership
    name = one.name_fr or one.name if lang() == "fr" else one.name
    return _said("title_synthetic" if one.synthetic else "title_of", name=name)


def _said(key: str, **fields: object) -> str:
    from lipgraph_schema.messages import text

    return text("template", key, lang=lang(), **fields)
