"""Write the shipped table folder ``ontario-lips`` anew: ``python -m lipgraph_loaders.ontario``."""

from __future__ import annotations

import sys
from pathlib import Path

from lipgraph.domain.facts import Row, to_row
from lipgraph_loaders.ontario.facts import DATASET, ontario_facts
from lipgraph_loaders.table_folder import write_table_folder

FOLDER = Path(__file__).parent.parent / "datasets" / DATASET


def write(folder: Path) -> None:
    """Write all facts as a table folder."""
    rows: dict[str, list[Row]] = {}
    for fact in ontario_facts():
        rows.setdefault(fact.NOUN, []).append(to_row(fact))
    write_table_folder(rows, folder)


if __name__ == "__main__":
    write(FOLDER)
    sys.stdout.write(f"{FOLDER}\n")
