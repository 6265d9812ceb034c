"""Every page that a person can reach by links, opened one after the other in a browser."""

import re
from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit

from playwright.sync_api import Page

MOST = 40
"""Pages of one kind are alike: so many addresses are opened a crawl."""


def crawl(page: Page, address: str, lang: str, *, each: int = 3) -> Iterator[str]:
    """Open every page that a person can reach by links, up to ``each`` of a kind."""
    waiting, seen, kinds = [f"{address}/?lang={lang}"], set[str](), dict[str, int]()
    while waiting and len(seen) < MOST:
        here = waiting.pop(0)
        kind = kind_of(here)
        if here in seen or kinds.get(kind, 0) >= each:
            continue
        seen.add(here)
        kinds[kind] = kinds.get(kind, 0) + 1
        response = page.goto(here)
        assert response is not None
        assert response.status == 200, here
        yield here
        hrefs = page.eval_on_selector_all("a[href]:not([download])", "all => all.map(one => one.getAttribute('href'))")
        for href in hrefs:
            target = urljoin(here, str(href)).partition("#")[0]
            if target.startswith(address) and target not in seen and f"lang={lang}" in target:
                waiting.append(target)


def kind_of(address: str) -> str:
    """Return what kind of page an address is of: its path without what names one thing."""
    path = re.sub(r"^/(partnerships|datasets)/[^/]+", r"/\1/*", urlsplit(address).path)
    return re.sub(r"/(organizations|seats|waves)/[^/]+", r"/\1/*", path)
