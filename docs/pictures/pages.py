# ruff: noqa: INP001  # a script that make finds by its path, no package
"""Takes every page of the demo in a real Chromium: languages, light and dark, three widths, and both papers."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from playwright.sync_api import Browser, sync_playwright

from harness.crawling import crawl, kind_of
from harness.needs import chromium
from harness.served import served
from lipgraph.domain.base_vocabulary import base_vocabulary
from lipgraph_loaders.demo import demo_facts

LANGUAGES = ("en", "fr")
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
WIDTHS = (1280, 390, 320)
PAPERS = ("Letter", "A4")


def main(folder: Path) -> int:
    """Write one PNG a page, language, scheme and width, and one PDF a page, language and paper, into a folder."""
    path = chromium()
    if path is None:
        sys.stderr.write("needs a Chromium: install one, or name it by LIPGRAPH_TEST_CHROMIUM\n")
        return 1
    folder.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as place,
        served(Path(place) / "pages.db", [*base_vocabulary(), *demo_facts()]) as site,
        sync_playwright() as driver,
    ):
        browser = driver.chromium.launch(executable_path=path)
        taken = sum(1 for lang in LANGUAGES for _ in _taken(browser, folder, _addresses(browser, site, lang), lang))
        browser.close()
    sys.stdout.write(f"{taken} pictures in {folder}\n")
    return 0


def _addresses(browser: Browser, site: str, lang: str) -> dict[str, str]:
    """Return one address a kind of page, by a name for its files; the map also in focus of its differences."""
    page = browser.new_page()
    found = {_name(here): here for here in crawl(page, site, lang, each=1)}
    page.close()
    found["difference"] = f"{site}/partnerships/demo/map?since=2024&lang={lang}"
    found["public"] = f"{site}/partnerships/demo/map?public=yes&lang={lang}"
    return found


def _name(address: str) -> str:
    kind = kind_of(address).removeprefix("/partnerships/*").strip("/").replace("/*", "").replace("/", "-")
    return kind or ("home" if "/partnerships/" in urlsplit(address).path else "start")


def _taken(browser: Browser, folder: Path, addresses: dict[str, str], lang: str) -> Iterator[Path]:
    for scheme in SCHEMES:
        for width in WIDTHS:
            page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
            for name, address in addresses.items():
                page.goto(address)
                page.wait_for_timeout(200)
                file = folder / f"{name}-{lang}-{scheme}-{width}.png"
                page.screenshot(path=file, full_page=True)
                yield file
            page.close()
    for paper in PAPERS:
        for name, address in addresses.items():
            # A tab that printed other addresses before was seen to break one page into dozens: each print gets its own.
            page = browser.new_page()
            page.goto(address)
            file = folder / f"{name}-{lang}-{paper.lower()}.pdf"
            page.pdf(path=file, format=paper)
            page.close()
            yield file


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1] if len(sys.argv) > 1 else "pictures")))
