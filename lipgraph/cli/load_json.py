"""What a load would change, or changed, as one JSON object."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from lipgraph.cli.problems import problem_rows
from lipgraph.cli.speaking import lang
from lipgraph.cli.tables import as_json
from lipgraph.domain.facts import key_of
from lipgraph.domain.rejects import Reject

if TYPE_CHECKING:
    from lipgraph.usecases.loading import Preview
    from lipgraph.usecases.rostering import Drafted
    from lipgraph_loaders.reading import Note


def as_answer(
    found: Preview,
    rejects: Sequence[Reject],
    notes: Sequence[Note],
    *,
    drafted: Drafted | None = None,
    written: int | None = None,
) -> str:
    """Return counts, changes, problems and notes; ``written`` is null where nothing was written."""
    return as_json(
        {
            "written": written,
            "new": found.new,
            "changed": found.changed,
            "same": found.same,
            "changes": found.changes,
            **({} if drafted is None else _of_roster(drafted)),
            "problems": problem_rows(rejects, lang()),
            "notes": [
                {"code": one.code, "sheet": one.sheet, "count": one.count, "message": one.message(lang())}
                for one in notes
            ],
        }
    )


def _of_roster(drafted: Drafted) -> Mapping[str, object]:
    return {
        "absent": [{"noun": fact.NOUN, "key": key_of(fact)} for fact in drafted.absent],
        "look_alikes": [
            {
                "row": one.row.source.row,
                "name": one.name,
                "candidates": [{"id": id_, "name": name, "score": score} for id_, name, score in one.candidates],
            }
            for one in drafted.look_alikes
        ],
        "assumed": drafted.assumed,
    }
