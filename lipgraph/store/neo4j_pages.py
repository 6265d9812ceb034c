"""Rows of Neo4j, by the page: of a whole noun, or of what one partnership holds of it.

The server compares texts in two ways: its indexes by code points, as keys are ordered everywhere, and its sorting by
halves of UTF-16, in which an emoji comes before a wide tilde. So either an index gives the order, or the keys alone
are read and ordered here, and then the rows of those of one page.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from heapq import nsmallest
from typing import TYPE_CHECKING, Any

from lipgraph.domain.facts import NOUNS, Key, Row, row_key
from lipgraph.store.neo4j_backend import Neo4jBackend, single
from lipgraph.store.neo4j_graph import NODES, forms, in_key_order, row_of
from lipgraph.store.paging import OF_NO_PARTNERSHIP

if TYPE_CHECKING:
    from neo4j import AsyncManagedTransaction


async def read_rows(transaction: AsyncManagedTransaction, noun: str, name: str, **parameters: Any) -> list[Row]:
    """Run one statement that collects the properties of a noun's facts, and return them as rows."""
    record = await single(transaction, name, **parameters)
    return [row_of(noun, properties) for properties in (record["rows"] if record is not None else ())]


async def page_of_noun(
    transaction: AsyncManagedTransaction, noun: str, *, after: Sequence[str], limit: int
) -> list[Row]:
    """Return the rows whose keys follow ``after``, in key order, at most ``limit``."""
    # From that key on, and left out below.
    here: dict[str, Any] = {"from": after[0] if after else "", "limit": limit + 1}
    if noun in NODES and len(NOUNS[noun].KEY) == 1:
        return _cut(noun, await read_rows(transaction, noun, f"page_{forms(noun)[0]}", **here), after, limit)
    asked = here if noun == "claim" else {}
    keys = [key for name in forms(noun) for key in await _keys(transaction, f"keys_{name}", **asked)]
    return await _page_of(transaction, noun, keys, after, limit)


async def page_of_partnership(
    transaction: AsyncManagedTransaction, noun: str, partnership: str, *, after: Sequence[str], limit: int
) -> list[Row]:
    """Return such a page of what one partnership holds; only of claims there is more than is read at once."""
    if noun in OF_NO_PARTNERSHIP:
        return []
    if noun == "claim":
        keys = await _keys(transaction, "keys_partnership_claim", partnership=partnership)
        return await _page_of(transaction, noun, keys, after, limit)
    return _cut(noun, await _held(transaction, noun, partnership), after, limit)


async def _page_of(
    transaction: AsyncManagedTransaction, noun: str, keys: Iterable[Key], after: Sequence[str], limit: int
) -> list[Row]:
    chosen = nsmallest(limit, (key for key in keys if key > tuple(after)))
    return in_key_order(noun, (await Neo4jBackend(transaction).rows(noun, chosen)).values())


def _cut(noun: str, rows: Sequence[Row], after: Sequence[str], limit: int) -> list[Row]:
    return [row for row in in_key_order(noun, rows) if row_key(noun, row) > tuple(after)][:limit]


async def _keys(transaction: AsyncManagedTransaction, name: str, **parameters: Any) -> list[Key]:
    record = await single(transaction, name, **parameters)
    keys = record["keys"] if record is not None else ()
    return [tuple("" if part is None else str(part) for part in key) for key in keys]


async def _held(transaction: AsyncManagedTransaction, noun: str, partnership: str) -> list[Row]:
    names = [f"read_{name}" for name in forms(noun)]
    if noun not in {"organization-name", "identifier"}:
        return [row for name in names for row in await read_rows(transaction, noun, name, partnership=partnership)]
    organizations = await read_rows(transaction, "organization", "read_organization", partnership=partnership)
    return await read_rows(transaction, noun, names[0], organizations=[row["id"] for row in organizations])
