"""The table workbook: what is exported comes back equal, in every script, and no cell of it computes."""

import io
from pathlib import Path
from tempfile import TemporaryDirectory

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fakes.council_facts import A, every_fact
from fakes.generated_facts import FACTS, digest, rows_of
from lipgraph.domain.facts import NOUNS, Fact, in_order, key_of
from lipgraph.domain.organizations import Organization
from lipgraph.errors import LimitExceeded
from lipgraph.exports import workbook
from lipgraph.exports.workbook import MOST_CHARACTERS, carried, table_workbook
from lipgraph_loaders.reading import Reading
from lipgraph_loaders.roster import limits
from lipgraph_loaders.table_workbook import is_table_workbook, read_table_workbook, uncarried, workbook_tables

UNIQUE = {"unique_by": lambda fact: (fact.NOUN, *key_of(fact))}
COUNCIL = every_fact()


def written(facts: list[Fact]) -> bytes:
    return table_workbook(*workbook_tables(rows_of(facts)))


def read_back(content: bytes) -> Reading:
    with TemporaryDirectory() as place:
        path = Path(place) / "all.xlsx"
        path.write_bytes(content)
        assert is_table_workbook(path)
        return read_table_workbook(path)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(facts=st.lists(FACTS, max_size=12, **UNIQUE))  # type: ignore[arg-type]  # the options are those of lists
def test_nothing_is_lost_between_writing_and_reading(facts: list[Fact]) -> None:
    reading = read_back(written(facts))
    assert (reading.rejects, reading.notes) == ((), ())
    assert digest(reading.facts) == digest(facts)
    assert {repr(fact) for fact in reading.facts} == {repr(fact) for fact in facts}


def test_every_noun_of_two_partnerships_comes_back() -> None:
    reading = read_back(written(COUNCIL))
    assert (reading.rejects, reading.notes) == ((), ())
    assert list(reading.facts) == in_order(COUNCIL)


def test_equal_facts_make_equal_bytes() -> None:
    assert written(COUNCIL) == written(list(reversed(COUNCIL)))


@given(value=st.text())
def test_characters_that_a_workbook_cannot_carry_come_back(value: str) -> None:
    assert uncarried(carried(value)) == value
    assert not set(carried(value)) & {"\x00", "\x0b", "\r", "\ufffe", "\uffff"}


def test_no_cell_computes_and_every_cell_is_text() -> None:
    book = openpyxl.load_workbook(io.BytesIO(written(COUNCIL)))
    cells = [cell for sheet in book for line in sheet.iter_rows() for cell in line if cell.value is not None]
    assert {sheet.title for sheet in book} == {"meta", *NOUNS}
    assert {(cell.data_type, cell.number_format) for cell in cells} == {("s", "@")}


def test_a_workbook_that_was_changed_by_hand_is_read_and_said_to_be_changed(tmp_path: Path) -> None:
    path = tmp_path / "all.xlsx"
    path.write_bytes(written(COUNCIL))
    book = openpyxl.load_workbook(path)
    sheet = book["partnership"]
    place = next(cell.column for cell in sheet[1] if cell.value == "area_count")
    sheet.cell(2, place).value = 7
    book.save(path)
    reading = read_table_workbook(path)
    assert [note.code for note in reading.notes] == ["note-changed-workbook"]
    changed = set(map(repr, reading.facts)) - set(map(repr, COUNCIL))
    assert [("area_count=7" in one) for one in changed] == [True]


def test_a_cell_that_is_wrong_is_refused_with_its_place(tmp_path: Path) -> None:
    path = tmp_path / "all.xlsx"
    path.write_bytes(written(COUNCIL))
    book = openpyxl.load_workbook(path)
    sheet = book["wave"]
    place = next(cell.column for cell in sheet[1] if cell.value == "rank")
    sheet.cell(3, place).value = "first"
    book.save(path)
    (reject,) = read_table_workbook(path).rejects
    assert (reject.file, reject.sheet, reject.row, reject.column) == ("all.xlsx", "wave", 3, "rank")
    assert (reject.code, reject.found, reject.expected) == ("bad-value", "first", "integer")


@pytest.mark.parametrize(("typed", "code"), [("=1+1", "not-computed"), ("#N/A", "error-cell")])
def test_a_cell_without_a_value_of_its_own_is_refused(tmp_path: Path, typed: str, code: str) -> None:
    path = tmp_path / "all.xlsx"
    path.write_bytes(written(COUNCIL))
    book = openpyxl.load_workbook(path)
    place = next(cell.column for cell in book["wave"][1] if cell.value == "title")
    book["wave"].cell(2, place).value = typed
    book.save(path)
    (reject,) = read_table_workbook(path).rejects
    assert (reject.sheet, reject.row, reject.column, reject.code) == ("wave", 2, "title", code)


def test_what_is_written_is_within_what_is_read() -> None:
    assert workbook.MOST_ROWS <= limits.MOST_ROWS
    assert workbook.MOST_CELLS <= limits.MOST_CELLS
    assert workbook.MOST_CHARACTERS <= limits.MOST_CHARACTERS


def test_what_no_cell_can_hold_is_refused_and_not_cut() -> None:
    long = Organization(id=A, slug="a", name="x" * (MOST_CHARACTERS + 1))
    with pytest.raises(LimitExceeded):
        written([long])


@pytest.mark.parametrize("content", [b"", b"no workbook", b"PK\x03\x04broken"])
def test_what_is_no_workbook_is_none(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "all.xlsx"
    path.write_bytes(content)
    assert not is_table_workbook(path)
    (reject,) = read_table_workbook(path).rejects
    assert reject.code == "damaged-workbook"
