"""What every page of the site shares: header, links, the view in words and in the address, the policy, the footer."""

from __future__ import annotations

from collections.abc import Mapping
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import partial
from urllib.parse import quote, urlencode

from lipgraph_viz.frame import own_text, page, policy_of, style, trusted
from lipgraph_viz.pages import words

SCRIPT = "templates/site.js"
STYLE = "templates/site.css"

SIGNED_IN: ContextVar[bool] = ContextVar("signed_in", default=False)
"""Whether who asks for a page signed in, and so can sign out: no page asks it, the frame of each shows it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One field of the form that changes the view: its name in the address, its label, options and what is chosen."""

    name: str
    label: str
    options: tuple[tuple[str, str], ...]
    chosen: tuple[str, ...] = ()
    several: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """Where a page stands: its language, its partnership where it has one, and the view as address and words.

    ``query`` is what the address says of the view, without the language; it goes along into every link. ``current``
    is the link of the header that this page is behind. ``stops`` are waves by label and address, and which is chosen.
    """

    lang: str
    path: str
    current: str
    partnership: str = ""
    slug: str = ""
    synthetic: bool = False
    query: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    view: tuple[str, ...] = ()
    choices: tuple[Choice, ...] = ()
    stops: tuple[tuple[str, str, bool], ...] = ()
    digest: str = ""
    signed_in: bool = field(default_factory=SIGNED_IN.get)

    def href(self, path: str, *, lang: str | None = None, keep: bool = True) -> str:
        """Return the address of a page, in this language and this view."""
        asked = [(name, value) for name, values in self.query.items() for value in values] if keep else []
        place, hashed, fragment = path.partition("#")
        return f"{place}?{urlencode([*asked, ('lang', lang or self.lang)])}{hashed}{fragment}"

    def of(self, page_name: str = "") -> str:
        """Return the address of a page of this partnership."""
        place = f"/partnerships/{quote(self.slug, safe='')}"
        return self.href(f"{place}/{page_name}" if page_name else place)

    @property
    def other(self) -> str:
        """The other language."""
        return "fr" if self.lang == "en" else "en"

    @property
    def links(self) -> tuple[tuple[str, str], ...]:
        """The links of the header, by name: those of the partnership where there is one."""
        general = (("methods", self.href("/methods", keep=False)), ("api", self.href("/api", keep=False)))
        if not self.slug:
            return (("start", self.href("/", keep=False)), ("upload", self.href("/upload", keep=False)), *general)
        own = (
            ("council", self.of()),
            ("seats", self.of("seats")),
            ("map", self.of("map")),
            ("explore", self.of("explore")),
            ("data", self.of("data")),
            ("upload", self.of("upload")),
        )
        return (*own, *general)


def site_style() -> str:
    """Return the style of every page of the site."""
    return style() + "\n" + own_text(STYLE)


def site_policy() -> str:
    """Return the content security policy of these pages: our own style and script, forms to ourselves."""
    return policy_of([own_text(SCRIPT)], site_style())


def site_page(template: str, site: Site, title: str, *, page_policy: str | None = None, **parts: object) -> str:
    """Return a page of the site; one with scripts of its own brings its own policy."""
    return page(
        template,
        site=site,
        title=title,
        policy=page_policy or site_policy(),
        style=trusted(site_style()),
        script=trusted(own_text(SCRIPT)),
        say=partial(words.say, site.lang),
        **parts,
    )
