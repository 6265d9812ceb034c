"""The coverage table of the documentation: each line of the text, the facts from it, or why there are none.

Run as a module, with the text beside the folder that LIPGRAPH_REFERENCE_DATA names, it writes the table anew.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files

from harness.needs import seed_text
from harness.repository import ROOT
from lipgraph_loaders.ontario.citations import Place, read_lines
from lipgraph_loaders.ontario.entries import Entry, document, entries
from lipgraph_schema.vocabulary import NAMES, vocabulary

TABLE = ROOT / "docs" / "ontario-coverage.md"
HEAD = """# Coverage of the text, line by line

Each line of the text that [`ontario-lips`](ontario.md) is read from, and the facts that rest on words of that line. A
line that is not listed is blank. Names are those of the [text files](../loaders/lipgraph_loaders/ontario/text/), where
each fact stands with its place and its French; `term` and `sector` are of the
[vocabularies](../schema/lipgraph_schema/vocabulary/). `statement-of-each` is a statement about each partnership of a
list. A test writes this table again from the text and compares.

| Line | Facts that rest on it, or why there are none |
|---:|---|
"""


@cache
def lines() -> tuple[str, ...]:
    """Return the text."""
    found = seed_text()
    assert found is not None
    return read_lines(found)


def lines_of(at: Place, text: Sequence[str]) -> Iterator[int]:
    """Iterate the lines on which a place has a letter or a digit."""
    left = at.last_column - at.first_column + 1
    line, column = at.line, at.first_column
    while left > 0:
        here = text[line - 1][column - 1 : column - 1 + left]
        if any(sign.isalnum() for sign in here):
            yield line
        left -= len(text[line - 1]) - column + 2
        line, column = line + 1, 1


def name_of(one: Entry) -> str:
    """Return how the text files name an entry."""
    word = next((one.get(field) for field in ("key", "slug", "label", "text", "instrument") if one.get(field)), None)
    if one.kind == "statement-of-each":
        return f"{one.kind} `{word}` of the list `{one['list']}`"
    if one.kind == "party":
        return f"party `{one['organization']}` to `{word}` ({one['role']})"
    if one.kind == "lead":
        return "lead of 44 partnerships, inferred"
    return f"{one.kind} `{word}`"


def cited() -> Iterator[tuple[str, Place]]:
    """Iterate what cites the text: entries of the text files and terms of the vocabularies."""
    for one in entries():
        yield name_of(one), one.place
    for name in NAMES:
        for term in vocabulary(name).terms if vocabulary(name).document == document() else ():
            kind, word = ("sector", term.code) if name == "sectors" else ("term", f"{name}:{term.code}")
            yield f"{kind} `{word}`", Place(term.line or 0, term.first_column or 0, term.last_column or 0)


def reasons() -> Mapping[int, str]:
    """Return why a line has no facts, by line."""
    read = tomllib.loads((files("lipgraph_loaders.ontario") / "text" / "no-facts.toml").read_text("utf-8"))
    return {line: one["why"] for one in read["none"] for line in range(one["first"], one["last"] + 1)}


def rows(text: Sequence[str]) -> Mapping[int, list[str]]:
    """Return the names of the facts on each line that has words, in the order of the text files."""
    found: dict[int, list[str]] = {
        number: [] for number, line in enumerate(text, 1) if any(sign.isalnum() for sign in line)
    }
    for name, at in cited():
        for line in lines_of(at, text):
            found[line].append(name)
    return found


def table(text: Sequence[str]) -> str:
    """Return the whole document."""
    why = reasons()
    told = (
        f"| {line} | {'; '.join(dict.fromkeys(names)) if names else why[line]} |" for line, names in rows(text).items()
    )
    return HEAD + "\n".join(told) + "\n"


if __name__ == "__main__":
    TABLE.write_text(table(lines()), "utf-8", newline="\n")
