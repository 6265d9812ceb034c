"""axe-core finds nothing serious on any page, in either language, in light and dark."""

from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from harness.crawling import crawl, kind_of

pytestmark = pytest.mark.needs("chromium")
SERIOUS = {"serious", "critical"}
PARTNERSHIP = "/partnerships/*"
OWN = "map explore data seats upload seats/* organizations/* organizations/*/edit waves/*/responses"
EVERY = {"/", "/methods", "/api", "/upload", PARTNERSHIP, *(f"{PARTNERSHIP}/{one}" for one in OWN.split())}
"""Kinds of pages that the crawl must have reached."""


def complaints(page: Page) -> list[str]:
    """What axe-core holds against a page, with the first element that each rule names."""
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    return [
        f"{one['id']} x{len(one['nodes'])}: {one['nodes'][0]['html'][:200]} {one['nodes'][0]['failureSummary'][:300]}"
        for one in found
        if one["impact"] in SERIOUS
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_no_page_has_a_serious_fault(chrome: Browser, site: str, lang: str, scheme: Literal["light", "dark"]) -> None:
    # The pages' own policy would keep the checker's script out, as it keeps out any other.
    context = chrome.new_context(bypass_csp=True, color_scheme=scheme)
    page = context.new_page()
    found = {kind_of(here): complaints(page) for here in crawl(page, site, lang, each=1)}
    page.goto(f"{site}/partnerships/demo/map?lang={lang}")
    page.locator("button[data-focus]").first.click()
    found["focus"] = complaints(page)
    context.close()
    assert {kind: said for kind, said in found.items() if said} == {}
    assert set(found) >= EVERY


def test_the_checker_sees_a_fault(chrome: Browser, site: str) -> None:
    context = chrome.new_context(bypass_csp=True)
    page = context.new_page()
    page.goto(f"{site}/methods?lang=en")
    page.evaluate("document.documentElement.removeAttribute('lang')")
    assert [one for one in complaints(page) if one.startswith("html-has-lang")]
    context.close()
