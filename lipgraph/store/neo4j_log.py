"""How the log and the idempotency keys stand in Neo4j: entries as nodes, their payloads as lists of text on them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from lipgraph.domain import canonical
from lipgraph.store.chain import Payload, actor_cells, change_of, moment_text
from lipgraph.store.ports import Actor, LogEntry, Written


def entry_properties(entry: LogEntry, payloads: Sequence[Payload]) -> dict[str, Any]:
    """Return an entry as the properties of its node."""
    cells = {
        "number": entry.number,
        "transaction": entry.transaction,
        "at": moment_text(entry.at),
        "revision": entry.revision,
        "payloads": [payload.text for payload in payloads],
        "salts": [payload.salt for payload in payloads],
        "payload_digests": list(entry.payload_digests),
        "previous": entry.previous,
        "hash": entry.hash,
        **{f"actor_{name}": cell for name, cell in actor_cells(entry.actor).items()},
    }
    return {name: cell for name, cell in cells.items() if cell is not None}


def entry_of(node: Mapping[str, Any]) -> LogEntry:
    """Return the entry that a node's properties hold."""
    return LogEntry(
        number=node["number"],
        transaction=node["transaction"],
        at=datetime.fromisoformat(node["at"]),
        actor=Actor(
            role=node["actor_role"],
            channel=node["actor_channel"],
            document=node.get("actor_document"),
            digest=node.get("actor_digest"),
        ),
        revision=node["revision"],
        changes=tuple(change_of(text) for text in node["payloads"]),
        payload_digests=tuple(node["payload_digests"]),
        salts=tuple(node["salts"]),
        previous=node["previous"],
        hash=node["hash"],
    )


def request_properties(key: str, written: Written) -> dict[str, Any]:
    """Return what an idempotency key's transaction did as the properties of its node."""
    counts = {"added": dict(written.added), "changed": dict(written.changed), "removed": dict(written.removed)}
    note = {"note": written.note} if written.note else {}
    return {"key": key, "revision": written.revision, "counts": canonical.text(counts), **note}


def written_of(node: Mapping[str, Any]) -> Written:
    """Return what such a node's transaction did."""
    return Written(**json.loads(node["counts"]), revision=node["revision"], note=node.get("note", ""))
