"""Stores that are not ours, newer or damaged: each word refuses them on one line and writes nothing."""

import random
from collections.abc import Callable
from pathlib import Path

import apsw
import pytest
from click.testing import Result

from harness.neo4j_server import Login
from harness.neo4j_store import ask

Say = Callable[..., Result]
Spoiling = Callable[[Path], None]
pytestmark = [pytest.mark.trust, pytest.mark.evidence]


def _execute(path: Path, text: str) -> None:
    connection = apsw.Connection(str(path))
    try:
        connection.execute(text)
    finally:
        connection.close()


def _somebody_elses(path: Path) -> None:
    path.unlink()
    _execute(path, "CREATE TABLE theirs (x); INSERT INTO theirs VALUES (1)")


def _newer(path: Path) -> None:
    _execute(path, "PRAGMA user_version = 999")


def _no_database(path: Path) -> None:
    path.write_bytes(b"name,sector\n" * 1000)


def _cut_short(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def _without_a_table(path: Path) -> None:
    _execute(path, "DROP TABLE payload")


SPOILT: dict[str, tuple[Spoiling, str, str]] = {
    "somebody-else": (_somebody_elses, "no store that lipgraph can use", "pas une base que lipgraph peut utiliser"),
    "newer": (_newer, "A newer lipgraph made this store (its schema is version 999", "par un lipgraph plus récent"),
    "no-database": (_no_database, "no store that lipgraph can use", "pas une base que lipgraph peut utiliser"),
    "cut-short": (_cut_short, "no store that lipgraph can use", "pas une base que lipgraph peut utiliser"),
    "without-a-table": (_without_a_table, "no store that lipgraph can use", "pas une base que lipgraph peut utiliser"),
}


@pytest.fixture
def store(loaded: Say, tmp_path: Path) -> Path:
    path = tmp_path / "kept" / "lipgraph.db"
    # What a closed store keeps in its one file.
    assert loaded("digest").exit_code == 0
    assert [one.name for one in path.parent.iterdir()] == [path.name]
    return path


def words(folder: Path, tmp_path: Path) -> list[tuple[str, ...]]:
    """Every word that opens a store."""
    return [
        ("migrate",),
        ("load", str(folder), "--apply"),
        ("digest",),
        ("log",),
        ("verify",),
        ("redact", "1.1", "--reason", "x"),
        ("undo", "1", "--apply"),
        ("backup", str(tmp_path / "never.zip")),
        ("restore", str(tmp_path / "whole.zip")),
        ("profile", "small"),
        ("remove", "organization", "name=Réseau a"),
        ("export", "--table-folder", str(tmp_path / "never")),
    ]


@pytest.mark.parametrize("what", SPOILT)
def test_each_word_refuses_on_one_line(loaded: Say, folder: Path, store: Path, tmp_path: Path, what: str) -> None:
    assert loaded("backup", tmp_path / "whole.zip").exit_code == 0
    spoil, english, french = SPOILT[what]
    spoil(store)
    before = store.read_bytes()
    for asked in words(folder, tmp_path):
        for lang, said in (("en", english), ("fr", french)):
            result = loaded(*asked, "--lang", lang)
            assert (result.exit_code, said in result.stderr) == (5, True), (asked, result.output)
            assert len(result.stderr.splitlines()) == 1
    assert store.read_bytes() == before
    assert not (tmp_path / "never.zip").exists()
    assert not (tmp_path / "never").exists()


def test_an_empty_file_asks_for_a_migration_and_stays_empty(loaded: Say, folder: Path, store: Path) -> None:
    store.write_bytes(b"")
    for asked in (("digest",), ("verify",), ("load", str(folder), "--apply"), ("undo", "1", "--apply")):
        result = loaded(*asked)
        assert (result.exit_code, "Run: lipgraph migrate" in result.stderr) == (5, True)
    assert store.read_bytes() == b""


def test_a_changed_byte_of_the_file_is_told_or_changes_nothing_that_is_read(loaded: Say, store: Path) -> None:
    whole, content = loaded("verify", "--json").stdout, store.read_bytes()
    told = 0
    for seed in range(100):
        place = random.Random(seed).randrange(len(content))  # noqa: S311 - a trial that can be repeated, no secret
        spoilt = bytearray(content)
        spoilt[place] ^= 0x55
        store.write_bytes(spoilt)
        result = loaded("verify", "--json")
        assert result.exit_code in {0, 5, 6}, (seed, place, result.output, result.exception)
        told += result.exit_code > 0
        assert result.exit_code > 0 or result.stdout == whole, (seed, place)
    assert told > 0


@pytest.fixture
def graph(empty_neo4j: Login, monkeypatch: pytest.MonkeyPatch) -> Login:
    """An empty Neo4j to which the command line knows the password."""
    monkeypatch.setenv("LIPGRAPH_NEO4J_PASSWORD_FILE", str(empty_neo4j.password_file))
    return empty_neo4j


@pytest.mark.parametrize(("lang", "said"), [("en", "it is somebody else’s"), ("fr", "à un autre programme")])
def test_somebody_elses_graph_is_left_alone(
    loaded: Say, folder: Path, tmp_path: Path, graph: Login, *, lang: str, said: str
) -> None:
    assert loaded("backup", tmp_path / "whole.zip").exit_code == 0
    ask(graph, "CREATE (:Recipe {name: 'tourtière'})-[:NEEDS]->(:Crust)")
    for asked in words(folder, tmp_path):
        result = loaded(*asked, "--store", graph.store_url, "--lang", lang)
        assert (result.exit_code, said in result.stderr) == (5, True), (asked, result.output)
        assert len(result.stderr.splitlines()) == 1
    assert ask(graph, "MATCH (n) RETURN count(n)") == [[2]]
    assert ask(graph, "SHOW CONSTRAINTS YIELD name RETURN name") == []


def test_a_newer_graph_is_left_alone(loaded: Say, folder: Path, tmp_path: Path, graph: Login) -> None:
    assert loaded("backup", tmp_path / "whole.zip").exit_code == 0
    assert loaded("migrate", "--store", graph.store_url).exit_code == 0
    ask(graph, "MATCH (m:Meta) SET m.schema = 999")
    for asked in words(folder, tmp_path):
        result = loaded(*asked, "--store", graph.store_url)
        assert (result.exit_code, "A newer lipgraph made this store" in result.stderr) == (5, True), asked
        assert len(result.stderr.splitlines()) == 1
    assert ask(graph, "MATCH (n) RETURN count(n)") == [[1]]
