"""The page on which a browser gives the service's token, and leaves again."""

from __future__ import annotations

from lipgraph_schema.messages import text
from lipgraph_viz.pages.site import Site, site_page


def sign_in_page(*, lang: str, following: str = "/", problem: str = "", signed_in: bool = False) -> str:
    """Return the page: the form, or for a browser that is in, the way out.

    ``following`` is the path to go to afterwards, ``problem`` the key of what was wrong the last time.
    """
    return site_page(
        "sign_in.html.jinja",
        Site(lang=lang, path="/sign-in", current="sign-in"),
        text("service", "sign-in", lang=lang),
        following=following,
        problem=text("service", problem, lang=lang) if problem else "",
        signed_in=signed_in,
        told=lambda key: text("service", key, lang=lang),
    )
