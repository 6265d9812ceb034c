"""The upload page: the template, a file in, the preview that the command line shows, and the button that applies it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lipgraph.domain.rejects import Reject
from lipgraph.usecases.loading import Preview
from lipgraph.usecases.naming import changed_fields, title_of, title_of_key, title_of_row
from lipgraph.usecases.problems import problem_lines
from lipgraph.usecases.rostering import Drafted
from lipgraph_schema.messages import text
from lipgraph_viz.pages.site import Site, site_page
from lipgraph_viz.pages.words import number, say

NAMED = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """What applying a staged file would do: its name and digest, the store's revision, and all that is to be said."""

    file: str
    digest: str
    revision: int
    made: Preview
    drafted: Drafted
    rejects: tuple[Reject, ...]
    notes: tuple[str, ...]
    names: Mapping[str, str]


def upload_page(
    site: Site, *, waves: Sequence[str], looked: Looked | None = None, written: int | None = None, refused: str = ""
) -> str:
    """Return the page: empty, with a preview, with what was written, or with why a file was not taken."""
    lang = site.lang
    return site_page(
        "upload.html.jinja",
        site,
        str(say(lang, "upload_title")),
        waves=waves,
        looked=looked,
        counts=[] if looked is None else _counts(looked, lang),
        changes=[] if looked is None else _changes(looked, lang),
        sayings=[] if looked is None else _sayings(looked, lang),
        absent=[] if looked is None else _absent(looked, lang),
        problems=[] if looked is None else problem_lines(looked.rejects, lang),
        written=None if written is None else number(written, lang=lang),
        refused=refused,
        heads=[text("cli", key, lang=lang) for key in ("noun", "new", "changed", "same")],
    )


def _noun(noun: str, lang: str) -> str:
    return text("cli", f"noun_{noun}", lang=lang)


def _counts(looked: Looked, lang: str) -> list[tuple[str, str, str, str]]:
    made = looked.made
    nouns = dict.fromkeys((*made.new, *made.changed, *made.same))
    return [
        (
            _noun(noun, lang),
            number(made.new.get(noun, 0), lang=lang),
            number(made.changed.get(noun, 0), lang=lang),
            number(made.same.get(noun, 0), lang=lang),
        )
        for noun in nouns
    ]


def _changes(looked: Looked, lang: str) -> list[str]:
    lines = []
    for one in looked.made.changes:
        if one.before is not None and one.after is not None:
            fields = changed_fields(one.before, one.after, looked.names, lang=lang)
            name = title_of_row(one.before, looked.names)
            lines.append(
                text("cli", "change_line", lang=lang, noun=_noun(one.noun, lang), name=name, fields="; ".join(fields))
            )
    for noun, key in looked.drafted.removed:
        name = title_of_key(key, looked.names)
        lines.append(text("cli", "removed_line", lang=lang, noun=_noun(noun, lang), name=name))
    return _some(lines, "changes_more", lang)


def _some(lines: list[str], more: str, lang: str) -> list[str]:
    if len(lines) <= NAMED:
        return lines
    return [*lines[:NAMED], text("cli", more, lang=lang, count=number(len(lines) - NAMED, lang=lang))]


def _sayings(looked: Looked, lang: str) -> list[str]:
    alike = [
        text(
            "cli",
            "look_alike",
            lang=lang,
            place=one.row.source.row or "",
            name=one.name,
            close=", ".join(name for _, name, _ in one.candidates),
        )
        for one in looked.drafted.look_alikes
    ]
    assumed = [
        text("cli", f"assumed_{code}", lang=lang, count=number(count, lang=lang))
        for code, count in looked.drafted.assumed.items()
    ]
    return [*looked.notes, *_some(alike, "look_alikes_more", lang), *([] if looked.rejects else assumed)]


def _absent(looked: Looked, lang: str) -> list[str]:
    if looked.rejects:
        return []
    counts = Counter(fact.NOUN for fact in looked.drafted.absent)
    lines = []
    for noun, count in counts.items():
        named = [title_of(fact, looked.names) for fact in looked.drafted.absent if noun == fact.NOUN]
        more = f"; … (+{number(count - NAMED, lang=lang)})" if count > NAMED else ""
        lines.append(
            text("cli", "absent_line", lang=lang, noun=_noun(noun, lang), named="; ".join(named[:NAMED]) + more)
        )
    return lines
