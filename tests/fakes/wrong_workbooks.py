"""Workbooks that are wrong in the ways that people's are, each beside a store that knows Northgate."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping, Sequence
from datetime import date

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from fakes.raw_workbook import RawSheet, RawWorkbook, number_cell, row

Value = str | int | float | date | None
ORGANIZATIONS = ("Organization", "Sector", "On the roster from", "Until")
LINKAGES = ("Relation", "From organization", "To organization", "Reported by", "Wave", "Says", "Strength")
SEATS = ("Council", "Seat", "For the sector", "Held by", "Role", "Held from", "Until")
RESPONSES = ("Wave", "Last day of fieldwork", "Relations asked", "Organization", "Response")


def book(sheets: Mapping[str, Sequence[Sequence[Value]]], mend: Callable[[Workbook], None] | None = None) -> bytes:
    """Return a workbook of sheets; ``mend`` does to it what rows cannot say."""
    made, out = Workbook(), io.BytesIO()
    made.remove(made.active or made.create_sheet())
    for name, rows in sheets.items():
        page: Worksheet = made.create_sheet(name)
        for one in rows:
            page.append(list(one))
    if mend is not None:
        mend(made)
    made.save(out)
    return out.getvalue()


def dates() -> bytes:
    """Dates as people write them; the last two rows are read, one from a date cell."""
    return book(
        {
            "Organizations": [
                ORGANIZATIONS,
                ["Day first", "schools", "01/10/2025", None],
                ["Words", "schools", "October 2025", None],
                ["No such day", "schools", "2025-02-30", None],
                ["Slashes", "schools", "2025/10/1", "2025.12"],
                ["Lost its format", "schools", 45931, None],
                ["Ends too early", "schools", "2025-10", "2025-09"],
                ["A date cell", "schools", date(2025, 10, 1), None],
                ["A year", "schools", 2025, None],
            ]
        }
    )


def formulas() -> bytes:
    """A sector that was never computed, and lookups that found nothing."""
    rows = [
        ["A", "=VLOOKUP(A2,Lists!A:B,2)", "2025", None],
        ["B", "#N/A", "2025", None],
        ["=A2", "schools", None, "#REF!"],
    ]
    return book({"Organizations": [ORGANIZATIONS, *rows]})


def merged() -> bytes:
    """A title over all columns, and one sector written once for three organizations."""

    def merge(made: Workbook) -> None:
        made["Organizations"].merge_cells("A1:D1")
        made["Organizations"].merge_cells("B3:B5")

    title = ["Members of the council, 2025", None, None, None]
    rows = [["A", "schools", None, None], ["B", None, None, None], ["C", None, None, None]]
    return book({"Organizations": [title, ORGANIZATIONS, *rows]}, merge)


def hidden() -> bytes:
    """Rows that a filter hides, a hidden column and a hidden sheet: what is wrong in them is told like the rest."""

    def hide(made: Workbook) -> None:
        made["Organizations"].row_dimensions[3].hidden = True
        made["Organizations"].column_dimensions["C"].hidden = True
        made["Sièges"].sheet_state = "hidden"

    return book(
        {
            "Organizations": [ORGANIZATIONS, ["A", "schools", None, None], ["B", "scools", "yesterday", None]],
            "Sièges": [SEATS, ["Partnership council", None, None, "Northgate Library", None, None, None]],
        },
        hide,
    )


def sectors() -> bytes:
    """One word misspelt in many rows, and others that the taxonomy does not have."""
    rows: list[list[Value]] = [[f"Agency {number}", "Settelment", None, None] for number in range(1, 9)]
    return book({"Organizations": [ORGANIZATIONS, *rows, ["Fire hall", "Fire service", None, None]]})


def names() -> bytes:
    """A name that looks like a stored one, one that stands twice, an identity that nobody has, and no name at all."""
    header = ["Organization", "Identity", "Sector"]
    return book(
        {
            "Organizations": [
                header,
                ["Harbour Setlement Services", None, "settlement"],
                ["École du Nord", None, "schools"],
                ["ECOLE DU NORD", None, "housing"],
                ["Somebody", "4711", "schools"],
                [None, None, "schools"],
            ]
        }
    )


def persons() -> bytes:
    """Columns and cells that speak of people."""
    header = ["Organization", "Sector", "Contact person", "Courriel", "Notes"]
    rows = [
        ["Northgate Library", "libraries", "A. Person", "a.person@example.org", None],
        ["Harbour Settlement Services", "settlement", None, None, "call 519-555-0123"],
        ["someone@example.org", "schools", None, None, None],
    ]
    return book({"Organizations": [header, *rows]})


def linkages() -> bytes:
    """Ends that are not known, an organization linked with itself, a relation and a wave that nobody asked, numbers."""
    library, harbour = "Northgate Library", "Harbour Settlement Services"
    rows: list[list[Value]] = [
        ["referral", library, "Harbor Settlement", library, "2025", None, None],
        ["referral", library, library, library, "2025", None, None],
        ["refferal", library, harbour, library, "2025", None, None],
        ["referral", library, harbour, library, "2019", None, None],
        ["referral", library, harbour, library, "2025", "perhaps", None],
        ["referral", library, harbour, library, "2025", None, "1,250"],
        ["referral", library, harbour, harbour, None, "non", None],
        [None, library, harbour, None, "2025", None, None],
    ]
    return book({"Linkages": [LINKAGES, *rows]})


def responses() -> bytes:
    """Words that are no answer, an answer of nobody, nobody's answer, and a wave that ends on two days."""
    return book(
        {
            "Vagues et réponses": [
                ["Vague", "Dernier jour de collecte", "Relations demandées", "Organisme", "Réponse"],
                ["2025", "2025-10-31", "referral", "Northgate Library", "a répondu"],
                ["2025", "2025-11-30", None, "Harbour Settlement Services", None],
                ["2025", None, None, None, "pas interrogé"],
                ["2026", "octobre", "trust", "Northgate Police", "n’a pas répondu"],
                [None, None, None, "Northgate Police", "n’a pas répondu"],
            ]
        }
    )


def seats() -> bytes:
    """A council that is not there, holders that are not known, a seat for two sectors, an end before the start."""
    return book(
        {
            "Seats": [
                SEATS,
                ["Parnership council", "Libraries", "libraries", "Northgate Library", "member", None, None],
                ["Partnership council", "Schools", "schools", "School Board", "boss", None, None],
                ["Partnership council", "Police", "police", "Northgate Police", None, "2025", "2024"],
                ["Partnership council", "Police", "housing", None, None, None, None],
                ["Partnership council", None, "housing", "Northgate Library", None, None, None],
            ]
        }
    )


def matrix() -> bytes:
    """A matrix that does not say of what, with words for numbers, a name twice and a tie to itself."""
    library, harbour, police = "Northgate Library", "Harbour Settlement Services", "Northgate Police"
    return book(
        {
            "Sheet1": [
                [None, library, harbour, police],
                [library, 1, 1, 0],
                [harbour, "yes", None, "?"],
                [library, None, 1, -1],
                [police, 0, "Northgate", None, 1],
            ]
        }
    )


def headers() -> bytes:
    """A sheet of the template whose columns were renamed, and one whose column stands there twice."""
    return book(
        {
            "Linkages": [["Kind of tie", "Sender", "Recipient"], ["referral", "A", "B"]],
            "Organizations": [["Organization", "Organisme", "Sector", "Sector"], ["A", "B", "schools", "police"]],
        }
    )


def partnerships() -> bytes:
    """Two partnerships in one file, neither of them the one that the command names."""
    header = ["Partnership", "Short name", "Kind", "Council or working group"]
    return book(
        {"Partnership": [header, ["Southgate LIP", "southgate", "LIPP", "Council"], ["Eastgate LIP", None, None, "B"]]}
    )


def zeros() -> bytes:
    """Business numbers that a spreadsheet took for numbers: one shows its zeros, one lost them, one is taken."""
    header = row(1, "Organization", "Business number", "Sector")
    rows = [
        row(2, "Shows zeros", number_cell("1234567", 1), "schools"),
        row(3, "Lost zeros", number_cell("1234567"), "schols"),
        row(4, "Taken", "000111222", "schools"),
    ]
    sheet = RawSheet(name="Organizations", rows=header + "".join(rows))
    return RawWorkbook(sheets=[sheet], formats=["000000000"]).content()


def bomb() -> bytes:
    """A part that unpacks to far more than it is."""
    sheet = RawSheet(name="Organizations", rows=row(1, "Organization") + row(2, " " * 3_000_000))
    return RawWorkbook(sheets=[sheet]).content()


def entities() -> bytes:
    """A part that declares entities."""
    more = {
        "xl/sharedStrings.xml": b'<!DOCTYPE sst [<!ENTITY a SYSTEM "file:///etc/hosts">]><sst><si><t>&a;</t></si></sst>'
    }
    return RawWorkbook(sheets=[RawSheet(name="Organizations", rows=row(1, "Organization"))], more=more).content()


def unfilled() -> bytes:
    """The template as it was given out, saved without a word in it."""
    return book({"Organizations": [ORGANIZATIONS], "Seats": [SEATS], "Linkages": [LINKAGES]})


def times() -> bytes:
    """Dates of the 1904 system: one is read, one shows a time of day, one is no day at all."""
    header = row(1, "Organization", "Sector", "On the roster from", "Until")
    rows = [
        row(2, "Read", "schools", number_cell("44469", 1)),
        row(3, "Time of day", "schools", number_cell("0.5", 2)),
        row(4, "No day", "schools", number_cell("44469", 1), number_cell("-3", 1)),
    ]
    sheet = RawSheet(name="Organizations", rows=header + "".join(rows))
    return RawWorkbook(sheets=[sheet], formats=["yyyy-mm-dd", "hh:mm"], since_1904=True).content()


def other_sheets() -> bytes:
    """Sheets that are none of the template's, one of them about people."""
    budget: list[list[Value]] = [["Item", "Amount"], ["Room", 250]]
    people: list[list[Value]] = [["Prénom", "Nom de famille"], ["A.", "Person"]]
    return book({"Budget": budget, "Contacts": people})


def aside() -> bytes:
    """Words beside the table, and rows of which the name alone is missing."""
    return book(
        {
            "Organizations": [
                ORGANIZATIONS,
                ["A", "schools", None, None, None, "ask again in May"],
                [None, "schools", "2025", None],
                ["  ", None, None, None],
            ]
        }
    )


WORKBOOKS: Mapping[str, Callable[[], bytes]] = {
    "other-sheets.xlsx": other_sheets,
    "times.xlsx": times,
    "unfilled.xlsx": unfilled,
    "aside.xlsx": aside,
    "bomb.xlsx": bomb,
    "dates.xlsx": dates,
    "entities.xlsx": entities,
    "formulas.xlsx": formulas,
    "headers.xlsx": headers,
    "hidden.xlsx": hidden,
    "linkages.xlsx": linkages,
    "matrix.xlsx": matrix,
    "merged.xlsx": merged,
    "names.xlsx": names,
    "partnerships.xlsx": partnerships,
    "persons.xlsx": persons,
    "responses.xlsx": responses,
    "seats.xlsx": seats,
    "sectors.xlsx": sectors,
    "zeros.xlsx": zeros,
}
