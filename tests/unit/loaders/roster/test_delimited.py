"""Delimited text: dialects and encodings that are read alike, and what is refused with its place."""

from collections.abc import Callable
from pathlib import Path

import pytest

from lipgraph_loaders.roster import RosterReading, read_roster

Write = Callable[[bytes], Path]

LIST = "Organization,Sector\nBibliothèque de l’Érable,libraries\nPolice,police\n"
NAMES = ["Bibliothèque de l’Érable", "Police"]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def made(content: bytes) -> Path:
        path = tmp_path / "list.csv"
        path.write_bytes(content)
        return path

    return made


def names(reading: RosterReading) -> list[str]:
    return [row.values["name"] for row in reading.roster.rows if row.noun == "organization"]


def codes(reading: RosterReading) -> list[tuple[str, int | None]]:
    return [(one.code, one.row) for one in reading.rejects]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_list_reads_alike_in_each_dialect(write: Write, delimiter: str, codec: str, end: str) -> None:
    reading = read_roster(write(LIST.replace(",", delimiter).replace("\n", end).encode(codec)))
    assert reading.rejects == ()
    assert names(reading) == NAMES


def test_a_line_sep_says_the_delimiter_and_counts_as_a_row(write: Write) -> None:
    reading = read_roster(write(("sep=;\n" + LIST.replace(",", ";")).encode()))
    assert [row.source.row for row in reading.roster.rows] == [3, 4]


def test_windows_1252_is_read_when_said_and_refused_when_not(write: Write) -> None:
    path = write(LIST.encode("cp1252"))
    assert names(read_roster(path, encoding="windows-1252")) == NAMES
    refused = read_roster(path)
    assert codes(refused) == [("not-utf-8", 2)]
    assert "--encoding windows-1252" in refused.rejects[0].message("en")
    assert refused.roster.rows == ()


def test_a_mark_and_a_command_that_contradict_each_other_are_refused(write: Write) -> None:
    assert codes(read_roster(write(LIST.encode("utf-8-sig")), encoding="windows-1252")) == [
        ("encoding-contradicts", None)
    ]


@pytest.mark.parametrize(
    ("text", "code", "row"),
    [
        ('Organization,Sector\nA,"open\nB,police\n', "open-quotation", 2),
        ('Organization,Sector\nA,x\n"B"C,police\n', "open-quotation", 3),
        ("Organization,Sector\nA,x\nB\n", "ragged-row", 3),
        ("Organization,Sector\nA,x,y\n", "ragged-row", 2),
        ("Organization,Sector,Sector\nA,x,y\n", "doubled-header", 1),
        ("Organization,Secteur,Sector\nA,x,y\n", "doubled-header", 1),
        ("Seat,Organization\n,A\n", "blank-cell", 2),
        ("Organization,First name\nA,B\n", "personal-column", 1),
        ("Organization,Sector\nA,b@c.example\n", "personal-cell", 2),
        ("Organization,\nA,b\n", "cell-without-header", 2),
        ("Organization\nA\x00B\n", "null-character", 2),
        ("Organization\nA\u202eB\n", "control-character", 2),
        ("Organization\nBiblioth\ufffdque\n", "lost-character", 2),
        ("Organization,Until\nA,01/10/2025\n", "not-a-date", 2),
        ("Organization,Until\nA,2025-02-30\n", "no-such-day", 2),
        ("Organization,Until\nA,٢٠٢٥\n", "not-a-date", 2),
        ("Wave,Last day of fieldwork\n2025,2025-10\n", "not-a-day", 2),
        ("Wave,Organization,Response\n2025,A,perhaps\n", "not-a-status", 2),
        ("Wave,Organization,Response\n2025,A,\n", "blank-cell", 2),
        ("Relation,From,To,Strength\nreferral,A,B,1_000\n", "not-a-number", 2),
        ("Relation,From,To,Strength\nreferral,A,B,1e400\n", "not-a-number", 2),
        ('Relation,From,To,Strength\nreferral,A,B,"1,000"\n', "doubtful-number", 2),
        ("Relation,From,To,Says\nreferral,A,B,maybe\n", "not-yes-or-no", 2),
        ("Nothing,Known\n1,2\n", "which-list", 1),
        ("", "empty-file", None),
    ],
)
def test_what_is_wrong_is_refused_with_its_place(write: Write, text: str, code: str, row: int | None) -> None:
    assert (code, row) in codes(read_roster(write(text.encode())))


def test_all_problems_come_in_one_run_in_the_order_of_rows(write: Write) -> None:
    text = "Organization,Until,E-mail\nA,1/2/2025,\nB,2025-13,\n,2025,\n"
    assert codes(read_roster(write(text.encode()))) == [
        ("personal-column", 1), ("not-a-date", 2), ("no-such-day", 3), ("blank-cell", 4),
    ]  # fmt: skip


def test_headers_are_forgiven_and_said(write: Write) -> None:
    reading = read_roster(write("\u200bORGANISME *; secteur ;Remarques\nA;libraries;x\n".encode()))
    assert dict(reading.roster.rows[0].values) == {"name": "A", "sector": "libraries"}
    assert [note.code for note in reading.notes] == ["note-header-read-as", "note-unknown-column"]
    assert "Remarques" in reading.notes[1].message("fr")


def test_titles_above_the_header_are_said(write: Write) -> None:
    reading = read_roster(write(b"Our members,\n,\nOrganization,Sector\nA,police\n"))
    assert [(row.values["name"], row.source.row) for row in reading.roster.rows] == [("A", 4)]
    assert [note.code for note in reading.notes] == ["note-header-below"]


def test_a_decimal_comma_and_leading_zeros_are_kept_as_meant(write: Write) -> None:
    reading = read_roster(write(b"Relation;From;To;Strength\nreferral;0012;B;2,5\n"))
    assert dict(reading.roster.rows[0].values) == {
        "relation": "referral", "source": "0012", "target": "B", "strength": "2.5",
    }  # fmt: skip


def test_the_mark_before_a_formula_is_taken_away_and_other_apostrophes_stay(write: Write) -> None:
    reading = read_roster(write(b"Organization\n'=Equal\n'Ksan Society\n"))
    assert names(reading) == ["=Equal", "'Ksan Society"]


def test_the_command_says_what_the_headers_do_not(write: Write) -> None:
    path = write(b"From,To\nA,B\n")
    assert codes(read_roster(path)) == [("which-list", 1)]
    assert [row.values["relation"] for row in read_roster(path, relation="referral").roster.rows] == ["referral"]


def test_a_line_of_seats_says_the_seat_and_who_holds_it(write: Write) -> None:
    text = 'Council,Seat,Held by,Role\nC,1,A,chair\nC,2,(vacant),\nC,3,"(held, not named)",\nC,4,,\nC,1,B,\n'
    reading = read_roster(write(text.encode()))
    assert [(row.noun, row.values.get("label") or row.values["seat"]) for row in reading.roster.rows] == [
        ("seat", "1"), ("membership", "1"), ("seat", "2"), ("seat", "3"), ("membership", "3"), ("seat", "4"),
        ("membership", "1"),
    ]  # fmt: skip
    assert [row.values["organization"] for row in reading.roster.rows if row.noun == "membership"] == ["A", "", "B"]
    assert reading.roster.nouns == {"seat", "membership"}


def test_waves_are_said_once_and_answers_row_by_row(write: Write) -> None:
    text = (
        "Vague,Dernier jour de collecte,Relations demandées,Organisme,Réponse\n"
        "2025,2025-10-31,referral; information,A,a nommé quelqu’un\n2025,,,B,n’a pas répondu\n"
    )
    assert [(row.noun, dict(row.values)) for row in read_roster(write(text.encode())).roster.rows] == [
        ("wave", {"label": "2025", "reference": "2025-10-31"}),
        ("question", {"wave": "2025", "relation": "referral"}),
        ("question", {"wave": "2025", "relation": "information"}),
        ("response", {"wave": "2025", "organization": "A", "status": "named-someone"}),
        ("response", {"wave": "2025", "organization": "B", "status": "no-answer"}),
    ]


def test_a_wave_that_is_said_twice_differently_is_refused(write: Write) -> None:
    text = "Wave,Last day of fieldwork\n2025,2025-10-31\n2025,2025-11-01\n"
    assert codes(read_roster(write(text.encode()))) == [("contradicts", 3)]


def test_what_is_no_regular_file_is_refused(tmp_path: Path) -> None:
    assert [one.code for one in read_roster(tmp_path / "absent.csv").rejects] == ["missing-file"]
    assert [one.code for one in read_roster(tmp_path).rejects] == ["malformed-file"]


def test_nothing_is_repeated_raw_and_nothing_of_a_person_at_all(write: Write) -> None:
    text = "Organization,Left\u202eright,Until\n" + "x" * 900 + ",1,never\u202e\nA,someone@example.org,2025\n"
    reading = read_roster(write(text.encode()))
    said = [one.message(lang) for one in reading.rejects for lang in ("en", "fr")]
    said += [one.message(lang) for one in reading.notes for lang in ("en", "fr")]
    assert len(reading.rejects) > 1
    assert not any("\u202e" in sentence or "example.org" in sentence for sentence in said)
    assert "example.org" not in repr(reading.rejects)
