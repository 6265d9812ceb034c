"""The two sheets of the template that nobody fills: Read me, and the lists behind the drop-downs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from lipgraph.exports.choices import Choices
from lipgraph.exports.template_looks import BAR, SURFACE, Looks
from lipgraph.exports.workbook import put
from lipgraph_schema.messages import text
from lipgraph_schema.tables import TemplateColumn, template_sheets

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

_WIDE, _NARROW = 62, 26
_IN_A_LINE, _IN_A_LABEL, _HEIGHT = 60, 26, 15
"""How many characters surely fit into a line of these columns, and how high it is: no program fits rows to texts."""

STEPS = ("sheets", "required", "names", "lists", "dates", "silence", "load", "missing")


def write_readme(book: Workbook, looks: Looks, *, lang: str, title: str) -> None:
    """Write how to fill the workbook and what each column takes, both languages side by side."""
    page = book.add_worksheet(text("template", "sheet_readme", lang=lang))
    langs = (lang, "en" if lang == "fr" else "fr")
    _dress(page, looks, title)
    line = _line(page, 2, ["", *(text("template", "head_step", lang=one) for one in langs)], looks)
    for number, step in enumerate(STEPS, start=1):
        said = [text("template", f"step_{step}", lang=one) for one in langs]
        line = _line(page, line, [f"{number}", *said], looks, is_head=False)
    line = _line(page, line + 1, [_head("sheet", lang), *(_head("meaning", one) for one in langs)], looks)
    for sheet in template_sheets():
        for place, column in enumerate(sheet.columns):
            shown = "" if place else " / ".join(dict.fromkeys(sheet.title(one) for one in langs))
            line = _line(page, line, [shown, *(_meaning(column, one) for one in langs)], looks, is_head=False)


def _dress(page: Worksheet, looks: Looks, title: str) -> None:
    page.hide_gridlines(2)
    page.set_column(0, 0, _NARROW)
    page.set_column(1, 2, _WIDE)
    page.set_tab_color(BAR)
    page.set_landscape()
    page.fit_to_pages(1, 0)
    page.set_row(0, 28)
    put(page, (0, 0), title, looks.title)


def _head(key: str, lang: str) -> str:
    return text("template", f"head_{key}", lang=lang)


def _meaning(column: TemplateColumn, lang: str) -> str:
    star = " *" if column.required else ""
    colon = " : " if lang == "fr" else ": "
    return f"{column.header(lang)}{star}{colon}{column.help(lang)}"


def _line(page: Worksheet, line: int, cells: list[str], looks: Looks, *, is_head: bool = True) -> int:
    """Write one line of the page, as high as its longest cell needs, and return the next."""
    most = max(-(-len(cell) // (_IN_A_LINE if place else _IN_A_LABEL)) for place, cell in enumerate(cells))
    page.set_row(line, _HEIGHT * max(most, 1) + 2)
    for place, cell in enumerate(cells):
        form = looks.section if is_head else looks.wrapped if place else looks.label
        page.write_string(line, place, cell, form) if cell else page.write_blank(line, place, None, form)
    return line + 1


def write_lists(book: Workbook, looks: Looks, choices: Choices, *, lang: str) -> Mapping[str, str]:
    """Write each list with its words in both languages and its codes; return where the words of each stand."""
    name = text("template", "sheet_lists", lang=lang)
    page = book.add_worksheet(name)
    page.set_tab_color(SURFACE)
    page.freeze_panes(1, 0)
    page.set_landscape()
    page.fit_to_pages(1, 0)
    found = {}
    other = "en" if lang == "fr" else "fr"
    for number, (code, listed) in enumerate(choices.lists.items()):
        first = number * 3
        heads = [text("template", f"list_{code}", lang=lang), text("template", f"list_{code}", lang=other)]
        heads.append(text("template", "list_code", lang=lang))
        for place, head in enumerate(heads):
            words = [(one.word(lang), one.word(other), one.code)[place] for one in listed]
            put(page, (0, first + place), head, looks.head)
            for line, word in enumerate(words, start=1):
                put(page, (line, first + place), word, looks.text)
            page.set_column(first + place, first + place, min(max(len(w) for w in (head, *words)) + 2, _NARROW * 2))
        if listed:
            found[code] = f"='{name}'!${_letters(first)}$2:${_letters(first)}${len(listed) + 1}"
    return found


def _letters(place: int) -> str:
    from xlsxwriter.utility import xl_col_to_name

    return str(xl_col_to_name(place))
