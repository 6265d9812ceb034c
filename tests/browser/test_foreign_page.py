"""A page of another site in a real Chromium tries to write by every way that it has; a page of ours may."""

import asyncio
from collections.abc import Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from starlette.applications import Starlette
from starlette.responses import HTMLResponse
from starlette.routing import Route

from harness.desk import Desk
from harness.serving import TOKEN, listening
from lipgraph.service import Access, service
from lipgraph.service.token import COOKIE
from lipgraph.store.opening import open_store

T = TypeVar("T")

pytestmark = pytest.mark.needs("chromium")

WRITE = 'mutation { mergeTaxonomy(taxonomy: {id: "stolen", title: "x"}) { revision } }'
TRY = """async ([address, body, type, mode]) => {
  try {
    const headers = {"Content-Type": type};
    const answer = await fetch(address, {method: "POST", body, mode, headers, credentials: "include"});
    return answer.type === "opaque" ? "opaque" : answer.status;
  } catch (error) { return "blocked"; }
}"""


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Browser]:
    with sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=chromium)
        yield started
        started.close()


@pytest.fixture
def url(tmp_path: Path) -> str:
    """The URL of an empty store; asyncio runs in a loop of its own, since playwright keeps one."""
    url = f"sqlite:///{tmp_path / 'lipgraph.db'}"
    _alone(_migrated(url))
    return url


async def _migrated(url: str) -> None:
    store = open_store(url)
    await store.migrate()
    await store.close()


async def _digest(url: str) -> str:
    store = open_store(url)
    try:
        return await Desk(store).digest()
    finally:
        await store.close()


def _alone(work: Coroutine[None, None, T]) -> T:
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, work).result()


@pytest.fixture
def elsewhere() -> Iterator[str]:
    """A page of another site: another port of this machine, which browsers call the same site."""

    async def page(_request: object) -> HTMLResponse:
        return HTMLResponse("<!DOCTYPE html><title>elsewhere</title><p>Free maps!")

    with listening(Starlette(routes=[Route("/", page)])) as origin:
        yield origin


def posted_by_form(page: Page, address: str, field: str, value: str, enctype: str) -> int:
    """Send a form from a page, as a click would, and return the status of what the browser then shows."""
    script = """([address, name, value, enctype]) => {
      const form = Object.assign(document.createElement("form"), {method: "post", action: address, enctype});
      form.append(Object.assign(document.createElement("input"), {name, value}));
      document.body.append(form); form.submit();
    }"""
    with page.expect_navigation() as shown:
        page.evaluate(script, [address, field, value, enctype])
    answer = shown.value
    assert answer is not None
    return answer.status


@pytest.mark.parametrize("mode", ["cors", "no-cors"])
@pytest.mark.parametrize("kind", ["application/json", "text/plain", "application/x-www-form-urlencoded"])
def test_a_foreign_page_cannot_write_by_fetch(browser: Browser, url: str, elsewhere: str, mode: str, kind: str) -> None:
    with listening(service(open_store(url))) as origin:
        before = _alone(_digest(url))
        page = browser.new_page()
        page.goto(elsewhere)
        body = f'{{"query": "{WRITE.replace(chr(34), chr(92) + chr(34))}"}}'
        said = page.evaluate(TRY, [f"{origin}/graphql", body, kind, mode])
        assert said in {"blocked", "opaque"}
        assert _alone(_digest(url)) == before
        page.close()


def test_a_foreign_page_cannot_write_by_a_form(browser: Browser, url: str, elsewhere: str) -> None:
    with listening(service(open_store(url))) as origin:
        before = _alone(_digest(url))
        for enctype in ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data"):
            page = browser.new_page()
            page.goto(elsewhere)
            name = f'{{"query": "{WRITE.replace(chr(34), chr(92) + chr(34))}", "x": "'
            assert posted_by_form(page, f"{origin}/graphql", name, '"}', enctype) == 403
            page.close()
        assert _alone(_digest(url)) == before


def test_a_page_of_the_service_itself_may_write(browser: Browser, url: str) -> None:
    with listening(service(open_store(url))) as origin:
        before = _alone(_digest(url))
        page = browser.new_page(
            bypass_csp=True
        )  # The page's own policy lets no script of ours in; that is not asked here.
        page.goto(f"{origin}/")
        body = f'{{"query": "{WRITE.replace(chr(34), chr(92) + chr(34))}"}}'
        assert page.evaluate(TRY, [f"{origin}/graphql", body, "application/json", "cors"]) == 200
        assert _alone(_digest(url)) != before
        page.close()


def test_a_browser_signs_in_sees_pages_and_signs_out(browser: Browser, url: str, elsewhere: str) -> None:
    with listening(service(open_store(url), Access(token=TOKEN))) as origin:
        context = browser.new_context()
        page = context.new_page()
        violations: list[str] = []
        page.on(
            "console",
            lambda said: (
                violations.append(f"{page.url} {said.text}") if "Content Security Policy" in said.text else None
            ),
        )
        page.goto(f"{origin}/?lang=fr")
        page.get_by_label("Jeton").fill("not the token at all, no")
        page.get_by_role("button", name="Ouvrir une session").click()
        assert page.get_by_role("alert").inner_text() == "Ce n’est pas le jeton de ce service."
        page.get_by_label("Jeton").fill(TOKEN)
        page.get_by_role("button", name="Ouvrir une session").click()
        page.wait_for_url(f"{origin}/?lang=fr")
        assert page.get_by_role("heading", level=1).inner_text() == "Partenariats de cette base"
        cookie = next(one for one in context.cookies() if one["name"] == COOKIE)
        assert (cookie["httpOnly"], cookie["sameSite"]) == (True, "Strict")
        assert page.evaluate("document.cookie") == ""
        assert TOKEN not in page.url
        # A foreign page carries no cookie of ours, so that even a signed-in browser cannot be made to write.
        page.goto(elsewhere)
        assert posted_by_form(page, f"{origin}/sign-out", "x", "y", "text/plain") == 403
        page.goto(f"{origin}/sign-in?lang=en")
        page.get_by_role("button", name="Sign out").click()
        page.get_by_label("Token").wait_for()
        answer = page.goto(f"{origin}/")
        assert answer is not None
        assert answer.status == 401
        assert violations == []
        context.close()
