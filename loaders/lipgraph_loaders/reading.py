"""What every reader hands back: facts, what it refused and why, and what it noticed without refusing."""

from __future__ import annotations

from dataclasses import dataclass, field

from lipgraph.domain.facts import Fact
from lipgraph_schema.messages import catalogue, text

MOST_REJECTS = 1000
"""A file with more problems than this is not read further: the reader has seen enough to say so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reject:
    """One thing that could not be read: where it stands, what stood there, and what is expected.

    ``row`` counts from 1 as a spreadsheet shows it, header included. ``expected`` is a word of the catalogue (surface
    ``loaders``, key ``expected-...``) or a literal, such as the allowed values.
    """

    file: str
    sheet: str | None = None
    row: int | None = None
    column: str | None = None
    code: str
    found: str = ""
    expected: str = ""

    def place(self, lang: str) -> str:
        """Say where it stands: file, row, column, as far as they are known."""
        kind = "place-file" if self.row is None else "place-row" if self.column is None else "place-cell"
        return text("loaders", kind, lang=lang, file=self.file, row=self.row, column=self.column)

    def message(self, lang: str) -> str:
        """Return the sentence for a person."""
        key = f"expected-{self.expected}"
        wanted = text("loaders", key, lang=lang) if key in catalogue("loaders") else self.expected
        shown = {"found": self.found, "expected": wanted, "column": self.column or ""}
        return text("errors", self.code, lang=lang, place=self.place(lang), **shown)


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """Something that was noticed, counted and dealt with: ``code`` is a key of surface ``loaders``."""

    file: str
    code: str
    count: int

    def message(self, lang: str) -> str:
        """Return the sentence for a person."""
        return f"{self.file} · {text('loaders', self.code, lang=lang, count=self.count)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """The outcome of reading: facts in the order in which they may be written, rejects, and notes."""

    facts: tuple[Fact, ...] = ()
    rejects: tuple[Reject, ...] = ()
    notes: tuple[Note, ...] = ()


@dataclass(slots=True)
class Findings:
    """Where a reader puts rejects and counts while it works."""

    rejects: list[Reject] = field(default_factory=list)
    counts: dict[tuple[str, str], int] = field(default_factory=dict)

    @property
    def is_full(self) -> bool:
        """True when there are too many rejects to go on."""
        return len(self.rejects) >= MOST_REJECTS

    def count(self, file: str, code: str, by: int = 1) -> None:
        """Count one more of what becomes a note."""
        self.counts[file, code] = self.counts.get((file, code), 0) + by

    def reading(self, facts: tuple[Fact, ...]) -> Reading:
        """Close the reading."""
        noted = tuple(Note(file=file, code=code, count=count) for (file, code), count in self.counts.items())
        return Reading(facts=facts, rejects=tuple(self.rejects), notes=noted)
