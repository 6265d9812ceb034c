"""The words among which a cell of the template chooses: those of a partnership's own taxonomy and codebook first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from lipgraph.domain.ids import fold
from lipgraph.domain.vocabulary import Relation, Sector
from lipgraph.domain.waves import Status
from lipgraph_schema.messages import text
from lipgraph_schema.tables import TemplateColumn, roster_fields
from lipgraph_schema.vocabulary import terms

VOCABULARIES = ("partnership_kinds", "organization_kinds", "roles", "layers")
_OF_KIND = {
    "sector": "sectors",
    "sectors": "sectors",
    "relation": "relations",
    "status": "statuses",
    "polarity": "polarities",
}
SEVERAL = frozenset({"organization.other_sectors", "question.relation"})
"""Columns in which several words may stand: a drop-down would replace the ones before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One word of a list: its code, and how it is written in both languages."""

    code: str
    en: str
    fr: str

    def word(self, lang: str) -> str:
        """Return the word in ``lang``."""
        return self.fr if lang == "fr" else self.en


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """The lists by name, each in its order."""

    lists: Mapping[str, tuple[Choice, ...]]

    def word(self, name: str, code: str, lang: str) -> str:
        """Return the word of a code in ``lang``; a code that is in no list stays as it is."""
        return next((one.word(lang) for one in self.lists[name] if one.code == code), code)


def list_of(column: TemplateColumn) -> str | None:
    """Return the name of the list that a column's words come from, None where it takes free text."""
    field = roster_fields(column.noun)[column.field]
    return field.vocabulary if field.kind == "term" else _OF_KIND.get(field.kind)


def choices_of(sectors: Iterable[Sector], relations: Iterable[Relation]) -> Choices:
    """Return the lists for a partnership that uses these sectors and relations."""
    own = {
        "sectors": [
            _named(one.code, one.name, one.name_fr, also=(one.short, one.short_fr, *one.alternatives))
            for one in sorted(sectors, key=lambda one: (one.rank, one.code))
        ],
        "relations": [
            _named(one.code, one.name, one.name_fr) for one in sorted(relations, key=lambda one: (one.rank, one.code))
        ],
    }
    shipped = {
        name: [_named(one.code, one.name, one.name_fr, also=one.alternatives) for one in terms(name)]
        for name in VOCABULARIES
    }
    said = {
        "statuses": [_said(one.value, f"status_{one.value}") for one in Status],
        "polarities": [_said("asserts", "yes"), _said("denies", "no")],
    }
    return Choices(lists={name: _distinct(found) for name, found in {**own, **shipped, **said}.items()})


Labelled = tuple[Choice, frozenset[str]]
"""A choice, and all words, folded, by which a file may mean it."""


def _named(code: str, en: str, fr: str | None, *, also: Sequence[str | None] = ()) -> Labelled:
    return Choice(code=code, en=en, fr=fr or en), frozenset(fold(word) for word in (code, en, fr, *also) if word)


def _said(code: str, key: str) -> Labelled:
    return _named(code, text("template", key, lang="en"), text("template", key, lang="fr"))


def _distinct(choices: Sequence[Labelled]) -> tuple[Choice, ...]:
    """Write a code where its word may also mean another: a word has to lead back to one code."""
    shared = Counter(word for _, words in choices for word in words)
    return tuple(
        replace(
            one,
            en=one.en if shared[fold(one.en)] == 1 else one.code,
            fr=one.fr if shared[fold(one.fr)] == 1 else one.code,
        )
        for one, _ in choices
    )
