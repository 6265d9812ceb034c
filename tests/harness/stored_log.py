"""The stored log past the program: read and written as an intruder would, by plain SQL and plain Cypher."""

import json
from contextlib import closing
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Protocol

import apsw
from neo4j import GraphDatabase

from harness.neo4j_server import Login

LOG = """
SELECT number, "transaction", at, actor, revision, payload_digests, previous, hash FROM log ORDER BY number
"""


@dataclass(kw_only=True)
class Line:
    """One entry of the log with its payloads, each a salt and a text."""

    number: int
    transaction: str
    at: str
    actor: dict[str, str | None]
    revision: int
    digests: list[str]
    payloads: list[tuple[str, str]]
    previous: str
    hash: str


class Intruder(Protocol):
    """Somebody with the database's own tools."""

    def read(self) -> list[Line]:
        """Return the stored log."""

    def write(self, lines: list[Line]) -> None:
        """Put another log in its place, and let the store's own mark of its end agree with it."""

    def rename(self, organization: str, name: str) -> None:
        """Change a name among today's rows."""


class SqlIntruder:
    """The intruder of an SQLite file."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def read(self) -> list[Line]:
        with closing(apsw.Connection(str(self._path))) as connection:
            return [self._line(connection, row) for row in connection.execute(LOG).fetchall()]

    def _line(self, connection: apsw.Connection, row: tuple[Any, ...]) -> Line:
        number, transaction, at, actor, revision, digests, previous, hashed = row
        found = connection.execute("SELECT salt, text FROM payload WHERE entry = ? ORDER BY place", (number,))
        return Line(
            number=number, transaction=transaction, at=at, actor=json.loads(actor), revision=revision,
            digests=json.loads(digests), payloads=[(str(salt), str(text)) for salt, text in found], previous=previous,
            hash=hashed,
        )  # fmt: skip

    def write(self, lines: list[Line]) -> None:
        with closing(apsw.Connection(str(self._path))) as connection, connection:
            connection.execute("DELETE FROM payload; DELETE FROM log")
            for one in lines:
                connection.execute(
                    "INSERT INTO log VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                    (one.number, one.transaction, one.at, json.dumps(one.actor), one.revision,
                     json.dumps(one.digests), one.previous, one.hash),
                )  # fmt: skip
                beside = [(one.number, place, salt, text) for place, (salt, text) in enumerate(one.payloads)]
                connection.executemany("INSERT INTO payload VALUES (?, ?, ?, ?)", beside)

    def rename(self, organization: str, name: str) -> None:
        with closing(apsw.Connection(str(self._path))) as connection, connection:
            connection.execute("UPDATE organization SET name = ? WHERE id = ?", (name, organization))


class CypherIntruder:
    """The intruder of a Neo4j."""

    def __init__(self, login: Login) -> None:
        self._login = login

    def read(self) -> list[Line]:
        nodes = [row[0] for row in self._ask("MATCH (e:LogEntry) RETURN properties(e) ORDER BY e.number")]
        return [self._line(node) for node in nodes]

    def _line(self, node: dict[str, Any]) -> Line:
        actor = {name: node.get(f"actor_{name}") for name in ("role", "channel", "document", "digest")}
        return Line(
            number=node["number"], transaction=node["transaction"], at=node["at"], actor=actor,
            revision=node["revision"], digests=node["payload_digests"],
            payloads=list(zip(node["salts"], node["payloads"], strict=True)), previous=node["previous"],
            hash=node["hash"],
        )  # fmt: skip

    def write(self, lines: list[Line]) -> None:
        self._ask("MATCH (e:LogEntry) DELETE e")
        self._ask("UNWIND $nodes AS node CREATE (e:LogEntry) SET e = node", nodes=[self._node(one) for one in lines])
        last = asdict(lines[-1]) if lines else {"number": 0, "hash": "0" * 64, "revision": 0}
        self._ask("MATCH (m:Meta) SET m.number = $number, m.hash = $hash, m.revision = $revision", **last)

    def _node(self, line: Line) -> dict[str, Any]:
        cells = asdict(line)
        actor, digests, payloads = cells.pop("actor"), cells.pop("digests"), cells.pop("payloads")
        cells |= {f"actor_{name}": cell for name, cell in actor.items() if cell is not None}
        return cells | {
            "payload_digests": digests,
            "salts": [salt for salt, _ in payloads],
            "payloads": [text for _, text in payloads],
        }

    def rename(self, organization: str, name: str) -> None:
        self._ask("MATCH (o:Organization {id: $id}) SET o.name = $name", id=organization, name=name)

    def _ask(self, cypher: str, **parameters: Any) -> list[list[Any]]:
        login = self._login
        with GraphDatabase.driver(login.uri, auth=(login.user, login.password)) as driver:
            found = driver.execute_query(cypher, parameters, database_=login.database)
            return [record.values() for record in found.records]
