"""Bounded reading: what is too large, no file, or no text is refused before it is believed."""

import os
from pathlib import Path

import pytest

from lipgraph_loaders import read_folder
from lipgraph_loaders.bounded import MOST_CHARACTERS_OF_A_CELL, read_bytes, read_meta, read_sheet
from lipgraph_loaders.reading import Findings


def test_a_file_over_the_limit_is_not_read(tmp_path: Path) -> None:
    path, findings = tmp_path / "nodes.csv", Findings()
    path.write_bytes(b"x" * 11)
    assert read_bytes(path, findings, limit=10) is None
    [reject] = findings.rejects
    assert (reject.code, reject.found, reject.expected) == ("too-large", "> 10 bytes", "10 bytes")
    assert read_bytes(path, findings, limit=11) == b"x" * 11


def test_a_cell_over_the_limit_is_a_reject(tmp_path: Path) -> None:
    path, findings = tmp_path / "nodes.csv", Findings()
    path.write_text(f"id\n{'x' * (MOST_CHARACTERS_OF_A_CELL + 1)}\n", "utf-8")
    assert read_sheet(path, findings) is None
    assert [reject.code for reject in findings.rejects] == ["bad-row"]


def test_a_folder_in_the_place_of_a_file_is_a_reject(tmp_path: Path) -> None:
    (tmp_path / "meta.json").mkdir()
    findings = Findings()
    assert read_meta(tmp_path / "meta.json", findings) is None
    assert [reject.code for reject in findings.rejects] == ["malformed-file"]


def test_rows_are_counted_as_a_spreadsheet_shows_them(tmp_path: Path) -> None:
    path, findings = tmp_path / "nodes.csv", Findings()
    path.write_bytes(b'id,label\r\n1,"two\r\nlines"\r\n\r\n2,short\r\n3\r\n')
    sheet = read_sheet(path, findings)
    assert sheet is not None
    assert sheet.rows == ((2, ("1", "two\r\nlines")), (4, ("2", "short")), (5, ("3", "")))
    assert findings.rejects == []


def test_a_folder_that_is_neither_kind_says_which_file_is_missing(tmp_path: Path) -> None:
    assert [(reject.file, reject.code) for reject in read_folder(tmp_path).rejects] == [("meta.json", "missing-file")]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_that_is_named_like_a_table_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "nodes.csv")
    findings = Findings()
    assert read_bytes(tmp_path / "nodes.csv", findings) is None
    (reject,) = findings.rejects
    assert (reject.code, reject.found) == ("malformed-file", "special")
