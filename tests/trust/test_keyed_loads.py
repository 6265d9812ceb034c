"""A load has a key too: where its outcome is not known the key is told, and said again it tells what came."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from fakes.town_facts import town
from harness.desk import Desk
from lipgraph.errors import InputError, OutcomeUnknown
from lipgraph.store.opening import open_store
from lipgraph.store.ports import Actor, Store, Writer
from lipgraph.usecases.loading import apply

pytestmark = [pytest.mark.trust, pytest.mark.faults]

FILE = Actor(document="town.csv", digest="ab" * 32)
OTHER = Actor(document="other.csv", digest="cd" * 32)
FACTS = town(organizations=4, linkages=8)


class Breaking:
    """A real store whose connection breaks while a commit is under way: after it was stored, or before."""

    def __init__(self, store: Store, *, stored: bool) -> None:
        self._store, self._stored = store, stored

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)

    @asynccontextmanager
    async def write(self, actor: Actor, *, key: str | None = None) -> AsyncIterator[Writer]:
        """Open one transaction of the real store, and lose the connection at its end."""
        async with self._store.write(actor, key=key) as writer:
            yield writer
            if not self._stored:
                raise OutcomeUnknown
        raise OutcomeUnknown


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    opened = open_store(f"sqlite:///{tmp_path / 'town.db'}")
    await opened.migrate()
    yield opened
    await opened.close()


@pytest.mark.parametrize("stored", [True, False])
async def test_a_load_whose_outcome_is_unknown_tells_its_key(store: Store, *, stored: bool) -> None:
    with pytest.raises(OutcomeUnknown) as unknown:
        await apply(Breaking(store, stored=stored), FACTS, FILE)
    key = str(unknown.value.fields()["key"])
    again = await apply(store, FACTS, FILE, key=key)
    assert (again.replayed, again.total, again.revision) == (stored, len(FACTS), 1)
    assert await Desk(store).revision() == 1


async def test_a_key_of_another_file_is_refused(store: Store) -> None:
    await apply(store, FACTS, FILE, key="once")
    before = await Desk(store).digest()
    with pytest.raises(InputError) as refused:
        await apply(store, town(organizations=5, linkages=5), OTHER, key="once")
    assert (refused.value.code, refused.value.fields()["found"]) == ("key-reused", "once")
    assert await Desk(store).digest() == before
