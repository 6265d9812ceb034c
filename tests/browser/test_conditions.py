"""Pages as they are read: text at twice its size, forced colours, pages in states that have little to show."""

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from fakes.page_states import STATES, in_state
from harness.crawling import crawl
from harness.served import served

pytestmark = pytest.mark.needs("chromium")
TWICE = """
() => {
  const all = [...document.querySelectorAll("body, body *:not(svg *)")];
  const sizes = all.map((one) => parseFloat(getComputedStyle(one).fontSize));
  all.forEach((one, place) => { one.style.fontSize = `${2 * sizes[place]}px`; });
  return document.documentElement.scrollWidth;
}
"""
UNSEEN = """
() => [...document.querySelectorAll("svg .shape, svg .line, svg.mark2 rect")]
  .filter((one) => one.getClientRects().length)
  .filter((one) => { const css = getComputedStyle(one); return css.stroke === "none" && css.fill === "none"; }).length
"""


@pytest.mark.parametrize("width", [1280, 640])
def test_text_at_twice_its_size_stays_on_the_page(chrome: Browser, site: str, width: int) -> None:
    # Each text is doubled by hand: a browser's zoom would make the page narrower too, which another test does.
    context = chrome.new_context(bypass_csp=True, viewport={"width": width, "height": 900})
    page = context.new_page()
    wide = {here: found for here in crawl(page, site, "fr", each=1) if (found := page.evaluate(TWICE)) > width}
    context.close()
    assert wide == {}


def test_forced_colours_leave_every_mark_an_outline(chrome: Browser, site: str) -> None:
    context = chrome.new_context(forced_colors="active")
    page = context.new_page()
    for path in ("", "/map", "/organizations/county-of-merrin-social-services"):
        page.goto(f"{site}/partnerships/demo{path}?lang=en")
        assert page.evaluate("matchMedia('(forced-colors: active)').matches")
        assert page.evaluate(UNSEEN) == 0, path
        strokes = page.eval_on_selector_all("svg .shape", "all => all.map((one) => getComputedStyle(one).stroke)")
        assert strokes, path
        assert "none" not in strokes, path
    context.close()


@pytest.mark.parametrize("state", list(STATES))
def test_no_state_has_a_serious_fault(chrome: Browser, tmp_path: Path, state: str) -> None:
    context = chrome.new_context(bypass_csp=True, color_scheme="dark", viewport={"width": 390, "height": 800})
    page = context.new_page()
    found: dict[str, list[str]] = {}
    with served(tmp_path / "state.db", in_state(state)) as address:
        for path in ("", "/map", "/seats", "/data"):
            page.goto(f"{address}/partnerships/demo{path}?lang=fr")
            said = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
            found[path] = [one["id"] for one in said if one["impact"] in {"serious", "critical"}]
            assert page.evaluate("document.documentElement.scrollWidth") <= 390, path
    context.close()
    assert {path: ids for path, ids in found.items() if ids} == {}
