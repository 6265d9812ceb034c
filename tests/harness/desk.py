"""A store with the few steps that nearly every test of one takes."""

from collections.abc import Iterable

from lipgraph.domain.digest import state_digest
from lipgraph.domain.facts import NOUNS, Fact
from lipgraph.store.ports import Actor, LogEntry, Store, Written

ACTOR = Actor(role="coordinator", channel="cli", document="roster.csv", digest="ab" * 32)


class Desk:
    """One store, and each step in a transaction or view of its own."""

    def __init__(self, store: Store) -> None:
        self.store = store

    async def merge(self, facts: Iterable[Fact], *, key: str | None = None) -> Written:
        """Merge facts in one transaction and say what it did."""
        async with self.store.write(ACTOR, key=key) as writer:
            await writer.merge(list(facts))
        return writer.written

    async def get(self, fact: Fact, key: tuple[str, ...]) -> Fact | None:
        """Read one fact back in a transaction of its own."""
        async with self.store.write(ACTOR) as writer:
            return await writer.get(fact.NOUN, key)

    async def digest(self) -> str:
        """Return the state digest of everything stored."""
        async with self.store.view() as view:
            return state_digest({noun: await view.rows(noun) for noun in NOUNS})

    async def log(self, *, after: int = 0) -> list[LogEntry]:
        """Return the log."""
        async with self.store.view() as view:
            return [entry async for entry in view.log(after=after)]

    async def revision(self) -> int:
        """Return the store's revision."""
        async with self.store.view() as view:
            return await view.revision()
