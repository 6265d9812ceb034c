"""A roster loads into a Neo4j as into a file: the same digest, nothing after a refusal, nothing twice."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from fakes.wrong_lists import wrong_files
from harness.neo4j_server import Login

Say = Callable[..., Result]


def test_a_roster_gives_the_same_digest_in_both_stores(
    say: Say, tmp_path: Path, empty_neo4j: Login, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LIPGRAPH_NEO4J_PASSWORD_FILE", str(empty_neo4j.password_file))
    there = ("--store", empty_neo4j.store_url)
    assert say("template", tmp_path / "roster.xlsx").exit_code == 0
    example = tmp_path / "roster-example.xlsx"
    for where in ((), there):
        assert say("migrate", *where).exit_code == 0
        result = say("load", example, "--apply", *where)
        assert result.exit_code == 0, result.output
    digest = say("digest").stdout
    assert say("digest", *there).stdout == digest
    assert "Written: 0 facts" in say("load", example, "--apply", *there).stdout
    wrong = tmp_path / "sectors.xlsx"
    wrong.write_bytes(wrong_files()["sectors.xlsx"]())
    refused = say("load", wrong, "--partnership", "northgate", "--apply", *there)
    assert refused.exit_code == 2
    assert "Did you mean “Settlement agencies”?" in refused.stderr
    assert say("digest", *there).stdout == digest
