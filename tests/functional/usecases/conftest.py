"""A store of each kind for what is written through use cases."""

from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from harness.neo4j_server import Login
from harness.stored_log import CypherIntruder, Intruder, SqlIntruder
from lipgraph.store.opening import open_store
from lipgraph.store.ports import Store


@pytest.fixture(params=["sqlite", pytest.param("neo4j", marks=pytest.mark.needs("neo4j"))])
def opened(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[], Store]:
    """Open one database of each kind, as each process does for itself."""
    if request.param == "sqlite":
        return lambda: open_store(f"sqlite:///{tmp_path / 'lipgraph.db'}")
    login: Login = request.getfixturevalue("factless_neo4j")
    return lambda: open_store(login.store_url, password=login.password)


@pytest.fixture
async def either_store(opened: Callable[[], Store]) -> AsyncIterator[Store]:
    """An empty, migrated store of each kind."""
    store = opened()
    try:
        await store.migrate()
        yield store
    finally:
        await store.close()


@pytest.fixture
def intruder(opened: Callable[[], Store], request: pytest.FixtureRequest, tmp_path: Path) -> Intruder:
    """Somebody who changes what is stored past the program."""
    if opened().url.startswith("sqlite:"):
        return SqlIntruder(tmp_path / "lipgraph.db")
    login: Login = request.getfixturevalue("factless_neo4j")
    return CypherIntruder(login)
