"""Definitions and methods, as a page."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from lipgraph.service.kept import kept
from lipgraph.service.pages import html, language


def routes() -> list[Route]:
    """Return the routes of this family."""
    return [Route("/methods", kept(_methods))]


async def _methods(request: Request) -> Response:
    from lipgraph_viz.pages.methods import methods_page
    from lipgraph_viz.pages.site import Site, site_policy

    site = Site(lang=language(request), path="/methods", current="methods")
    return html(methods_page(site), site_policy())
