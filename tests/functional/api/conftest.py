"""Stores that hold what is shipped, and a client that speaks HTTP to the API over one of them."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from shutil import copyfile

import httpx2
import pytest
from starlette.applications import Starlette
from starlette.routing import Route

from harness.documents import load_shipped, shipped_file
from harness.neo4j_server import Login
from harness.serving import asking
from harness.telling import Teller
from lipgraph.api.app import graphql_app
from lipgraph.service import service
from lipgraph.store.opening import open_store
from lipgraph.store.ports import Store

LIBRARY = {"name": "Lakeview Library", "sector": "libraries", "from": "2020-01-01", "until": ".."}


@pytest.fixture(scope="session")
def shipped_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("shipped") / "shipped.db"
    asyncio.run(shipped_file(path))
    return path


@pytest.fixture
async def sqlite(shipped_once: Path, tmp_path: Path) -> AsyncIterator[Store]:
    """A copy of its own, loaded once a run."""
    opened = open_store(f"sqlite:///{copyfile(shipped_once, tmp_path / 'shipped.db')}")
    yield opened
    await opened.close()


@pytest.fixture(params=["sqlite", pytest.param("neo4j", marks=pytest.mark.needs("neo4j"))])
async def shipped(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Store]:
    """Each kind of store with what is shipped."""
    if request.param == "sqlite":
        opened = open_store(f"sqlite:///{tmp_path / 'shipped.db'}")
    else:
        login: Login = request.getfixturevalue("empty_neo4j")
        opened = open_store(login.store_url, password=login.password)
    try:
        await opened.migrate()
        await load_shipped(opened)
        yield opened
    finally:
        await opened.close()


@pytest.fixture
async def client(sqlite: Store) -> AsyncIterator[httpx2.AsyncClient]:
    app = Starlette(routes=[Route("/graphql", graphql_app(sqlite))])
    async with httpx2.AsyncClient(transport=httpx2.ASGITransport(app=app), base_url="http://127.0.0.1") as opened:
        yield opened


@pytest.fixture(params=["sqlite", pytest.param("neo4j", marks=pytest.mark.needs("neo4j"))])
async def empty(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Store]:
    """Each kind of store with nothing in it."""
    if request.param == "sqlite":
        opened = open_store(f"sqlite:///{tmp_path / 'written.db'}")
    else:
        login: Login = request.getfixturevalue("factless_neo4j")
        opened = open_store(login.store_url, password=login.password)
    try:
        await opened.migrate()
        yield opened
    finally:
        await opened.close()


@pytest.fixture
async def writing(empty: Store) -> AsyncIterator[httpx2.AsyncClient]:
    """A client of the whole service over it."""
    async with asking(service(empty)) as opened:
        yield opened


@pytest.fixture
async def lake(writing: httpx2.AsyncClient) -> Teller:
    """A partnership with one organization, a wave and a council."""
    teller = Teller(client=writing, slug="lake")
    await teller.done("merge", "partnership", {"slug": "lake", "name": "Lake LIP", "from": "2020-01-01"})
    await teller.done("merge", "organization", LIBRARY, key="first")
    await teller.done("merge", "wave", {"label": "2025", "reference": "2025-10-31"})
    await teller.done("merge", "council", {"name": "Council"})
    return teller
