"""A key that was seen does nothing again, a version that was overtaken changes nothing, a lost answer is found."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest

from harness.desk import Desk
from harness.serving import asking
from harness.telling import ANSWER, Teller, document_of
from lipgraph.errors import OutcomeUnknown
from lipgraph.service import service
from lipgraph.store.ports import Actor, Store, Writer

LIBRARY = {"name": "Lakeview Library", "sector": "libraries", "from": "2020-01-01", "until": ".."}


async def test_the_same_key_and_request_is_done_once_and_answered_alike(lake: Teller, empty: Store) -> None:
    desk = Desk(empty)
    before, log = await desk.digest(), len(await desk.log())
    again = await lake.done("merge", "organization", LIBRARY, key="first")
    assert (again["key"], again["replayed"]) == ("first", True)
    seen = await lake.done("merge", "organization", {"name": "Lakeview Library"})
    assert again["factVersion"] == seen["factVersion"]
    assert (await desk.digest(), len(await desk.log())) == (before, log)


async def test_the_same_key_with_another_request_is_refused(lake: Teller, empty: Store) -> None:
    before = await Desk(empty).digest()
    for verb, noun, said in (
        ("merge", "organization", {**LIBRARY, "lang": "en"}),
        ("remove", "organization", {"name": "Lakeview Library"}),
        ("merge", "council", {"name": "Council"}),
    ):
        came = await lake.tell(verb, noun, said, key="first")
        assert [one["code"] for one in came["problems"]] == ["key-reused"]
    assert await Desk(empty).digest() == before


async def test_a_key_of_ours_does_the_same(lake: Teller, empty: Store) -> None:
    first = await lake.done("merge", "council", {"name": "Working group"})
    log = len(await Desk(empty).log())
    again = await lake.done("merge", "council", {"name": "Working group"}, key=first["key"])
    assert (again["replayed"], again["revision"], again["written"]) == (True, first["revision"], first["written"])
    assert len(await Desk(empty).log()) == log


@pytest.mark.parametrize("key", ["x" * 201, "line\nend", "\u202e", " "])
async def test_a_key_that_cannot_be_kept_is_refused(lake: Teller, empty: Store, key: str) -> None:
    before = await Desk(empty).digest()
    answer = await lake.ask(
        document_of("mergeCouncil"), partnership={"slug": "lake"}, council={"name": "New"}, write={"key": key}
    )
    assert answer["errors"][0]["extensions"]["code"] in {"limit-exceeded", "input"}
    assert await Desk(empty).digest() == before


async def test_of_two_editors_the_second_is_told_what_stands_in_the_way(lake: Teller, empty: Store) -> None:
    seen = (await lake.done("merge", "council", {"name": "Council"}))["factVersion"]
    now = await lake.done("merge", "council", {"name": "Council", "rank": 2}, factVersion=seen)
    before = await Desk(empty).digest()
    for verb, more in (("merge", {"rank": 3}), ("remove", {})):
        late = await lake.tell(verb, "council", {"name": "Council", **more}, factVersion=seen)
        assert late["conflict"]["standsInTheWay"] == now["factVersion"]
        assert (late["conflict"]["kind"], late["written"]) == ("version", None)
        assert late["conflict"]["message"].startswith("council Council was changed by somebody else")
    assert await Desk(empty).digest() == before
    assert (await lake.done("remove", "council", {"name": "Council"}, factVersion=now["factVersion"]))["written"]


async def test_of_many_editors_at_once_one_wins_each_round(lake: Teller) -> None:
    for rank in range(1, 4):
        seen = (await lake.done("merge", "council", {"name": "Council"}))["factVersion"]
        tries = [
            lake.tell("merge", "council", {"name": "Council", "rank": 10 * rank + editor}, factVersion=seen)
            for editor in range(5)
        ]
        came = await asyncio.gather(*tries)
        assert sorted(one["conflict"] is None for one in came) == [False] * 4 + [True]


class Breaking:
    """A store whose connection breaks when a commit is under way: after it was stored, or before."""

    def __init__(self, store: Store, *, stored: bool) -> None:
        self._store, self._stored, self.broken = store, stored, True

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)

    @asynccontextmanager
    async def write(self, actor: Actor, *, key: str | None = None) -> AsyncIterator[Writer]:
        """Open one transaction of the real store, and lose the connection at its end."""
        async with self._store.write(actor, key=key) as writer:
            yield writer
            if self.broken and not self._stored:
                raise OutcomeUnknown
        if self.broken:
            raise OutcomeUnknown


@pytest.mark.parametrize("stored", [True, False])
@pytest.mark.usefixtures("lake")
async def test_an_unknown_outcome_says_so_and_its_key_tells(empty: Store, *, stored: bool) -> None:
    breaking = Breaking(empty, stored=stored)
    async with asking(service(breaking)) as client:
        given = {"partnership": {"slug": "lake"}, "council": {"name": "Second table"}}
        answer = await Teller(client=client, slug="lake").ask(document_of("mergeCouncil", ANSWER), **given)
        (error,) = answer["errors"]
        assert error["extensions"]["code"] == "outcome-unknown"
        assert answer["data"] == {"it": None}
        breaking.broken = False
        again = await Teller(client=client, slug="lake").done(
            "merge", "council", given["council"], key=error["extensions"]["key"]
        )
    assert (again["replayed"], again["written"]["added"]) == (stored, 1)
    names = [
        one.after["name"]
        for entry in await Desk(empty).log()
        for one in entry.changes
        if one.noun == "council" and one.after
    ]
    assert names.count("Second table") == 1
