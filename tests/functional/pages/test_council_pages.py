"""The council's home, the page of an organization and the definitions, over both stores and in both languages."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import quote

import httpx2
import pytest

from lipgraph.analysis.catalogue import DEFINITIONS
from lipgraph.analysis.linkages import linkages
from lipgraph.domain.partnerships import SeatState
from lipgraph.store.ports import Store
from lipgraph.usecases.analysing import change_of, profile_of
from lipgraph.usecases.digests import state
from lipgraph.usecases.reading import Reader
from lipgraph_schema.messages import catalogue

HOME = "/partnerships/demo"


def words(page: str) -> str:
    """What a person reads: no markup, no style, no script."""
    bare = re.sub(r"<(style|script)\b.*?</\1>", " ", page, flags=re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", bare)).split())


async def test_the_home_answers_five_questions_with_the_numbers_of_the_profile(
    browser: httpx2.AsyncClient, store: Store
) -> None:
    reader = Reader(store)
    network = await reader.network("demo")
    found = await profile_of(reader, "demo")
    change = await change_of(reader, "demo", earlier="2024", later="2025")
    page = words((await browser.get(f"{HOME}?lang=en")).text)
    seats = [seat for council in network.councils for seat in council.seats]
    vacant = sum(seat.state is SeatState.VACANT for seat in seats)
    assert f"{len(seats) - vacant} of {len(seats)} seats are held. {vacant} are vacant" in page
    ties, cross = found["ties"].value or 0, found["cross-sector-ties"].value or 0
    assert f"{cross:.0f} of {ties:.0f} linkages join two sectors." in page
    assert f"{change.cross_sector.formed} cross-sector linkages formed, {change.cross_sector.dissolved} ended" in page
    assert "candidate gaps" in page
    assert "not yet confirmed" in page
    answered = sum(one.is_observed for one in network.status)
    assert f"{answered} of {len(network.status)} organizations answered." in page
    assert f"Inputs digest {found.inputs_digest[:16]}" in page
    assert "Synthetic data" in page


async def test_the_view_lives_in_the_address_and_goes_along_into_links(browser: httpx2.AsyncClient) -> None:
    page = (await browser.get(f"{HOME}?lang=en&wave=2024&confirmation=intersection&relation=referral")).text
    both = (await browser.get(f"{HOME}?lang=en&wave=2024")).text
    assert words(page) != words(both)
    assert (
        'href="/partnerships/demo/map?wave=2024&amp;relation=referral&amp;confirmation=intersection&amp;lang=en"'
        in page
    )
    assert re.search(r'<option value="2024" selected>', page)
    assert "What changed since 2023?" in words(page)


async def test_the_first_wave_says_that_change_needs_two(browser: httpx2.AsyncClient) -> None:
    assert "One wave so far; change needs two." in words((await browser.get(f"{HOME}?wave=2023&lang=en")).text)


async def test_a_partnership_that_nobody_asked_says_so_and_prints_no_zero(browser: httpx2.AsyncClient) -> None:
    page = words((await browser.get("/partnerships/london?lang=en")).text)
    assert "No linkages recorded: nobody was asked." in page
    assert "0 of 0" not in page


@pytest.mark.parametrize(
    "path", ["/", HOME, "/methods", f"{HOME}/data", f"{HOME}/organizations/county-of-merrin-social-services"]
)
async def test_a_french_page_says_nothing_in_english(browser: httpx2.AsyncClient, path: str) -> None:
    response = await browser.get(path, params={"lang": "fr"})
    assert response.status_code == 200
    page = f" {words(response.text)} "
    for surface in ("pages", "measures", "map"):
        for key, said in catalogue(surface).items():
            english = re.sub(r"<[^>]+>", "", said["en"])
            if said["en"] != said["fr"] and "{" not in english and len(english) > 12 and key != "other_language":
                assert f" {english} " not in page, (surface, key)


async def test_an_organization_has_a_row_for_each_linkage_with_what_each_end_says(
    browser: httpx2.AsyncClient, store: Store
) -> None:
    network = await Reader(store).network("demo")
    found = linkages(network)
    place, organization = next(
        (at, one) for at, one in enumerate(network.organizations) if one.slug == "county-of-merrin-social-services"
    )
    mine = int(((found.source == place) | (found.target == place)).sum())
    page = (await browser.get(f"{HOME}/organizations/{organization.slug}?lang=en")).text
    assert page.count("<tr data-find data-relation=") == mine > 0
    assert "County of Merrin Social Services: yes (" in words(page)


async def test_an_organization_that_nobody_knows_is_a_page_that_says_so(browser: httpx2.AsyncClient) -> None:
    response = await browser.get(f"{HOME}/organizations/nobody?lang=en")
    assert response.status_code == 404
    assert "Nothing of that name is here." in words(response.text)


async def test_every_definition_has_its_place_on_the_methods_page(browser: httpx2.AsyncClient) -> None:
    page = (await browser.get("/methods?lang=en")).text
    for one in DEFINITIONS:
        assert f'<tr id="{one.id}"' in page
        assert one.meaning("en") in unescape(page)


async def test_the_data_page_says_who_did_not_answer_and_what_was_written(
    browser: httpx2.AsyncClient, store: Store
) -> None:
    network = await Reader(store).network("demo")
    page = words((await browser.get(f"{HOME}/data?lang=en")).text)
    silent = [
        one.name for one, status in zip(network.organizations, network.status, strict=True) if not status.is_observed
    ]
    assert silent
    assert all(name in page for name in silent)
    async with store.view() as view:
        entries = [entry async for entry in view.log()]
    assert sum(len(entry.changes) for entry in entries) > 0
    assert f"{len(entries[-1].changes):,} added" in page
    assert (await state(store))[:16] in page


async def test_the_start_page_links_every_partnership_to_its_home(browser: httpx2.AsyncClient, store: Store) -> None:
    page = (await browser.get("/?lang=fr")).text
    for one in (await Reader(store).directory()).partnerships:
        assert f'href="/partnerships/{quote(one.slug)}?lang=fr"' in page
