"""Marks a database as one that tests may wipe, and refuses to wipe any other."""

from neo4j import Driver, GraphDatabase

from harness.neo4j_server import Login

# An index is the mark: it survives the deletion of every node and is no fact of a network.
MARK = "lipgraph_test_database"
ROWS_PER_TRANSACTION = 10_000


class NotOurs(Exception):
    """The database holds something and does not bear the mark of a lipgraph test database."""


def claim_for_tests(login: Login) -> None:
    """Mark an empty database; accept one that is marked; refuse every other."""
    with _driver(login) as driver:
        if _is_marked(driver, login):
            return
        if _holds_anything(driver, login):
            message = f"{login.uri}/{login.database} is neither empty nor marked as a lipgraph test database"
            raise NotOurs(message)
        mark = f"CREATE INDEX {MARK} IF NOT EXISTS FOR (n:LipgraphTest) ON (n.mark)"
        driver.execute_query(mark, database_=login.database)


def wipe(login: Login) -> None:
    """Delete every node, constraint and index of a marked database, except its mark."""
    with _driver(login) as driver:
        _delete_nodes(driver, login)
        for kind, names in _schema(driver, login).items():
            for name in names:
                drop = f"DROP {kind} `{name}` IF EXISTS"
                driver.execute_query(drop, database_=login.database)


def wipe_nodes(login: Login) -> None:
    """Delete every node of a marked database and keep its schema, whose plans the server then keeps too."""
    with _driver(login) as driver:
        _delete_nodes(driver, login)


def _delete_nodes(driver: Driver, login: Login) -> None:
    if not _is_marked(driver, login):
        message = f"{login.uri}/{login.database} bears no mark of a lipgraph test database"
        raise NotOurs(message)
    with driver.session(database=login.database) as session:
        everything = "MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF $rows ROWS"
        session.run(everything, rows=ROWS_PER_TRANSACTION).consume()


def _driver(login: Login) -> Driver:
    return GraphDatabase.driver(login.uri, auth=(login.user, login.password))


def _is_marked(driver: Driver, login: Login) -> bool:
    found = driver.execute_query(
        "SHOW INDEXES YIELD name WHERE name = $mark RETURN name", mark=MARK, database_=login.database
    )
    return bool(found.records)


def _holds_anything(driver: Driver, login: Login) -> bool:
    nodes = driver.execute_query("MATCH (n) RETURN 1 LIMIT 1", database_=login.database).records
    return bool(nodes) or any(_schema(driver, login).values())


def _schema(driver: Driver, login: Login) -> dict[str, list[str]]:
    constraints = driver.execute_query("SHOW CONSTRAINTS YIELD name RETURN name", database_=login.database)
    indexes = driver.execute_query(
        "SHOW INDEXES YIELD name, type, owningConstraint "
        "WHERE type <> 'LOOKUP' AND owningConstraint IS NULL AND name <> $mark RETURN name",
        mark=MARK,
        database_=login.database,
    )
    return {
        "CONSTRAINT": [record["name"] for record in constraints.records],
        "INDEX": [record["name"] for record in indexes.records],
    }
