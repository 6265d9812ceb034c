"""The service as a value: a store behind pages and GraphQL; each family of routes is a module beside this one."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.middleware import Middleware

from lipgraph.service import (
    api_page,
    corrections,
    council,
    datasets,
    downloads,
    graphql,
    health,
    holdings,
    maps,
    methods,
    organizations,
    start,
    uploads,
)
from lipgraph.service.guard import Guard
from lipgraph.service.notices import NOTICES
from lipgraph.service.requests import Requests
from lipgraph.service.staging import Staging
from lipgraph.service.token import Door, Threshold
from lipgraph.usecases.reading import Reader

if TYPE_CHECKING:
    from lipgraph.store.ports import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Access:
    """Who may ask: whoever has the token, where there is one; under which Host names beside loopback's.

    ``secrets`` are the files that the service was told to read secrets from: it is ready while it can.
    """

    token: str | None = field(default=None, repr=False)
    names: tuple[str, ...] = ()
    secrets: tuple[Path, ...] = ()


OPEN = Access()
"""Nobody but this machine can ask: no token is needed."""


def service(store: Store, access: Access = OPEN) -> Starlette:
    """Return the application over a store that has been checked; its end closes the store."""
    reader = Reader(store)
    door = Door(token=access.token) if access.token else None

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        try:
            yield
        finally:
            await store.close()
            app.state.staging.close()

    app = Starlette(
        routes=[
            *start.routes(),
            *council.routes(),
            *corrections.routes(),
            *organizations.routes(),
            *holdings.routes(),
            *datasets.routes(),
            *downloads.routes(),
            *methods.routes(),
            *api_page.routes(),
            *uploads.routes(),
            *maps.routes(),
            *health.routes(),
            *graphql.routes(store, reader),
            *(door.routes() if door else ()),
        ],
        middleware=[
            Middleware(Requests),
            Middleware(Guard, names=frozenset(access.names)),
            *([Middleware(Threshold, door=door)] if door else ()),
        ],
        exception_handlers=dict(NOTICES),
        lifespan=lifespan,
    )
    app.state.staging, app.state.guarded = Staging(), door is not None
    app.state.store, app.state.reader, app.state.secrets = store, reader, access.secrets
    return app
