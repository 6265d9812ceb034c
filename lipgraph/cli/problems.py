"""Problems of a file as a table that people can work through."""

from __future__ import annotations

from collections.abc import Iterable

from lipgraph.cli.tables import Cell, as_csv
from lipgraph.domain.rejects import LONGEST_LIST, Reject, shown_text


def problem_rows(rejects: Iterable[Reject], language: str) -> list[dict[str, Cell]]:
    """Return each problem as a row of a table: where, what stood there, what is expected, and the sentence."""
    return [
        {
            "file": one.file,
            "sheet": None if one.sheet is None else shown_text(one.sheet),
            "row": one.row,
            "column": None if one.column is None else shown_text(one.column),
            "code": one.code,
            "found": shown_text(one.found),
            "expected": shown_text(one.expected, LONGEST_LIST),
            "nearest": shown_text(one.nearest),
            "message": one.message(language),
        }
        for one in rejects
    ]


def problems_csv(rejects: Iterable[Reject], language: str) -> str:
    """Return all problems as CSV in which nothing is computed."""
    return as_csv(problem_rows(rejects, language)) + "\n"
