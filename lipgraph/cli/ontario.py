"""The word ``ontario``: the whole system that a text describes, on one page, counted from what the store holds."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from lipgraph.cli.running import with_store
from lipgraph.cli.speaking import lang, number, word
from lipgraph.errors import NotFound
from lipgraph_schema.messages import text

if TYPE_CHECKING:
    from lipgraph.analysis.overview import Overview
    from lipgraph.store.ports import Store

DATASET = "ontario-lips"


@word("ontario")
def ontario_word() -> None:
    """Print the summary of Ontario's partnerships."""
    import click

    from lipgraph.cli.ontario_parts import parts

    found = with_store(read_overview)
    click.echo("\n".join(_lines(found, parts(found))))


async def read_overview(store: Store) -> Overview:
    """Return Ontario at one glance, today. Raises NotFound where it is not loaded."""
    from lipgraph.usecases.overviews import overview_of
    from lipgraph.usecases.reading import Reader

    found = await overview_of(Reader(store), DATASET, date.today())  # noqa: DTZ011 - the day where the reader sits
    if found is None:
        raise NotFound(kind="dataset", id=DATASET)
    return found


def _lines(found: Overview, parts: Iterator[tuple[str, list[str]]]) -> Iterator[str]:
    yield tell("title")
    yield tell("source", document=found.partnerships[0].partnership.source.document or "–")
    for key, lines in parts:
        if lines:
            yield ""
            yield tell(key)
            yield from (f"  {line}" for line in lines)
    yield ""
    yield tell("statements_counted", count=number(len(found.statements)))
    yield tell("linkages_unasked")


def tell(key: str, /, **fields: object) -> str:
    """Return a sentence about a data set in the reader's language."""
    return text("dataset", key, lang=lang(), **fields)
