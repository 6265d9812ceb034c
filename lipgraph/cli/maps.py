"""The word ``map``: a partnership's map as one page that works without a network, or its picture as a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from lipgraph.cli.asking import Asked, moment_options, view_options
from lipgraph.cli.running import with_store
from lipgraph.cli.speaking import lang, option, say, word
from lipgraph.errors import InputError
from lipgraph.store.ports import Store

if TYPE_CHECKING:
    from lipgraph.service.drawing import MapAsked

FORMATS = ("html", "svg", "png")
SIZES = ("cross", "degree", "equal")
NOW = Asked()


@word("map")
@click.argument("slug")
@option("--output", "-o", type=click.Path(path_type=Path, dir_okay=False))
@option("--explore", is_flag=True)
@option("--format", "format_", type=click.Choice(FORMATS), default="html")
@option("--since", metavar="LABEL")
@option("--size", type=click.Choice(SIZES), default="cross")
@option("--public", is_flag=True)
@moment_options
@view_options
def map_word(  # noqa: PLR0913 - one parameter an option
    *,
    slug: str,
    output: Path | None,
    explore: bool,
    format_: str,
    since: str | None,
    size: str,
    public: bool,
    asked: Asked,
) -> None:
    """Write the map of a partnership."""
    from lipgraph.service.drawing import MapAsked

    if explore and format_ != "html":
        raise InputError("explore-is-a-page", found=format_)
    drawing = MapAsked(since=since, size=size, public=public)
    language, kind = lang(), "explore" if explore else format_
    content = with_store(lambda store: draw(store, slug, language=language, kind=kind, asked=asked, drawing=drawing))
    path = output or Path(f"{slug}-{'explore' if explore else 'map'}-{language}.{format_}")
    write(path, content)
    click.echo(say("written_to", path=path))


async def draw(  # noqa: PLR0913 - a picture has this many sides
    store: Store,
    slug: str,
    *,
    language: str,
    kind: str = "html",
    asked: Asked = NOW,
    drawing: MapAsked | None = None,
) -> bytes:
    """Return a partnership's map as ``html``, ``explore``, ``svg`` or ``png``; places stay from wave to wave."""
    from lipgraph.service.drawing import Scene, model_of
    from lipgraph.usecases.reading import Reader

    scene = Scene(slug=slug, lang=language, wave=asked.wave, day=asked.day, choice=asked.choice())
    model = await model_of(Reader(store), scene, drawing)
    if kind == "explore":
        from lipgraph_viz.explore import explore_page

        return explore_page(model).encode()
    if kind != "html":
        from lipgraph_viz.picture_files import picture

        return picture(model, kind)
    from lipgraph_viz.page import map_page

    return map_page(model).encode()


def write(path: Path, content: bytes) -> None:
    """Write a file as it is, without translating line ends. Raises InputError where that cannot be."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    except OSError as err:
        raise InputError("cannot-write", path=str(path)) from err
