"""GraphQL beside the pages."""

from __future__ import annotations

from starlette.routing import Route

from lipgraph.store.ports import Store
from lipgraph.usecases.reading import Reader


def routes(store: Store, reader: Reader) -> list[Route]:
    """Return the routes of this family."""
    from lipgraph.api.app import graphql_app

    return [Route("/graphql", graphql_app(store, reader))]
