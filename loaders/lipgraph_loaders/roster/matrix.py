"""A matrix of answers: each row a respondent, each column whom it was asked about; blank is not asked, 0 is none."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from lipgraph.domain.rosters import RosterRow
from lipgraph.domain.source import Source
from lipgraph_loaders.roster.cells import Unfit, cleaned, said
from lipgraph_loaders.roster.findings import Finder
from lipgraph_loaders.roster.grid import Cell, Grid, letters, shown
from lipgraph_loaders.roster.headers import sheets_by_name
from lipgraph_loaders.roster.table import say_hidden
from lipgraph_loaders.roster.words import fold, meanings

_UNNAMED = re.compile(r"(sheet|feuille?|feuil|tabelle|hoja)[ _]?\d*", re.IGNORECASE | re.ASCII)
"""What programs call a sheet that nobody named."""

RowMaker = Callable[[str, int, Mapping[str, str]], RosterRow]
_STRENGTH = ("not-asked", "answered-none", "named-someone")
"""From the least that an organization did at a wave to the most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """The rows of one matrix, and what each organization in it did: the strongest of ``named-someone``..."""

    rows: tuple[RosterRow, ...]
    statuses: Mapping[str, tuple[int, str]]
    relation: str
    make: RowMaker


def is_matrix(grid: Grid) -> bool:
    """True where most names of the header row stand in the first column too, and cells between hold numbers at most."""
    if len(grid.rows) < 2:
        return False
    across = {fold(shown(cell)) for place, cell in grid.rows[0][1].items() if place}
    down = {fold(shown(cells[0])) for _, cells in grid.rows[1:] if 0 in cells}
    return len(across & down) * 2 > max(min(len(across), len(down)), 1)


def _name_of(grid: Grid) -> str:
    """Return what the sheet's name says, nothing where a program or the template named it."""
    name = grid.name or ""
    return "" if _UNNAMED.fullmatch(name) or fold(name) in sheets_by_name() else name


@dataclass(slots=True)
class _Matrix:
    grid: Grid
    finder: Finder
    digest: str
    relation: str
    names: dict[int, str] = field(default_factory=dict)
    written: dict[str, str] = field(default_factory=dict)
    claims: list[RosterRow] = field(default_factory=list)
    statuses: dict[str, tuple[int, str]] = field(default_factory=dict)
    strengths: set[str] = field(default_factory=set)
    columns: dict[int, Mapping[str, str]] = field(default_factory=dict)

    def row(self, noun: str, number: int, values: Mapping[str, str], *, at: int = 0) -> RosterRow:
        file = self.finder.findings.file
        source = Source(document=file, digest=self.digest, sheet=self.finder.sheet, row=number)
        return RosterRow(noun=noun, values=values, columns=self._columns_at(at), file=file, source=source)

    def _columns_at(self, place: int) -> Mapping[str, str]:
        known = self.columns.get(place)
        if known is None:
            first = dict.fromkeys(("relation", "source", "claimant", "organization"), self.finder.column(0))
            known = self.columns[place] = {**first, "target": self.finder.column(place)}
        return known


def read_matrix(grid: Grid, finder: Finder, *, digest: str, relation: str | None) -> Answers:
    """Read one matrix. The relation is the one named, else the word in the corner, else the name of the sheet."""
    corner = shown(grid.rows[0][1].get(0, "")).strip()
    named = relation or corner or _name_of(grid)
    if not named:
        finder.refuse("matrix-without-relation", row=grid.rows[0][0], column=0)
    matrix = _Matrix(grid, finder, digest, named)
    for row, column, area in grid.merged:
        finder.refuse("merged-cells", row=row, column=column, found=area)
    _read_names(matrix)
    seen: dict[str, int] = {}
    for number, cells in grid.rows[1:]:
        _read_respondent(matrix, number, cells, seen)
    for name in matrix.names.values():
        matrix.statuses.setdefault(name, (grid.rows[0][0], "not-asked"))
    say_hidden(grid, finder, below=grid.rows[0][0], places=list(matrix.names))
    if named:
        finder.note("note-matrix", named, by=len(matrix.claims))
    rows = tuple(_without_strength(matrix)) if named else ()
    statuses = matrix.statuses if named else {}
    return Answers(rows=rows, statuses=statuses, relation=named, make=matrix.row)


def _read_names(matrix: _Matrix) -> None:
    seen: dict[str, int] = {}
    row, cells = matrix.grid.rows[0]
    for place, cell in cells.items():
        matrix.finder.headers[place] = shown(cell)
        if not place:
            continue
        name = _name(matrix.finder, row, place, cell)
        if name and fold(name) in seen:
            found = f"{letters(seen[fold(name)])}, {letters(place)}"
            matrix.finder.refuse("doubled-header", row=row, column=place, found=found, expected=name)
        elif name:
            seen[fold(name)] = place
            matrix.names[place] = matrix.written[fold(name)] = name


def _name(finder: Finder, row: int, place: int, cell: Cell) -> str:
    try:
        return said(cell, "organization").text
    except Unfit as err:
        finder.refuse(err.code, row=row, column=place, found=shown(cell), expected=err.expected)
        return ""


def _read_respondent(matrix: _Matrix, number: int, cells: Mapping[int, Cell], seen: dict[str, int]) -> None:
    finder = matrix.finder
    if 0 not in cells:
        finder.refuse("blank-cell", row=number, column=0)
        return
    name = _name(finder, number, 0, cells[0])
    if fold(name) in seen:
        finder.refuse("doubled-row", row=number, column=0, found=name, expected=str(seen[fold(name)]))
        return
    seen[fold(name)] = number
    answers = [
        answer for place, cell in cells.items() if place and (answer := _answer(matrix, number, name, place, cell))
    ]
    named = [(place, strength) for place, strength in answers if strength != "0"]
    status = "named-someone" if named else "answered-none" if answers else "not-asked"
    # The header may write the same organization in another case: one name is kept for both.
    own = matrix.written.get(fold(name), name)
    matrix.statuses[own] = (number, status)
    for place, strength in named:
        ends = {"relation": matrix.relation, "source": own, "target": matrix.names[place], "claimant": own}
        matrix.strengths.add(strength)
        matrix.claims.append(matrix.row("claim", number, {**ends, "strength": strength}, at=place))


def _answer(matrix: _Matrix, number: int, name: str, place: int, cell: Cell) -> tuple[int, str] | None:
    """Return place and strength of one answer, None where there is none or it is refused."""
    finder = matrix.finder
    if place not in matrix.names:
        finder.refuse("cell-without-header", row=number, column=place, found=shown(cell))
        return None
    is_own = fold(matrix.names[place]) == fold(name)
    try:
        if isinstance(cell, str) and is_own and (cell.strip("-–—. ") == "" or fold(cell) in meanings("diagonal")):
            return None
        text = cleaned(cell).text if isinstance(cell, str) else cell
        value = said(text, "number").text if text != "" else ""
        if value[:1].isalpha():
            raise Unfit("not-an-answer")  # noqa: TRY301 - one way out for each wrong cell
    except Unfit as err:
        code = "not-an-answer" if err.code == "not-a-number" else err.code
        finder.refuse(code, row=number, column=place, found=shown(cell), expected=err.expected)
        return None
    if value.startswith("-"):
        finder.refuse("not-an-answer", row=number, column=place, found=shown(cell))
        return None
    if not value:
        return None
    is_none = float(value) == 0
    if is_own and not is_none:
        finder.refuse("self-linkage", row=number, column=place, found=name)
    return None if is_own else (place, "0" if is_none else value)


def _without_strength(matrix: _Matrix) -> list[RosterRow]:
    """A matrix of noughts and ones says that there is a linkage, not how strong it is."""
    if matrix.strengths - {"1"}:
        return matrix.claims
    return [
        replace(one, values={name: value for name, value in one.values.items() if name != "strength"})
        for one in matrix.claims
    ]


def responses_of(matrices: list[Answers], told: frozenset[str]) -> list[RosterRow]:
    """Return what was asked, who answered in general, and where the answer in one relation differs from that.

    ``told`` names, folded, the organizations whose response another sheet of the file tells.
    """
    general: dict[str, tuple[str, int, str, RowMaker]] = {}
    rows: list[RosterRow] = []
    for answers in matrices:
        make = answers.make
        if answers.relation:
            rows.append(make("question", 1, {"relation": answers.relation}))
        for name, (number, status) in answers.statuses.items():
            known = general.get(fold(name))
            if known is None or _STRENGTH.index(status) > _STRENGTH.index(known[2]):
                general[fold(name)] = (name, number, status, make)
    rows += [
        make("response", number, {"organization": name, "status": status})
        for key, (name, number, status, make) in general.items()
        if key not in told
    ]
    for answers in matrices:
        for name, (number, status) in answers.statuses.items():
            if fold(name) in told or status != general[fold(name)][2]:
                values = {"organization": name, "relation": answers.relation, "status": status}
                rows.append(answers.make("response", number, values))
    return rows
