"""A Neo4j of an older schema is brought forward with what it holds, as often as it is tried."""

import pytest

from harness.neo4j_server import Login
from harness.neo4j_store import ask, open_store
from lipgraph.domain.ids import PartnershipId
from lipgraph.errors import SchemaMissing
from lipgraph.store.neo4j_statements import is_of_schema, migrations, schema_version
from lipgraph.store.ports import View

pytestmark = pytest.mark.needs("neo4j")

OLD, NEW = PartnershipId("old"), PartnershipId("new")


def _older(login: Login) -> None:
    """Make a store of the second schema at revision 7, with one partnership."""
    for number, statements in migrations():
        for one in statements if number <= 2 else ():
            ask(login, one)
    ask(login, f"CREATE (:Meta {{id: 'lipgraph', schema: 2, revision: 7, number: 0, hash: '{'0' * 64}'}})")
    ask(login, "CREATE (:Partnership {id: 'old', slug: 'old', name: 'Old'})")


async def _revisions(view: View) -> list[int]:
    return [await view.partnership_revision(one) for one in (OLD, NEW)]


async def test_partnerships_of_an_older_schema_begin_at_todays_revision(empty_neo4j: Login) -> None:
    _older(empty_neo4j)
    store = open_store(empty_neo4j)
    try:
        with pytest.raises(SchemaMissing):
            await store.check()
        assert await store.migrate() == schema_version()
        await store.check()
        async with store.view() as view:
            assert await _revisions(view) == [7, 0]
    finally:
        await store.close()


async def test_a_migration_that_stopped_after_its_schema_goes_on(empty_neo4j: Login) -> None:
    _older(empty_neo4j)
    for one in (one for _, statements in migrations()[2:] for one in statements if is_of_schema(one)):
        ask(empty_neo4j, one)
    store = open_store(empty_neo4j)
    try:
        for _ in range(2):
            assert await store.migrate() == schema_version()
        async with store.view() as view:
            assert await _revisions(view) == [7, 0]
    finally:
        await store.close()


async def test_a_revision_that_moved_since_is_not_set_back(empty_neo4j: Login) -> None:
    _older(empty_neo4j)
    store = open_store(empty_neo4j)
    try:
        await store.migrate()
        ask(empty_neo4j, "MATCH (m:Meta) MATCH (t:Touch) SET m.schema = 2, m.revision = 9, t.revision = 8")
        await store.migrate()
        async with store.view() as view:
            assert await _revisions(view) == [8, 0]
    finally:
        await store.close()
