"""The first page: what this store holds, and where to go from it; and the page that says what is not there."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from lipgraph.domain.holdings import Directory
from lipgraph_schema.messages import text
from lipgraph_viz.frame import hash_source, page, policy, style, trusted


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One partnership as the first page lists it."""

    slug: str
    name: str
    kind: str
    synthetic: bool
    organizations: int
    waves: tuple[str, ...]


def start_policy() -> str:
    """Return the content security policy of these pages: a style and nothing else."""
    return policy([], [hash_source(style())]).replace("script-src ;", "script-src 'none';")


def entries(directory: Directory, *, lang: str, kinds: Mapping[str, str]) -> tuple[Entry, ...]:
    """List the partnerships of a store by name; ``kinds`` gives the name of each partnership kind."""
    rosters = Counter(one.partnership for one in directory.participations)
    waves = sorted(directory.waves, key=lambda wave: (wave.rank, wave.label))
    return tuple(
        Entry(
            slug=one.slug,
            name=(one.name_fr if lang == "fr" else None) or one.name,
            kind=kinds.get(one.kind, one.kind),
            synthetic=one.synthetic,
            organizations=rosters[one.id],
            waves=tuple(wave.label for wave in waves if wave.partnership == one.id),
        )
        for one in sorted(directory.partnerships, key=lambda one: (not one.synthetic, one.name))
    )


def start_page(listed: tuple[Entry, ...], *, lang: str) -> str:
    """Return the first page of a store; an empty one says what to do first."""
    message = "" if listed else text("start", "empty", lang=lang)
    return _page(text("start", "title", lang=lang), message, listed, lang)


def notice_page(message: str, *, lang: str) -> str:
    """Return a page that says one thing: what was asked for is not here, or cannot be shown."""
    return _page(text("start", "title", lang=lang), message, (), lang)


def _page(title: str, message: str, listed: tuple[Entry, ...], lang: str) -> str:
    other = "fr" if lang == "en" else "en"
    return page(
        "start.html.jinja",
        title=title,
        message=message,
        entries=listed,
        lang=lang,
        other=f"?lang={other}",
        other_lang=other,
        policy=start_policy(),
        style=trusted(style()),
        say=partial(_say, lang),
    )


def _say(lang: str, key: str) -> str:
    return text("start", key, lang=lang)
