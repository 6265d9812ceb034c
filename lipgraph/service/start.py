"""The first page: what this store holds."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from lipgraph.service.kept import kept
from lipgraph.service.pages import html, language
from lipgraph_schema.vocabulary import terms
from lipgraph_viz.pages.site import site_policy
from lipgraph_viz.start import entries, glances, start_page


def routes() -> list[Route]:
    """Return the routes of this family."""
    return [Route("/", kept(_start))]


async def _start(request: Request) -> Response:
    lang = language(request)
    kinds = {one.code: one.label(lang) for one in terms("partnership_kinds")}
    directory = await request.app.state.reader.directory()
    listed = entries(directory, lang=lang, kinds=kinds)
    return html(start_page(listed, lang=lang, datasets=glances(directory)), site_policy())
