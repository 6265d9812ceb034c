"""The state digest of a store, and every row behind it."""

from __future__ import annotations

from lipgraph.domain.digest import state_digest
from lipgraph.domain.facts import NOUNS, Row
from lipgraph.store.ports import Store


async def all_rows(store: Store) -> dict[str, list[Row]]:
    """Return every row of every noun, in register and key order, as one consistent read."""
    async with store.view() as view:
        return {noun: list(await view.rows(noun)) for noun in NOUNS}


async def state(store: Store) -> str:
    """Return the state digest: equal for equal facts, whatever store holds them."""
    return state_digest(await all_rows(store))
