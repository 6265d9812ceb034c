"""A store of each kind for what is written through use cases."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from harness.neo4j_server import Login
from lipgraph.store.opening import open_store
from lipgraph.store.ports import Store


@pytest.fixture(params=["sqlite", pytest.param("neo4j", marks=pytest.mark.needs("neo4j"))])
async def either_store(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Store]:
    """An empty, migrated store of each kind."""
    if request.param == "sqlite":
        opened = open_store(f"sqlite:///{tmp_path / 'lipgraph.db'}")
    else:
        login: Login = request.getfixturevalue("factless_neo4j")
        opened = open_store(login.store_url, password=login.password)
    try:
        await opened.migrate()
        yield opened
    finally:
        await opened.close()
