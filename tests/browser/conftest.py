"""A browser for each file of tests, and the demo partnership served to it."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from harness.served import served
from lipgraph.domain.base_vocabulary import base_vocabulary
from lipgraph_loaders.demo import demo_facts


@pytest.fixture(scope="module")
def chrome(chromium: str) -> Iterator[Browser]:
    with sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=chromium)
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    facts = [*base_vocabulary(), *demo_facts()]
    with served(tmp_path_factory.mktemp("site") / "demo.db", facts) as address:
        yield address
