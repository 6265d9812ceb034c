"""The demo that ships is the one that its generator makes, whole and readable."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from lipgraph.domain.digest import state_digest
from lipgraph.domain.facts import Row, in_order, to_row
from lipgraph_loaders.demo.shipping import DEMO_FOLDER, shipped_facts
from lipgraph_loaders.table_folder import read_table_folder

HOW = "write it anew: python -m lipgraph_loaders.demo"


def digest_of_generated() -> str:
    rows: dict[str, list[Row]] = {}
    for fact in shipped_facts():
        rows.setdefault(fact.NOUN, []).append(to_row(fact))
    return state_digest(rows)


def test_the_shipped_folder_reads_back_as_what_the_generator_makes() -> None:
    reading = read_table_folder(DEMO_FOLDER)
    assert reading.rejects == ()
    assert in_order(reading.facts) == shipped_facts(), HOW


def test_the_shipped_folder_names_the_state_digest_of_what_the_generator_makes() -> None:
    meta = json.loads((DEMO_FOLDER / "meta.json").read_text(encoding="utf-8"))
    assert meta["state_digest"] == digest_of_generated(), HOW


def test_the_maintainers_command_writes_the_same_files_again(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "lipgraph_loaders.demo", str(tmp_path / "demo")],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == str(tmp_path / "demo")
    written = {path.name: path.read_bytes() for path in (tmp_path / "demo").iterdir()}
    assert written == {path.name: path.read_bytes() for path in DEMO_FOLDER.iterdir()}, HOW
