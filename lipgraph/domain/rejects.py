"""What cannot be taken as it was given: where it stands, what stood there, what is expected; a value, not an error."""

from __future__ import annotations

from dataclasses import dataclass

from lipgraph_schema.messages import catalogue, text

LONGEST_ECHO = 200
"""How many characters of what stood there are shown at most."""

LONGEST_LIST = 2_000
"""How many characters of what is allowed are shown at most: forty terms and more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reject:
    """One thing that could not be taken: of a file, a mutation's argument or a command's option.

    ``row`` counts from 1 as a spreadsheet shows it, header included; ``file`` is empty for a mutation or a command,
    and ``column`` then names the argument. ``code`` is a key of surface ``errors``; ``expected`` a word of the
    catalogue (surface ``loaders``, key ``expected-...``) or a literal, such as the allowed values; ``nearest`` the
    closest known term, where there is one. ``terms`` are code and names EN and FR of the terms that these two speak of:
    the codes are for programs, a person reads the names that the lists of a workbook offer.
    """

    file: str = ""
    sheet: str | None = None
    row: int | None = None
    column: str | None = None
    code: str
    found: str = ""
    expected: str = ""
    nearest: str = ""
    terms: tuple[tuple[str, str, str], ...] = ()

    def place(self, lang: str) -> str:
        """Say where it stands: file, sheet, row, column, as far as they are known."""
        column = shown_text(self.column or "")
        if not self.file:
            kind = "place-request" if self.column is None else "place-argument"
            return text("loaders", kind, lang=lang, column=column)
        file = shown_text(self.file)
        if self.sheet is not None:
            file = text("loaders", "place-sheet", lang=lang, file=file, sheet=shown_text(self.sheet))
        kind = "place-file" if self.row is None else "place-row" if self.column is None else "place-cell"
        return text("loaders", kind, lang=lang, file=file, row=self.row, column=column)

    def message(self, lang: str) -> str:
        """Return the sentence for a person."""
        key = f"expected-{self.expected}"
        is_word = key in catalogue("loaders")
        wanted = text("loaders", key, lang=lang) if is_word else self._wanted(lang)
        nearest = shown_text(self._names(lang).get(self.nearest, self.nearest))
        shown = {
            "found": shown_text(self.found),
            "expected": wanted,
            "column": shown_text(self.column or ""),
            "nearest": nearest,
        }
        said = text("errors", self.code, lang=lang, place=self.place(lang), **shown)
        if not self.nearest or "{nearest}" in catalogue("errors")[self.code][lang]:
            return said
        return f"{said} {text('loaders', 'nearest', lang=lang, nearest=nearest)}"

    def _names(self, lang: str) -> dict[str, str]:
        return {code: french if lang == "fr" else english for code, english, french in self.terms}

    def _wanted(self, lang: str) -> str:
        if not self.terms:
            return shown_text(self.expected, LONGEST_LIST)
        # Names may hold commas: semicolons part them, as in the cells of a workbook.
        listed = ("\xa0; " if lang == "fr" else "; ").join(shown_text(name) for name in self._names(lang).values())
        return listed if len(listed) <= LONGEST_LIST else f"{listed[: LONGEST_LIST - 1]}…"


def shown_text(found: str, longest: int = LONGEST_ECHO) -> str:
    """Return what stood there as it may be shown: control and direction characters escaped, at most 200 characters."""
    escaped = "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in found)
    return escaped if len(escaped) <= longest else escaped[: longest - 1] + "…"
