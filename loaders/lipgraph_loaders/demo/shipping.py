"""The demo as it ships: a table folder beside the code, so that loading it runs the path that every file runs."""

from __future__ import annotations

from pathlib import Path

from lipgraph.domain.base_vocabulary import base_vocabulary
from lipgraph.domain.facts import Fact, Row, in_order, to_row
from lipgraph_loaders.demo.generator import demo_facts
from lipgraph_loaders.table_folder import write_table_folder

DEMO_FOLDER = Path(__file__).parent.parent / "datasets" / "demo"
"""Where the shipped table folder of the demo stands."""


def shipped_facts() -> list[Fact]:
    """Return the demo with the base vocabularies that it refers to, in the order of writing."""
    return in_order([*base_vocabulary(), *demo_facts()])


def write_demo(folder: Path = DEMO_FOLDER) -> Path:
    """Write the demo as a table folder and return where it stands; an older one there is replaced."""
    rows: dict[str, list[Row]] = {}
    for fact in shipped_facts():
        rows.setdefault(fact.NOUN, []).append(to_row(fact))
    write_table_folder(rows, folder)
    return folder
