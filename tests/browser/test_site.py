"""The served site in a real Chromium: a crawl of every page finds no script of others, no request out, no overflow."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser

from harness.crawling import crawl
from harness.served import served, with_hostile_names
from lipgraph.domain.base_vocabulary import base_vocabulary
from lipgraph_loaders.demo import demo_facts

pytestmark = pytest.mark.needs("chromium")
RECORD = """
window.violations = [];
document.addEventListener("securitypolicyviolation", (event) =>
  window.violations.push(event.violatedDirective + " " + event.blockedURI));
"""


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    facts = with_hostile_names([*base_vocabulary(), *demo_facts()])
    with served(tmp_path_factory.mktemp("hostile") / "hostile.db", facts) as address:
        yield address


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_no_page_runs_a_name_or_asks_anybody_else(chrome: Browser, hostile: str, lang: str) -> None:
    page = chrome.new_page()
    page.add_init_script(RECORD)
    requests: list[str] = []
    console: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.on("console", lambda message: console.append(message.text))
    page.on("pageerror", lambda error: console.append(str(error)))
    page.on("dialog", lambda dialog: console.append(dialog.message))
    visited = []
    for here in crawl(page, hostile, lang):
        visited.append(here)
        assert page.evaluate("window.violations") == [], here
        assert page.title() != "owned", here
        assert page.locator("html").get_attribute("lang") == lang, here
    assert console == []
    assert [url for url in requests if not url.startswith((hostile, "data:"))] == []
    kinds = {urlsplit(one).path.rsplit("/", 1)[-1] for one in visited}
    assert {"map", "explore", "data", "methods", "api"} <= kinds
    page.close()


@pytest.mark.parametrize("width", [1280, 390, 320])
def test_no_page_scrolls_sideways_and_none_jumps_without_a_heading(chrome: Browser, hostile: str, width: int) -> None:
    page = chrome.new_page(viewport={"width": width, "height": 800})
    for here in crawl(page, hostile, "fr"):
        assert page.evaluate("document.documentElement.scrollWidth") <= width, here
        assert page.locator("h1").count() == 1, here
    page.close()


def test_the_api_page_runs_a_published_document(chrome: Browser, site: str) -> None:
    page = chrome.new_page()
    page.add_init_script(RECORD)
    page.goto(f"{site}/api?lang=en")
    page.get_by_label("Published document").select_option("gaps")
    page.get_by_role("button", name="Run").click()
    page.get_by_text("Answered with status 200").wait_for()
    assert '"gaps"' in page.locator("#answer").inner_text()
    assert '"errors"' not in page.locator("#answer").inner_text()
    assert page.evaluate("window.violations") == []
    page.close()


def test_a_person_finds_an_organization_without_its_accents_and_switches_to_french(chrome: Browser, site: str) -> None:
    page = chrome.new_page()
    page.goto(f"{site}/?lang=en")
    page.get_by_role("link", name="Port Merrin Local Immigration Partnership").first.click()
    page.get_by_role("link", name="Français").click()
    assert page.locator("html").get_attribute("lang") == "fr"
    assert urlsplit(page.url).path == "/partnerships/demo"
    page.get_by_role("link", name="Données").first.click()
    page.get_by_role("link", name="École élémentaire Vermeil").click()
    assert page.locator("h1").inner_text() == "École élémentaire Vermeil"
    page.close()


def test_the_view_is_changed_by_keyboard_and_stays_in_the_address(chrome: Browser, site: str) -> None:
    page = chrome.new_page()
    page.goto(f"{site}/partnerships/demo?lang=en")
    page.locator("details.view summary").focus()
    page.keyboard.press("Enter")
    page.get_by_label("Wave").focus()
    page.keyboard.type("2024")
    page.get_by_role("button", name="Show this view").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**wave=2024**")
    assert "What changed since 2023?" in page.inner_text("main")
    page.close()


@pytest.mark.parametrize("paper", ["Letter", "A4"])
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_the_home_prints_on_one_page(chrome: Browser, site: str, tmp_path: Path, paper: str, lang: str) -> None:
    page = chrome.new_page()
    page.goto(f"{site}/partnerships/demo?lang={lang}")
    printed = page.pdf(format=paper, prefer_css_page_size=False, path=tmp_path / "home.pdf")
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 1
    page.close()
