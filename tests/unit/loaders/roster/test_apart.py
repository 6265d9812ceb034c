"""A roster read in a process of its own: the same reading, and an end to what takes too much."""

import sys
from pathlib import Path

import pytest

from fakes.wrong_lists import wrong_files
from lipgraph_loaders.roster import read_roster
from lipgraph_loaders.roster.apart import Limits, read_roster_apart

FILES = wrong_files()
HAS_LIMITS = sys.platform != "win32"


def test_a_process_of_its_own_reads_the_same(tmp_path: Path) -> None:
    path = tmp_path / "seats.xlsx"
    path.write_bytes(FILES["seats.xlsx"]())
    reading = read_roster_apart(path)
    assert reading == read_roster(path)
    assert reading.rejects
    assert reading.roster.rows


def test_what_the_command_says_of_a_file_is_passed_on(tmp_path: Path) -> None:
    path = tmp_path / "ties.csv"
    path.write_bytes("Von;From;To\nx;É;B\n".encode("cp1252"))
    reading = read_roster_apart(path, encoding="windows-1252", kind="linkages", relation="referral")
    assert [dict(row.values) for row in reading.roster.rows] == [{"relation": "referral", "source": "É", "target": "B"}]


@pytest.mark.skipif(not HAS_LIMITS, reason="the system has no limits of memory and processor time")
@pytest.mark.parametrize(
    ("limits", "code"),
    [
        (Limits(memory=192 * 1024 * 1024), "reading-too-much"),
        (Limits(seconds=1), "reading-too-long"),
    ],
)
def test_reading_that_takes_too_much_is_stopped_and_said(tmp_path: Path, limits: Limits, code: str) -> None:
    path = tmp_path / "long.csv"
    path.write_text("Organization,Sector\n" + "".join(f"Organization {n},s{n}\n" for n in range(450_000)), "utf-8")
    reading = read_roster_apart(path, limits=limits)
    assert [one.code for one in reading.rejects] == [code]
    assert reading.roster.rows == ()
