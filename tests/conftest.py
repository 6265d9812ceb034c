"""Fixtures that every suite may ask for: a real Neo4j, a real Chromium, the folder of reference values."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from harness.needs import chromium as path_of_chromium
from harness.neo4j_marks import claim_for_tests, wipe, wipe_nodes
from harness.neo4j_server import Login, chosen_release, running

pytest_plugins = ["harness.skips"]


@pytest.fixture(scope="session")
def neo4j_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Login]:
    """A Neo4j that tests may wipe: the one that the environment names, else one started for this run."""
    if uri := os.environ.get("LIPGRAPH_TEST_NEO4J_URI"):
        password_file = Path(os.environ["LIPGRAPH_TEST_NEO4J_PASSWORD_FILE"])
        user = os.environ.get("LIPGRAPH_TEST_NEO4J_USER", "neo4j")
        password = password_file.read_text().strip()
        login = Login(uri=uri, user=user, password=password, password_file=password_file)
        claim_for_tests(login)
        yield login
        return
    with running(chosen_release(), tmp_path_factory.mktemp("neo4j")) as server:
        claim_for_tests(server.login)
        yield server.login


@pytest.fixture
def empty_neo4j(neo4j_server: Login) -> Login:
    """The same server with nothing in it: no node, no constraint, no index but its mark."""
    wipe(neo4j_server)
    return neo4j_server


@pytest.fixture
def factless_neo4j(neo4j_server: Login) -> Login:
    """The same server without a node, its schema kept: faster by a second or two a test than an empty one."""
    wipe_nodes(neo4j_server)
    return neo4j_server


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of a Chromium for playwright's `executable_path`."""
    path = path_of_chromium()
    assert path is not None, "tests that ask for it are skipped where it is absent"
    return path
