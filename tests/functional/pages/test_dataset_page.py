"""The page of a data set over both stores: what the text lists, what it leaves unsaid, and every fact with its line."""

from __future__ import annotations

import re
from html import unescape

import httpx2
import pytest

from lipgraph_loaders.ontario.facts import ontario_facts
from lipgraph_schema.vocabulary import terms


def words(page: str) -> str:
    """Return what a reader reads, with plain spaces."""
    body = page.partition("<main")[2]
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", body)))


async def read(browser: httpx2.AsyncClient, lang: str) -> str:
    answer = await browser.get("/datasets/ontario-lips", params={"lang": lang})
    assert answer.status_code == 200
    return answer.text


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        ("en", ("45 partnerships", "44 organizations", "16 of them governments", "3 networks", "nobody was asked",
                "not computed", "no lead named", "Annual action plan", "not stated")),
        ("fr", ("45 partenariats", "44 organismes", "16 sont des administrations publiques", "3 réseaux",
                "personne n’a été interrogé", "non calculé", "aucun organisme responsable nommé",
                "Plan d’action annuel")),
    ],
    ids=["en", "fr"],
)  # fmt: skip
async def test_the_page_tells_what_the_text_lists(
    browser: httpx2.AsyncClient, lang: str, told: tuple[str, ...]
) -> None:
    page = words(await read(browser, lang))
    assert [sentence for sentence in told if sentence not in page] == []


async def test_every_partnership_statement_and_instrument_opens_its_line(browser: httpx2.AsyncClient) -> None:
    page = await read(browser, "en")
    facts = ontario_facts()
    names = [fact.name for fact in facts if fact.NOUN in {"partnership", "instrument"}]  # type: ignore[union-attr]  # both have names
    assert len(names) > 48
    plain = words(page)
    assert [name for name in names if re.sub(r"\s+", " ", name) not in plain] == []
    rows = re.search(r'id="partnerships".*?</table>', page, re.DOTALL)
    assert rows is not None
    assert rows[0].count("<tr data-find>") == 45
    assert len(re.findall(r"<th scope=\"row\">.*?<summary>line \d+</summary>", rows[0])) == 45
    said = re.search(r'id="statements".*?</section>', page, re.DOTALL)
    assert said is not None
    statements = [fact for fact in facts if fact.NOUN == "statement"]
    assert len(re.findall(r"<summary>line \d+", said[0])) == len(statements) > 300


@pytest.mark.parametrize(("lang", "other"), [("en", "fr"), ("fr", "en")])
async def test_a_conclusion_is_said_in_the_language_of_the_page(
    browser: httpx2.AsyncClient, lang: str, other: str
) -> None:
    page = words(await read(browser, lang))
    # Of facts that the page lists: leads, parties, instruments and statements; the London council is no row of it.
    shown = [one for one in terms("conclusions") if one.code not in {"spheres-as-taxonomy", "london-of-the-list"}]
    assert [one.code for one in shown if re.sub(r"\s+", " ", one.label(lang)) not in page] == []
    assert [one.code for one in terms("conclusions") if re.sub(r"\s+", " ", one.label(other)) in page] == []
    assert [one.code for one in shown if f">{one.code}<" in page] == []


async def test_the_picture_and_the_tables_hold_the_same_instruments(browser: httpx2.AsyncClient) -> None:
    page = await read(browser, "fr")
    drawn = set(re.findall(r'<a href="#(i-[^"]+|c-[^"]+)"', page))
    assert drawn == set(re.findall(r'id="(i-[^"]+|c-[^"]+)"', page))
    assert len([one for one in drawn if one.startswith("i-")]) == sum(
        fact.NOUN == "instrument" for fact in ontario_facts()
    )


async def test_no_style_stands_in_an_attribute_and_every_id_is_one(browser: httpx2.AsyncClient) -> None:
    page = await read(browser, "en")
    assert " style=" not in page
    ids = re.findall(r'\bid="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    answer = await browser.get("/datasets/ontario-lips")
    assert "script-src 'sha256-" in answer.headers["Content-Security-Policy"]


async def test_a_set_that_is_not_here_is_not_found(browser: httpx2.AsyncClient) -> None:
    assert (await browser.get("/datasets/none")).status_code == 404


async def test_another_set_has_a_page_too_and_claims_nothing_of_ontario(browser: httpx2.AsyncClient) -> None:
    page = words((await browser.get("/datasets/demo", params={"lang": "en"})).text)
    assert "Data set demo" in page
    assert "Ontario" not in page
