"""What a person says of a partnership, row by row, before it is known which facts it makes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from lipgraph.domain.rejects import Reject
from lipgraph.domain.source import NO_SOURCE, Source


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterRow:
    """What one row (or one mutation's input) says of one noun.

    ``values`` holds the fields of ``lipgraph_schema.tables.roster_fields(noun)`` that were said, as text in NFC with
    ends trimmed: an absent field leaves what is stored, an empty text clears it (a blank start is unknown, and a blank
    end open where the noun is written for the first time). Dates are EDTF, numbers have a decimal point, yes-no is
    ``true`` or ``false``; several words are separated by ``; ``. Terms, organizations and councils stand as the person
    wrote them: which ones they are is decided beside what is stored. ``columns`` says under which header (or argument)
    a field stood, for the sentence about what is wrong with it.
    """

    noun: str
    values: Mapping[str, str]
    columns: Mapping[str, str] = field(default_factory=dict)
    file: str = ""
    source: Source = NO_SOURCE

    def reject(
        self,
        name: str | None,
        code: str,
        *,
        expected: str = "",
        nearest: str = "",
        terms: tuple[tuple[str, str, str], ...] = (),
    ) -> Reject:
        """Refuse this row, or one field of it."""
        return Reject(
            file=self.file,
            sheet=self.source.sheet,
            row=self.source.row,
            column=None if name is None else self.columns.get(name, name),
            code=code,
            # What looks like a person is told by its place, never repeated.
            found="…" if code == "personal-cell" else "" if name is None else self.values.get(name, ""),
            expected=expected,
            nearest=nearest,
            terms=terms,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Roster:
    """All rows of a file in their order; ``nouns`` says of which the file is a list (what is missing may be named)."""

    rows: tuple[RosterRow, ...] = ()
    nouns: frozenset[str] = frozenset()
