"""Open the store of a command, run what it asks, and let go of it whatever happens."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

from lipgraph.cli.speaking import settings, store_url
from lipgraph.store.ports import Store

T = TypeVar("T")


def with_store(ask: Callable[[Store], Awaitable[T]], *, url: str | None = None, ready: bool = True) -> T:
    """Run ``ask`` on the store of this command. With ``ready`` the store must hold this program's schema."""
    from lipgraph.store.opening import open_store

    answers: list[T] = []

    async def run() -> None:
        store = open_store(url or store_url(), password=settings().password)
        try:
            if ready:
                await store.check()
            # Handed over beside the task: when it is done, asyncio looks at the handler of Ctrl-C by way of an enum,
            # which spells out the task with its result, and that of a large load took seconds.
            answers.append(await ask(store))
        finally:
            await store.close()

    asyncio.run(run())
    return answers[0]
