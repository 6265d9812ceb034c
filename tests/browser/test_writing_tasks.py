"""What a coordinator comes to mend, by keyboard and screen reader alone: a file out and in again, two wrong cells."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, FilePayload, Page

from fakes.filled_workbook import workbook, wrong
from harness.keyboard import Person
from harness.served import served
from lipgraph.domain.base_vocabulary import base_vocabulary
from lipgraph_loaders.demo import demo_facts

pytestmark = pytest.mark.needs("chromium")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DATA = "/partnerships/demo/data?lang=en"


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[str]:
    """A service of its own: what these people do is stored."""
    with served(tmp_path / "fresh.db", [*base_vocabulary(), *demo_facts()]) as address:
        yield address


@pytest.fixture
def person(chrome: Browser) -> Iterator[Person]:
    context = chrome.new_context()
    yield Person(context.new_page())
    context.close()


def bring(person: Person, file: FilePayload | str) -> None:
    """Go to where a file is chosen, choose it (in a dialog of the system's, not ours), and have it looked at."""
    person.reach_one(person.page.locator("input[type=file]"), "file").set_input_files(file)
    with person.page.expect_navigation():
        person.follow("button", "Look at it")


def digest_of(page: Page, address: str) -> str:
    """The digest of all that is stored, as the page says it to who cites it."""
    page.goto(f"{address}{DATA}")
    found = re.search(r"\b[0-9a-f]{16}\b", page.locator("#cite").inner_text())
    assert found
    return found[0]


def test_a_workbook_is_taken_along_and_changes_nothing_when_it_comes_back(
    person: Person, fresh: str, tmp_path: Path
) -> None:
    before = digest_of(person.page, fresh)
    with person.page.expect_download() as taken:
        person.follow("link", "Download the workbook (XLSX)")
    person.follow("link", "Add data")
    file = tmp_path / taken.value.suggested_filename
    taken.value.save_as(file)
    bring(person, str(file))
    assert person.page.locator("#problems").count() == 0
    rows = [one.split("\t") for one in person.page.get_by_role("row").all_inner_texts()[1:]]
    assert {name for name, *_ in rows} >= {"organizations", "seats", "claims"}
    assert [row for row in rows if row[1:3] != ["0", "0"]] == []
    assert digest_of(person.page, fresh) == before


def test_two_wrong_cells_are_read_mended_and_applied(person: Person, fresh: str) -> None:
    before = digest_of(person.page, fresh)
    person.page.goto(f"{fresh}/upload?lang=en")
    bring(person, {"name": "roster.xlsx", "mimeType": XLSX, "buffer": workbook(wrong)})
    problems = person.page.get_by_role("alert").get_by_role("listitem").all_inner_texts()
    assert len(problems) == 2
    assert all(re.search(r"Organizations.*\b\d+\b", one) for one in problems)
    assert any("libraryes" in one for one in problems)
    assert any("31/12/2024" in one for one in problems)
    assert person.page.get_by_role("button", name="Apply").count() == 0
    assert digest_of(person.page, fresh) == before
    person.page.goto(f"{fresh}/upload?lang=en")
    bring(person, {"name": "roster.xlsx", "mimeType": XLSX, "buffer": workbook()})
    with person.page.expect_navigation():
        person.follow("button", "Apply", exact=False)
    assert re.search(r"\d+ facts", person.hears())
    assert digest_of(person.page, fresh) != before


def test_a_seat_is_corrected(person: Person, fresh: str) -> None:
    person.page.goto(f"{fresh}/partnerships/demo/seats?lang=en")
    person.follow("link", "Correct: Newcomers, seat 3")
    person.choose("Held by", "County of Merrin")
    person.reach("textbox", "From")
    person.page.keyboard.type("2025-01-15")
    with person.page.expect_navigation():
        person.follow("button", "Store")
    assert "Stored" in person.hears()
    person.page.goto(f"{fresh}/partnerships/demo/seats?lang=en")
    row = person.page.get_by_role("row").filter(has_text="Newcomers, seat 3").inner_text()
    assert "County of Merrin Social Services" in row
    assert "2025-01-15" in row
    assert "vacant" not in row
