"""What is left in Neo4j when a process dies inside its transaction, the program's or the server's: nothing of it."""

import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from harness.neo4j_server import Login, Server, chosen_release, launch, running, stop
from harness.neo4j_store import open_store
from lipgraph.domain.ids import OrganizationId
from lipgraph.domain.organizations import Organization
from lipgraph.errors import OutcomeUnknown, Unavailable
from lipgraph.store.neo4j import Neo4jStore
from lipgraph.store.ports import Actor

pytestmark = pytest.mark.needs("neo4j")

DYING_PROGRAM = """
import asyncio, sys
from lipgraph.domain.ids import OrganizationId
from lipgraph.domain.organizations import Organization
from lipgraph.store.neo4j import Neo4jStore
from lipgraph.store.ports import Actor

async def main():
    store = Neo4jStore(sys.argv[1], sys.argv[2], sys.stdin.readline().strip(), sys.argv[3])
    async with store.write(Actor()) as writer:
        await writer.merge([Organization(id=OrganizationId("lost"), slug="lost", name="Lost")])
        print("merged", flush=True)
        await asyncio.sleep(600)

asyncio.run(main())
"""


def organization(name: str) -> Organization:
    return Organization(id=OrganizationId(name), slug=name, name=name)


async def add(store: Neo4jStore, name: str) -> None:
    async with store.write(Actor()) as writer:
        await writer.merge([organization(name)])


async def names(store: Neo4jStore) -> list[object]:
    async with store.view() as view:
        return [row["id"] for row in await view.rows("organization")]


async def test_a_program_that_is_killed_leaves_nothing_and_holds_no_lock(factless_neo4j: Login) -> None:
    store = open_store(factless_neo4j)
    await store.migrate()
    try:
        die_inside_a_transaction(factless_neo4j)
        await add(store, "kept")
        assert await names(store) == ["kept"]
    finally:
        await store.close()


def die_inside_a_transaction(login: Login) -> None:
    command = [sys.executable, "-c", DYING_PROGRAM, login.uri, login.user, login.database]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as program:
        assert program.stdin is not None
        assert program.stdout is not None
        program.stdin.write(f"{login.password}\n")
        program.stdin.flush()
        assert program.stdout.readline() == "merged\n"
        program.kill()


async def test_a_server_that_is_killed_keeps_what_was_committed_and_nothing_else(tmp_path: Path) -> None:
    release = chosen_release()
    with running(release, tmp_path / "home") as server:
        store = open_store(server.login)
        await store.migrate()
        await add(store, "kept")
        with pytest.raises((Unavailable, OutcomeUnknown)):
            await write_while_the_server_dies(store, server)
        await store.close()
        again = launch(release, server.home, port=urlsplit(server.login.uri).port or 0)
        try:
            assert await names(store) == ["kept"]
            await add(store, "later")
            assert await names(store) == ["kept", "later"]
        finally:
            await store.close()
            stop(again)


async def write_while_the_server_dies(store: Neo4jStore, server: Server) -> None:
    async with store.write(Actor()) as writer:
        await writer.merge([organization("lost")])
        server.process.kill()
        server.process.wait()
