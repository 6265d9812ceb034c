"""The documentation of formats names every stored noun with its columns."""

from harness.repository import ROOT
from lipgraph.domain.facts import NOUNS, SOURCE_COLUMNS, columns

TEXT = (ROOT / "docs" / "formats.md").read_text("utf-8")


def test_every_noun_has_a_row_that_names_its_key_and_columns() -> None:
    for noun, kind in NOUNS.items():
        row = next((line for line in TEXT.splitlines() if line.startswith(f"| `{noun}.csv` |")), "")
        named = {cell.strip("`") for cell in row.replace("|", ",").replace(" ", "").split(",") if cell}
        own = {name for name in columns(noun) if name not in SOURCE_COLUMNS}
        assert named == {f"{noun}.csv", *kind.KEY, *own}


def test_the_columns_of_sources_are_named_once() -> None:
    assert all(f"`{name}`" in TEXT for name in SOURCE_COLUMNS)
