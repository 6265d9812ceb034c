"""Tables of a page as rows of text: what a file of a table says is what the page says, cell for cell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser

UNSAID = "live"
"""The class of a heading that is only heard: its column holds links to forms, no facts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageTable:
    """A table of a page: its name in addresses, its columns, its rows, and the line that says how to cite the page."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    citation: str


def table_of(page: str, name: str) -> PageTable | None:
    """Return the table of a page that has this name, None where it has none."""
    reader = _Reader(name)
    reader.feed(page)
    if not reader.lines:
        return None
    head, *rows = reader.lines
    said = [place for place, cell in enumerate(head) if not cell.only_heard]
    return PageTable(
        name=name,
        columns=tuple(head[place].words for place in said),
        rows=tuple(tuple(_at(row, place) for place in said) for row in rows),
        citation=reader.citation.words,
    )


@dataclass(slots=True)
class _Cell:
    parts: list[str] = field(default_factory=list)
    only_heard: bool = False

    @property
    def words(self) -> str:
        """The text without the white space of the page's source."""
        # A no-break space is part of what the page says: only white space of the source is folded.
        plain = "".join(self.parts).replace("\n", " ").replace("\t", " ")
        return " ".join(part for part in plain.split(" ") if part)


def _at(row: Sequence[_Cell], place: int) -> str:
    return row[place].words if place < len(row) else ""


class _Reader(HTMLParser):
    """Follows a page of ours, which is well formed, and keeps one table and the citation."""

    def __init__(self, name: str) -> None:
        super().__init__(convert_charrefs=True)
        self.name = name
        self.lines: list[list[_Cell]] = []
        self.citation = _Cell()
        self._inside = self._quiet = self._citing = False
        self._cell: _Cell | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        if tag == "table":
            self._inside = said.get("data-table") == self.name and not self.lines
        elif said.get("id") == "citation":
            self._citing = True
        elif self._inside:
            self._within(tag, said.get("class") or "")

    def _within(self, tag: str, kind: str) -> None:
        if tag == "tr":
            self.lines.append([])
        elif tag in {"td", "th"}:
            self._cell = _Cell()
            self.lines[-1].append(self._cell)
        elif self._cell is not None and tag in {"li", "summary", "br", "div"}:
            self._cell.parts.append(" | " if tag == "li" else " ")
        elif self._cell is not None and kind == UNSAID:
            self._cell.only_heard = True
        self._quiet = self._quiet or tag == "svg"

    def handle_endtag(self, tag: str) -> None:
        if tag == "svg":
            self._quiet = False
        elif tag in {"td", "th"}:
            self._cell = None
        elif tag == "table":
            self._inside = False
        elif tag == "p":
            self._citing = False

    def handle_data(self, data: str) -> None:
        if self._citing:
            self.citation.parts.append(data)
        elif self._cell is not None and not self._quiet:
            self._cell.parts.append(data)
