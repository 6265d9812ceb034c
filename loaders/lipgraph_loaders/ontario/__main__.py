"""Write the shipped table folder ``ontario-lips`` anew; with the text at hand, its digests too (``--text FILE``)."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from collections.abc import Sequence
from pathlib import Path

from lipgraph.domain.facts import Row, to_row
from lipgraph_loaders.ontario.citations import is_quoted, read_lines, span, words
from lipgraph_loaders.ontario.entries import SPANS, entries, spans
from lipgraph_loaders.ontario.facts import ontario_facts
from lipgraph_loaders.ontario.things import DATASET
from lipgraph_loaders.table_folder import write_table_folder

FOLDER = Path(__file__).parent.parent / "datasets" / DATASET


def write(folder: Path) -> None:
    """Write all facts as a table folder."""
    rows: dict[str, list[Row]] = {}
    for fact in ontario_facts():
        rows.setdefault(fact.NOUN, []).append(to_row(fact))
    write_table_folder(rows, folder)


def spans_of(lines: Sequence[str]) -> str:
    """Return the digest of the words at each cited place, a line a place. Raises ValueError for words not there."""
    for one in entries():
        if not is_quoted(one.quotation, words(lines, one.place)):
            raise ValueError(f"{one.file} {one.place}: {one.quotation}")
    places = sorted({one.place for one in entries()})
    return "".join(f"{at} {span(words(lines, at))}\n" for at in places)


def main(arguments: Sequence[str]) -> None:
    """Do what the command line asks."""
    parser = ArgumentParser(prog="python -m lipgraph_loaders.ontario", description=__doc__)
    parser.add_argument("--text", type=Path, help="the text itself: check every quotation and write its digests anew")
    asked = parser.parse_args(arguments)
    if asked.text is not None:
        found = spans_of(read_lines(asked.text))
        (Path(__file__).parent / "text" / SPANS).write_text(found, encoding="utf-8", newline="\n")
        spans.cache_clear()
    write(FOLDER)
    sys.stdout.write(f"{FOLDER}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
