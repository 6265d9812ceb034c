"""What a folder that somebody else made may not hold: columns and cells about people, text that shows as another."""

from __future__ import annotations

from lipgraph.domain.personal import personal_kind
from lipgraph_loaders.bounded import Sheet
from lipgraph_loaders.reading import Findings, Reject
from lipgraph_loaders.roster.cells import FORBIDDEN
from lipgraph_loaders.roster.words import fold, personal_words


def refuse_strange(sheet: Sheet, findings: Findings, *, named: frozenset[str] = frozenset()) -> None:
    """Refuse headers that name people, and in any column characters that control or turn a text.

    In the columns ``named`` no cell may look like an address, a telephone or another number of a person. What looks
    like a person is told by its place, never repeated.
    """
    for column in sheet.columns:
        if fold(column) in personal_words():
            findings.rejects.append(Reject(file=sheet.file, row=1, code="personal-column", found=column))
    places = [(place, column) for place, column in enumerate(sheet.columns) if column in named]
    for number, cells in sheet.rows:
        if findings.is_full:
            return
        for place, cell in enumerate(cells):
            if FORBIDDEN.search(cell):
                reject = Reject(
                    file=sheet.file, row=number, column=sheet.columns[place], code="control-character", found=cell
                )
                findings.rejects.append(reject)
        for place, column in places:
            if (kind := personal_kind(cells[place])) is not None:
                expected = f"personal-{kind}"
                findings.rejects.append(
                    Reject(
                        file=sheet.file, row=number, column=column, code="personal-cell", found="…", expected=expected
                    )
                )
