"""A service over a store of its own, as it is on one laptop, and as a token guards it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import httpx2
import pytest

from harness.neo4j_server import Login
from harness.serving import TOKEN, asking
from lipgraph.service import Access, service
from lipgraph.store.opening import open_store
from lipgraph.store.ports import Store


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    """An empty SQLite store: who may come in does not hang on the store."""
    opened = open_store(f"sqlite:///{tmp_path / 'lipgraph.db'}")
    await opened.migrate()
    yield opened
    await opened.close()


@pytest.fixture(params=["sqlite", pytest.param("neo4j", marks=pytest.mark.needs("neo4j"))])
async def either(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Store]:
    """Each kind of store, with nothing in it."""
    if request.param == "sqlite":
        opened = open_store(f"sqlite:///{tmp_path / 'either.db'}")
    else:
        login: Login = request.getfixturevalue("factless_neo4j")
        opened = open_store(login.store_url, password=login.password)
    try:
        await opened.migrate()
        yield opened
    finally:
        await opened.close()


@pytest.fixture
async def client(store: Store) -> AsyncIterator[httpx2.AsyncClient]:
    """A client of the service as it is on one laptop."""
    async with asking(service(store)) as opened:
        yield opened


@pytest.fixture
async def guarded(store: Store) -> AsyncIterator[httpx2.AsyncClient]:
    """A client of the service as a token guards it; the client has none."""
    async with asking(service(store, Access(token=TOKEN))) as opened:
        yield opened
