"""A migration of a Neo4j that is killed at any statement and run again ends as one that never was."""

import subprocess
import sys
from collections.abc import Sequence

import pytest

from fakes.council_facts import every_fact
from harness.desk import Desk
from harness.neo4j_server import Login
from harness.neo4j_store import ask, open_store
from harness.trust import trials
from lipgraph.store.neo4j_statements import migrations, schema_version

pytestmark = [pytest.mark.needs("neo4j"), pytest.mark.trust, pytest.mark.evidence]

DYING_MIGRATION = """
import asyncio, os, signal, sys
from neo4j import AsyncTransaction
from lipgraph.store.neo4j import Neo4jStore

at, count = int(sys.argv[4]), 0
plain = {name: getattr(AsyncTransaction, name) for name in ("run", "commit")}

def dying(name):
    async def step(self, *args, **kwargs):
        global count
        count += 1
        if count == at:
            os.kill(os.getpid(), signal.SIGKILL)
        return await plain[name](self, *args, **kwargs)
    return step

for name in plain:
    setattr(AsyncTransaction, name, dying(name))

async def main():
    store = Neo4jStore(sys.argv[1], sys.argv[2], sys.stdin.readline().strip(), sys.argv[3])
    await store.migrate()
    await store.close()

asyncio.run(main())
"""


def dies_at(login: Login, at: int) -> bool:
    """Migrate in a process of its own that is killed at its step ``at``: a statement or a commit."""
    command = [sys.executable, "-c", DYING_MIGRATION, login.uri, login.user, login.database, str(at)]
    done = subprocess.run(command, input=f"{login.password}\n", text=True, check=False)
    assert done.returncode in {0, -9}
    return done.returncode != 0


def schema(login: Login) -> list[list[object]]:
    ask(login, "CALL db.awaitIndexes(120)")
    constraints = ask(login, "SHOW CONSTRAINTS YIELD name, type, labelsOrTypes, properties")
    indexes = ask(
        login, "SHOW INDEXES YIELD name, state, labelsOrTypes, properties WHERE name <> 'lipgraph_test_database'"
    )
    return sorted([*constraints, *indexes], key=repr)


def older(login: Login, made: Sequence[str]) -> None:
    """Take back what the migrations after the first one made, so that the store is of the first schema again."""
    for name in made:
        kind = "CONSTRAINT" if ask(login, f"SHOW CONSTRAINTS YIELD name WHERE name = '{name}'") else "INDEX"
        ask(login, f"DROP {kind} {name}")
    ask(login, "MATCH (t:Touch) DELETE t")
    ask(login, "MATCH (m:Meta) SET m.schema = 1")


async def test_a_migration_killed_at_a_statement_and_run_again_ends_the_same(empty_neo4j: Login) -> None:
    store = open_store(empty_neo4j)
    try:
        await store.migrate()
        desk = Desk(store)
        await desk.merge(every_fact())
        expected = (schema(empty_neo4j), await desk.digest(), await desk.log())
        later = [text for number, statements in migrations() if number > 1 for text in statements]
        made = [text.split()[2] for text in later if text.startswith("CREATE ")]
        steps = len(later) + 2 * (schema_version() - 1) * 2
        kills = 0
        for at in range(1, steps + 1, trials(6, 1)):
            older(empty_neo4j, made)
            kills += dies_at(empty_neo4j, at)
            assert await store.migrate() == schema_version()
            assert (schema(empty_neo4j), await desk.digest(), await desk.log()) == expected, at
        assert kills >= len(later) // trials(6, 1)
    finally:
        await store.close()


def test_a_first_migration_killed_at_a_statement_is_finished_by_the_next(empty_neo4j: Login) -> None:
    at = 1
    while dies_at(empty_neo4j, at):
        at += trials(23, 1)
    assert ask(empty_neo4j, "MATCH (m:Meta) RETURN m.schema, m.revision, m.number") == [[schema_version(), 0, 0]]
    assert ask(empty_neo4j, "MATCH (n) RETURN count(n)") == [[1]]
    assert at > 1
