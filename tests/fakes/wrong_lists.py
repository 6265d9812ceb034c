"""Files of delimited text, and files that only call themselves workbooks, wrong in the ways that people's are."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from fakes.wrong_workbooks import WORKBOOKS, book

LISTS: Mapping[str, bytes] = {
    "broken.csv": (
        b'Organization;Sector;Until\nA;schools;\nB;schools\nC;schools;2025;;x\nD;"schools;2025\nE;schools;2025\n'
    ),
    "characters.csv": "Organization,Sector\nA\u202eB,schools\nBiblioth\ufffdque,libraries\nBell\x07,schools\n".encode(),
    "contradicting-mark.csv": "\ufeffOrganization\nA\n".encode(),
    "numbers.csv": (
        "Relation;From;To;Reported by;Wave;Strength\n"
        + "".join(
            f"referral;Northgate Library;Harbour Settlement Services;Northgate Library;2025;{said}\n"
            for said in ("1_000", "nan", "1e400", "1,000", "٣", "2,5,1", "-")
        )
    ).encode(),
    "old-excel.csv": "Organisme;Secteur\nÉcole du Nord;schools\nBibliothèque;libraries\n".encode("cp1252"),
    "people.tsv": b"Surname\tAge\nPerson\t40\n",
    "unmarked-utf-16.csv": "Organization\nA\n".encode("utf-16-le"),
    "which-list.csv": b"Agency name,Street,Town\nA,Main,Northgate\n",
    "locked.xlsx": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 2_000,
    "empty.csv": b"",
}


def _damaged() -> bytes:
    whole = book({"Organizations": [["Organization"], ["A"]]})
    return whole[: len(whole) // 2]


def wrong_files() -> dict[str, Callable[[], bytes]]:
    """Return the makers of all wrong files, by the name of the file."""
    lists = {name: (lambda content=content: content) for name, content in LISTS.items()}
    return {**WORKBOOKS, **lists, "damaged.xlsx": _damaged}
