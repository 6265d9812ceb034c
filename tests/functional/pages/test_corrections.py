"""Correcting by form: an organization, a seat and who answered; refused in words, never stored by halves."""

from __future__ import annotations

import re
from html import unescape

import httpx2

from lipgraph.domain.partnerships import SeatState
from lipgraph.domain.waves import Status
from lipgraph.store.ports import Store
from lipgraph.usecases.digests import state
from lipgraph.usecases.reading import Reader

HOME = "/partnerships/demo"
WHO = f"{HOME}/organizations/county-of-merrin-social-services"


def fields(page: str) -> dict[str, str]:
    """What a browser would send of a form that nobody touched."""
    found = dict(re.findall(r'<input type="(?:hidden|text)"[^>]*?name="([\w-]+)"[^>]*?value="([^"]*)"', page))
    for name, options in re.findall(r'<select id="[^"]*" name="([\w-]+)"[^>]*>(.*?)</select>', page, flags=re.DOTALL):
        chosen = re.search(r'<option value="([^"]*)" selected>', options)
        first = re.search(r'<option value="([^"]*)"', options)
        found[name] = chosen[1] if chosen else first[1] if first else ""
    return {name: unescape(value) for name, value in found.items()}


async def test_a_form_that_nobody_touched_changes_nothing(browser: httpx2.AsyncClient, store: Store) -> None:
    before = await state(store)
    seat = next(iter((await Reader(store).partnership("demo")).seats)).id
    for path in (f"{WHO}/edit", f"{HOME}/seats/{seat}", f"{HOME}/waves/2025/responses"):
        page = (await browser.get(f"{path}?lang=en")).text
        answer = await browser.post(f"{path}?lang=en", data=fields(page))
        assert answer.status_code == 200, (path, answer.text[:2000])
    assert await state(store) == before


async def test_an_organization_is_corrected_and_keeps_what_was_not_touched(
    browser: httpx2.AsyncClient, store: Store
) -> None:
    page = (await browser.get(f"{WHO}/edit?lang=en")).text
    sent = {**fields(page), "name": "County of Merrin Human Services", "until": "2026-03"}
    answer = await browser.post(f"{WHO}/edit?lang=en", data=sent)
    assert answer.status_code == 200
    assert "Stored." in answer.text
    holdings = await Reader(store).partnership("demo")
    one = next(one for one in holdings.organizations if one.slug == "county-of-merrin-social-services")
    assert one.name == "County of Merrin Human Services"
    spell = next(spell for spell in holdings.participations if spell.organization == one.id)
    assert (spell.period.start.text, spell.period.end.text) == ("2022-06-01", "2026-03")
    again = await browser.post(f"{WHO}/edit?lang=en", data=sent)
    assert again.status_code == 200
    assert "Stored." in again.text
    assert (
        next(
            one for one in (await Reader(store).partnership("demo")).organizations if one.id == spell.organization
        ).name
        == "County of Merrin Human Services"
    )


async def test_two_people_with_the_same_form_do_not_overwrite_one_another(
    browser: httpx2.AsyncClient, store: Store
) -> None:
    first = fields((await browser.get(f"{WHO}/edit?lang=en")).text)
    second = fields((await browser.get(f"{WHO}/edit?lang=en")).text)
    assert (await browser.post(f"{WHO}/edit", data={**first, "name": "First"})).status_code == 200
    after = await state(store)
    answer = await browser.post(f"{WHO}/edit?lang=en", data={**second, "name": "Second"})
    assert answer.status_code == 409
    assert "nothing was stored" in answer.text
    assert await state(store) == after


async def test_a_wrong_date_is_told_in_french_and_stays_in_its_field(browser: httpx2.AsyncClient, store: Store) -> None:
    before = await state(store)
    sent = {**fields((await browser.get(f"{WHO}/edit?lang=fr")).text), "until": "31/12/2025"}
    answer = await browser.post(f"{WHO}/edit?lang=fr", data=sent)
    assert answer.status_code == 422
    assert "31/12/2025" in re.sub(r"<input[^>]*>", "", answer.text)
    assert 'value="31/12/2025"' in answer.text
    assert "rien n’a été enregistré" in answer.text
    assert await state(store) == before


async def test_a_vacant_seat_is_found_and_filled(browser: httpx2.AsyncClient, store: Store) -> None:
    reader = Reader(store)
    network = await reader.network("demo")
    vacant = next(at for one in network.councils for at in one.seats if at.state is SeatState.VACANT)
    page = (await browser.get(f"{HOME}/seats?lang=en")).text
    assert f'href="{HOME}/seats/{vacant.seat.id}?lang=en"' in page
    form = fields((await browser.get(f"{HOME}/seats/{vacant.seat.id}?lang=en")).text)
    holder = network.organizations[0]
    answer = await browser.post(
        f"{HOME}/seats/{vacant.seat.id}?lang=en", data={**form, "holder": str(holder.id), "from": "2025-01"}
    )
    assert answer.status_code == 200, answer.text[:3000]
    now = await Reader(store).network("demo")
    at = next(at for one in now.councils for at in one.seats if at.seat.id == vacant.seat.id)
    assert at.state is SeatState.HELD
    assert [held.organization for held in at.holders] == [holder.id]


async def test_who_answered_is_corrected_for_one_organization(browser: httpx2.AsyncClient, store: Store) -> None:
    network = await Reader(store).network("demo")
    silent = next(at for at, status in enumerate(network.status) if status is Status.NO_ANSWER)
    who = network.organizations[silent].id
    path = f"{HOME}/waves/2025/responses"
    form = fields((await browser.get(f"{path}?lang=en")).text)
    assert form[f"status-{who}"] == "no-answer"
    answer = await browser.post(f"{path}?lang=en", data={**form, f"status-{who}": "answered-none"})
    assert answer.status_code == 200, answer.text[:3000]
    now = await Reader(store).network("demo")
    assert now.status[silent] is Status.ANSWERED_NONE
    assert [one for at, one in enumerate(now.status) if at != silent] == [
        one for at, one in enumerate(network.status) if at != silent
    ]
