"""Opens the adapter on a test server, and asks the server past it."""

from neo4j import GraphDatabase

from harness.neo4j_server import Login
from lipgraph.store.neo4j import Neo4jStore


def open_store(login: Login) -> Neo4jStore:
    return Neo4jStore(login.uri, login.user, login.password, login.database)


def ask(login: Login, cypher: str) -> list[list[object]]:
    """Ask the server by the plain driver, past the adapter."""
    with GraphDatabase.driver(login.uri, auth=(login.user, login.password)) as driver:
        return [record.values() for record in driver.execute_query(cypher, database_=login.database).records]
