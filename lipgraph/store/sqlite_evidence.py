"""What one SQLite connection is asked about its log as evidence, in the thread that owns it."""

from __future__ import annotations

import json
from collections.abc import Sequence

from lipgraph.store import sqlite_rows as sql
from lipgraph.store.chain import Payload
from lipgraph.store.evidence import Ends, StoredEntry, stored_entry
from lipgraph.store.ports import Written
from lipgraph.store.sqlite_session import Session

ENTRY_CELLS = ("number", "transaction", "at", "actor", "revision", "payload_digests", "previous", "hash")


def ends(session: Session) -> Ends:
    """Return what stands beside the log."""
    strays, remembered = next(iter(session.connection.execute(sql.statement("select_ends"))))
    return Ends(head=session.head(), strays=int(str(strays)), remembered=int(str(remembered)))


def entry_as_stored(session: Session, after: int) -> StoredEntry | None:
    """Return the first log entry with a number above ``after``, its cells as they are stored."""
    found = next(iter(session.connection.execute(sql.statement("select_entry"), (after,))), None)
    if found is None:
        return None
    cells: dict[str, object] = dict(zip(ENTRY_CELLS, found, strict=True))
    payloads = session.connection.execute(sql.statement("select_payload_places"), (found[0],)).fetchall()
    for name in ("actor", "payload_digests"):
        cells[name] = _as_written(str(cells[name]))
    return stored_entry(cells, [(place, salt, text) for place, salt, text in payloads])


def _as_written(text: str) -> object:
    """Read JSON that the store wrote; None for any other spelling of it."""
    try:
        read: object = json.loads(text)
    except ValueError:
        return None
    return read if json.dumps(read) == text else None


def payload(session: Session, entry: int, place: int) -> Payload | None:
    """Return the payload at a place of an entry, if there is one."""
    found = next(iter(session.connection.execute(sql.statement("select_payload"), (entry, place))), None)
    return None if found is None else Payload(text=str(found[0]), salt=str(found[1]))


def erase(session: Session, entry: int, place: int) -> None:
    """Empty a payload's text and salt."""
    session.connection.execute(sql.statement("erase_payload"), (entry, place))


def forget(session: Session) -> None:
    """Move all that was written into the file itself, so that no older page is left beside it."""
    session.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


def requests(session: Session) -> Sequence[tuple[str, Written]]:
    """Return every idempotency key with what its transaction did."""
    found = session.connection.execute(sql.statement("select_requests"))
    return [(str(key), Written(**json.loads(str(written)))) for key, written in found]
