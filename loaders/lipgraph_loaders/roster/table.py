"""The rows below a header as what each says, field by field; a cell that cannot be read is refused with its place."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from lipgraph.domain.personal import personal_kind
from lipgraph_loaders.roster.cells import BLANK, Said, Unfit, said
from lipgraph_loaders.roster.findings import Finder
from lipgraph_loaders.roster.grid import Cell, Grid, letters, shown
from lipgraph_loaders.roster.headers import Headings
from lipgraph_loaders.roster.words import fold, personal_words
from lipgraph_schema.tables import roster_fields

_NO_NUMBER_OF_ANYBODY = frozenset({"email", "telephone"})
"""What may not even stand where a business number is asked: its digits look like those of a person's number."""

_ONCE = frozenset({"partnership.name"})
"""Required, but once in a sheet is enough."""

MOST_NAMED = 10


@dataclass(frozen=True, slots=True)
class Line:
    """One row that could be read: its number, and what it says by ``noun.field``; blank cells say an empty text."""

    number: int
    says: Mapping[str, str]


@dataclass(slots=True)
class _Column:
    """One known column: reads its cells, and remembers what it made of a text."""

    place: int
    name: str
    kind: str
    is_number: bool
    is_required: bool
    known: dict[Cell, Said] = field(default_factory=dict)

    def read(self, cell: Cell) -> Said:
        """Return what a cell says. Raises Unfit."""
        found = self.known.get(cell)
        if found is None:
            if isinstance(cell, str):
                self._refuse_persons(cell)
            found = self.known[cell] = said(cell, self.kind)
        return found

    def _refuse_persons(self, cell: str) -> None:
        kind = personal_kind(cell)
        if kind is not None and not (self.is_number and kind not in _NO_NUMBER_OF_ANYBODY):
            raise Unfit("personal-cell", expected=f"personal-{kind}")


def _columns(headings: Headings) -> list[_Column]:
    return [
        _Column(
            place=place,
            name=f"{one.noun}.{one.field}",
            kind=roster_fields(one.noun)[one.field].kind,
            is_number=one.field in {"business_number", "id"},
            is_required=one.required and f"{one.noun}.{one.field}" not in _ONCE,
        )
        for place, one in sorted(headings.known.items())
    ]


def lines(grid: Grid, headings: Headings, finder: Finder) -> Iterator[Line]:
    """Yield the rows of which at least the required cells can be read; refuse every other cell with its place."""
    _refuse_merged(grid, headings, finder)
    say_hidden(grid, finder, below=headings.row, places=set(headings.known))
    columns = _columns(headings)
    persons = {place for place, text in headings.unknown.items() if fold(text) in personal_words()}
    for number, cells in grid.below(headings.row):
        if finder.findings.is_full:
            return
        if not _is_level(grid, number, cells, headings.width, finder):
            continue
        _look_beside(number, cells, headings, finder, persons)
        says = _says(number, cells, columns, finder)
        if any(says.values()) and all(says.get(column.name) for column in columns if column.is_required):
            yield Line(number, says)


def _is_level(grid: Grid, number: int, cells: Mapping[int, Cell], width: int, finder: Finder) -> bool:
    """Refuse a record of delimited text with fewer cells than the header, or with words beyond it."""
    found = width if grid.widths is None else grid.widths[number]
    if found < width or (found > width and max(cells) >= width):
        finder.refuse("ragged-row", row=number, found=str(found), expected=str(width))
        return False
    return True


def _refuse_merged(grid: Grid, headings: Headings, finder: Finder) -> None:
    for row, column, area in grid.merged:
        if row >= headings.row:
            finder.refuse("merged-cells", row=row, column=column, found=area)


def say_hidden(grid: Grid, finder: Finder, *, below: int, places: Collection[int]) -> None:
    """Say what of a sheet is hidden and was read all the same: the sheet, rows below its header, columns in use."""
    if grid.is_hidden:
        finder.note("note-hidden-sheet")
    rows = [number for number, _ in grid.below(below) if number in grid.hidden_rows]
    if rows:
        finder.note("note-hidden-rows", ", ".join(map(str, rows[:MOST_NAMED])), by=len(rows))
    for place in sorted(grid.hidden_columns & set(places)):
        finder.note("note-hidden-columns", finder.column(place))


def _says(number: int, cells: Mapping[int, Cell], columns: list[_Column], finder: Finder) -> dict[str, str]:
    says: dict[str, str] = {}
    for column in columns:
        cell = cells.get(column.place, "")
        try:
            read = column.read(cell) if cell != "" else BLANK
        except Unfit as err:
            # What looks like a person is told by its place, never repeated.
            found = "…" if err.code == "personal-cell" else shown(cell)
            finder.refuse(
                err.code, row=number, column=column.place, found=found, expected=err.expected, nearest=err.nearest
            )
            continue
        if read.note:
            finder.note(read.note, f"{letters(column.place)}{number}: {read.text}")
        says[column.name] = read.text
    for column in columns:
        if column.is_required and says.get(column.name) == "" and any(says.values()):
            finder.refuse("blank-cell", row=number, column=column.place)
    return says


def _look_beside(number: int, cells: Mapping[int, Cell], headings: Headings, finder: Finder, persons: set[int]) -> None:
    """Look at cells outside the known columns: nothing is read of them, and no person may stand there."""
    for place, cell in cells.items():
        if place in headings.known or place in persons:
            continue
        kind = personal_kind(shown(cell))
        if kind is not None:
            persons.add(place)
            finder.refuse("personal-cell", row=number, column=place, found="…", expected=f"personal-{kind}")
        elif place not in headings.unknown:
            finder.refuse("cell-without-header", row=number, column=place, found=shown(cell))
