"""What every reader hands back: facts, what it refused and why, and what it noticed without refusing."""

from __future__ import annotations

from dataclasses import dataclass, field

from lipgraph.domain.facts import Fact
from lipgraph.domain.rejects import Reject, shown_text
from lipgraph_schema.messages import text

__all__ = ["MOST_REJECTS", "Findings", "Note", "Reading", "Reject"]

MOST_REJECTS = 1000
"""A file with more problems than this is not read further: the reader has seen enough to say so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """Something that was noticed, counted and dealt with: ``code`` is a key of surface ``loaders``.

    ``found`` names a few examples, where they help; ``sheet`` the sheet of a workbook.
    """

    file: str
    code: str
    count: int
    sheet: str | None = None
    found: str = ""

    def message(self, lang: str) -> str:
        """Return the sentence for a person."""
        place = (
            self.file
            if self.sheet is None
            else text("loaders", "place-sheet", lang=lang, file=self.file, sheet=shown_text(self.sheet))
        )
        return f"{place} · {text('loaders', self.code, lang=lang, count=self.count, found=shown_text(self.found))}"


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
