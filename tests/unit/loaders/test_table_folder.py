"""The table folder: what is written comes back, whatever the script, and nothing that was tampered with is believed."""

import csv
import json
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fakes.generated_facts import FACTS, TEXT, digest, rows_of
from lipgraph.domain.facts import Fact
from lipgraph.domain.organizations import Organization
from lipgraph.domain.vocabulary import Sector
from lipgraph.domain.waves import Wave
from lipgraph_loaders import base_vocabulary, read_folder, read_table_folder, write_table_folder
from lipgraph_loaders.table_cells import guarded, join_words, split_words, unguarded


@settings(max_examples=120, deadline=None)
@given(facts=st.lists(FACTS, max_size=12, unique_by=lambda fact: (fact.NOUN, *(getattr(fact, k) for k in fact.KEY))))
def test_nothing_is_lost_between_writing_and_reading(facts: list[Fact]) -> None:
    with TemporaryDirectory() as place:
        write_table_folder(rows_of(facts), Path(place))
        reading = read_table_folder(Path(place))
    assert reading.rejects == ()
    assert len(reading.facts) == len(facts)
    assert digest(reading.facts) == digest(facts)
    assert {repr(fact) for fact in reading.facts} == {repr(fact) for fact in facts}


@given(value=TEXT)
def test_no_cell_is_left_that_a_spreadsheet_would_compute(value: str) -> None:
    assert not guarded(value).lstrip().startswith(("=", "+", "-", "@"))
    assert unguarded(guarded(value)) == value


@given(words=st.lists(TEXT, max_size=5))
def test_words_come_back(words: list[str]) -> None:
    assert split_words(join_words(words)) == words


def test_words_are_written_as_a_person_would() -> None:
    assert join_words(["school boards", "écoles"]) == "school boards | écoles"
    assert split_words("a|b |  c |") == ["a", "b", "c"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_table_folder(rows_of(base_vocabulary()), tmp_path)
    return tmp_path


def test_the_base_vocabulary_goes_out_and_comes_back(folder: Path) -> None:
    assert set(read_folder(folder).facts) == set(base_vocabulary())


def test_meta_vouches_for_every_file(folder: Path) -> None:
    meta = json.loads((folder / "meta.json").read_text("utf-8"))
    assert (meta["format"], meta["version"]) == ("lipgraph-table-folder", 1)
    assert meta["state_digest"] == digest(base_vocabulary())
    assert {name: entry["rows"] for name, entry in meta["files"].items()} == {
        "taxonomy.csv": 1,
        "sector.csv": 16,
        "codebook.csv": 1,
        "relation.csv": 6,
    }


def test_a_table_is_plain_utf_8_with_line_feeds_and_only_columns_in_use(folder: Path) -> None:
    content = (folder / "sector.csv").read_bytes()
    assert b"\r" not in content
    header, *lines = csv.reader(content.decode("utf-8").splitlines())
    assert len(lines) == 16
    assert "broader" not in header
    assert {"taxonomy", "code", "name", "name_fr", "source_line"} <= set(header)


def test_writing_twice_leaves_the_same_bytes_and_no_stale_table(folder: Path) -> None:
    before = (folder / "sector.csv").read_bytes()
    facts = [fact for fact in base_vocabulary() if isinstance(fact, Sector)]
    write_table_folder(rows_of(list(reversed(facts))), folder)
    assert (folder / "sector.csv").read_bytes() == before
    assert not (folder / "relation.csv").exists()


def test_a_file_that_was_changed_is_refused_and_says_what_to_do(folder: Path) -> None:
    path = folder / "sector.csv"
    path.write_bytes(path.read_bytes().replace(b"Libraries", b"Library"))
    [reject] = read_table_folder(folder).rejects
    assert (reject.file, reject.code) == ("sector.csv", "changed-file")
    assert "meta.json" in reject.message("fr")


def test_a_file_that_is_gone_is_missed(folder: Path) -> None:
    (folder / "sector.csv").unlink()
    [reject] = read_table_folder(folder).rejects
    assert (reject.file, reject.code) == ("sector.csv", "missing-file")


def by_hand(folder: Path, name: str, content: str | bytes) -> Path:
    (folder / "meta.json").write_text('{"format": "lipgraph-table-folder", "version": 1}', "utf-8")
    (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def test_a_folder_made_by_hand_needs_no_digests(tmp_path: Path) -> None:
    reading = read_table_folder(by_hand(tmp_path, "organization.csv", "id,slug,name,colour\n1,a,École,red\n\n2,b,B\n"))
    assert [fact.name for fact in reading.facts if isinstance(fact, Organization)] == ["École", "B"]
    assert [(note.code, note.count) for note in reading.notes] == [("unknown-column", 1)]


HEADER = "id,partnership,label,closed,rank,fieldwork_from,fieldwork_until\n"


@pytest.mark.parametrize(
    ("row", "column", "code", "expected"),
    [
        ("w,p,2025,perhaps,1,,", "closed", "bad-value", "true or false"),
        ("w,p,2025,true,first,,", "rank", "bad-value", "whole number"),
        ("w,p,2025,true,1,2025-13,", "fieldwork_from", "bad-value", "2025-10-01"),
        ("w,p,2025,true,1,2025,2024", "fieldwork_from", "bad-value", "not before"),
        ("w,p,,true,1,,", "label", "missing-value", "value"),
        ("w,p,2025,true,1,,,extra", None, "bad-row", "7"),
        ("ok,p,2024,true,1,,", None, "duplicate-key", "once"),
    ],
)
def test_a_wrong_cell_says_where_and_what_is_expected(
    tmp_path: Path, row: str, column: str | None, code: str, expected: str
) -> None:
    reading = read_table_folder(by_hand(tmp_path, "wave.csv", f"{HEADER}ok,p,2024,true,0,,\n{row}\n"))
    assert [fact.label for fact in reading.facts if isinstance(fact, Wave)] == ["2024"]
    [reject] = reading.rejects
    assert (reject.row, reject.column, reject.code) == (3, column, code)
    assert expected in reject.message("en")
    assert "wave.csv, ligne 3" in reject.message("fr")


def test_a_word_that_is_none_of_the_few_is_told_which_they_are(tmp_path: Path) -> None:
    [reject] = read_table_folder(by_hand(tmp_path, "response.csv", "wave,organization,status\nw,o,sleepy\n")).rejects
    assert (reject.column, reject.found) == ("status", "sleepy")
    assert "answered-none" in reject.message("fr")


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("id,slug,name\n1,a,É\n".encode("latin-1"), "bad-encoding"),
        (b'id,slug,name\n1,a,"open\n', "bad-row"),
        (b"slug,name\na,A\n", "missing-column"),
        (b"id,id,slug,name\n1,1,a,A\n", "duplicate-key"),
        (b"", "missing-column"),
    ],
)
def test_a_file_that_is_no_table_is_a_reject(tmp_path: Path, content: bytes, code: str) -> None:
    reading = read_table_folder(by_hand(tmp_path, "organization.csv", content))
    assert reading.facts == ()
    assert {reject.code for reject in reading.rejects} == {code}
    assert all(reject.message(lang) for reject in reading.rejects for lang in ("en", "fr"))


@pytest.mark.parametrize(
    ("meta", "code"),
    [
        ('{"format": "lipgraph-table-folder", "version": 2}', "unknown-format"),
        ("[]", "malformed-file"),
        ("{", "malformed-file"),
        ("[" * 100_000, "malformed-file"),
    ],
)
def test_a_meta_that_cannot_be_read_stops_the_reading(tmp_path: Path, meta: str, code: str) -> None:
    (tmp_path / "meta.json").write_text(meta, "utf-8")
    assert [reject.code for reject in read_table_folder(tmp_path).rejects] == [code]


def test_a_thousand_rejects_are_enough(tmp_path: Path) -> None:
    rows = "".join(f"w{i},p,l,maybe,0,,\n" for i in range(3000))
    assert len(read_table_folder(by_hand(tmp_path, "wave.csv", HEADER + rows)).rejects) == 1000
