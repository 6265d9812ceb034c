"""Tables as files, marks of pages, and the language that is remembered."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace
from html import unescape

import httpx2
import openpyxl
import pytest

from lipgraph.service import Access, service
from lipgraph.store.ports import Actor, Store
from lipgraph.usecases.loading import apply
from lipgraph.usecases.reading import Reader
from lipgraph_viz.pages.tables import table_of

HOME = "/partnerships/demo"
PAGES = ("/", HOME, f"{HOME}/seats", f"{HOME}/map", f"{HOME}/explore", f"{HOME}/data", "/methods")


def rows_of(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))


@pytest.mark.parametrize("lang", ["en", "fr"])
async def test_every_link_to_a_table_leads_to_that_table(browser: httpx2.AsyncClient, lang: str) -> None:
    for path in PAGES:
        page = (await browser.get(f"{path}?lang={lang}")).text
        assert page.count("<table ") == page.count("<table data-table=") + page.count('" data-table="') > 0, path
        links = [unescape(one) for one in re.findall(r'<a download href="([^"]*format=csv[^"]*)"', page)]
        assert len(links) == page.count("data-table="), path
        for link in links:
            answer = await browser.get(link)
            assert answer.headers["content-type"].startswith("text/csv"), link
            note, head, *rows = rows_of(answer.content)
            assert note[0].startswith("Données synthétiques" if lang == "fr" else "Synthetic data") is ("demo" in path)
            assert rows, link
            assert {len(row) for row in rows} == {len(head)}, link


async def test_a_file_says_what_the_page_says(browser: httpx2.AsyncClient, store: Store) -> None:
    network = await Reader(store).network("demo")
    answer = await browser.get(f"{HOME}/map?lang=en&table=organizations&format=csv")
    note, head, *rows = rows_of(answer.content)
    assert len(head) == 5
    assert {row[0] for row in rows} == {one.name for one in network.organizations}
    assert "Partnership survey 2025" in note[0]
    assert re.search(r"Inputs digest [0-9a-f]{16}", note[0])
    assert 'filename="demo-map-organizations-en.csv"' in answer.headers["content-disposition"]


async def test_a_workbook_of_a_table_says_in_its_first_sheet_what_it_is_of(browser: httpx2.AsyncClient) -> None:
    answer = await browser.get(f"{HOME}/seats?lang=fr&table=seats1&format=xlsx")
    book = openpyxl.load_workbook(io.BytesIO(answer.content))
    assert book.sheetnames == ["meta", "seats1"]
    assert str(book["meta"]["B2"].value).startswith("Données synthétiques · Pour citer\u00a0: ")
    heads = [cell.value for cell in book["seats1"][1]]
    assert heads == ["Siège", "Pour le secteur", "État", "Occupé par"]
    page = (await browser.get(f"{HOME}/seats?lang=fr")).text
    table = page.partition('data-table="seats1"')[2].partition("</table>")[0]
    assert book["seats1"].max_row == table.count("<tr>") > 20


async def test_a_name_that_computes_is_a_text_in_a_file(browser: httpx2.AsyncClient, store: Store) -> None:
    one = next(iter((await Reader(store).partnership("demo")).organizations))
    await apply(store, [replace(one, name='=HYPERLINK("x")')], Actor())
    answer = await browser.get(f"{HOME}/map?lang=en&table=organizations&format=csv")
    assert '\'=HYPERLINK("x")' in {row[0] for row in rows_of(answer.content)}
    book = openpyxl.load_workbook(
        io.BytesIO((await browser.get(f"{HOME}/map?lang=en&table=organizations&format=xlsx")).content)
    )
    cell = next(one for one in book["organizations"]["A"] if str(one.value).startswith("="))
    assert cell.data_type == "s"


async def test_a_table_or_a_kind_that_is_none_is_refused(browser: httpx2.AsyncClient) -> None:
    assert (await browser.get(f"{HOME}?table=nothing&format=csv")).status_code == 404
    refused = await browser.get(f"{HOME}?table=seats&format=pdf&lang=fr")
    assert refused.status_code == 400
    assert "Il n’y a pas de tableau au format pdf" in unescape(refused.text)


async def test_a_page_is_sent_again_only_when_something_changed(browser: httpx2.AsyncClient, store: Store) -> None:
    first = await browser.get(f"{HOME}?lang=en")
    mark = {"If-None-Match": first.headers["etag"]}
    again = await browser.get(f"{HOME}?lang=en", headers=mark)
    assert (again.status_code, again.content) == (304, b"")
    assert (await browser.get(f"{HOME}?lang=fr", headers=mark)).status_code == 200
    assert (await browser.get(f"{HOME}?lang=en&wave=2024", headers=mark)).status_code == 200
    one = next(iter((await Reader(store).partnership("demo")).organizations))
    await apply(store, [replace(one, name="Renamed since")], Actor())
    assert (await browser.get(f"{HOME}?lang=en", headers=mark)).status_code == 200


async def test_a_guarded_service_leaves_no_page_in_a_browser(store: Store) -> None:
    guarded = service(store, Access(token="a-long-enough-token-of-a-test"))
    transport = httpx2.ASGITransport(app=guarded)
    headers = {"Authorization": "Bearer a-long-enough-token-of-a-test"}
    async with httpx2.AsyncClient(transport=transport, base_url="http://127.0.0.1", headers=headers) as client:
        answer = await client.get(f"{HOME}?lang=en")
    assert answer.status_code == 200
    assert "etag" not in answer.headers
    assert answer.headers["cache-control"] == "no-store"


async def test_a_language_that_was_chosen_is_remembered(browser: httpx2.AsyncClient) -> None:
    english = {"Accept-Language": "en-CA"}
    assert '<html lang="en">' in (await browser.get(HOME, headers=english)).text
    chosen = await browser.get(f"{HOME}?lang=fr", headers=english)
    assert "httponly" in chosen.headers["set-cookie"].lower()
    assert "samesite=lax" in chosen.headers["set-cookie"].lower()
    assert '<html lang="fr">' in (await browser.get(HOME, headers=english)).text
    assert '<html lang="en">' in (await browser.get(f"{HOME}?lang=en", headers=english)).text


async def test_pictures_are_linked_as_files(browser: httpx2.AsyncClient) -> None:
    page = (await browser.get(f"{HOME}/map?lang=en&since=2024")).text
    for kind, begins in (("svg", b"<svg"), ("png", b"\x89PNG")):
        link = re.search(rf'<a download href="([^"]*map\.{kind}[^"]*)"', page)
        assert link
        assert "since=2024" in link[1]
        assert (await browser.get(unescape(link[1]))).content.startswith(begins)


def test_a_cell_keeps_no_break_spaces_and_leaves_out_what_is_only_drawn_or_heard() -> None:
    page = (
        '<table data-table="one"><thead><tr><th>A</th><th><span class="live">Correct</span></th><th>B</th></tr></thead>'
        "<tbody><tr><th>1\u202f234\n <b>x</b></th><td>edit</td><td><svg><title>no</title></svg>y<ul><li>z</li></ul>"
        '</td></tr></tbody></table><p id="citation">To cite &amp; more</p>'
    )
    found = table_of(page, "one")
    assert found is not None
    assert (found.columns, found.rows) == (("A", "B"), (("1\u202f234 x", "y | z"),))
    assert found.citation == "To cite & more"
    assert table_of(page, "two") is None
