"""Where a fact came from: file, sheet, row; document, line, columns and the words themselves; or request and actor."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The place a fact was read from. Every field is optional; an empty Source says that none was given.

    ``document`` names the file, paper or request; ``digest`` is the SHA-256 of its bytes; ``row`` counts from 1 as a
    person sees it in a spreadsheet; ``line`` counts from 1 in a text, ``first_column`` and ``last_column`` likewise,
    both included: where the words run on into later lines the last column counts on past the end of the line, each
    line end one column. ``text`` is a short quotation; ``span`` the SHA-256 of the cited span; ``dated`` the ISO day
    on which a dated source asserts the fact; ``inferred`` says how it was concluded where the text does not say it.
    """

    document: str | None = None
    digest: str | None = None
    sheet: str | None = None
    row: int | None = None
    line: int | None = None
    first_column: int | None = None
    last_column: int | None = None
    text: str | None = None
    span: str | None = None
    dated: str | None = None
    inferred: str | None = None


NO_SOURCE = Source()
