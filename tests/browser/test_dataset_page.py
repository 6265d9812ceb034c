"""The page of a data set in a real Chromium: names stay text, facts open by keyboard, no width scrolls sideways."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from harness.served import served, with_hostile_names
from lipgraph_loaders.ontario.facts import ontario_facts

pytestmark = pytest.mark.needs("chromium")
RECORD = """
window.violations = [];
document.addEventListener("securitypolicyviolation", (event) =>
  window.violations.push(event.violatedDirective + " " + event.blockedURI));
"""
PATH = "/datasets/ontario-lips"


@pytest.fixture(scope="module")
def chrome(chromium: str) -> Iterator[Browser]:
    with sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=chromium)
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with served(tmp_path_factory.mktemp("ontario") / "ontario.db", ontario_facts()) as address:
        yield address


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    facts = with_hostile_names(ontario_facts())
    with served(tmp_path_factory.mktemp("hostile") / "hostile.db", facts) as address:
        yield address


def opened(chrome: Browser, address: str, *, width: int = 1280) -> Page:
    page = chrome.new_page(viewport={"width": width, "height": 800})
    page.add_init_script(RECORD)
    page.goto(address)
    return page


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_hostile_names_stay_text_and_nobody_else_is_asked(chrome: Browser, hostile: str, lang: str) -> None:
    page = chrome.new_page()
    page.add_init_script(RECORD)
    asked: list[str] = []
    console: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: console.append(message.text))
    page.on("pageerror", lambda error: console.append(str(error)))
    page.goto(f"{hostile}{PATH}?lang={lang}")
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    assert page.evaluate("window.violations") == []
    assert page.title() != "owned"
    assert console == []
    assert [url for url in asked if not url.startswith((hostile, "data:"))] == []
    assert page.locator("main img, main iframe, main b b").count() == 0
    assert page.locator("html").get_attribute("lang") == lang
    page.close()


@pytest.mark.parametrize("width", [1280, 800, 390, 320])
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_no_width_scrolls_sideways_and_one_picture_is_shown(
    chrome: Browser, hostile: str, width: int, lang: str
) -> None:
    page = opened(chrome, f"{hostile}{PATH}?lang={lang}", width=width)
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    shown = page.locator(".lanesbox svg:visible")
    assert shown.count() == 1
    box = shown.bounding_box()
    assert box is not None
    # Drawn at the width at which it stands: no text is scaled down.
    assert box["width"] == pytest.approx(float(shown.get_attribute("width") or 0))
    page.close()


def test_a_fact_opens_its_quotation_and_line_by_keyboard_alone(chrome: Browser, site: str) -> None:
    page = opened(chrome, f"{site}{PATH}?lang=en")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    fact = page.locator("#instruments tr", has_text="Canada-Ontario Immigration Agreement").first.locator("th details")
    fact.locator("summary").focus()
    assert not fact.locator("q").is_visible()
    page.keyboard.press("Enter")
    assert fact.locator("q").inner_text().startswith("In November 2005")
    assert "line 99" in fact.locator("summary").inner_text()
    page.close()


def test_a_row_of_the_picture_leads_to_its_row_in_the_table(chrome: Browser, site: str) -> None:
    page = opened(chrome, f"{site}{PATH}?lang=en")
    row = page.locator(".lanesbox svg:visible a", has_text="Settlement Workers in Schools")
    row.focus()
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == "#i-settlement-workers-in-schools"
    assert page.locator("#i-settlement-workers-in-schools").is_visible()
    page.close()


def test_without_scripts_every_fact_is_there(chrome: Browser, site: str) -> None:
    context = chrome.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}{PATH}?lang=fr")
    page.locator("#unsaid summary").first.click()
    assert page.locator("#unsaid q").first.is_visible()
    assert page.locator("#partnerships tbody tr").count() == 45
    context.close()


def test_the_table_of_partnerships_is_searched_without_accents_or_case(chrome: Browser, site: str) -> None:
    page = opened(chrome, f"{site}{PATH}?lang=en")
    page.get_by_label("Find in this table").fill("sault STE")
    assert page.locator("#partnerships tbody tr:visible").count() == 1
    page.close()
