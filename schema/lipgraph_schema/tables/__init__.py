"""The contract of rosters: what may be said of each noun, and the sheets and headers of the template, as text files."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterField:
    """What one field of a noun takes: ``kind`` of cell, its ``vocabulary`` where it is a term, and what it needs.

    ``key`` fields name the fact; ``required`` ones a new fact cannot do without.
    """

    noun: str
    name: str
    kind: str
    vocabulary: str | None = None
    key: bool = False
    required: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateColumn:
    """One column of a sheet: the field that it fills, its headers, other headers that people use, help and example."""

    noun: str
    field: str
    en: str
    fr: str
    other: tuple[str, ...] = ()
    required: bool = False
    help_en: str = ""
    help_fr: str = ""
    example_en: str = ""
    example_fr: str = ""

    @property
    def fills(self) -> str:
        """Return ``noun.field``, which names the column."""
        return f"{self.noun}.{self.field}"

    def header(self, lang: str) -> str:
        """Return the header in ``lang``."""
        return self.fr if lang == "fr" else self.en

    def help(self, lang: str) -> str:
        """Return what the column means, in ``lang``."""
        return self.help_fr if lang == "fr" else self.help_en


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateSheet:
    """One sheet of the template: its names and columns, in order."""

    code: str
    en: str
    fr: str
    columns: tuple[TemplateColumn, ...]

    def column(self, fills: str) -> int:
        """Return the place of the column that fills ``noun.field``. Raises ValueError where there is none."""
        return [one.fills for one in self.columns].index(fills)

    def title(self, lang: str) -> str:
        """Return the sheet's name in ``lang``."""
        return self.fr if lang == "fr" else self.en


@cache
def roster_fields(noun: str) -> Mapping[str, RosterField]:
    """Return the fields of a noun by name, in order. Raises KeyError for a noun that rosters do not know."""
    return {name: RosterField(noun=noun, name=name, **said) for name, said in _read("fields")[noun].items()}


@cache
def roster_nouns() -> tuple[str, ...]:
    """Return the nouns that a row may speak of."""
    return tuple(_read("fields"))


@cache
def template_sheets() -> tuple[TemplateSheet, ...]:
    """Return the sheets of the template, in order."""
    return tuple(
        TemplateSheet(code=code, en=said["en"], fr=said["fr"], columns=tuple(_column(one) for one in said["columns"]))
        for code, said in _read("template").items()
    )


@cache
def roster_words(kind: str) -> Mapping[str, tuple[str, ...]]:
    """Return what people's words of a kind stand for: code and words. Raises KeyError for a kind that there is not."""
    return {code: tuple(words) for code, words in _read("words")[kind].items()}


@cache
def template_example() -> Mapping[str, tuple[Mapping[str, str], ...]]:
    """Return the rows of the filled example, by sheet: what each column that is not blank says; terms as codes."""
    return {
        code: tuple(
            {fills: cell for fills, cell in zip(said["columns"], row, strict=True) if cell} for row in said["rows"]
        )
        for code, said in _read("example").items()
    }


def _column(said: Mapping[str, Any]) -> TemplateColumn:
    noun, _, field = str(said["fills"]).partition(".")
    rest = {name: value for name, value in said.items() if name not in {"fills", "other"}}
    return TemplateColumn(noun=noun, field=field, other=tuple(said.get("other", ())), **rest)


@cache
def _read(name: str) -> dict[str, dict[str, Any]]:
    return tomllib.loads((files(__name__) / f"{name}.toml").read_text("utf-8"))
