"""A workbook (.xlsx) as grids: which sheets there are, where they lie in the archive, and what they share."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from posixpath import dirname, join, normpath

from lipgraph_loaders.roster.findings import Finder, Findings, Refused
from lipgraph_loaders.roster.formats import formats_of
from lipgraph_loaders.roster.grid import Grid
from lipgraph_loaders.roster.limits import MOST_SHEETS
from lipgraph_loaders.roster.parts import Archive, opened
from lipgraph_loaders.roster.sheet_cells import Book, Budget, SheetCells, shared_texts

_OFFICE = "/officeDocument"


@dataclass(slots=True)
class _Contents:
    """The table of contents of a workbook: name, state and relationship of each sheet."""

    sheets: list[tuple[str, bool, str]] = field(default_factory=list)
    since_1904: bool = False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "sheet":
            relationship = next((value for key, value in attributes.items() if key.endswith(":id")), "")
            is_hidden = attributes.get("state", "visible") != "visible"
            self.sheets.append((attributes.get("name", ""), is_hidden, relationship))
        elif name == "workbookPr":
            self.since_1904 = attributes.get("date1904") in {"1", "true"}


def read_workbook(content: bytes, findings: Findings, *, only: Collection[str] | None = None) -> list[Grid]:
    """Return the grids of a workbook, of the sheets in ``only`` where it is given. Raises Refused."""
    archive = opened(content)
    main = _main_part(archive)
    contents = _Contents()
    archive.walk(main, start=contents.start)
    if not contents.sheets:
        raise Refused("damaged-workbook", found=main)
    if len(contents.sheets) > MOST_SHEETS:
        raise Refused("too-many-sheets", found=str(len(contents.sheets)), expected=str(MOST_SHEETS))
    if only is not None and not any(name in only for name, _, _ in contents.sheets):
        return []
    _say(archive, findings, since_1904=contents.since_1904)
    near = _relationships(archive, main)
    book = Book(
        texts=shared_texts(archive, _one(near, "/sharedStrings", join(dirname(main), "sharedStrings.xml"))),
        formats=formats_of(archive, _one(near, "/styles", join(dirname(main), "styles.xml"))),
        since_1904=contents.since_1904,
    )
    budget = Budget()
    return [
        _grid(archive, near, sheet, book, budget=budget, findings=findings)
        for sheet in contents.sheets
        if only is None or sheet[0] in only
    ]


def _main_part(archive: Archive) -> str:
    main = next((part for kind, part in _relationships(archive, "").values() if kind.endswith(_OFFICE)), "")
    found = main or "xl/workbook.xml"
    if found not in archive:
        raise Refused("damaged-workbook", found="zip")
    return found


def _relationships(archive: Archive, part: str) -> dict[str, tuple[str, str]]:
    """Return kind and target of what a part is related to, by id; targets outside the file are left out."""
    folder = dirname(part)
    said = join(folder, "_rels", f"{part.rpartition('/')[2]}.rels")
    found: dict[str, tuple[str, str]] = {}

    def start(name: str, attributes: Mapping[str, str]) -> None:
        if name == "Relationship" and attributes.get("TargetMode") != "External":
            target = normpath(join("/", folder, attributes.get("Target", ""))).lstrip("/")
            found[attributes.get("Id", "")] = (attributes.get("Type", ""), target)

    if said in archive:
        archive.walk(said, start=start)
    return found


def _one(near: Mapping[str, tuple[str, str]], ending: str, otherwise: str) -> str:
    return next((part for kind, part in near.values() if kind.endswith(ending)), otherwise)


def _say(archive: Archive, findings: Findings, *, since_1904: bool) -> None:
    said = Finder(findings)
    if since_1904:
        said.note("note-1904")
    if any(name.endswith("vbaproject.bin") for name in archive.names):
        said.note("note-macros")
    if any("/externallinks/" in name for name in archive.names):
        said.note("note-external-links")


def _grid(  # noqa: PLR0913 - what a sheet needs of its workbook, and nothing else
    archive: Archive,
    near: Mapping[str, tuple[str, str]],
    sheet: tuple[str, bool, str],
    book: Book,
    *,
    budget: Budget,
    findings: Findings,
) -> Grid:
    name, is_hidden, relationship = sheet
    kind, part = near.get(relationship, ("", ""))
    if part not in archive or not kind.endswith("/worksheet"):
        # A sheet that holds nothing but a chart, or one that is not there: it has no cells to lose.
        return Grid(name=name, rows=[], is_hidden=is_hidden)
    cells = SheetCells(book, budget)
    archive.walk(part, start=cells.start, end=cells.end)
    if cells.formulas:
        Finder(findings, name).note("note-formulas", by=cells.formulas)
    return cells.grid(name, is_hidden=is_hidden)
