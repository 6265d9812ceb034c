"""The stores that keep one contract: each case runs on every one of them, empty and migrated."""

from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from harness.desk import Desk
from harness.neo4j_server import Login
from lipgraph.store.opening import open_store
from lipgraph.store.ports import Store


@pytest.fixture(params=["sqlite", pytest.param("neo4j", marks=pytest.mark.needs("neo4j"))])
def opened(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[], Store]:
    """Open one database of each kind, once more each time, as each process does for itself."""
    if request.param == "sqlite":
        return lambda: open_store(f"sqlite:///{tmp_path / 'council.db'}")
    login: Login = request.getfixturevalue("factless_neo4j")
    return lambda: open_store(login.store_url, password=login.password)


@pytest.fixture
async def store(opened: Callable[[], Store]) -> AsyncIterator[Store]:
    """An empty, migrated store of each kind."""
    first = opened()
    try:
        await first.migrate()
        yield first
    finally:
        await first.close()


@pytest.fixture
async def other(opened: Callable[[], Store], store: Store) -> AsyncIterator[Store]:
    """The same database opened a second time, as another process opens it; ``store`` has migrated it."""
    second = opened()
    try:
        await store.check()
        yield second
    finally:
        await second.close()


@pytest.fixture
def desk(store: Store) -> Desk:
    """The same store behind its desk."""
    return Desk(store)
