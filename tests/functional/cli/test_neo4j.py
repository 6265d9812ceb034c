"""The same words say the same things of a Neo4j as of a file."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from harness.neo4j_server import Login

Say = Callable[..., Result]


def test_the_words_read_the_same_in_both_stores(
    loaded: Say, folder: Path, empty_neo4j: Login, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LIPGRAPH_NEO4J_PASSWORD_FILE", str(empty_neo4j.password_file))
    there = ("--store", empty_neo4j.store_url)
    assert loaded("migrate", *there).exit_code == 0
    written = loaded("load", folder, "--apply", *there)
    assert written.exit_code == 0, written.output
    for words in (
        ("digest",),
        ("profile", "small"),
        ("profile", "small", "--csv", "--threshold", "2", "--eligible", "observed"),
        ("gaps", "small", "--csv"),
        ("gaps", "small", "--csv", "--threshold", "2", "--eligible", "observed"),
        ("compare", "small", "--lang", "fr"),
    ):
        result = loaded(*words, *there)
        assert result.exit_code == 0, result.output
        assert result.stdout == loaded(*words).stdout
    assert empty_neo4j.password not in loaded("log", "--json", *there).output


@pytest.mark.parametrize(
    ("lang", "said"),
    [("en", "The Neo4j server refused the user or the password"), ("fr", "a refusé l’utilisateur ou le mot de passe")],
)
def test_a_wrong_password_is_one_line_that_says_where_it_is_read(
    loaded: Say, empty_neo4j: Login, monkeypatch: pytest.MonkeyPatch, lang: str, said: str
) -> None:
    monkeypatch.setenv("LIPGRAPH_NEO4J_PASSWORD", "not-the-password")
    result = loaded("digest", "--store", empty_neo4j.store_url, "--lang", lang)
    assert result.exit_code == 5
    assert said in result.stderr
    assert "LIPGRAPH_NEO4J_PASSWORD_FILE" in result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert "not-the-password" not in result.output
