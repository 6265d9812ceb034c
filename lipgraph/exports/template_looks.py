"""How the template looks: a few colours, headers in both languages, columns as wide as what stands in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lipgraph_schema.tables import TemplateColumn, roster_fields

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format

INK, PAPER, BAR, LINK, SURFACE, LINE = "#16202a", "#ffffff", "#3c4f60", "#0b5394", "#f7f8f5", "#d3d9dd"
WIDEST, NARROWEST = 44, 13
_NAMES, _DATES = 34, 15


@dataclass(frozen=True, slots=True, kw_only=True)
class Looks:
    """The formats of a template's cells, and the colour of its tabs."""

    text: Format
    head: Format
    required: Format
    title: Format
    subtitle: Format
    section: Format
    wrapped: Format
    label: Format
    tab: str = LINK

    @classmethod
    def of(cls, book: Workbook) -> Looks:
        """Make the formats in a workbook."""
        plain = {"num_format": "@", "font_color": INK, "valign": "top"}
        head = {"num_format": "@", "bold": True, "font_color": PAPER, "text_wrap": True, "valign": "vcenter"}
        framed = {"border": 1, "border_color": LINE}
        return cls(
            text=book.add_format(plain),
            head=book.add_format({**head, "bg_color": BAR, **framed}),
            required=book.add_format({**head, "bg_color": LINK, **framed}),
            title=book.add_format({**plain, "bold": True, "font_size": 18}),
            subtitle=book.add_format({**plain, "font_size": 13, "font_color": BAR}),
            section=book.add_format({**head, "bg_color": BAR, **framed}),
            wrapped=book.add_format({**plain, "text_wrap": True, **framed}),
            label=book.add_format({**plain, "bold": True, "text_wrap": True, "bg_color": SURFACE, **framed}),
        )


def header(column: TemplateColumn, lang: str) -> str:
    """Return the header in both languages, the reader's first, with a star where a row cannot do without it."""
    said = dict.fromkeys((column.header(lang), column.header("en" if lang == "fr" else "fr")))
    return " / ".join(said) + (" *" if column.required else "")


def width_of(column: TemplateColumn, cells: Sequence[str]) -> int:
    """Return a width in characters that shows what stands in a column, or is likely to."""
    if column.field == "id":
        # Nobody reads an identity: it is there to be kept.
        return NARROWEST
    kind = roster_fields(column.noun)[column.field].kind
    likely = _NAMES if kind == "organization" or column.field in {"name", "name_fr"} else NARROWEST
    if kind in {"date", "day"}:
        likely = _DATES
    # A header stands on two lines.
    halves = max(len(column.en), len(column.fr)) + 4
    return min(max([likely, halves, *(len(cell) + 2 for cell in cells)]), WIDEST)
