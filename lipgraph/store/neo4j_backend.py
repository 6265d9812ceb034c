"""What the shared transaction asks of Neo4j inside one open transaction of the driver."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from lipgraph.domain.facts import Key, Row, row_key
from lipgraph.errors import NewerStore, SchemaMissing, StoreError
from lipgraph.store.chain import Head, Payload
from lipgraph.store.neo4j_errors import driver_errors
from lipgraph.store.neo4j_graph import (
    NODES,
    Properties,
    SpokenRelation,
    claim_type,
    form,
    forms,
    key_parameter,
    row_of,
    row_parameter,
)
from lipgraph.store.neo4j_log import entry_properties, request_properties, written_of
from lipgraph.store.neo4j_statements import schema_version, statement
from lipgraph.store.ports import LogEntry, Written

if TYPE_CHECKING:
    from neo4j import AsyncManagedTransaction, AsyncTransaction

T = TypeVar("T")

ROWS_OF_A_STATEMENT = 5_000
"""How many rows one statement takes: enough that round trips vanish, few enough for a small heap."""


async def single(
    transaction: AsyncTransaction | AsyncManagedTransaction, name: str, **parameters: Any
) -> Mapping[str, Any] | None:
    """Run one statement and return its only record, if any. Raises errors of this project only."""
    with driver_errors():
        result = await transaction.run(statement(name), parameters)
        return await result.single()


def head_of(record: Mapping[str, Any] | None) -> Head:
    """Return the end of the chain. Raises SchemaMissing or NewerStore unless the schema is this program's."""
    if record is None or record["schema"] < schema_version():
        raise SchemaMissing
    if record["schema"] > schema_version():
        raise NewerStore(found=record["schema"], needed=schema_version())
    return Head(number=record["number"], hash=record["hash"], revision=record["revision"])


class Neo4jBackend:
    """The adapter's part of one transaction; one that only reads may look for rows too."""

    def __init__(self, transaction: AsyncTransaction | AsyncManagedTransaction) -> None:
        self._transaction = transaction
        # Looked for and not there: these can be added without removing an older form of them first.
        self._absent: set[tuple[str, Key]] = set()

    async def head(self) -> Head:
        """Return the end of the chain, locked until the transaction ends."""
        return head_of(await self._single("lock_head"))

    async def recall(self, key: str) -> Written | None:
        """Return what the transaction with this idempotency key did, if there was one."""
        record = await self._single("find_request", key=key)
        return None if record is None else written_of(record["request"])

    async def remember(self, key: str, written: Written) -> None:
        """Store an idempotency key with what its transaction did."""
        await self._single("add_request", request=request_properties(key, written))

    async def rows(self, noun: str, keys: Sequence[Key]) -> Mapping[Key, Row]:
        """Return the rows that are there of those keys."""
        found: dict[Key, Row] = {}
        for name, group in _by_form(noun, keys):
            for part in _parts(group):
                record = await self._single(f"find_{name}", keys=[key_parameter(noun, key) for key in part])
                found.update(_keyed(noun, record))
        self._absent.update((noun, key) for key in keys if key not in found)
        return found

    async def matching(self, noun: str, columns: tuple[str, ...], values: Sequence[Key]) -> Sequence[Key]:
        """Return keys of facts whose columns equal one of the values."""
        wanted = [list(value) for value in values]
        found: list[Key] = []
        for name in forms(noun):
            record = await self._single(f"match_{name}", columns=list(columns), values=wanted)
            found.extend(_keyed(noun, record))
        return found

    async def put(self, noun: str, rows: Sequence[Row]) -> None:
        """Add or replace rows by their keys."""
        if noun in NODES:
            for some in _parts(rows):
                await self._run(f"merge_{form(noun, ())}", rows=[row_parameter(noun, row) for row in some])
            return
        keyed = {row_key(noun, row): row for row in rows}
        await self.delete(noun, [key for key in keyed if (noun, key) not in self._absent])
        self._absent.difference_update((noun, key) for key in keyed)
        spoken = await self._spoken(rows) if noun == "claim" else {}
        for name, group in _by_form(noun, list(keyed)):
            for part in _parts(group):
                await self._add(noun, name, [_addition(noun, keyed[key], spoken) for key in part])

    async def delete(self, noun: str, keys: Sequence[Key]) -> None:
        """Delete rows by their keys."""
        for name, group in _by_form(noun, keys):
            for part in _parts(group):
                await self._run(f"remove_{name}", keys=[key_parameter(noun, key) for key in part])

    async def append(self, entry: LogEntry, payloads: Sequence[Payload]) -> None:
        """Append an entry with its payloads, and set the store's revision to the entry's."""
        await self._single("append_entry", entry=entry_properties(entry, payloads))

    async def payload(self, entry: int, place: int) -> Payload | None:
        """Return the payload at a place of an entry, if there is one."""
        found = await self._single("read_payload", entry=entry, place=place)
        return None if found is None else Payload(text=found["text"], salt=found["salt"])

    async def erase(self, entry: int, place: int) -> None:
        """Empty a payload's text and salt."""
        await self._single("erase_payload", entry=entry, place=place)

    async def naming(self, organizations: Sequence[str]) -> Sequence[str]:
        """Return the partnerships of which a fact names one of these organizations."""
        homes: set[str] = set()
        for part in _parts(organizations):
            record = await self._single("find_homes", organizations=list(part))
            homes.update(record["homes"] if record is not None else ())
        return sorted(homes)

    async def touch(self, partnerships: Sequence[str], revision: int) -> None:
        """Set the revision of these partnerships."""
        await self._run("touch_partnerships", partnerships=list(partnerships), revision=revision)

    async def _add(self, noun: str, name: str, rows: Sequence[Properties]) -> None:
        record = await self._single(f"add_{name}", rows=rows)
        if record is None or record["added"] != len(rows):
            # What a fact refers to was looked for before; an end that is missing now means a damaged graph.
            raise StoreError(reason=f"an end of a {noun} is missing")

    async def _spoken(self, claims: Sequence[Row]) -> dict[tuple[str, str], SpokenRelation]:
        partnerships = sorted({str(row["partnership"]) for row in claims})
        record = await self._single("read_claim_relations", partnerships=partnerships)
        relations = [] if record is None else record["relations"]
        return {(home, code): SpokenRelation(book, code, match) for home, book, code, match in relations}

    async def _single(self, name: str, **parameters: Any) -> Mapping[str, Any] | None:
        return await single(self._transaction, name, **parameters)

    async def _run(self, name: str, **parameters: Any) -> None:
        with driver_errors():
            result = await self._transaction.run(statement(name), parameters)
            await result.consume()


def _addition(noun: str, row: Row, spoken: Mapping[tuple[str, str], SpokenRelation]) -> Properties:
    parameter = row_parameter(noun, row)
    return {**parameter, "type": claim_type(row, spoken)} if noun == "claim" else parameter


def _keyed(noun: str, record: Mapping[str, Any] | None) -> dict[Key, Row]:
    rows = (row_of(noun, properties) for properties in (record["rows"] if record is not None else ()))
    return {row_key(noun, row): row for row in rows}


def _by_form(noun: str, keys: Sequence[Key]) -> Iterator[tuple[str, list[Key]]]:
    groups: dict[str, list[Key]] = {}
    for key in keys:
        groups.setdefault(form(noun, key), []).append(key)
    yield from groups.items()


def _parts(items: Sequence[T]) -> Iterator[Sequence[T]]:
    return (items[start : start + ROWS_OF_A_STATEMENT] for start in range(0, len(items), ROWS_OF_A_STATEMENT))
