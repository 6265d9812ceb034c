"""The roster template: sheets for a coordinator, with drop-downs and help in both languages, empty or filled."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lipgraph.exports.choices import SEVERAL, Choices, list_of
from lipgraph.exports.template_looks import Looks, header, width_of
from lipgraph.exports.template_pages import write_lists, write_readme
from lipgraph.exports.workbook import put, text_workbook
from lipgraph_schema.messages import text
from lipgraph_schema.tables import TemplateColumn, TemplateSheet, roster_fields, template_example, template_sheets

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

TemplateRows = Mapping[str, Sequence[Mapping[str, str]]]
"""By sheet the rows, each as the cell of each column (``noun.field``) that is not blank."""

ROOM = 2_000
"""For how many rows beyond those that are filled the drop-downs are there."""

LONGEST_HELP, LONGEST_TITLE = 255, 32
"""What a spreadsheet shows beside a cell at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Desk:
    """What writing a sheet needs of its workbook."""

    book: Workbook
    looks: Looks
    lists: Mapping[str, str]
    lang: str


def template_workbook(rows: TemplateRows, choices: Choices, *, lang: str, title: str) -> bytes:
    """Return the workbook with these rows in it. Raises LimitExceeded for what no cell or sheet can hold."""
    out = io.BytesIO()
    with text_workbook(out) as book:
        looks = Looks.of(book)
        write_readme(book, looks, lang=lang, title=title)
        pages = [(sheet, book.add_worksheet(sheet.title(lang))) for sheet in template_sheets()]
        lists = write_lists(book, looks, choices, lang=lang)
        desk = _Desk(book=book, looks=looks, lists=lists, lang=lang)
        for sheet, page in pages:
            _write(desk, sheet, page, rows.get(sheet.code, ()))
        if any(rows.values()):
            pages[0][1].activate()
    return out.getvalue()


def example_rows(choices: Choices, lang: str) -> TemplateRows:
    """Return the filled example in the words of a language."""
    listed = {one.fills: list_of(one) for sheet in template_sheets() for one in sheet.columns}
    special = {text("template", key, lang="en"): text("template", key, lang=lang) for key in _SPECIAL}

    def shown(fills: str, cell: str) -> str:
        name = listed[fills]
        if name is None:
            return special.get(cell, cell)
        return "; ".join(choices.word(name, _POLARITY.get(code, code), lang) for code in cell.split("; "))

    return {
        code: [{fills: shown(fills, cell) for fills, cell in row.items()} for row in rows]
        for code, rows in template_example().items()
    }


_SPECIAL = ("cell_vacant", "cell_held_not_named")
_POLARITY = {"yes": "asserts", "no": "denies"}


def _write(desk: _Desk, sheet: TemplateSheet, page: Worksheet, rows: Sequence[Mapping[str, str]]) -> None:
    page.set_row(0, 34)
    page.freeze_panes(1, 1)
    page.set_landscape()
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)
    page.set_tab_color(desk.looks.tab)
    for place, column in enumerate(sheet.columns):
        cells = [row.get(column.fills, "") for row in rows]
        page.set_column(place, place, width_of(column, cells), desk.looks.text)
        head = desk.looks.required if column.required else desk.looks.head
        page.write_string(0, place, header(column, desk.lang), head)
        for number, cell in enumerate(cells, start=1):
            put(page, (number, place), cell, desk.looks.text)
        page.data_validation(1, place, len(rows) + ROOM, place, _offer(desk, column))


def _offer(desk: _Desk, column: TemplateColumn) -> dict[str, object]:
    """Return what a cell of a column offers when it is chosen: its help, and its words where there is a list."""
    said = [column.help(lang) for lang in ((desk.lang, "en" if desk.lang == "fr" else "fr"))]
    both = "\n".join(said)
    offered: dict[str, object] = {
        "validate": "any",
        "input_title": column.header(desk.lang)[:LONGEST_TITLE],
        "input_message": both if len(both) <= LONGEST_HELP else said[0][:LONGEST_HELP],
    }
    source = _source(desk, column)
    if source is not None:
        offered |= {
            "validate": "list",
            "source": source,
            # What is not in the list may be a new organization, or the other language: warned of, not forbidden.
            "error_type": "warning",
            "error_title": text("template", "not_listed_title", lang=desk.lang)[:LONGEST_TITLE],
            "error_message": text("template", "not_listed", lang=desk.lang)[:LONGEST_HELP],
            "show_error": list_of(column) is not None,
        }
    return offered


def _source(desk: _Desk, column: TemplateColumn) -> str | None:
    if column.fills in SEVERAL:
        return None
    name = list_of(column)
    if name is not None:
        return desk.lists.get(name)
    kind = roster_fields(column.noun)[column.field].kind
    named = {"organization": ("organizations", "organization.name"), "council": ("partnership", "council.name")}
    return _typed(desk, *named[kind]) if kind in named and column.fills != "council.parent" else None


def _typed(desk: _Desk, code: str, fills: str) -> str:
    """Return the list of what stands in a column of another sheet, as far down as it goes."""
    sheet = next(one for one in template_sheets() if one.code == code)
    letter = chr(ord("A") + sheet.column(fills))
    page = f"'{sheet.title(desk.lang)}'"
    return f"=OFFSET({page}!${letter}$2,0,0,MAX(1,COUNTA({page}!${letter}:${letter})-1),1)"
