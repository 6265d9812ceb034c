"""The documents of docs/queries/writes do as written on every store, in their order, and once however often sent."""

from __future__ import annotations

import json

from harness.desk import Desk
from harness.written_documents import STEPS, WRITES, answers
from lipgraph.store.ports import Store


async def test_each_document_gives_the_answer_beside_it_and_sent_again_changes_nothing(empty: Store) -> None:
    seen = []
    async for name, told in answers(empty):
        assert told == json.loads((WRITES / f"{name}.json").read_text("utf-8")), name
        seen.append(name)
    assert seen == list(STEPS)
    assert len(seen) == 5
    desk = Desk(empty)
    digest, log = await desk.digest(), len(await desk.log())
    # The version that the fourth needs is no longer there to be read, and the fifth only removes.
    async for name, told in answers(empty, steps=STEPS[:3]):
        assert "errors" not in told, name
    assert (await desk.digest(), len(await desk.log())) == (digest, log)


def test_the_page_beside_them_lists_each() -> None:
    page = (WRITES / "README.md").read_text("utf-8")
    assert all(f"| `{name}` |" in page for name in STEPS)
