"""States that a page must have words for: an empty store, a bare council, one sector, nobody asked, an error."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Callable, Coroutine
from html import unescape
from pathlib import Path
from typing import Any, TypeAlias

import httpx2
import pytest

from fakes.page_states import STATES, in_state
from lipgraph.domain.facts import Fact
from lipgraph.service import service
from lipgraph.store.opening import open_store
from lipgraph.store.ports import Actor
from lipgraph.usecases.loading import apply
from lipgraph_schema.messages import text

HOME = "/partnerships/demo"
Opened: TypeAlias = Callable[[list[Fact]], Coroutine[Any, Any, httpx2.AsyncClient]]


@pytest.fixture
async def opened(tmp_path: Path) -> AsyncIterator[Opened]:
    """Opens a service over a new file store with these facts."""
    clients: list[httpx2.AsyncClient] = []
    stores = []

    async def over(facts: list[Fact]) -> httpx2.AsyncClient:
        store = open_store(f"sqlite:///{tmp_path / 'state.db'}")
        stores.append(store)
        await store.migrate()
        if facts:
            await apply(store, facts, Actor())
        transport = httpx2.ASGITransport(app=service(store))
        clients.append(httpx2.AsyncClient(transport=transport, base_url="http://127.0.0.1"))
        return clients[-1]

    yield over
    for client in clients:
        await client.aclose()
    for store in stores:
        await store.close()


async def read(client: httpx2.AsyncClient, path: str, lang: str = "en", **query: str) -> str:
    """What a person reads in the main part of a page."""
    answer = await client.get(path, params={"lang": lang, **query})
    assert answer.status_code == 200, (path, answer.text[-500:])
    main = answer.text[answer.text.index("<main") : answer.text.index("</main>")]
    bare = re.sub(r"<(style|script)\b.*?</\1>", " ", main, flags=re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", bare)).split(" ")).replace("\n", " ")


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("state", list(STATES))
async def test_every_page_stands_in_every_state(opened: Opened, state: str, lang: str) -> None:
    client = await opened(in_state(state))
    for path in ("", "/map", "/explore", "/seats", "/data", "/upload"):
        said = await read(client, f"{HOME}{path}", lang)
        assert ".." not in said.replace("…", ""), (path, said)
        assert "nan" not in re.findall(r"\b[a-z]{3}\b", said)
    home = await read(client, HOME, lang)
    questions = [text("pages", key, lang=lang) for key in ("ask_table", "ask_sectors", "ask_gaps", "ask_trust")]
    assert all(one in home for one in questions)


async def test_an_empty_store_says_what_to_do_first(opened: Opened) -> None:
    client = await opened([])
    english, french = await read(client, "/"), await read(client, "/", "fr")
    assert "lipgraph demo" in english
    assert "lipgraph load" in english
    assert "lipgraph template" in french


async def test_a_council_without_seats_says_what_to_load(opened: Opened) -> None:
    said = await read(await opened(in_state("empty_council")), HOME)
    assert "No seats are recorded. Put the council and its seats into the template" in said.replace("  ", " ")
    assert "0 of 0" not in said


async def test_one_sector_has_no_linkages_across_and_says_why(opened: Opened) -> None:
    client = await opened(in_state("one_sector"))
    said = await read(client, HOME)
    assert re.search(r"How do sectors connect\?\s+Not defined: every organization is in one sector, ", said)
    assert "Chance alone would give" not in said
    assert re.search(r"Sectors: 16\.|16 sectors", await read(client, f"{HOME}/map"))


async def test_one_wave_has_no_change_and_says_what_is_missing(opened: Opened) -> None:
    client = await opened(in_state("one_wave"))
    assert "One wave so far; change needs two." in await read(client, HOME)
    assert "Une seule vague à ce jour" in await read(client, HOME, "fr")


async def test_nobody_asked_is_no_zero(opened: Opened) -> None:
    client = await opened(in_state("not_asked"))
    for path in ("", "/map"):
        said = await read(client, f"{HOME}{path}")
        assert "No linkages recorded: nobody was asked." in said
        assert not re.search(r"\b0 (of \d+ )?linkages", said)


async def test_asked_and_silent_is_told_from_not_asked(opened: Opened) -> None:
    said = await read(await opened(in_state("nobody_answered")), HOME)
    assert "Not defined: There are no linkages in this view." in said
    assert "nobody was asked" not in said
    assert "0 of 80 organizations answered." in said.replace("  ", " ")


async def test_what_the_public_sees_hides_small_groups(opened: Opened) -> None:
    client = await opened(in_state("one_wave"))
    said = await read(client, f"{HOME}/map", public="yes")
    assert "fewer than 5 linkages, or none" in said
    counts = await client.get(f"{HOME}/map?lang=en&public=yes&table=pairs&format=csv")
    rows = [line.rsplit(",", 1)[-1] for line in counts.content.decode("utf-8-sig").splitlines()[2:]]
    assert rows
    assert min(map(int, rows)) >= 5


@pytest.mark.parametrize(("path", "status"), [("/partnerships/nobody", 404), (f"{HOME}?date=soon", 400)])
async def test_an_error_says_what_is_wrong_and_leads_back(opened: Opened, path: str, status: int) -> None:
    client = await opened(in_state("one_wave"))
    answer = await client.get(path, params={"lang": "fr"} if "?" not in path else None)
    assert answer.status_code == status
    assert 'href="/?lang=' in answer.text
    assert "Traceback" not in answer.text


async def test_synthetic_is_said_on_every_page_and_in_every_picture(opened: Opened) -> None:
    client = await opened(in_state("one_wave"))
    for path in ("", "/map", "/explore", "/seats", "/data", "/upload"):
        assert 'class="synthetic"' in (await client.get(f"{HOME}{path}?lang=en")).text, path
    assert "Synthetic data" in (await client.get(f"{HOME}/map.svg?lang=en")).text
