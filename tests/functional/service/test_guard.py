"""Who may write: programs, and pages of the service itself; a page from elsewhere may not, whatever it tries."""

from __future__ import annotations

import httpx2
import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from harness.desk import Desk
from harness.serving import asking
from lipgraph.service import Access, service
from lipgraph.service.guard import Guard
from lipgraph.store.ports import Store

WRITE = (
    """mutation { mergeTaxonomy(taxonomy: {id: "own", title: "Our own"}) { taxonomy { code } problems { code } } }"""
)
WRITTEN = {"mergeTaxonomy": {"taxonomy": {"code": "own"}, "problems": []}}
HOST = "127.0.0.1:8000"


async def written_with(client: httpx2.AsyncClient, headers: dict[str, str]) -> httpx2.Response:
    return await client.post("/graphql", json={"query": WRITE}, headers={"Host": HOST, **headers})


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Origin": f"http://{HOST}"},
        {"Origin": f"https://{HOST}"},
        {"Origin": f"http://{HOST}", "Sec-Fetch-Site": "same-origin"},
        {"Sec-Fetch-Site": "none"},
    ],
)
async def test_a_program_and_a_page_of_ours_may_write(client: httpx2.AsyncClient, headers: dict[str, str]) -> None:
    answer = await written_with(client, headers)
    assert (answer.status_code, answer.json()["data"]) == (200, WRITTEN)


FOREIGN: tuple[dict[str, str], ...] = (
    {"Origin": "http://evil.example"},
    {"Origin": "null"},
    {"Origin": "http://127.0.0.1:8001"},
    {"Origin": "http://localhost:8000"},
    {"Origin": f"http://{HOST}.evil.example"},
    {"Origin": f"http://evil.example/{HOST}"},
    {"Origin": f"http://user@{HOST}"},
    {"Origin": ""},
    {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "same-site"},
    {"Sec-Fetch-Site": ""},
    {"Origin": f"http://{HOST}", "Sec-Fetch-Site": "same-site"},
)


@pytest.mark.parametrize("headers", FOREIGN)
@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
async def test_a_write_from_elsewhere_is_refused(
    client: httpx2.AsyncClient, headers: dict[str, str], method: str
) -> None:
    answer = await client.request(method, "/graphql", json={"query": WRITE}, headers={"Host": HOST, **headers})
    assert answer.status_code == 403
    assert answer.json()["errors"][0]["extensions"] == {"code": "foreign-origin"}


async def test_nothing_from_elsewhere_is_stored_and_what_comes_from_here_is(either: Store) -> None:
    before = await Desk(either).digest()
    async with asking(service(either)) as client:
        for headers in FOREIGN:
            assert (await written_with(client, headers)).status_code == 403
        assert await Desk(either).digest() == before
        assert (await written_with(client, {"Origin": f"http://{HOST}"})).json()["data"] == WRITTEN
    assert await Desk(either).digest() != before


async def test_two_origins_are_no_origin(client: httpx2.AsyncClient) -> None:
    twice = [("Host", HOST), ("Origin", f"http://{HOST}"), ("Origin", f"http://{HOST}")]
    assert (await client.post("/graphql", json={"query": WRITE}, headers=twice)).status_code == 403


async def test_the_refusal_speaks_the_language_of_the_request(client: httpx2.AsyncClient) -> None:
    answer = await written_with(client, {"Origin": "null", "Accept-Language": "fr-CA"})
    assert "Rien n’a été écrit" in answer.json()["errors"][0]["message"]


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "localhost.evil.example:8000", "", "[::2]"])
async def test_a_name_that_is_not_served_is_answered_by_nothing(client: httpx2.AsyncClient, host: str) -> None:
    for path in ("/", "/graphql", "/health/live"):
        assert (await client.get(path, headers={"Host": host})).status_code == 421


async def test_a_name_that_was_allowed_is_served_and_may_write(store: Store) -> None:
    app = service(store, Access(names=("LIP.example.org",)))
    async with asking(app, base_url="http://lip.example.org") as client:
        assert (await client.get("/health/live")).status_code == 200
        ours = await client.post("/graphql", json={"query": WRITE}, headers={"Origin": "https://lip.example.org"})
        assert ours.json()["data"] == WRITTEN


async def test_get_changes_nothing_whoever_asks(client: httpx2.AsyncClient, store: Store) -> None:
    before = await Desk(store).digest()
    elsewhere = {"Sec-Fetch-Site": "cross-site", "Origin": "http://evil.example"}
    for headers in ({}, elsewhere):
        answer = await client.get("/graphql", params={"query": WRITE}, headers=headers)
        assert (answer.status_code, answer.headers["allow"]) == (405, "POST")
    assert await Desk(store).digest() == before


@pytest.mark.parametrize(
    ("host", "status"), [("192.0.2.7:8000", 200), ("192.0.2.8:8000", 421), ("[2001:db8::7]", 421), ("localhost", 200)]
)
async def test_the_address_that_a_request_came_to_is_served_and_no_other(host: str, status: int) -> None:
    app = Guard(Starlette(routes=[Route("/", lambda _: PlainTextResponse("here"))]))
    async with asking(app, base_url="http://192.0.2.7:8000") as client:
        assert (await client.get("/", headers={"Host": host})).status_code == status
