"""What ``lipgraph export`` writes: tables that come back equal, and files that other programs read."""

import csv
import io
from collections.abc import Callable
from pathlib import Path

import networkx as nx
import pytest
from click.testing import Result

from fakes.council_facts import every_fact
from fakes.generated_facts import digest, rows_of
from harness.neo4j_server import Login
from lipgraph.exports.workbook import table_workbook
from lipgraph_loaders.table_workbook import read_table_workbook, workbook_tables

Say = Callable[..., Result]


def test_all_tables_are_written_as_a_workbook(loaded: Say, tmp_path: Path) -> None:
    book = tmp_path / "all.xlsx"
    said = loaded("export", "--xlsx", book)
    assert said.exit_code == 0, said.output
    assert str(book) in said.output
    reading = read_table_workbook(book)
    assert reading.rejects == ()
    assert digest(reading.facts) in loaded("digest").output


def test_a_graph_comes_with_a_code_book_of_all_that_it_says(loaded: Say, tmp_path: Path) -> None:
    graph, book = tmp_path / "small.graphml", tmp_path / "small-code-book.csv"
    said = loaded(
        "export", "--graphml", graph, "--code-book", book, "--partnership", "small", "--direction", "directed"
    )
    assert said.exit_code == 0, said.output
    read = nx.read_graphml(graph)
    assert read.is_directed()
    # The second wave: ab bc cd de ed ad, of which none is confirmed: receivers were not asked.
    assert sorted((read.nodes[a]["name"][-1] + read.nodes[b]["name"][-1]) for a, b in read.edges) == [
        "ab", "ad", "bc", "cd", "de", "ed",
    ]  # fmt: skip
    assert {(known["relations"], known["confirmed"], known["claims"]) for _, _, known in read.edges(data=True)} == {
        ("referral", False, 1)
    }
    rows = list(csv.DictReader(io.StringIO(book.read_text("utf-8-sig"), newline="")))
    told = {(row["element / élément"], row["attribute / attribut"]) for row in rows}
    nodes = {("node", name) for _, known in read.nodes(data=True) for name in known} | {("node", "id")}
    edges = {("edge", name) for _, _, known in read.edges(data=True) for name in known}
    whole = {("graph", name) for name in read.graph if name not in {"node_default", "edge_default"}}
    assert told == nodes | edges | whole
    sector = next(row for row in rows if row["attribute / attribut"] == "sector")
    assert {known["sector"] for _, known in read.nodes(data=True)} <= {
        level.partition(" = ")[0] for level in sector["levels / modalités"].split("; ")
    }


def test_lists_are_written_in_the_language_of_the_reader(loaded: Say, tmp_path: Path) -> None:
    said = loaded("export", "--lists", tmp_path / "listes", "--partnership", "small", "--wave", "1", "--lang", "fr")
    assert said.exit_code == 0, said.output
    assert sorted(one.name for one in (tmp_path / "listes").iterdir()) == ["liens.csv", "organismes.csv", "sieges.csv"]
    lines = (tmp_path / "listes" / "liens.csv").read_text("utf-8-sig").splitlines()
    # Five ties at the first wave, below one header.
    assert len(lines) == 6
    assert lines[0].startswith("Relation,De l’organisme / From organization,")
    assert "vague 1" in lines[1]


@pytest.mark.parametrize("what", ["--lists", "--roster", "--graphml", "--code-book"])
def test_what_is_of_one_partnership_asks_for_it(loaded: Say, tmp_path: Path, what: str) -> None:
    said = loaded("export", what, tmp_path / "x")
    assert said.exit_code == 2
    assert "--partnership" in said.output
    assert not (tmp_path / "x").exists()


def test_a_workbook_carries_everything_into_another_store(
    say: Say, tmp_path: Path, factless_neo4j: Login, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From a file to a Neo4j and on into another file: the same digest everywhere, and the same bytes again."""
    monkeypatch.setenv("LIPGRAPH_NEO4J_PASSWORD_FILE", str(factless_neo4j.password_file))
    (tmp_path / "all.xlsx").write_bytes(table_workbook(*workbook_tables(rows_of(every_fact()))))
    book, digests = tmp_path / "all.xlsx", set()
    for place in (f"sqlite:///{tmp_path / 'one.db'}", factless_neo4j.store_url, f"sqlite:///{tmp_path / 'two.db'}"):
        there = ("--store", place)
        for words in (("migrate",), ("load", book, "--apply"), ("export", "--xlsx", tmp_path / "next.xlsx")):
            said = say(*words, *there)
            assert said.exit_code == 0, said.output
        assert (tmp_path / "next.xlsx").read_bytes() == book.read_bytes()
        digests.add(say("digest", *there).stdout)
    assert digests == {f"{digest(every_fact())}\n"}
