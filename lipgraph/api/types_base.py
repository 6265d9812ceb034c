"""Types that others are made of: nodes, periods, citations, classified values; and names in two languages."""

from __future__ import annotations

from typing import Annotated

import strawberry

from lipgraph.api.context import Info
from lipgraph.api.enums import Lang
from lipgraph.api.fields import described
from lipgraph.domain.facts import Fact
from lipgraph.domain.naming import term_name
from lipgraph.domain.source import Source
from lipgraph.domain.time import Bound
from lipgraph.domain.time import Period as DomainPeriod
from lipgraph.usecases.editing import version_of

Language = Annotated[Lang | None, strawberry.argument(description="The language; absent: the language of the request.")]


def spoken(info: Info, lang: Lang | None) -> str:
    """Return the language to answer in: the one asked for at this field, else the request's."""
    return lang.value if lang is not None else info.context.lang


def named(lang: str, name: str, name_fr: str | None) -> str:
    """Return a name in a language; where there is no French name, the only one there is."""
    return name_fr if lang == "fr" and name_fr else name


@strawberry.interface(description="Anything that has a global id and can be asked for by it.")
class Node:
    """Anything with a global id."""

    @described(description="The global id: opaque, and stable over changes of names and slugs.")
    def id(self) -> strawberry.ID:
        """Return the global id; every node type has its own."""
        raise NotImplementedError


@strawberry.interface(description="Anything that a mutation writes.")
class Written:
    """A lens over a stored fact."""

    value: strawberry.Private[Fact]

    @described(description="Changes whenever it does: give it back as `factVersion` to change only what you read.")
    def fact_version(self) -> str:
        """Return the version of the fact."""
        return version_of(self.value)


@strawberry.type(description="A stretch of time, last day included, in EDTF; either end may be imprecise.")
class Period:
    """A lens over a period."""

    value: strawberry.Private[DomainPeriod]

    @described(
        name="from",
        description="When it starts: a day, month or year; `..`: before all dates; null where nobody wrote it down.",
    )
    def from_(self) -> str | None:
        """Return the start as text."""
        return _bound(self.value.start)

    @described(
        description="When it ends: a day, month or year; `..` while it has no end; null where nobody wrote it down."
    )
    def until(self) -> str | None:
        """Return the end as text."""
        return _bound(self.value.end)


def _bound(bound: Bound) -> str | None:
    return bound.text or None


@strawberry.type(description="Where a fact was read: in a file, sheet and row, or in a document and line.")
class Citation:
    """A lens over a source."""

    value: strawberry.Private[Source]

    @described(description="The file, paper or request.")
    def document(self) -> str | None:
        """Return the document."""
        return self.value.document

    @described(description="The SHA-256 of the document.")
    def digest(self) -> str | None:
        """Return the digest."""
        return self.value.digest

    @described(description="The sheet of a workbook, or the table of a folder.")
    def sheet(self) -> str | None:
        """Return the sheet."""
        return self.value.sheet

    @described(description="The row as a spreadsheet counts it, from 1.")
    def row(self) -> int | None:
        """Return the row."""
        return self.value.row

    @described(description="The line of a text, from 1.")
    def line(self) -> int | None:
        """Return the line."""
        return self.value.line

    @described(description="The first column of what is cited in the line, from 1.")
    def first_column(self) -> int | None:
        """Return the first column."""
        return self.value.first_column

    @described(
        description="The last column of what is cited; past the end of the line where the words run on into later ones."
    )
    def last_column(self) -> int | None:
        """Return the last column."""
        return self.value.last_column

    @described(description="The SHA-256 of the cited span, by which a citation can be checked.")
    def span(self) -> str | None:
        """Return the digest of the span."""
        return self.value.span

    @described(description="A short quotation of the words themselves.")
    def text(self) -> str | None:
        """Return the quotation."""
        return self.value.text

    @described(description="The day on which a dated source asserts the fact, in ISO form.")
    def dated(self) -> str | None:
        """Return the day of a dated source."""
        return self.value.dated

    @described(description="How it was concluded where the text does not say it in words; as given where no term says.")
    def inferred(self, info: Info, lang: Language = None) -> str | None:
        """Return the ground of an inference, in a language where the vocabulary of conclusions has it."""
        ground = self.value.inferred
        return None if ground is None else term_name("conclusions", ground, lang=spoken(info, lang))


@strawberry.type(description="A value of a classification, and whose classification it is.")
class Classified:
    """A classified value."""

    value: str = strawberry.field(description="A term of the vocabulary.")
    classified_by: str | None = strawberry.field(
        description="`source` where the source says so, `project` where this project classified it."
    )
