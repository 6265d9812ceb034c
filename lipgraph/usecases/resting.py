"""What would no longer stand on anything if facts went: every reference, mention and relation code, by name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet

from lipgraph.domain.facts import Key, Row
from lipgraph.domain.statements import Thing
from lipgraph.store.references import MENTIONS, REFERENCES, RELATION_USERS

Rows = Mapping[str, Mapping[Key, Row]]
Fact = tuple[str, Key]
"""A fact by its noun and key."""


def dangling(rows: Rows, going: AbstractSet[Fact]) -> Iterator[tuple[Fact, Fact]]:
    """Iterate what rests on facts that are going: what is going, and the fact that refers to it.

    ``rows`` are those that would be left.
    """
    for noun, there in rows.items():
        for key, row in there.items():
            for target in referred(rows, noun, row):
                if target in going:
                    yield target, (noun, key)


def referred(rows: Rows, noun: str, row: Row) -> Iterator[Fact]:
    """Iterate the facts that a row refers to."""
    for reference in REFERENCES.get(noun, ()):
        if (key := reference.key(row)) is not None:
            yield reference.target, key
    for mention in MENTIONS:
        if mention.noun == noun and (target := mention.target(row)) is not None and target[0] is not Thing.TERM:
            yield target[0].value, target[1]
    if noun in RELATION_USERS and row["relation"] is not None:
        yield "relation", (_codebook(rows, noun, row), str(row["relation"]))


def _codebook(rows: Rows, noun: str, row: Row) -> str:
    place = str(row[RELATION_USERS[noun]])
    if RELATION_USERS[noun] == "wave":
        place = str(rows["wave"].get((place,), {}).get("partnership"))
    return str(rows["partnership"].get((place,), {}).get("codebook"))
