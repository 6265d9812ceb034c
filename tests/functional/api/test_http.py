"""GraphQL over HTTP: media types, status codes, methods, bodies, limits, and errors that show nothing from inside."""

from __future__ import annotations

from pathlib import Path

import httpx2
import pytest
from graphql import get_introspection_query
from starlette.applications import Starlette
from starlette.routing import Route

from lipgraph.api.app import graphql_app
from lipgraph.errors import Unavailable
from lipgraph.store.opening import open_store
from lipgraph.store.ports import Store

GRAPHQL = "application/graphql-response+json"
ANSWER = {
    "data": {"partnership": {"slug": "demo"}},
    # The root and one partnership.
    "extensions": {"cost": {"cost": 2, "limit": 20_000}},
}
NAME = '{ partnership(by: {slug: "demo"}) { slug } }'


async def post(client: httpx2.AsyncClient, query: str, *, accept: str = GRAPHQL, **more: object) -> httpx2.Response:
    return await client.post("/graphql", json={"query": query, **more}, headers={"Accept": accept})


async def test_a_good_request_is_200_in_the_media_type_of_graphql(client: httpx2.AsyncClient) -> None:
    response = await post(client, NAME)
    assert response.status_code == 200
    assert response.headers["content-type"] == f"{GRAPHQL}; charset=utf-8"
    assert response.json() == ANSWER


async def test_an_unknown_field_is_400_without_a_suggestion_and_200_for_a_client_of_plain_json(
    client: httpx2.AsyncClient,
) -> None:
    response = await post(client, '{ partnership(by: {slug: "demo"}) { slog } }')
    assert response.status_code == 400
    assert response.json()["errors"][0]["extensions"]["code"] == "graphql"
    assert "id you mean" not in response.text
    plain = await post(client, '{ partnership(by: {slug: "demo"}) { slog } }', accept="application/json")
    assert (plain.status_code, plain.headers["content-type"]) == (200, "application/json; charset=utf-8")


async def test_get_reads_and_refuses_what_is_no_query(client: httpx2.AsyncClient) -> None:
    found = await client.get("/graphql", params={"query": NAME})
    assert found.json() == ANSWER
    other = await client.put("/graphql", json={"query": NAME})
    assert (other.status_code, other.headers["allow"]) == (405, "GET, POST")


@pytest.mark.parametrize(
    ("body", "content_type", "status"),
    [
        (b"{", "application/json", 400),
        (b"[]", "application/json", 400),
        (b'{"query": 7}', "application/json", 400),
        (b'{"query": "{ x }", "variables": []}', "application/json", 400),
        (b"query={x}", "application/x-www-form-urlencoded", 415),
        (b'{"query": "' + b"x" * 200_001 + b'"}', "application/json", 413),
    ],
)
async def test_a_body_that_is_no_request_is_refused(
    client: httpx2.AsyncClient, body: bytes, content_type: str, status: int
) -> None:
    response = await client.post("/graphql", content=body, headers={"Content-Type": content_type})
    assert response.status_code == status
    assert response.json()["errors"][0]["message"]


async def test_several_operations_need_a_name(client: httpx2.AsyncClient) -> None:
    two = f"query A {NAME} query B {NAME}"
    response = await post(client, two)
    assert response.status_code == 400
    assert "names no operation" in response.json()["errors"][0]["message"]
    assert (await post(client, two, operationName="B")).json() == ANSWER
    assert (await post(client, two, operationName="C")).status_code == 400


# 100 x 100 x 100 objects in 130 bytes.
WIDE = """{ partnerships(first: 100) { nodes { organizations(first: 100) { nodes {
  participations(first: 100) { nodes { partnership } } } } } } }"""


@pytest.mark.parametrize(
    ("query", "what"),
    [
        ("{ organizations(first: 101) { totalCount } }", "first"),
        (WIDE, "cost"),
        ("{ " + " ".join(f"a{i}: definitions {{ id }}" for i in range(31)) + " }", "aliases"),
        ("{ __schema { queryType { " + "ofType { " * 16 + "name" + " }" * 16 + " } } }", "depth"),
    ],
)
async def test_what_costs_too_much_is_refused_before_anything_is_run(
    client: httpx2.AsyncClient, query: str, what: str
) -> None:
    body = (await post(client, query)).json()
    extensions = body["errors"][0]["extensions"]
    assert extensions["code"] == "limit-exceeded"
    assert extensions["what"] == what


async def test_a_page_size_in_a_variable_counts_too(client: httpx2.AsyncClient) -> None:
    query = WIDE.replace("100", "$n").replace("{", "query ($n: Int!) {", 1)
    assert (await post(client, query, variables={"n": 100})).json()["errors"][0]["extensions"]["what"] == "cost"
    assert "errors" not in (await post(client, query, variables={"n": 2})).json()


async def test_more_tokens_than_allowed_are_refused(client: httpx2.AsyncClient) -> None:
    response = await post(client, "{ " + "__typename " * 2001 + "}")
    assert response.status_code == 400


async def test_introspection_is_within_the_limits(client: httpx2.AsyncClient) -> None:
    body = (await post(client, get_introspection_query())).json()
    assert "errors" not in body
    assert body["data"]["__schema"]["queryType"]["name"] == "Query"


async def test_an_error_speaks_the_language_of_the_request(client: httpx2.AsyncClient) -> None:
    query = '{ partnership(by: {slug: "demo"}) { linkages(at: {wave: "1999"}) { totalCount } } }'
    for lang, words in (("fr-CA", "Il n’y a ici"), ("en", "There is no"), ("de", "There is no")):
        response = await client.post("/graphql", json={"query": query}, headers={"Accept-Language": lang})
        assert response.json()["errors"][0]["message"].startswith(words)
    french = await client.post("/graphql?lang=fr", json={"query": query}, headers={"Accept-Language": "en"})
    assert french.json()["errors"][0]["message"].startswith("Il n’y a ici")


async def test_variables_of_the_wrong_kind_are_a_request_error(client: httpx2.AsyncClient) -> None:
    response = await post(client, "query ($n: Int!) { organizations(first: $n) { totalCount } }", variables={"n": "x"})
    assert response.status_code == 400
    assert "data" not in response.json()


async def test_a_store_without_a_schema_is_told_by_its_code_alone(tmp_path: Path) -> None:
    store = open_store(f"sqlite:///{tmp_path / 'empty.db'}")
    app = Starlette(routes=[Route("/graphql", graphql_app(store))])
    async with httpx2.AsyncClient(transport=httpx2.ASGITransport(app=app), base_url="http://127.0.0.1") as client:
        response = await post(client, NAME)
    await store.close()
    (error,) = response.json()["errors"]
    assert error["extensions"] == {"code": "schema-missing"}
    assert str(tmp_path) not in response.text


class Away:
    """A store that is there and then is not: what any request meets while a server restarts."""

    def __init__(self, store: Store) -> None:
        self._store, self.away = store, True

    def __getattr__(self, name: str) -> object:
        if self.away:
            raise Unavailable
        return getattr(self._store, name)


async def test_where_the_store_does_not_answer_the_client_is_told_to_come_back(sqlite: Store) -> None:
    store = Away(sqlite)
    app = Starlette(routes=[Route("/graphql", graphql_app(store))])  # type: ignore[arg-type]  # it is the store, or away
    write = 'mutation { a: removeTaxonomy(taxonomy: {id: "x"}) { key } b: removeTaxonomy(taxonomy: {id: "y"}) { key } }'
    async with httpx2.AsyncClient(transport=httpx2.ASGITransport(app=app), base_url="http://127.0.0.1") as client:
        for query in (NAME, write):
            response = await post(client, query)
            assert (response.status_code, response.headers["retry-after"]) == (503, "5")
            assert {one["extensions"]["code"] for one in response.json()["errors"]} == {"unavailable"}
        store.away = False
        assert (await post(client, NAME)).json() == ANSWER


async def test_a_cursor_that_is_none_is_an_input_error(client: httpx2.AsyncClient) -> None:
    for after in ("rubbish", "WzFd", ""):
        body = (await post(client, f'{{ organizations(after: "{after}") {{ totalCount }} }}')).json()
        assert body["errors"][0]["extensions"]["code"] == "input"
