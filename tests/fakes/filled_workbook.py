"""The filled example of the template as a file, and one with two wrong cells."""

from __future__ import annotations

import io
from collections.abc import Callable

import openpyxl
from openpyxl.workbook.workbook import Workbook

from lipgraph.exports.partnership_choices import base_choices
from lipgraph.exports.template import example_rows, template_workbook


def workbook(change: Callable[[Workbook], None] | None = None) -> bytes:
    """The filled example of the template, changed as a person would."""
    choices = base_choices()
    content = template_workbook(example_rows(choices, "en"), choices, lang="en", title="Example")
    if change is None:
        return content
    book = openpyxl.load_workbook(io.BytesIO(content))
    change(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def wrong(book: Workbook) -> None:
    """Two wrong cells: a sector that no taxonomy has, and a date that is none."""
    sheet = next(one for one in book.worksheets if one.title.startswith("Organizations"))
    heads = {
        str(cell.value or "").split(" / ")[0].strip(" *"): cell.column_letter for row in sheet[1:4] for cell in row
    }
    last = sheet.max_row
    sheet[f"{heads['Sector']}{last}"] = "libraryes"
    sheet[f"{heads['On the roster from']}{last}"] = "</script><b>31/12/2024"
