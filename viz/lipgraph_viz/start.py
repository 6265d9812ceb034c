"""The first page: what this store holds, and where to go from it; and the page that says what is not there."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from lipgraph.domain.holdings import Directory
from lipgraph_schema.messages import text
from lipgraph_viz.pages.dataset_rows import dataset_title
from lipgraph_viz.pages.site import Site, site_page


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One partnership as the first page lists it."""

    slug: str
    name: str
    kind: str
    synthetic: bool
    organizations: int
    waves: tuple[str, ...]
    councils: int = 0


def entries(directory: Directory, *, lang: str, kinds: Mapping[str, str]) -> tuple[Entry, ...]:
    """List the partnerships of a store by name; ``kinds`` gives the name of each partnership kind."""
    rosters = Counter(one.partnership for one in directory.participations)
    councils = Counter(one.partnership for one in directory.councils)
    waves = sorted(directory.waves, key=lambda wave: (wave.rank, wave.label))
    return tuple(
        Entry(
            slug=one.slug,
            name=(one.name_fr if lang == "fr" else None) or one.name,
            kind=kinds.get(one.kind, one.kind),
            synthetic=one.synthetic,
            organizations=rosters[one.id],
            councils=councils[one.id],
            waves=tuple(wave.label for wave in waves if wave.partnership == one.id),
        )
        for one in sorted(directory.partnerships, key=lambda one: (not one.synthetic, one.name))
    )


def glances(directory: Directory) -> tuple[str, ...]:
    """Return the data sets of which a text says more than its partnerships: those that instruments stand beside."""
    cited = {one.source.document for one in directory.instruments} - {None}
    return tuple(
        sorted({one.dataset for one in directory.partnerships if one.dataset and one.source.document in cited})
    )


def start_page(listed: tuple[Entry, ...], *, lang: str, datasets: tuple[str, ...] = ()) -> str:
    """Return the first page of a store, with the data sets to see at one glance; an empty one says what to do first."""
    message = "" if listed else text("start", "empty", lang=lang)
    return _page(text("start", "title", lang=lang), message, listed, lang, datasets)


def notice_page(message: str, *, lang: str) -> str:
    """Return a page that says one thing: what was asked for is not here, or cannot be shown."""
    return _page(text("start", "title", lang=lang), message, (), lang)


def _page(title: str, message: str, listed: tuple[Entry, ...], lang: str, datasets: tuple[str, ...] = ()) -> str:
    return site_page(
        "start.html.jinja",
        Site(lang=lang, path="/", current="start"),
        title,
        message=message,
        entries=listed,
        datasets=[(one, dataset_title(one, lang=lang)) for one in datasets],
        told=lambda key: text("start", key, lang=lang),
    )
