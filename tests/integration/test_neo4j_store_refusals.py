"""What the Neo4j adapter refuses: other people's databases, other schemas, other people's passwords."""

import pytest

from harness.neo4j_server import Login
from harness.neo4j_store import ask, open_store
from lipgraph.errors import Incompatible, LipgraphError, LoginRefused, SchemaMissing, Unavailable
from lipgraph.store.neo4j import Neo4jStore
from lipgraph.store.neo4j_statements import schema_version
from lipgraph.store.ports import Actor

pytestmark = pytest.mark.needs("neo4j")


async def test_a_database_without_the_schema_says_so(empty_neo4j: Login) -> None:
    store = open_store(empty_neo4j)
    try:
        with pytest.raises(SchemaMissing):
            await store.check()
        for _ in range(2):
            assert await store.migrate() == schema_version()
        await store.check()
    finally:
        await store.close()


async def test_a_database_of_somebody_else_is_refused(empty_neo4j: Login) -> None:
    ask(empty_neo4j, "CREATE (:Recipe {name: 'tourtière'})")
    store = open_store(empty_neo4j)
    try:
        with pytest.raises(Incompatible):
            await store.check()
        with pytest.raises(Incompatible):
            await store.migrate()
    finally:
        await store.close()
    assert ask(empty_neo4j, "MATCH (n) RETURN labels(n)") == [[["Recipe"]]]


async def test_a_newer_schema_is_refused(empty_neo4j: Login) -> None:
    store = open_store(empty_neo4j)
    await store.migrate()
    ask(empty_neo4j, "MATCH (m:Meta) SET m.schema = 99")

    async def write() -> None:
        async with store.write(Actor()):
            pass

    try:
        for refused in (store.check, store.migrate, write):
            with pytest.raises(Incompatible):
                await refused()
    finally:
        await store.close()


async def test_a_wrong_password_a_wrong_user_and_a_dead_port_are_told_apart(neo4j_server: Login) -> None:
    uri, user, password = neo4j_server.uri, neo4j_server.user, neo4j_server.password
    tried: tuple[tuple[str, str, str, type[LipgraphError]], ...] = (
        (uri, user, "not the password", LoginRefused),
        (uri, "nobody", password, LoginRefused),
        ("bolt://127.0.0.1:9", user, password, Unavailable),
    )
    for address, name, secret, expected in tried:
        store = Neo4jStore(address, name, secret, neo4j_server.database)
        with pytest.raises(expected):
            await store.check()
        await store.close()


def test_the_url_holds_no_password() -> None:
    store = Neo4jStore("neo4j://graph.example", "lip", "long and secret", "network")
    assert store.url == "neo4j://lip@graph.example/network"
