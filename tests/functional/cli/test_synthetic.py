"""Invented data say so in what programs read, row by row: a table loses what stood above it."""

import asyncio
import csv
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from harness.documents import shipped_file

Say = Callable[..., Result]


@pytest.mark.parametrize("command", [("profile", "demo"), ("gaps", "demo"), ("compare", "demo", "2023", "2025")])
def test_an_answer_for_programs_says_that_its_data_are_invented(
    say: Say, tmp_path: Path, command: tuple[str, ...]
) -> None:
    path = tmp_path / "shipped.db"
    asyncio.run(shipped_file(path))
    store = ("--store", f"sqlite:///{path}")
    assert json.loads(say(*command, "--json", *store).stdout)["synthetic"] is True
    rows = list(csv.DictReader(say(*command, "--csv", *store).stdout.splitlines()))
    assert rows
    assert {row["synthetic"] for row in rows} == {"true"}
    real = say("profile", "london", "--csv", *store).stdout.splitlines()
    assert {row["synthetic"] for row in csv.DictReader(real)} == {"false"}
