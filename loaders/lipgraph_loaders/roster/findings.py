"""Where the roster readers put what they refuse and what they say while they work."""

from __future__ import annotations

from dataclasses import dataclass, field

from lipgraph_loaders.reading import Note, Reject
from lipgraph_loaders.roster.grid import letters
from lipgraph_loaders.roster.limits import MOST_PROBLEMS

EXAMPLES = 5
"""How many examples a note names."""


class Refused(Exception):
    """The file as a whole cannot be read further; becomes one reject."""

    def __init__(self, code: str, *, found: str = "", expected: str = "") -> None:
        super().__init__(code)
        self.code, self.found, self.expected = code, found, expected


@dataclass(slots=True)
class Findings:
    """Rejects and notes of one file."""

    file: str
    rejects: list[Reject] = field(default_factory=list)
    said: dict[tuple[str | None, str], list[str]] = field(default_factory=dict)
    counts: dict[tuple[str | None, str], int] = field(default_factory=dict)

    @property
    def is_full(self) -> bool:
        """True when there are too many rejects to go on."""
        return len(self.rejects) >= MOST_PROBLEMS

    def notes(self) -> tuple[Note, ...]:
        """Return what was said, with counts and examples."""
        return tuple(
            Note(file=self.file, sheet=sheet, code=code, count=self.counts[sheet, code], found=_listed(examples))
            for (sheet, code), examples in self.said.items()
        )


def _listed(examples: list[str]) -> str:
    return "; ".join(examples[:EXAMPLES]) + ("; …" if len(examples) > EXAMPLES else "")


@dataclass(slots=True)
class Finder:
    """The findings of one sheet: what is refused or said stands in it."""

    findings: Findings
    sheet: str | None = None
    headers: dict[int, str] = field(default_factory=dict)

    def refuse(  # noqa: PLR0913 - the parts of a reject
        self,
        code: str,
        *,
        row: int | None = None,
        column: int | None = None,
        found: str = "",
        expected: str = "",
        nearest: str = "",
    ) -> None:
        """Refuse the sheet, a row or a cell: what stood there, what is expected, and the nearest term."""
        if self.findings.is_full:
            return
        named = None if column is None else self.column(column)
        self.findings.rejects.append(
            Reject(
                file=self.findings.file,
                sheet=self.sheet,
                row=row,
                column=named,
                code=code,
                found=found,
                expected=expected,
                nearest=nearest,
            )
        )

    def note(self, code: str, example: str = "", *, by: int = 1) -> None:
        """Say something once for the sheet, with its count and a few examples."""
        key = (self.sheet, code)
        self.findings.counts[key] = self.findings.counts.get(key, 0) + by
        examples = self.findings.said.setdefault(key, [])
        if example and example not in examples and len(examples) <= EXAMPLES:
            examples.append(example)

    def column(self, place: int) -> str:
        """Name a column as a person finds it: its header and its letters."""
        header = self.headers.get(place, "")
        return f"{header} ({letters(place)})" if header else letters(place)
