"""Read a roster: a workbook or delimited text in, rows of what people say out, with every problem found on the way."""

from __future__ import annotations

import csv
import hashlib
from collections import deque
from dataclasses import dataclass, field
from pathlib import Path

from lipgraph.domain.rosters import Roster, RosterRow
from lipgraph_loaders.bounded import read_bytes
from lipgraph_loaders.reading import Findings as FileFindings
from lipgraph_loaders.reading import Note, Reject
from lipgraph_loaders.roster.assembling import LISTED, Maker, assembled
from lipgraph_loaders.roster.delimited import read_delimited
from lipgraph_loaders.roster.encodings import ENCODINGS, decoded
from lipgraph_loaders.roster.findings import Finder, Findings, Refused
from lipgraph_loaders.roster.grid import Grid, shown
from lipgraph_loaders.roster.headers import both_names, headings, recognised, refuse_persons, sheets_by_name
from lipgraph_loaders.roster.limits import MOST_BYTES
from lipgraph_loaders.roster.matrix import Answers, is_matrix, read_matrix, responses_of
from lipgraph_loaders.roster.table import lines
from lipgraph_loaders.roster.words import fold
from lipgraph_loaders.roster.workbook import read_workbook
from lipgraph_schema.tables import TemplateSheet, template_sheets

__all__ = ["ENCODINGS", "KINDS", "RosterReading", "is_roster", "read_roster"]

MATRIX, LINKAGES = "matrix", "linkages"
KINDS = (*(sheet.code for sheet in template_sheets()), MATRIX)
"""What a file may be said to be: one of the sheets of the template, or a matrix."""

_WORKBOOKS, _TEXTS = frozenset({".xlsx", ".xlsm"}), frozenset({".csv", ".tsv", ".tab", ".txt"})
_NOT_READ = frozenset(fold(name) for name in ("Read me", "Lisez-moi", "Lists", "Listes"))
_EXAMPLES = (" example", " exemple")
_RELATION = frozenset({"claim.relation"})


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterReading:
    """The outcome of reading: rows in the order of the file, what was refused, what was noticed, and the digest.

    A row of which a cell was refused is there without that cell, so that what else is wrong with the file, beside what
    is stored, can be told in one run. Where there are rejects nothing of the roster may be written.
    """

    roster: Roster
    rejects: tuple[Reject, ...]
    notes: tuple[Note, ...]
    digest: str


@dataclass(slots=True)
class _Asked:
    """What the person said of the file, and what has been read of it so far."""

    findings: Findings
    digest: str
    kind: str | None
    relation: str | None
    rows: list[RosterRow] = field(default_factory=list)
    nouns: set[str] = field(default_factory=set)
    matrices: list[Answers] = field(default_factory=list)


def is_roster(path: Path) -> bool:
    """True for a file whose name ends as those of workbooks and delimited text do."""
    return path.suffix.casefold() in _WORKBOOKS | _TEXTS and not path.is_dir()


def read_roster(
    path: Path, *, encoding: str | None = None, kind: str | None = None, relation: str | None = None
) -> RosterReading:
    """Read a workbook or a file of delimited text; nothing is raised for what stands in it.

    ``encoding`` is one of ENCODINGS, where the file is not UTF-8; ``kind`` one of KINDS, where headers do not tell;
    ``relation`` what a list or matrix of linkages is about, where it does not say so itself.
    """
    findings = Findings(path.name)
    unread = FileFindings()
    content = read_bytes(path, unread, limit=MOST_BYTES)
    findings.rejects.extend(unread.rejects)
    digest = "" if content is None else hashlib.sha256(content).hexdigest()
    asked = _Asked(findings, digest, kind, relation)
    if content is not None:
        try:
            _read(content, encoding, asked)
        except Refused as err:
            Finder(findings).refuse(err.code, found=err.found, expected=err.expected)
    if findings.is_full:
        Finder(findings).note("note-too-many-problems")
    roster = Roster(rows=tuple(asked.rows), nouns=frozenset(asked.nouns))
    return RosterReading(roster=roster, rejects=_in_order(findings), notes=findings.notes(), digest=digest)


def _in_order(findings: Findings) -> tuple[Reject, ...]:
    """Return the rejects sheet by sheet as they came, row by row in each."""
    sheets = {sheet: place for place, sheet in enumerate(dict.fromkeys(one.sheet for one in findings.rejects))}
    return tuple(sorted(findings.rejects, key=lambda one: (sheets[one.sheet], one.row or 0)))


def _read(content: bytes, encoding: str | None, asked: _Asked) -> None:
    grids = _grids(content, encoding, asked)
    if not any(grid.rows for grid in grids):
        if not asked.findings.rejects:
            raise Refused("empty-file")
        return
    only = sum(1 for grid in grids if grid.rows and not _is_ours(grid)) == 1
    for grid in grids:
        if grid.rows and not _is_ours(grid):
            _read_grid(grid, asked, is_only=only)
    told = frozenset(fold(row.values["organization"]) for row in asked.rows if row.noun == "response")
    if asked.matrices:
        asked.rows.extend(responses_of(asked.matrices, told))
    if not asked.rows and not asked.findings.rejects:
        raise Refused("nothing-to-read", expected=", ".join(both_names(one) for one in template_sheets()))


def _grids(content: bytes, encoding: str | None, asked: _Asked) -> list[Grid]:
    if content.startswith((b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0")):
        return read_workbook(content, asked.findings)
    if Path(asked.findings.file).suffix.casefold() in _WORKBOOKS:
        raise Refused("damaged-workbook", found="text")
    finder = Finder(asked.findings)
    text = decoded(content, encoding, finder)
    csv.field_size_limit(MOST_BYTES)
    return [] if text is None else [read_delimited(text, finder)]


def _is_ours(grid: Grid) -> bool:
    """True for the sheets of the template that explain: the guide, the lists of choices, the examples."""
    name = fold(grid.name or "")
    return name in _NOT_READ or name.endswith(_EXAMPLES)


def _read_grid(grid: Grid, asked: _Asked, *, is_only: bool) -> None:
    finder = Finder(asked.findings, grid.name)
    sheet = _sheet_of(grid, asked, is_only=is_only)
    if sheet is not None:
        _read_list(grid, sheet, finder, asked)
    elif asked.kind == MATRIX or (asked.kind is None and is_matrix(grid)):
        answers = read_matrix(grid, finder, digest=asked.digest, relation=asked.relation)
        asked.matrices.append(answers)
        asked.rows.extend(answers.rows)
        asked.nouns.add("claim")
    elif is_only:
        expected = ", ".join(both_names(one) for one in template_sheets())
        refuse_persons(grid, finder)
        found = ", ".join(shown(cell) for cell in grid.rows[0][1].values())
        finder.refuse("which-list", row=grid.rows[0][0], found=found, expected=expected)
    else:
        finder.note("note-sheet-not-read")


def _sheet_of(grid: Grid, asked: _Asked, *, is_only: bool) -> TemplateSheet | None:
    """Say which sheet of the template this is: by name, by what was said, or by its headers."""
    by_name = None if grid.name is None else sheets_by_name().get(fold(grid.name))
    if asked.kind == MATRIX or (by_name is not None and by_name.code == LINKAGES and is_matrix(grid)):
        return None
    if by_name is not None:
        return by_name
    if asked.kind is not None and is_only:
        return sheets_by_name().get(fold(asked.kind))
    return recognised(grid, without=_RELATION if asked.relation else frozenset())


def _read_list(grid: Grid, sheet: TemplateSheet, finder: Finder, asked: _Asked) -> None:
    found = headings(grid, sheet, finder, without=_RELATION if asked.relation else frozenset())
    if found is None:
        return
    if not found.is_whole:
        # No row can be told without its name; what is wrong with the cells that are there comes in the same run.
        deque(lines(grid, found, finder), maxlen=0)
        return
    fields = {f"{one.noun}.{one.field}" for one in found.known.values()}
    constants = {"relation": asked.relation} if asked.relation and "claim.relation" not in fields else {}
    maker = Maker(found, finder, asked.digest, constants)
    asked.rows.extend(assembled(maker, lines(grid, found, finder)))
    nouns = {one.noun for one in found.known.values()} & LISTED[sheet.code]
    asked.nouns.update(nouns)
