"""A workbook through the page: its problems in words, its preview, applying it once, and what is refused."""

from __future__ import annotations

import io
import re
from html import unescape

import httpx2
import openpyxl
import pytest

from fakes.filled_workbook import workbook, wrong
from lipgraph.service.staging import KEPT_FOR, Staging
from lipgraph.store.ports import Store
from lipgraph.usecases.digests import state
from lipgraph.usecases.reading import Reader

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


async def send(
    browser: httpx2.AsyncClient, content: bytes, name: str = "roster.xlsx", lang: str = "en"
) -> httpx2.Response:
    return await browser.post(f"/upload?lang={lang}", files={"file": (name, content, XLSX)})


def fields(page: str) -> dict[str, str]:
    return dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', page))


async def test_a_workbook_is_looked_at_and_then_applied_once(browser: httpx2.AsyncClient, store: Store) -> None:
    before = await state(store)
    looked = await send(browser, workbook())
    assert looked.status_code == 200, looked.text[:3000]
    assert await state(store) == before
    assert "What roster.xlsx would change" in unescape(looked.text)
    applied = await browser.post("/upload/apply?lang=en", data=fields(looked.text))
    assert applied.status_code == 200
    assert "facts were written" in applied.text
    after = await state(store)
    assert after != before
    assert any(one.slug == "northgate" for one in (await Reader(store).directory()).partnerships)
    again = await browser.post("/upload/apply?lang=en", data=fields(looked.text))
    assert again.status_code == 409
    assert await state(store) == after


@pytest.mark.parametrize(("lang", "said"), [("en", "nothing was stored"), ("fr", "rien n’a été enregistré")])
async def test_two_wrong_cells_are_told_with_their_places_and_nothing_is_stored(
    browser: httpx2.AsyncClient, store: Store, lang: str, said: str
) -> None:
    before = await state(store)
    answer = await send(browser, workbook(wrong), lang=lang)
    assert answer.status_code == 422
    page = unescape(re.sub(r"<[^>]+>", " ", answer.text))
    assert said in page
    assert "libraryes" in page
    assert "31/12/2024" in page
    assert "<b>31/12/2024" not in answer.text
    assert 'action="/upload/apply' not in answer.text
    assert await state(store) == before


async def test_what_was_written_meanwhile_must_be_looked_at_again(browser: httpx2.AsyncClient, store: Store) -> None:
    first = await send(browser, workbook())
    other = await send(browser, workbook(lambda book: book.properties.__setattr__("title", "Another")))
    assert (await browser.post("/upload/apply", data=fields(other.text))).status_code == 200
    written = await state(store)
    late = await browser.post("/upload/apply?lang=en", data=fields(first.text))
    assert late.status_code == 409
    assert "Nothing was stored." in late.text
    assert await state(store) == written


@pytest.mark.parametrize("name", ["roster.exe", "..", "roster", "x.xlsx\u202e.pdf"])
async def test_a_file_of_another_kind_is_refused(browser: httpx2.AsyncClient, store: Store, name: str) -> None:
    before = await state(store)
    answer = await send(browser, b"hello", name)
    assert answer.status_code == 400
    assert "Nothing was stored." in answer.text
    assert await state(store) == before


async def test_a_form_without_a_file_and_a_file_that_is_none_are_refused(browser: httpx2.AsyncClient) -> None:
    assert (await browser.post("/upload", files={"wave": (None, "2025")})).status_code == 400
    assert (await send(browser, b"PK\x03\x04 not a workbook")).status_code in {400, 422}


async def test_the_template_of_a_partnership_is_a_workbook(browser: httpx2.AsyncClient) -> None:
    answer = await browser.get("/partnerships/demo/upload/template.xlsx?lang=fr")
    book = openpyxl.load_workbook(io.BytesIO(answer.content))
    assert any(one.title.startswith("Organi") for one in book.worksheets)


async def test_a_form_from_another_origin_stores_nothing(browser: httpx2.AsyncClient, store: Store) -> None:
    before = await state(store)
    looked = await send(browser, workbook())
    answer = await browser.post(
        "/upload/apply",
        data=fields(looked.text),
        headers={"Origin": "http://127.0.0.1:9", "Sec-Fetch-Site": "same-site"},
    )
    assert answer.status_code == 403
    assert await state(store) == before


def test_a_file_waits_an_hour_and_no_longer() -> None:
    now = [0.0]
    staging = Staging(clock=lambda: now[0])
    kept = staging.keep("a.csv", b"x")
    now[0] = KEPT_FOR
    assert staging.find(kept.digest).path.read_bytes() == b"x"
    now[0] = KEPT_FOR + 1
    with pytest.raises(Exception, match="not-found"):
        staging.find(kept.digest)
    assert not kept.path.exists()
    staging.close()
