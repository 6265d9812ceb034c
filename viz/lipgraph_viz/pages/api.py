"""The page of the API: published documents to run as they are, and the schema as text; no tool from elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from lipgraph_viz.frame import as_json, own_text, policy_of, trusted
from lipgraph_viz.pages.site import SCRIPT, Site, site_page, site_style
from lipgraph_viz.pages.words import say

RUNNER = "templates/api.js"


@cache
def api_policy() -> str:
    """Return the policy of this page: it may also ask the service it came from, and nobody else."""
    return policy_of([own_text(SCRIPT), own_text(RUNNER)], site_style()) + "; connect-src 'self'"


def api_page(site: Site, documents: Mapping[str, str], sdl: str) -> str:
    """Return the page; ``documents`` are the published ones by name, ``sdl`` the schema."""
    return site_page(
        "api.html.jinja",
        site,
        str(say(site.lang, "api_title")),
        documents=list(documents),
        first=next(iter(documents.values()), "{ __typename }"),
        payload=as_json({"documents": dict(documents), "say": _told(site.lang)}),
        runner=trusted(own_text(RUNNER)),
        sdl=sdl,
        page_policy=api_policy(),
    )


def _told(lang: str) -> dict[str, str]:
    return {key: str(say(lang, f"api_{key}")) for key in ("running", "answered", "unreachable", "variables_wrong")}
