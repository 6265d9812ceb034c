"""Definitions and methods: every measure of the catalogue, the words of the rules, and what a chance model is."""

from __future__ import annotations

from lipgraph.analysis.catalogue import DEFINITIONS
from lipgraph_schema.messages import text
from lipgraph_viz.pages.site import Site, site_page
from lipgraph_viz.pages.words import say

RULES = ("union", "intersection", "sender", "receiver", "confirmed-or-partner-silent")
STATES = (
    "confirmed", "one-sided", "denied", "partner-did-not-answer", "partner-not-asked", "claimant-unknown",
)  # fmt: skip


def methods_page(site: Site) -> str:
    """Return the page of definitions; each has its id as anchor, so that a figure can point at it."""
    lang = site.lang
    return site_page(
        "methods.html.jinja",
        site,
        str(say(lang, "methods_title")),
        definitions=[(one.id, one.name(lang), one.meaning(lang), one.formula, one.reference) for one in DEFINITIONS],
        rules=[text("measures", f"confirmation-rule.{one}", lang=lang) for one in RULES],
        states=[text("measures", f"confirmation.{one}", lang=lang) for one in STATES],
    )
