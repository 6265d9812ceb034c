"""The word ``map``: a partnership's map as one page that works without a network."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import click

from lipgraph.cli.asking import moment_options
from lipgraph.cli.running import with_store
from lipgraph.cli.speaking import lang, option, say, word
from lipgraph.errors import InputError
from lipgraph.store.ports import Store


@word("map")
@click.argument("slug")
@option("--output", "-o", type=click.Path(path_type=Path, dir_okay=False))
@option("--explore", is_flag=True)
@moment_options
def map_word(*, slug: str, output: Path | None, explore: bool, wave: str | None, day: datetime | None) -> None:
    """Write the map of a partnership."""
    if wave is not None and day is not None:
        raise InputError("moment-needs-one")
    asked, language = day.date() if day is not None else None, lang()
    page = with_store(lambda store: draw(store, slug, moment=(wave, asked), language=language, explore=explore))
    path = output if output is not None else Path(f"{slug}-{'explore' if explore else 'map'}-{language}.html")
    write(path, page.encode())
    click.echo(say("written_to", path=path))


async def draw(
    store: Store, slug: str, *, moment: tuple[str | None, date | None] = (None, None), language: str, explore: bool
) -> str:
    """Return a partnership's page at a moment; places stay the same from wave to wave."""
    from lipgraph.service import model_of
    from lipgraph.usecases.reading import Reader

    model = await model_of(Reader(store), slug, moment=moment, lang=language)
    if explore:
        from lipgraph_viz.explore import explore_page

        return explore_page(model)
    from lipgraph_viz.page import map_page

    return map_page(model)


def write(path: Path, content: bytes) -> None:
    """Write a file as it is, without translating line ends. Raises InputError where that cannot be."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    except OSError as err:
        raise InputError("cannot-write", path=str(path)) from err
