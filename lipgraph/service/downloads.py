"""Files to take along: what a partnership holds as the filled workbook that the upload page reads back."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from lipgraph.service.pages import attached, language
from lipgraph_schema.messages import text

if TYPE_CHECKING:
    from lipgraph.domain.holdings import Holdings


def routes() -> list[Route]:
    """Return the routes of this family."""
    return [Route("/partnerships/{slug}/roster.xlsx", _roster)]


async def _roster(request: Request) -> Response:
    """Answer with the partnership's filled template: uploaded again, it changes nothing."""
    holdings = await request.app.state.reader.partnership(request.path_params["slug"])
    content = await asyncio.to_thread(_filled, holdings, language(request))
    return attached(content, f"{holdings.partnership.slug}-roster.xlsx")


def _filled(holdings: Holdings, lang: str) -> bytes:
    from lipgraph.exports.partnership_choices import choices_of_partnership
    from lipgraph.exports.roster_rows import roster_rows
    from lipgraph.exports.template import template_workbook

    one, choices = holdings.partnership, choices_of_partnership(holdings)
    name = (one.name_fr if lang == "fr" else None) or one.name
    rows, _ = roster_rows(holdings, choices, lang=lang)
    return template_workbook(rows, choices, lang=lang, title=text("template", "title_of", lang=lang, name=name))
