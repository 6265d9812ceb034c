"""A coordinator's first quarter hour, as the README tells it: template, mistakes, mend, apply, profile, map."""

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from click.testing import Result

from harness.neo4j_server import Login

Say = Callable[..., Result]

ORGANIZATIONS = {
    "Maple Settlement Agency": "Settlement agencies",
    "Refuge First": "Refugee services",
    "North School Board": "Schools",
    "École des Érables": "Écoles",
    "Maple Public Library": "Libraries",
    "Community Health Maple": "Health centres",
    "Maple Police": "Police services",
    "Maple Chamber of Work": "Employers",
    "Roof for All": "Housing services",
    "Town of Maple": "Government representatives",
    "Women of Maple": "Women’s services",
    "Neighbours": "Community organizations",
}
"""Twelve invented organizations, each with its sector as a drop-down offers it, in either language."""

SEATS = [
    ("Settlement", "Settlement agencies", "Maple Settlement Agency", "Chair"),
    ("Schools", "Schools", "North School Board", "Member"),
    ("Library", "Libraries", "Maple Public Library", ""),
    ("Newcomers", "Immigrants", "(held, not named)", ""),
    ("Health", "Health centres", "(vacant)", ""),
]
NAMES = list(ORGANIZATIONS)
ANSWERS = {"Neighbours": "answered none", "Women of Maple": "did not answer"}
TIES = [(place, (place + step) % 11) for step in (1, 3) for place in range(10)]
"""Twenty linkages among the first eleven; the last organization names nobody and nobody names it."""


def fill(path: Path) -> None:
    """Type a roster into the template, with two mistakes: a sector that there is not, and a misspelt name."""
    book = openpyxl.load_workbook(path)
    book["Partnership"].append(["Maple Local Immigration Partnership", "maple", None, "Maple", "Council"])
    for name, sector in ORGANIZATIONS.items():
        book["Organizations"].append([name, None, "Libary" if sector == "Libraries" else sector])
    for seat in SEATS:
        book["Seats"].append(["Council", *seat])
    for name in NAMES:
        answer = ANSWERS.get(name, "named someone")
        book["Waves and responses"].append(["2025", "2025-10-31", "Referral", name, answer])
    for source, target in TIES:
        book["Linkages"].append(["Referral", NAMES[source], NAMES[target], NAMES[source], "2025"])
    book["Linkages"].cell(7, 3).value = "Maple Polise"
    book.save(path)


def mend(path: Path) -> None:
    book = openpyxl.load_workbook(path)
    book["Organizations"].cell(6, 3).value = "Libraries"
    book["Linkages"].cell(7, 3).value = "Maple Police"
    book.save(path)


@pytest.fixture(params=["sqlite", "neo4j"])
def said(say: Say, tmp_path: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Say:
    """Say a word to a store of each kind."""
    url = f"sqlite:///{tmp_path / 'maple.db'}"
    if request.param == "neo4j":
        login: Login = request.getfixturevalue("factless_neo4j")
        monkeypatch.setenv("LIPGRAPH_NEO4J_PASSWORD_FILE", str(login.password_file))
        url = login.store_url
    return lambda *words: say(*words, "--store", url)


def test_a_first_quarter_hour(said: Say, tmp_path: Path) -> None:
    roster, page = tmp_path / "roster.xlsx", tmp_path / "maple.html"
    assert said("template", roster).exit_code == 0
    assert said("migrate").exit_code == 0
    empty = said("digest").stdout

    fill(roster)
    wrong = said("load", roster, "--apply")
    assert wrong.exit_code == 2
    places = [line.partition(": ")[0] for line in wrong.stderr.splitlines() if line.startswith("roster.xlsx")]
    assert places == [
        "roster.xlsx, sheet “Organizations”, row 6, column Sector / Secteur (C)",
        "roster.xlsx, sheet “Linkages”, row 7, column To organization / Vers l’organisme * (C)",
    ]
    assert "Did you mean “Libraries”?" in wrong.stderr
    assert "Did you mean “Maple Police”?" in wrong.stderr
    assert said("digest").stdout == empty

    mend(roster)
    previewed = said("load", roster)
    assert previewed.exit_code == 0, previewed.output
    new = {line.split("  ")[0]: line.split()[-3:] for line in previewed.stdout.splitlines() if line[:1].islower()}
    assert [new[noun] for noun in ("organizations", "seats", "holders of seats", "claims")] == [
        ["12", "0", "0"], ["5", "0", "0"], ["4", "0", "0"], ["20", "0", "0"],
    ]  # fmt: skip
    assert said("digest").stdout == empty
    assert said("load", roster, "--apply").exit_code == 0
    full = said("digest").stdout
    assert full != empty

    profile = said("profile", "maple").stdout
    # Of twelve who were in the network at that wave, eleven answered.
    shown = {line.split("  ")[0]: line.split("  ", 1)[1].split()[0] for line in profile.splitlines() if "  " in line}
    assert (shown["Organizations"], shown["Linkages"], shown["Organizations without a linkage"]) == ("12", "20", "1")
    assert shown["Response rate"] == "0.917"
    assert "seats 5; held 3, held by somebody not named 1, vacant 1" in profile
    assert said("map", "maple", "-o", page).exit_code == 0
    assert "École des Érables" in page.read_text("utf-8")

    assert said("load", roster, "--apply").exit_code == 0
    assert said("digest").stdout == full
