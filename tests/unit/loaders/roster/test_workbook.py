"""Workbooks: what a fast reader hides is told, and what a cell shows is what is read."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest
import xlsxwriter
from python_calamine import CalamineWorkbook

from fakes.raw_workbook import STRICT, RawSheet, RawWorkbook, number_cell, row
from lipgraph_loaders.roster import RosterReading, read_roster
from lipgraph_loaders.roster.findings import Findings
from lipgraph_loaders.roster.grid import shown
from lipgraph_loaders.roster.workbook import read_workbook

Read = Callable[..., RosterReading]

HEADER = row(1, "Organization", "Business number", "On the roster from")


@pytest.fixture
def read(tmp_path: Path) -> Read:
    def reading(book: RawWorkbook) -> RosterReading:
        path = tmp_path / "book.xlsx"
        path.write_bytes(book.content())
        return read_roster(path)

    return reading


def sheet(
    *rows: str, name: str = "Organizations", before: str = "", after: str = "", state: str = "visible"
) -> RawSheet:
    return RawSheet(name=name, rows=HEADER + "".join(rows), before=before, after=after, state=state)


def codes(reading: RosterReading) -> list[tuple[str, int | None, str | None]]:
    return [(one.code, one.row, one.column) for one in reading.rejects]


def noted(reading: RosterReading) -> list[str]:
    return [one.code for one in reading.notes]


def values(reading: RosterReading) -> list[dict[str, str]]:
    return [dict(one.values) for one in reading.roster.rows]


def test_a_formula_that_was_never_computed_is_refused(read: Read) -> None:
    formula = '<c r="{at}"><f>A2</f></c>'
    reading = read(RawWorkbook(sheets=[sheet(row(2, "A", formula))]))
    assert codes(reading) == [("not-computed", 2, "Business number (B)")]


def test_a_formula_is_read_as_last_computed_and_said(read: Read) -> None:
    formula = '<c r="{at}" t="str"><f>A2</f><v>17</v></c>'
    reading = read(RawWorkbook(sheets=[sheet(row(2, "A", formula))]))
    assert values(reading) == [{"name": "A", "business_number": "17", "from": ""}]
    assert noted(reading) == ["note-formulas"]


def test_an_error_cell_is_refused_as_it_shows(read: Read) -> None:
    reading = read(RawWorkbook(sheets=[sheet(row(2, "A", '<c r="{at}" t="e"><v>#N/A</v></c>'))]))
    assert [(one.code, one.found) for one in reading.rejects] == [("error-cell", "#N/A")]


def test_merged_cells_below_the_header_are_refused_with_their_place(read: Read) -> None:
    merged = '<mergeCells><mergeCell ref="A2:A3"/></mergeCells>'
    reading = read(RawWorkbook(sheets=[sheet(row(2, "A"), row(3, "", "1"), after=merged)]))
    assert ("merged-cells", 2, "Organization (A)") in codes(reading)
    assert ("blank-cell", 3, "Organization (A)") in codes(reading)


def test_hidden_rows_columns_and_sheets_are_read_and_said(read: Read) -> None:
    columns = '<cols><col min="2" max="2" hidden="1"/></cols>'
    hidden = sheet(row(2, "A"), row(3, "B", hidden=True), before=columns, state="veryHidden")
    reading = read(RawWorkbook(sheets=[hidden]))
    assert [one["name"] for one in values(reading)] == ["A", "B"]
    assert set(noted(reading)) == {"note-hidden-sheet", "note-hidden-rows", "note-hidden-columns"}


def test_a_number_that_shows_leading_zeros_keeps_them(read: Read) -> None:
    book = RawWorkbook(sheets=[sheet(row(2, "A", number_cell("123.0", 1)))], formats=["000000"])
    reading = read(book)
    assert values(reading)[0]["business_number"] == "000123"
    assert noted(reading) == ["note-number-as-text"]


def test_a_plain_number_in_a_column_of_text_is_said(read: Read) -> None:
    reading = read(RawWorkbook(sheets=[sheet(row(2, "A", number_cell("123.0")))]))
    assert values(reading)[0]["business_number"] == "123"
    assert noted(reading) == ["note-number-read-as-text"]


@pytest.mark.parametrize(
    ("code", "since_1904", "number", "date"),
    [
        # Day 45931 of the 1900 system is 1 October 2025, as spreadsheets show it; 1904 counts 1462 days later.
        ("yyyy-mm-dd", False, "45931", "2025-10-01"),
        ("d mmmm yyyy", False, "45931.75", "2025-10-01"),
        ("mmm yyyy", False, "45931", "2025-10"),
        ("yyyy", False, "45931", "2025"),
        ("yyyy-mm-dd", True, "44469", "2025-10-01"),
        ("General", False, "2025", "2025"),
    ],
)
def test_a_date_cell_says_what_it_shows(read: Read, code: str, since_1904: bool, number: str, date: str) -> None:
    book = RawWorkbook(sheets=[sheet(row(2, "A", "", number_cell(number, 1)))], formats=[code], since_1904=since_1904)
    assert values(read(book)) == [{"name": "A", "business_number": "", "from": date}]
    assert ("note-1904" in noted(read(book))) is since_1904


@pytest.mark.parametrize(
    ("code", "number", "refused"),
    [
        ("General", "45931", "number-not-date"),
        ("0.00", "2025.5", "number-not-date"),
        ("yyyy-mm-dd", "60", "bad-date-cell"),
        ("yyyy-mm-dd", "-1", "bad-date-cell"),
        ("yyyy-mm-dd", "1E9", "bad-date-cell"),
        ("hh:mm", "0.5", "bad-date-cell"),
        ("yyyy-mm-dd", "NaN", "error-cell"),
    ],
)
def test_a_number_that_is_no_date_is_refused(read: Read, code: str, number: str, refused: str) -> None:
    reading = read(RawWorkbook(sheets=[sheet(row(2, "A", "", number_cell(number, 1)))], formats=[code]))
    assert codes(reading) == [(refused, 2, "On the roster from (C)")]


def test_a_strict_workbook_reads_like_any_other(read: Read) -> None:
    book = RawWorkbook(sheets=[sheet(row(2, "A", "", '<c r="{at}" t="d"><v>2025-10-01</v></c>'))], namespace=STRICT)
    assert values(read(book)) == [{"name": "A", "business_number": "", "from": "2025-10-01"}]


def test_shared_texts_are_read_without_reading_aids_and_with_their_escapes(read: Read) -> None:
    texts = ["<r><t>課</t></r><rPh><t>カ</t></rPh><r><t>きく</t></r>", "<t>a_x0041_</t>"]
    cells = ['<c r="{at}" t="s"><v>0</v></c>', '<c r="{at}" t="s"><v>1</v></c>']
    reading = read(RawWorkbook(sheets=[sheet(row(2, *cells))], texts=texts))
    assert values(reading) == [{"name": "課きく", "business_number": "aA", "from": ""}]


def test_sheets_are_found_by_name_in_either_language_or_by_headers(read: Read) -> None:
    other = RawSheet(name="Budget", rows=row(1, "Amount") + row(2, "5"))
    reading = read(
        RawWorkbook(sheets=[sheet(row(2, "A"), name="ORGANISMES "), sheet(row(2, "B"), name="Sheet2"), other])
    )
    assert [one["name"] for one in values(reading)] == ["A", "B"]
    assert [(one.code, one.sheet) for one in reading.notes] == [("note-sheet-not-read", "Budget")]


def test_a_guide_and_an_example_are_passed_over(read: Read) -> None:
    guide = RawSheet(name="Lisez-moi", rows=row(1, "Bonjour"))
    reading = read(RawWorkbook(sheets=[guide, sheet(row(2, "A")), sheet(row(2, "X"), name="Organizations (example)")]))
    assert [one["name"] for one in values(reading)] == ["A"]
    assert reading.notes == ()


@pytest.mark.parametrize(
    ("part", "content", "code"),
    [
        ("xl/workbook.xml", b"<!DOCTYPE x [<!ENTITY a 'b'>]><workbook/>", "xml-doctype"),
        ("xl/worksheets/sheet1.xml", b"<worksheet><sheetData><row r='x'/></sheetData></worksheet>", "damaged-workbook"),
        ("xl/worksheets/sheet1.xml", b"<worksheet><sheetData>", "damaged-workbook"),
        ("xl/worksheets/sheet1.xml", b"<w>" + b" " * 2_000_000 + b"</w>", "zip-ratio"),
        ("XL/workbook.xml", b"<workbook/>", "doubled-part"),
    ],
)
def test_parts_that_no_program_writes_are_refused(read: Read, part: str, content: bytes, code: str) -> None:
    reading = read(RawWorkbook(sheets=[sheet(row(2, "A"))], more={part: content}))
    assert [one.code for one in reading.rejects] == [code]
    assert reading.roster.rows == ()


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "old-or-locked-workbook"),
        (b"PK\x03\x04 and then nothing", "damaged-workbook"),
        (b"Organization\nA\n", "damaged-workbook"),
    ],
)
def test_what_only_ends_like_a_workbook_is_refused(tmp_path: Path, content: bytes, code: str) -> None:
    path = tmp_path / "book.xlsx"
    path.write_bytes(content)
    assert [one.code for one in read_roster(path).rejects] == [code]


def test_macros_are_said_and_never_run(read: Read) -> None:
    assert noted(read(RawWorkbook(sheets=[sheet(row(2, "A"))], more={"xl/vbaProject.bin": b"x"}))) == ["note-macros"]


def test_a_sheet_that_claims_a_million_rows_is_read_by_those_that_hold_something(read: Read) -> None:
    far = '<row r="1048576"><c r="A1048576" t="inlineStr"><is><t>B</t></is></c></row>'
    reading = read(RawWorkbook(sheets=[sheet(row(2, "A"), far, before='<dimension ref="A1:XFD1048576"/>')]))
    assert [one.source.row for one in reading.roster.rows] == [2, 1_048_576]


def test_a_cell_beyond_the_columns_that_can_be_read_is_refused_with_the_bound(read: Read) -> None:
    far = '<row r="3"><c r="XFD3"><v>1</v></c></row>'
    reading = read(RawWorkbook(sheets=[sheet(row(2, "A"), far)]))
    assert [(one.code, one.expected) for one in reading.rejects] == [("too-many-columns", "2000")]


def test_texts_and_numbers_are_those_that_another_reader_sees() -> None:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        page = book.add_worksheet("Linkages")
        for number in range(60):
            page.write_row(number, number % 3, [f"Organization {number}", number / 8, "é\n_x0041_", number * 10**11])
    (grid,) = read_workbook(out.getvalue(), Findings("book.xlsx"))
    other = CalamineWorkbook.from_filelike(io.BytesIO(out.getvalue())).get_sheet_by_index(0)
    expected = {
        (at, place): cell
        for at, cells in enumerate(other.to_python(skip_empty_area=False), 1)
        for place, cell in enumerate(cells)
        if cell != ""
    }
    seen = {(at, place): cell for at, cells in grid.rows for place, cell in cells.items()}
    assert {at: cell if isinstance(cell, str) else float(shown(cell)) for at, cell in seen.items()} == expected


def test_a_wave_called_by_its_year_may_be_a_number(read: Read) -> None:
    header = row(1, "Wave", "Last day of fieldwork")
    page = RawSheet(name="Waves and responses", rows=header + row(2, number_cell("2025"), "2025-10-31"))
    reading = read(RawWorkbook(sheets=[page]))
    assert values(reading) == [{"label": "2025", "reference": "2025-10-31"}]
    assert reading.notes == ()


def test_what_is_hidden_of_a_matrix_is_said_too(read: Read) -> None:
    rows = row(1, "referral", "A", "B") + row(2, "A", "", number_cell("1"), hidden=True)
    rows += row(3, "B", number_cell("0"))
    columns = '<cols><col min="3" max="3" hidden="1"/></cols>'
    reading = read(RawWorkbook(sheets=[RawSheet(name="Ties", rows=rows, before=columns, state="hidden")]))
    assert [one.noun for one in reading.roster.rows].count("claim") == 1
    assert noted(reading) == ["note-hidden-sheet", "note-hidden-rows", "note-hidden-columns", "note-matrix"]
