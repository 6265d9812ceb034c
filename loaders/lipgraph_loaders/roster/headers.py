"""Headers of people's files: which sheet of the template they belong to, and which column each of them is."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from lipgraph_loaders.roster.findings import Finder
from lipgraph_loaders.roster.grid import Grid, letters, shown
from lipgraph_loaders.roster.limits import MOST_ROWS_ABOVE_HEADER
from lipgraph_loaders.roster.words import fold, personal_words
from lipgraph_schema.tables import TemplateColumn, TemplateSheet, template_sheets

_MARKS = (" required", " obligatoire", " optional", " facultatif")


@dataclass(frozen=True, slots=True, kw_only=True)
class Headings:
    """The header row of a sheet: the columns of the template by place, and what stands above the others."""

    sheet: TemplateSheet
    row: int
    known: Mapping[int, TemplateColumn]
    unknown: Mapping[int, str]
    width: int
    is_whole: bool


@cache
def columns_of(code: str) -> Mapping[str, TemplateColumn]:
    """Return the columns of a template sheet by each folded header that names them, the sheet's own headers first."""
    found: dict[str, TemplateColumn] = {}
    sheet = next(one for one in template_sheets() if one.code == code)
    for column in sheet.columns:
        both = (column.en, column.fr, f"{column.en} {column.fr}", f"{column.fr} {column.en}")
        found.update({fold(name): column for name in both})
    for column in sheet.columns:
        for name in (*column.other, f"{column.noun}.{column.field}"):
            found.setdefault(fold(name), column)
    return found


@cache
def sheets_by_name() -> Mapping[str, TemplateSheet]:
    """Return the sheets of the template by their folded names in both languages, and by code."""
    return {fold(name): sheet for sheet in template_sheets() for name in (sheet.en, sheet.fr, sheet.code)}


def _column(code: str, header: str) -> TemplateColumn | None:
    said = fold(header)
    for mark in _MARKS:
        said = said.removesuffix(mark)
    return columns_of(code).get(said)


def _matches(code: str, cells: Collection[str]) -> int:
    return len({column for cell in cells if (column := _column(code, cell)) is not None})


def fit(cells: Collection[str]) -> int:
    """Say how many headers the sheet of the template that fits best would know."""
    return max(_matches(sheet.code, cells) for sheet in template_sheets())


def recognised(grid: Grid, *, without: frozenset[str] = frozenset()) -> TemplateSheet | None:
    """Return the one sheet of the template whose headers stand in the grid, or None: none, or two do equally well.

    ``without`` names required fields (``claim.relation``) that the headers may lack.
    """
    best: list[tuple[int, TemplateSheet]] = []
    for _, cells in grid.rows[: MOST_ROWS_ABOVE_HEADER + 1]:
        said = [shown(cell) for cell in cells.values()]
        for sheet in template_sheets():
            columns = {column for cell in said if (column := _column(sheet.code, cell)) is not None}
            if not _missing(sheet, columns, without):
                best.append((len(columns), sheet))
    most = max((count for count, _ in best), default=0)
    fitting = {sheet.code: sheet for count, sheet in best if count == most}
    return next(iter(fitting.values())) if len(fitting) == 1 else None


def _missing(
    sheet: TemplateSheet, columns: Collection[TemplateColumn], without: frozenset[str]
) -> list[TemplateColumn]:
    return [
        one for one in sheet.columns if one.required and one not in columns and f"{one.noun}.{one.field}" not in without
    ]


def headings(grid: Grid, sheet: TemplateSheet, finder: Finder, *, without: frozenset[str]) -> Headings | None:
    """Find the header row of a sheet, None with a reject where there is none.

    The row with the most headers of the sheet is it; what stands above is said. Columns that are missing, doubled or
    of persons are refused, and the headings returned, so that the problems of the rows come in the same run.
    """
    rows = grid.rows[: MOST_ROWS_ABOVE_HEADER + 1]
    counts = [_matches(sheet.code, [shown(cell) for cell in cells.values()]) for _, cells in rows]
    if not any(counts):
        finder.refuse("no-headers", row=rows[0][0], found=_listed(shown(cell) for cell in rows[0][1].values()),
                      expected=_listed(both_names(one) for one in sheet.columns if one.required))  # fmt: skip
        return None
    place = counts.index(max(counts))
    row, cells = rows[place]
    if place:
        finder.note("note-header-below", str(row))
    texts = {at: _trimmed(shown(cell)) for at, cell in cells.items()}
    finder.headers.update(texts)
    known = {at: column for at, text in texts.items() if (column := _column(sheet.code, text)) is not None}
    found = Headings(
        sheet=sheet,
        row=row,
        known=known,
        unknown={at: text for at, text in texts.items() if at not in known},
        width=max(texts) + 1 if grid.widths is None else grid.widths[row],
        is_whole=not _missing(sheet, set(known.values()), without),
    )
    _refuse_headers(found, finder, without)
    _say_names(found, finder, texts)
    return found


def _refuse_headers(found: Headings, finder: Finder, without: frozenset[str]) -> None:
    places: dict[TemplateColumn, int] = {}
    for at, column in found.known.items():
        if column in places:
            said = f"{letters(places[column])}, {letters(at)}"
            finder.refuse("doubled-header", row=found.row, column=at, found=said, expected=both_names(column))
        places.setdefault(column, at)
    for column in _missing(found.sheet, places, without):
        finder.refuse("no-such-header", row=found.row, found=_listed(finder.headers.values()),
                      expected=both_names(column))  # fmt: skip
    seen: dict[str, int] = {}
    for at, text in found.unknown.items():
        if fold(text) in personal_words():
            finder.refuse("personal-column", row=found.row, column=at, found=text)
        elif fold(text) in seen:
            said = f"{letters(seen[fold(text)])}, {letters(at)}"
            finder.refuse("doubled-header", row=found.row, column=at, found=said, expected=text)
        seen.setdefault(fold(text), at)


def refuse_persons(grid: Grid, finder: Finder) -> None:
    """Refuse columns of persons in the first row of a sheet that is no list of ours."""
    row, cells = grid.rows[0]
    for at, cell in cells.items():
        if fold(shown(cell)) in personal_words():
            finder.refuse("personal-column", row=row, column=at, found=_trimmed(shown(cell)))


def _say_names(found: Headings, finder: Finder, texts: Mapping[int, str]) -> None:
    for at, column in found.known.items():
        if texts[at] not in _own_headers(column):
            finder.note("note-header-read-as", f"{texts[at]} = {both_names(column)}")
    for text in found.unknown.values():
        if fold(text) not in personal_words():
            finder.note("note-unknown-column", text)


def both_names(one: TemplateColumn | TemplateSheet) -> str:
    """Return the names of a column or sheet in both languages, once where they are the same."""
    return one.en if one.en == one.fr else f"{one.en} / {one.fr}"


def _own_headers(column: TemplateColumn) -> set[str]:
    star = "*" if column.required else ""
    names = (column.en, column.fr, f"{column.en} / {column.fr}", f"{column.fr} / {column.en}")
    return {said for name in names for said in (name, f"{name} {star}", f"{name}{star}")}


def _trimmed(said: str) -> str:
    return " ".join(unicodedata.normalize("NFC", said).split())


def _listed(said: Iterable[str]) -> str:
    return ", ".join(said)
