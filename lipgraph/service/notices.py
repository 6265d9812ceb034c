"""Pages that say one thing: not here, not so, not now."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from lipgraph.errors import InputError, LipgraphError, NotFound, StoreError
from lipgraph.service.pages import html, language
from lipgraph_schema.messages import text
from lipgraph_viz.pages.site import site_policy
from lipgraph_viz.start import notice_page


async def not_found(request: Request, _error: Exception) -> Response:
    """Say that nothing of that name is here."""
    lang = language(request)
    return html(notice_page(text("start", "not_found", lang=lang), lang=lang), site_policy(), 404)


async def refused(request: Request, error: Exception) -> Response:
    """Say what of the request cannot be shown, and why."""
    lang = language(request)
    what = sentence(error, lang)
    return html(notice_page(text("start", "refused", lang=lang, what=what), lang=lang), site_policy(), 400)


async def unavailable(request: Request, error: Exception) -> Response:
    """Say that the store does not answer now, and when to ask again."""
    lang = language(request)
    page = html(notice_page(sentence(error, lang), lang=lang), site_policy(), 503)
    page.headers["Retry-After"] = "5"
    return page


def sentence(error: Exception, lang: str) -> str:
    """Return the catalogue's sentence of an error."""
    known = error if isinstance(error, LipgraphError) else StoreError()
    return text("errors", known.code, lang=lang, **known.fields())


NOTICES = {NotFound: not_found, InputError: refused, StoreError: unavailable}
"""Which page answers an error that a route lets through."""
