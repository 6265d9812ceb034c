"""The API, as a page: its documents and its schema."""

from __future__ import annotations

from importlib.resources import files

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from lipgraph.service.kept import kept
from lipgraph.service.pages import html, language


def routes() -> list[Route]:
    """Return the routes of this family."""
    return [Route("/api", kept(_api))]


async def _api(request: Request) -> Response:
    from lipgraph_schema.queries import published
    from lipgraph_viz.pages.api import api_page, api_policy
    from lipgraph_viz.pages.site import Site

    sdl = (files("lipgraph_schema") / "api.graphql").read_text("utf-8")
    site = Site(lang=language(request), path="/api", current="api")
    return html(api_page(site, published(), sdl), api_policy())
