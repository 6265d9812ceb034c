"""One transaction under an idempotency key, the caller's or a new one, that is told where the outcome is not known."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from uuid import uuid4

from lipgraph.errors import InputError, OutcomeUnknown
from lipgraph.store.ports import Actor, Store, Writer


@asynccontextmanager
async def keyed_write(store: Store, actor: Actor, *, key: str | None, what: str) -> AsyncIterator[Writer]:
    """Open one transaction; ``what`` tells one request from another, such as the digest of a file.

    Raises InputError where the key was used for another request, OutcomeUnknown with the key that tells what came.
    """
    known = key or str(uuid4())
    try:
        async with store.write(actor, key=known) as writer:
            if writer.written.replayed and writer.written.note != what:
                raise InputError("key-reused", found=known)
            writer.note(what)
            yield writer
    except OutcomeUnknown as err:
        raise OutcomeUnknown(key=known) from err
