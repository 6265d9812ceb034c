"""The readable text of the data set, one file a part of the paper: its entries, each with its place and quotation."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from lipgraph.domain.source import Source
from lipgraph.domain.time import Bound, Period
from lipgraph_loaders.ontario.citations import Citation, Place, place
from lipgraph_schema.vocabulary import vocabulary

SPANS = "spans.txt"
_QUOTED = ("quote", "text", "name", "label")
"""What an entry's words are: its quotation, or else the name or text that stands there as it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry: its kind (``statement``, ``organization``...), the file it stands in, and what it says."""

    kind: str
    file: str
    said: Mapping[str, object]

    def get(self, field: str) -> str | None:
        """Return a text, if it is there."""
        value = self.said.get(field)
        return None if value is None else str(value)

    def __getitem__(self, field: str) -> str:
        """Return a text that has to be there. Raises KeyError."""
        return str(self.said[field])

    def number(self, field: str) -> int | None:
        """Return a whole number, if it is there."""
        value = self.said.get(field)
        return value if isinstance(value, int) else None

    @property
    def place(self) -> Place:
        """Return where its words stand."""
        return place(self["at"])

    @property
    def quotation(self) -> str:
        """Return its words, with ``…`` for those left out."""
        return next(str(self.said[field]) for field in _QUOTED if field in self.said)

    @property
    def period(self) -> Period:
        """Return its period; an end that the text does not give is unknown."""
        return Period(Bound(self.get("from") or ""), Bound(self.get("until") or ""))

    @property
    def classified_by(self) -> str | None:
        """Say whose its kind and level are: the text gives none of them in these terms."""
        return "project" if self.get("kind") or self.get("level") else None

    def source(self, *, inferred: str | None = None) -> Source:
        """Return the source of the facts that it makes."""
        at = self.place
        return Source(
            document=document(),
            line=at.line,
            first_column=at.first_column,
            last_column=at.last_column,
            text=self.quotation,
            span=spans()[at],
            inferred=inferred or self.get("inferred"),
        )


def document() -> str:
    """Return the name under which the text is cited."""
    return vocabulary("sectors").document


@cache
def entries() -> tuple[Entry, ...]:
    """Return every entry, in the order of the files and of the text."""
    return tuple(_entries())


def _entries() -> Iterator[Entry]:
    folder = files(__package__) / "text"
    for name in sorted(one.name for one in folder.iterdir() if one.name[0].isdigit()):
        for kind, tables in tomllib.loads((folder / name).read_text("utf-8")).items():
            yield from (Entry(kind=kind, file=name, said=table) for table in tables)


def of_kind(kind: str) -> Iterator[Entry]:
    """Iterate the entries of one kind."""
    return (one for one in entries() if one.kind == kind)


@cache
def spans() -> Mapping[Place, str]:
    """Return the digest of the words at every cited place; written beside the text by the command."""
    lines = (files(__package__) / "text" / SPANS).read_text("utf-8").splitlines()
    return {place(at): digest for at, digest in (line.split() for line in lines)}


def citations() -> Iterator[Citation]:
    """Iterate the citations of the entries, each named by its file and place."""
    for one in entries():
        yield Citation(of=f"{one.file} {one.place}", place=one.place, span=spans()[one.place], quotation=one.quotation)
