"""What every page of the site shares: header, links, the view in words and in the address, the policy, the footer."""

from __future__ import annotations

from collections.abc import Mapping
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache, partial
from importlib.metadata import version
from urllib.parse import quote, urlencode

from markupsafe import Markup

from lipgraph_schema.messages import text
from lipgraph_viz.frame import own_text, page, policy_of, style, trusted
from lipgraph_viz.pages import words

SCRIPT = "templates/site.js"
STYLE = "templates/site.css"

TABLE_FILES = ("csv", "xlsx")
"""The kinds of file that every table is offered as."""

SIGNED_IN: ContextVar[bool] = ContextVar("signed_in", default=False)
"""Whether who asks for a page signed in, and so can sign out: no page asks it, the frame of each shows it."""


def _today() -> str:
    return date.today().isoformat()  # noqa: DTZ011 - the day where the reader sits


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
    ``day`` is when the page was read, for who cites it.
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
    day: str = field(default_factory=_today)
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

    def file(self, table: str, kind: str) -> str:
        """Return the address of a table of this page as a file."""
        asked = {**self.query, "table": (table,), "format": (kind,)}
        return replace(self, query=asked).href(self.path)

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


def files(site: Site | None, table: str) -> Markup:
    """Return the links to the files of a table; a page that is a file itself has none."""
    if site is None:
        return Markup()
    links = [
        Markup('<a download href="{}">{}</a>').format(site.file(table, kind), words.say(site.lang, f"table_{kind}"))
        for kind in TABLE_FILES
    ]
    return Markup('<p class="files">{}</p>').format(Markup(" ").join(links))


def taken_along(site: Site | None, title: str, *, digest: str = "") -> dict[str, object]:
    """Return what a template needs to offer its tables as files and to say how to cite it."""
    if site is not None and digest:
        site = replace(site, digest=digest)
    return {"files": partial(files, site), "citation": "" if site is None else citation(site, title)}


def citation(site: Site, title: str) -> str:
    """Return how to cite a page: what it shows of whom, in which view, from which state, read by what and when."""
    parts = [f"{title}, {site.partnership}" if site.partnership else title, " · ".join(site.view)]
    said = ". ".join(part for part in parts if part)
    key = "cite_digest" if site.digest else "cite"
    mark = f"{words.say(site.lang, 'synthetic')} · " if site.synthetic else ""
    return mark + text(
        "pages", key, lang=site.lang, said=said, version=version("lipgraph"), day=site.day, digest=site.digest
    )


@cache
def site_style() -> str:
    """Return the style of every page of the site."""
    return style() + "\n" + own_text(STYLE)


@cache
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
        **taken_along(site, title),
        **parts,
    )
