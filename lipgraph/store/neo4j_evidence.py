"""What a Neo4j is asked about its log as evidence, inside one reading transaction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from lipgraph.store.chain import Head
from lipgraph.store.evidence import ACTOR_CELLS, Ends, StoredEntry, stored_entry
from lipgraph.store.neo4j_backend import single
from lipgraph.store.neo4j_errors import driver_errors
from lipgraph.store.neo4j_log import written_of
from lipgraph.store.neo4j_statements import statement
from lipgraph.store.ports import Written

if TYPE_CHECKING:
    from neo4j import AsyncManagedTransaction

ACTOR = {f"actor_{name}": name for name in sorted(ACTOR_CELLS)}
ENTRY = frozenset({"number", "transaction", "at", "revision", "payload_digests", "previous", "hash"})


async def ends(transaction: AsyncManagedTransaction) -> Ends:
    """Return what stands beside the log."""
    found = await single(transaction, "read_ends")
    if found is None:
        return Ends(head=Head(), strays=0, remembered=0)
    head = Head(number=found["number"], hash=found["hash"], revision=found["revision"])
    remembered = max(found["touched"] or 0, found["requested"] or 0, found["revision"])
    return Ends(head=head, strays=found["strays"], remembered=remembered)


async def entry_nodes(transaction: AsyncManagedTransaction, after: float, most: int) -> list[Mapping[str, Any]]:
    """Return the properties of the log entries that follow a number, at most ``most``."""
    with driver_errors():
        result = await transaction.run(statement("read_log"), after=after, most=most)
        return [record["entry"] async for record in result]


def entry_as_stored(node: Mapping[str, Any]) -> StoredEntry:
    """Return the entry that a node's properties hold: no other properties, and as many salts as payloads."""
    payloads, salts = node.get("payloads"), node.get("salts")
    is_whole = (
        set(node) <= ENTRY | set(ACTOR) | {"payloads", "salts"}
        and isinstance(payloads, list)
        and isinstance(salts, list)
        and len(salts) == len(payloads)
    )
    if not is_whole or payloads is None or salts is None:
        return stored_entry({"number": node.get("number"), "hash": node.get("hash")}, ())
    cells: dict[str, object] = {name: cell for name, cell in node.items() if name in ENTRY}
    cells["actor"] = {name: node.get(property_) for property_, name in ACTOR.items()}
    beside = [(place, salt, text) for place, (salt, text) in enumerate(zip(salts, payloads, strict=True))]
    return stored_entry(cells, beside)


async def requests(transaction: AsyncManagedTransaction) -> Sequence[tuple[str, Written]]:
    """Return every idempotency key with what its transaction did."""
    with driver_errors():
        result = await transaction.run(statement("list_requests"))
        return [(record["request"]["key"], written_of(record["request"])) async for record in result]
