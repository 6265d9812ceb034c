"""How a client writes: under which key, after which version, with which citation."""

from __future__ import annotations

from enum import Enum
from typing import Annotated

import strawberry

from lipgraph.api.saying import may, text_of
from lipgraph.domain.source import Source


@strawberry.enum(description="What a write expects to find.")
class Expectation(Enum):
    """What a write expects to find."""

    NEW = strawberry.enum_value("new", description="Nothing is stored under this key yet; else nothing is written.")
    STORED = strawberry.enum_value("stored", description="It is stored already; else nothing is written.")


@strawberry.input(description="Where what is written was read; without it the request itself is the source.")
class CitationInput:
    """Where what is written was read."""

    document: str | None = may("The file or paper.")
    digest: str | None = may("The SHA-256 of the document, in hexadecimal.")
    sheet: str | None = may("The sheet of a workbook, or the table of a folder.")
    row: int | None = may("The row as a spreadsheet counts it, from 1.")
    line: int | None = may("The line of a text, from 1.")
    text: str | None = may("A short quotation of the words themselves.")
    dated: str | None = may("The day on which a dated source asserts it, in ISO form.")
    inferred: str | None = may("How it was concluded where the text does not say it in words.")

    def source(self) -> Source:
        """Return the source that this names."""
        return Source(
            document=_text(self.document),
            digest=_text(self.digest),
            sheet=_text(self.sheet),
            row=None if self.row is strawberry.UNSET else self.row,
            line=None if self.line is strawberry.UNSET else self.line,
            text=_text(self.text),
            dated=_text(self.dated),
            inferred=_text(self.inferred),
        )


def _text(given: str | None) -> str | None:
    return text_of(given) or None if isinstance(given, str) else None


@strawberry.input(description="How to write: under which key, over which version, citing what.")
class WriteInput:
    """How to write."""

    key: str | None = may(
        "An idempotency key of your own, at most 200 characters: the same request under the same key is done once and "
        "answered alike. Left out: one is made and returned."
    )
    fact_version: str | None = may(
        "The `factVersion` that you read, for a write of one thing: when somebody changed it since, nothing is "
        "written and `conflict` says so."
    )
    dry_run: bool | None = may("True: say what would be written, and write nothing.")
    expect: Expectation | None = may("What the write expects to find; left out: it adds or changes.")
    citation: CitationInput | None = may("Where what is written was read.")


Write = Annotated[WriteInput | None, strawberry.argument(description="How to write; left out: under a key of ours.")]
Until = Annotated[
    str, strawberry.argument(description="The last day on which it holds, in EDTF: a day, a month or a year.")
]
