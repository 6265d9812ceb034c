"""Problems of a file as people read them: each once, in the order of the file, many of one kind together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lipgraph.domain.rejects import Reject
from lipgraph_schema.messages import text

MANY, SHOWN = 5, 3
"""From more than MANY problems of one kind in one column, SHOWN are told and the others counted."""

_Kind = tuple[str, str, str | None, str | None]


def in_order(rejects: Iterable[Reject]) -> tuple[Reject, ...]:
    """Return each problem once: file by file and sheet by sheet as they come, row by row in each."""
    once = list(dict.fromkeys(rejects))
    sheets = {place: at for at, place in enumerate(dict.fromkeys((one.file, one.sheet) for one in once))}
    return tuple(sorted(once, key=lambda one: (sheets[one.file, one.sheet], one.row or 0)))


def problem_lines(rejects: Sequence[Reject], language: str) -> list[str]:
    """Return a sentence a problem; of many of one kind in one column the first few, and where the others stand."""
    groups: dict[_Kind, list[Reject]] = {}
    for one in rejects:
        groups.setdefault(_kind(one), []).append(one)
    told: dict[_Kind, int] = {}
    lines: list[str] = []
    for one in rejects:
        kind = _kind(one)
        told[kind] = told.get(kind, 0) + 1
        is_many = len(groups[kind]) > MANY
        if not is_many or told[kind] <= SHOWN:
            lines.append(one.message(language))
        if is_many and told[kind] == SHOWN:
            lines.append(_others(groups[kind][SHOWN:], language))
    return lines


def _kind(one: Reject) -> _Kind:
    return one.code, one.file, one.sheet, one.column


def _others(rest: Sequence[Reject], language: str) -> str:
    rows = sorted({one.row for one in rest if one.row is not None})
    listed = ", ".join(map(str, rows[:SHOWN])) + (", …" if len(rows) > SHOWN else "")
    column = rest[0].column
    key = "others_of_kind" if column is None else "others_of_kind_in_column"
    return text("cli", key, lang=language, count=len(rest), rows=listed, column=column)
