"""Whatever is written: the same rows come back from each dialect and encoding, and only rejects from the rest."""

import csv
import io
import tempfile
import unicodedata
import zipfile
from dataclasses import replace
from pathlib import Path

import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from fakes.raw_workbook import RawSheet, RawWorkbook, row
from lipgraph.domain.personal import personal_kind
from lipgraph_loaders.roster import read_roster
from lipgraph_schema.messages import LANGUAGES

HEADERS = ("Organization", "Sector", "Other names")
# Any script; what cells may not hold (controls, marks of direction, surrogates) is refused and tested elsewhere.
TEXT = st.text(
    st.characters(exclude_categories=("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"), exclude_characters="\ufffd"),
    max_size=30,
)


def kept(text: str) -> str:
    """The same text as a cell keeps it: composed, on one line, single blanks."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def is_plain(text: str) -> bool:
    # An apostrophe before a formula is the mark of a spreadsheet export, and is taken away.
    return personal_kind(text) is None and not text.startswith("'")


ROWS = st.lists(
    st.tuples(TEXT.filter(kept), TEXT, TEXT).filter(lambda row: all(is_plain(cell) for cell in row)),
    min_size=1,
    max_size=8,
)


def read(content: bytes, name: str, encoding: str | None = None) -> list[tuple[str, ...]]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(content)
        reading = read_roster(path, encoding=encoding)
    assert reading.rejects == ()
    return [(row.values["name"], row.values["sector"], row.values["other_names"]) for row in reading.roster.rows]


@settings(max_examples=150, deadline=None)
@given(
    rows=ROWS,
    delimiter=st.sampled_from(",;\t"),
    codec=st.sampled_from(("utf-8", "utf-8-sig", "utf-16")),
    end=st.sampled_from(("\n", "\r\n")),
    announced=st.booleans(),
)
def test_a_table_comes_back_from_each_dialect(
    rows: list[tuple[str, str, str]], delimiter: str, codec: str, end: str, announced: bool
) -> None:
    out = io.StringIO(newline="")
    out.write(f"sep={delimiter}{end}" if announced else "")
    csv.writer(out, delimiter=delimiter, lineterminator=end).writerows([HEADERS, *rows])
    assert read(out.getvalue().encode(codec), "list.csv") == [tuple(kept(cell) for cell in row) for row in rows]


@settings(max_examples=60, deadline=None)
@given(rows=ROWS)
def test_a_table_comes_back_from_a_workbook(rows: list[tuple[str, str, str]]) -> None:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        page = book.add_worksheet("Organizations")
        for number, row in enumerate([HEADERS, *rows]):
            for place, cell in enumerate(row):
                page.write_string(number, place, cell)
    assert read(out.getvalue(), "list.xlsx") == [tuple(kept(cell) for cell in row) for row in rows]


@settings(max_examples=60, deadline=None)
@given(
    names=st.lists(
        st.text(st.characters(codec="cp1252", categories=("L", "N", "P")), min_size=1), min_size=1, max_size=5
    )
)
def test_a_list_in_windows_1252_comes_back_when_it_is_said(names: list[str]) -> None:
    plain = [name for name in names if is_plain(name)]
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=";").writerows([HEADERS, *((name, "", "") for name in plain)])
    if plain:
        assert [row[0] for row in read(out.getvalue().encode("cp1252"), "l.csv", "windows-1252")] == list(
            map(kept, plain)
        )


def sentences(content: bytes, name: str) -> list[str]:
    """Read any bytes; return what is said of them, after looking that there are rows where nothing is."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(content)
        reading = read_roster(path)
    said = [one.message(language) for one in reading.rejects for language in LANGUAGES]
    said += [one.message(language) for one in reading.notes for language in LANGUAGES]
    assert reading.roster.rows or said
    assert all(len(sentence) < 1_200 for sentence in said)
    return said


CROOKED = st.text(st.sampled_from('Organization,;\t"\n\r=0123 é\u202e'), max_size=120)


@settings(max_examples=200, deadline=None)
@given(
    content=st.one_of(
        st.binary(max_size=400),
        st.text(max_size=200).map(str.encode),
        CROOKED.map(lambda tail: b"Organization;Sector\n" + tail.encode()),
        st.binary(max_size=200).map(lambda tail: b"PK\x03\x04" + tail),
    ),
    name=st.sampled_from(("a.csv", "a.tsv", "a.xlsx")),
)
def test_any_bytes_give_rows_or_sentences_and_nothing_else(content: bytes, name: str) -> None:
    sentences(content, name)


PARTS = ("xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml", "_rels/.rels")
TOKENS = st.sampled_from(
    (
        b"<",
        b">",
        b"/",
        b'"',
        b"<c>",
        b"</c>",
        b"<v>9</v>",
        b'<c r="A1">',
        b' r="ZZZ9"',
        b' s="99"',
        b' t="s"',
        b"&lt;",
        b"\x00",
    )
)


@settings(max_examples=300, deadline=None)
@given(part=st.sampled_from(PARTS), at=st.floats(0, 1), gone=st.integers(0, 12), put=st.lists(TOKENS, max_size=3))
def test_any_damage_to_a_part_of_a_workbook_gives_rows_or_sentences(
    part: str, at: float, gone: int, put: list[bytes]
) -> None:
    sheet = RawSheet(name="Organizations", rows=row(1, "Organization") + row(2, '<c r="{at}" t="s"><v>0</v></c>'))
    whole = RawWorkbook(sheets=[sheet], texts=["<t>A</t>"], formats=["yyyy-mm-dd"])
    with zipfile.ZipFile(io.BytesIO(whole.content())) as archive:
        content = archive.read(part)
    place = int(at * len(content))
    damaged = content[:place] + b"".join(put) + content[place + gone :]
    sentences(replace(whole, more={part: damaged}).content(), "a.xlsx")
