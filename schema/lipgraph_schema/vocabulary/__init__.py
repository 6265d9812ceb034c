"""The dated bilingual vocabularies that ship: sectors, relations, layers, roles and kinds, as plain records."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

NAMES = (
    "sectors",
    "relations",
    "layers",
    "roles",
    "partnership_kinds",
    "levels_of_government",
    "organization_kinds",
    "instrument_kinds",
    "party_roles",
    "council_kinds",
    "predicates",
    "process_steps",
    "indicators",
    "practices",
    "concepts",
    "works",
    "conclusions",
)
"""The vocabularies there are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One term: its code never changes; what a vocabulary does not say of its terms is None, False or empty.

    ``line``, ``first_column`` and ``last_column`` say where in the vocabulary's document the English term stands,
    ``text`` in which words, and ``span`` is their SHA-256. ``answered_by`` names the definitions of the catalogue of
    measures that answer an indicator; where it names none, nothing computes it.
    """

    code: str
    name: str
    name_fr: str
    short: str | None = None
    short_fr: str | None = None
    kind: str | None = None
    note: str | None = None
    directed: bool = False
    in_default_view: bool = False
    alternatives: tuple[str, ...] = ()
    answered_by: tuple[str, ...] = ()
    line: int | None = None
    first_column: int | None = None
    last_column: int | None = None
    span: str | None = None
    text: str | None = None

    def label(self, lang: str) -> str:
        """Return the name in ``lang``, English for any language but French."""
        return self.name_fr if lang == "fr" else self.name


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """A dated list of terms; ``document`` is where they come from, ``translated_by`` who put them into French.

    ``line`` to ``text`` say where the document has the list, as in a term.
    """

    title: str
    title_fr: str
    version: str
    document: str
    translated_by: str
    terms: tuple[Term, ...]
    line: int | None = None
    first_column: int | None = None
    last_column: int | None = None
    span: str | None = None
    text: str | None = None


@cache
def vocabulary(name: str) -> Vocabulary:
    """Return a vocabulary by name. Raises KeyError for a name that is not in NAMES."""
    if name not in NAMES:
        raise KeyError(name)
    read = tomllib.loads((files(__name__) / f"{name}.toml").read_text("utf-8"))
    return Vocabulary(**{**read, "terms": tuple(_term(one) for one in read["terms"])})


def _term(read: Mapping[str, Any]) -> Term:
    lists: dict[str, Any] = {name: tuple(value) for name, value in read.items() if isinstance(value, list)}
    return Term(**{**read, **lists})


def terms(name: str) -> tuple[Term, ...]:
    """Return the terms of a vocabulary, in their order."""
    return vocabulary(name).terms


def term(name: str, code: str) -> Term:
    """Return one term. Raises KeyError where the vocabulary has no such code."""
    for one in terms(name):
        if one.code == code:
            return one
    raise KeyError(code)
