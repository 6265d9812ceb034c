"""The real server of the suites is a Community one, holds what tests put in, and guards what is not theirs."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from neo4j import Driver, GraphDatabase
from neo4j.exceptions import AuthError

from harness.neo4j_marks import MARK, NotOurs, claim_for_tests, wipe
from harness.neo4j_server import CALENDAR, Login, running


@pytest.fixture
def driver(empty_neo4j: Login) -> Iterator[Driver]:
    with GraphDatabase.driver(empty_neo4j.uri, auth=(empty_neo4j.user, empty_neo4j.password)) as driver:
        yield driver


def edition(driver: Driver) -> list[tuple[str, str]]:
    rows = driver.execute_query("CALL dbms.components() YIELD name, versions, edition").records
    return [(row["edition"], row["versions"][0]) for row in rows if row["name"] == "Neo4j Kernel"]


@pytest.mark.usefixtures("empty_neo4j")
def test_the_server_is_the_community_edition(driver: Driver) -> None:
    assert [name for name, _ in edition(driver)] == ["community"]


def test_the_first_password_no_longer_enters(neo4j_server: Login) -> None:
    with GraphDatabase.driver(neo4j_server.uri, auth=(neo4j_server.user, "neo4j")) as driver, pytest.raises(AuthError):
        driver.verify_connectivity()


def test_a_wipe_leaves_nothing_but_the_mark(driver: Driver, empty_neo4j: Login) -> None:
    driver.execute_query("CREATE CONSTRAINT one_a FOR (a:A) REQUIRE a.id IS UNIQUE")
    driver.execute_query("CREATE INDEX a_by_name FOR (a:A) ON (a.name)")
    driver.execute_query("UNWIND range(1, 25000) AS i CREATE (:A {id: i})-[:R]->(:B)")
    wipe(empty_neo4j)
    assert driver.execute_query("MATCH (n) RETURN count(n) AS n").records[0]["n"] == 0
    indexes = driver.execute_query("SHOW INDEXES YIELD name, type WHERE type <> 'LOOKUP' RETURN name").records
    assert [row["name"] for row in indexes] == [MARK]


def test_a_database_of_somebody_else_is_refused_and_kept(driver: Driver, empty_neo4j: Login) -> None:
    driver.execute_query("CREATE (:Theirs)")
    driver.execute_query("DROP INDEX lipgraph_test_database")
    try:
        with pytest.raises(NotOurs):
            claim_for_tests(empty_neo4j)
        with pytest.raises(NotOurs):
            wipe(empty_neo4j)
        assert driver.execute_query("MATCH (n:Theirs) RETURN count(n) AS n").records[0]["n"] == 1
    finally:
        driver.execute_query("MATCH (n:Theirs) DELETE n")
        claim_for_tests(empty_neo4j)


@pytest.mark.needs("neo4j-calendar")
def test_the_calendar_release_starts_by_the_same_recipe(tmp_path: Path) -> None:
    with (
        running(CALENDAR, tmp_path) as server,
        GraphDatabase.driver(server.login.uri, auth=(server.login.user, server.login.password)) as driver,
    ):
        assert edition(driver) == [("community", CALENDAR.version)]
