"""The service as a value: a store behind pages and GraphQL; each family of routes is a module beside this one."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.middleware import Middleware

from lipgraph.service import api_page, council, graphql, health, holdings, maps, methods, organizations, start
from lipgraph.service.guard import Guard
from lipgraph.service.notices import NOTICES
from lipgraph.usecases.reading import Reader

if TYPE_CHECKING:
    from lipgraph.store.ports import Store


def service(store: Store) -> Starlette:
    """Return the application over a store that has been checked; its end closes the store."""
    reader = Reader(store)

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        try:
            yield
        finally:
            await store.close()

    app = Starlette(
        routes=[
            *start.routes(),
            *council.routes(),
            *organizations.routes(),
            *holdings.routes(),
            *methods.routes(),
            *api_page.routes(),
            *maps.routes(),
            *health.routes(),
            *graphql.routes(store, reader),
        ],
        middleware=[Middleware(Guard)],
        exception_handlers=dict(NOTICES),
        lifespan=lifespan,
    )
    app.state.store, app.state.reader = store, reader
    return app
