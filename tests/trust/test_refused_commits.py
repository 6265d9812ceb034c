"""A transaction that the store refuses at its very end is told as refused, never as written."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from harness.desk import Desk
from lipgraph.domain.base_vocabulary import base_vocabulary
from lipgraph.domain.ids import partnership_id
from lipgraph.domain.partnerships import Partnership
from lipgraph.domain.rosters import RosterRow
from lipgraph.domain.vocabulary import BASE_CODEBOOK
from lipgraph.errors import Conflict, LimitExceeded, LipgraphError
from lipgraph.store.opening import open_store
from lipgraph.store.ports import Actor, Store, Writer
from lipgraph.usecases.editing import Request, edit
from lipgraph.usecases.reading import Reader

pytestmark = [pytest.mark.trust, pytest.mark.faults]


class RefusingAtTheEnd:
    """A real store whose server refuses every transaction when it is about to be committed."""

    def __init__(self, store: Store, error: LipgraphError) -> None:
        self._store, self._error = store, error

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)

    @asynccontextmanager
    async def write(self, actor: Actor, *, key: str | None = None) -> AsyncIterator[Writer]:
        """Open one transaction of the real store, and refuse it at its end."""
        async with self._store.write(actor, key=key) as writer:
            yield writer
            raise self._error


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    opened = open_store(f"sqlite:///{tmp_path / 'lake.db'}")
    await opened.migrate()
    yield opened
    await opened.close()


@pytest.mark.parametrize(
    "error",
    [
        LimitExceeded(what="transaction", limit=60_000),
        Conflict(kind="fact", id="", stands_in_the_way="ConstraintValidationFailed"),
    ],
    ids=lambda error: error.code,
)
async def test_a_commit_that_the_store_refuses_is_no_acknowledgement(store: Store, error: LipgraphError) -> None:
    desk = Desk(store)
    home = Partnership(id=partnership_id("trust", "lake"), slug="lake", name="Lake", codebook=BASE_CODEBOOK)
    await desk.merge([*base_vocabulary(), home])
    before = await desk.digest()
    refusing = RefusingAtTheEnd(store, error)
    row = RosterRow(noun="council", values={"name": "Table"})
    outcome = await edit(refusing, Reader(store), Request(rows=(row,), partnership="lake", key="once"), Actor())
    assert outcome.written is None
    assert outcome.facts == ()
    codes = [one.code for one in outcome.rejects] + ([outcome.conflict.code] if outcome.conflict else [])
    assert codes == [error.code]
    assert await desk.digest() == before
    later = await edit(store, Reader(store), Request(rows=(row,), partnership="lake", key="once"), Actor())
    assert later.written is not None
    assert not later.replayed
