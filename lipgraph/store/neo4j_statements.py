"""The Cypher of the Neo4j adapter: one statement a file, and the numbered migrations of its schema."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, LiteralString

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable


@cache
def statement(name: str) -> LiteralString:
    """Return the statement of ``cypher/<name>.cypher``; its first line says what it answers."""
    # The driver asks for literals, so that nobody builds Cypher from input; a file of this package is one.
    return files("lipgraph.store").joinpath("cypher", f"{name}.cypher").read_text("utf-8")


@cache
def migrations() -> tuple[tuple[int, tuple[LiteralString, ...]], ...]:
    """Return every migration in order: its number and its statements, each of which can be run again."""
    folder = files("lipgraph_schema.migrations").joinpath("neo4j")
    found = sorted((one for one in folder.iterdir() if one.name.endswith(".cypher")), key=lambda one: one.name)
    return tuple((int(one.name.partition("_")[0]), _statements(one)) for one in found)


def is_of_schema(text: str) -> bool:
    """Tell whether a statement of a migration makes a constraint or an index, and changes no fact."""
    return text.startswith(("CREATE CONSTRAINT ", "CREATE INDEX "))


def schema_version() -> int:
    """Return the number of the last migration: the schema that this program speaks."""
    return migrations()[-1][0]


def _statements(file: Traversable) -> tuple[LiteralString, ...]:
    lines = (line for line in file.read_text("utf-8").splitlines() if not line.startswith("//"))
    parts = (part.strip() for part in "\n".join(lines).split(";"))
    return tuple(part for part in parts if part)
