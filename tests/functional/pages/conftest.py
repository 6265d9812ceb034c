"""The served pages over a store that holds what is shipped, asked through HTTP as a browser would."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from shutil import copyfile

import httpx2
import pytest

from harness.documents import load_shipped, shipped_file
from harness.neo4j_server import Login
from lipgraph.service import service
from lipgraph.store.opening import open_store
from lipgraph.store.ports import Store


@pytest.fixture(scope="session")
def shipped_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("pages") / "shipped.db"
    asyncio.run(shipped_file(path))
    return path


@pytest.fixture(params=["sqlite", pytest.param("neo4j", marks=pytest.mark.needs("neo4j"))])
async def store(request: pytest.FixtureRequest, shipped_once: Path, tmp_path: Path) -> AsyncIterator[Store]:
    """Each kind of store with what is shipped."""
    if request.param == "sqlite":
        opened = open_store(f"sqlite:///{copyfile(shipped_once, tmp_path / 'shipped.db')}")
    else:
        login: Login = request.getfixturevalue("factless_neo4j")
        opened = open_store(login.store_url, password=login.password)
        await opened.migrate()
        await load_shipped(opened)
    yield opened
    await opened.close()


@pytest.fixture
async def browser(store: Store) -> AsyncIterator[httpx2.AsyncClient]:
    """A client of the whole service."""
    transport = httpx2.ASGITransport(app=service(store))
    async with httpx2.AsyncClient(transport=transport, base_url="http://127.0.0.1") as opened:
        yield opened
