"""What ``lipgraph export`` writes: tables that come back equal, and files that other programs read."""

from collections.abc import Callable
from pathlib import Path

from click.testing import Result

from fakes.generated_facts import digest
from lipgraph_loaders.table_workbook import read_table_workbook

Say = Callable[..., Result]


def test_all_tables_are_written_as_a_workbook(loaded: Say, tmp_path: Path) -> None:
    book = tmp_path / "all.xlsx"
    said = loaded("export", "--xlsx", book)
    assert said.exit_code == 0, said.output
    assert str(book) in said.output
    reading = read_table_workbook(book)
    assert reading.rejects == ()
    assert digest(reading.facts) in loaded("digest").output
