"""Matrices: a row is a respondent, blank is not asked, 0 is asked and none."""

from collections.abc import Callable
from pathlib import Path

import pytest

from fakes.wrong_workbooks import Value, book
from lipgraph_loaders.roster import RosterReading, read_roster

Read = Callable[..., RosterReading]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    def reading(text: str, *, kind: str | None = None, relation: str | None = None) -> RosterReading:
        path = tmp_path / "matrix.csv"
        path.write_text(text, encoding="utf-8")
        return read_roster(path, kind=kind, relation=relation)

    return reading


def said(reading: RosterReading, noun: str) -> list[tuple[str, ...]]:
    return [tuple(row.values.values()) for row in reading.roster.rows if row.noun == noun]


def test_ones_are_claims_of_the_row_and_noughts_are_answers(read: Read) -> None:
    reading = read("referral,A,B,C\nA,,1,0\nB,0,,0\n")
    assert reading.rejects == ()
    # relation, source, target, claimant: no strength, since every answer is 0 or 1.
    assert said(reading, "claim") == [("referral", "A", "B", "A")]
    assert said(reading, "question") == [("referral",)]
    assert said(reading, "response") == [("A", "named-someone"), ("B", "answered-none"), ("C", "not-asked")]
    assert reading.roster.nouns == {"claim"}


def test_other_numbers_are_strengths(read: Read) -> None:
    reading = read("referral;A;B\nA;;2,5\nB;1;\n")
    assert [row[-1] for row in said(reading, "claim")] == ["2.5", "1"]


def test_a_row_without_an_answer_was_not_asked(read: Read) -> None:
    assert said(read("referral,A,B\nA,,1\nB,,\n"), "response") == [("A", "named-someone"), ("B", "not-asked")]


def test_the_relation_is_the_one_said_before_the_corner_before_the_sheet(read: Read, tmp_path: Path) -> None:
    text = "corner,A,B\nA,,1\nB,1,\n"
    assert {row[0] for row in said(read(text), "claim")} == {"corner"}
    assert {row[0] for row in said(read(text, relation="said"), "claim")} == {"said"}
    path = tmp_path / "matrix.xlsx"
    path.write_bytes(book({"information": [[None, "A", "B"], ["A", None, 1], ["B", 1, None]]}))
    assert {row[0] for row in said(read_roster(path), "claim")} == {"information"}


def test_two_matrices_tell_where_an_answer_differs_from_the_general_one(tmp_path: Path) -> None:
    path = tmp_path / "matrix.xlsx"
    first: list[list[Value]] = [[None, "A", "B"], ["A", None, 1], ["B", 0, None]]
    second: list[list[Value]] = [[None, "A", "B"], ["A", None, 0], ["B", 0, None]]
    path.write_bytes(book({"referral": first, "information": second}))
    assert said(read_roster(path), "response") == [
        ("A", "named-someone"),
        ("B", "answered-none"),
        # A named somebody in general, and nobody in this relation.
        ("A", "information", "answered-none"),
    ]


def test_what_stands_on_the_diagonal_is_no_answer_unless_it_says_one(read: Read) -> None:
    for own in ("", "-", "x", "0", "N/A"):
        assert read(f"referral,A,B\nA,{own},1\nB,1,\n").rejects == ()
    assert [one.code for one in read("referral,A,B\nA,1,1\nB,1,\n").rejects] == ["self-linkage"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("referral,A,B\nA,,yes\nB,1,\n", "not-an-answer"),
        ("referral,A,B\nA,,-1\nB,1,\n", "not-an-answer"),
        ("referral,A,B\nA,,1\nA,1,\nB,1,\n", "doubled-row"),
        ("referral,A,B,a\nA,,1,\nB,1,,\n", "doubled-header"),
        ("referral,A,B\nA,,1\n,1,\nB,1,\n", "blank-cell"),
        ("referral,A,B,\nA,,1,1\nB,1,,\n", "cell-without-header"),
        (",A,B\nA,,1\nB,1,\n", "matrix-without-relation"),
    ],
)
def test_what_is_no_answer_is_refused(read: Read, text: str, code: str) -> None:
    assert code in [one.code for one in read(text, kind="matrix").rejects]


def test_a_sheet_of_linkages_may_be_a_matrix(tmp_path: Path) -> None:
    path = tmp_path / "matrix.xlsx"
    path.write_bytes(book({"Linkages": [["referral", "A", "B"], ["A", None, 1], ["B", 1, None]]}))
    assert {row[0] for row in said(read_roster(path), "claim")} == {"referral"}
    path.write_bytes(book({"Linkages": [[None, "A", "B"], ["A", None, 1], ["B", 1, None]]}))
    # The name of the sheet is the template's, and says nothing of the relation.
    assert [one.code for one in read_roster(path).rejects] == ["matrix-without-relation"]
