"""The dated bilingual vocabularies that ship: sectors, relations, layers, roles and kinds, as plain records."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

NAMES = (
    "sectors",
    "relations",
    "layers",
    "roles",
    "partnership_kinds",
    "levels_of_government",
    "organization_kinds",
)
"""The vocabularies there are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One term: its code never changes; what a vocabulary does not say of its terms is None, False or empty.

    ``line`` and ``text`` say where in the vocabulary's document the English term stands, and in which words.
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
    line: int | None = None
    text: str | None = None

    def label(self, lang: str) -> str:
        """Return the name in ``lang``, English for any language but French."""
        return self.name_fr if lang == "fr" else self.name


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """A dated list of terms; ``document`` is where they come from, ``translated_by`` who put them into French."""

    title: str
    title_fr: str
    version: str
    document: str
    translated_by: str
    terms: tuple[Term, ...]


@cache
def vocabulary(name: str) -> Vocabulary:
    """Return a vocabulary by name. Raises KeyError for a name that is not in NAMES."""
    if name not in NAMES:
        raise KeyError(name)
    read = tomllib.loads((files(__name__) / f"{name}.toml").read_text("utf-8"))
    found = tuple(Term(**{**one, "alternatives": tuple(one.get("alternatives", ()))}) for one in read.pop("terms"))
    return Vocabulary(**read, terms=found)


def terms(name: str) -> tuple[Term, ...]:
    """Return the terms of a vocabulary, in their order."""
    return vocabulary(name).terms


def term(name: str, code: str) -> Term:
    """Return one term. Raises KeyError where the vocabulary has no such code."""
    for one in terms(name):
        if one.code == code:
            return one
    raise KeyError(code)
