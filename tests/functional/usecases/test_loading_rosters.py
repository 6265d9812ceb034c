"""Loading a person's file: what a preview says is what applying does; what the file leaves out ends only when asked."""

from datetime import date

import pytest

from fakes.rosters import TEMPLATE, roster
from lipgraph.errors import Conflict, InputError
from lipgraph.store.ports import Actor, Store
from lipgraph.usecases.digests import state
from lipgraph.usecases.loading_rosters import draft_roster, load_roster, preview_roster
from lipgraph.usecases.reading import Reader

SHORT = """
    partnership  | name=Northgate Local Immigration Partnership
    organization | name=Northgate Public Library | from=2024-05
    organization | name=Green Door
    claim        | relation=referral | source=NPL | target=Green Door | claimant=NPL | wave=2025
"""


async def test_a_file_says_itself_of_which_partnership_it_is_and_twice_changes_nothing(either_store: Store) -> None:
    reader = Reader(either_store)
    drafted = await draft_roster(reader, roster(TEMPLATE))
    seen = await preview_roster(either_store, drafted)
    assert (seen.made.changed, seen.made.same, seen.removed) == ({}, {}, ())
    steps: list[tuple[int, int]] = []
    written = await load_roster(either_store, drafted, Actor(), progress=lambda *step: steps.append(step))
    assert (dict(written.added), steps[-1]) == (dict(seen.made.new), (len(drafted.facts), len(drafted.facts)))
    before = await state(either_store)
    again = await draft_roster(reader, roster(TEMPLATE))
    assert (await preview_roster(either_store, again)).made.changes == ()
    assert ((await load_roster(either_store, again, Actor())).total, await state(either_store)) == (0, before)


async def test_what_a_file_leaves_out_is_named_and_ends_only_when_asked(either_store: Store) -> None:
    reader, nouns = Reader(either_store), ("organization", "claim")
    await load_roster(either_store, await draft_roster(reader, roster(TEMPLATE)), Actor())
    drafted = await draft_roster(reader, roster(SHORT, nouns=nouns))
    assert [fact.NOUN for fact in drafted.absent] == ["participation", "claim", "claim"]
    plain = await preview_roster(either_store, drafted)
    assert (plain.ended, plain.removed) == ((), ())
    whole = await preview_roster(either_store, drafted, complete=date(2025, 12, 31))
    assert [str(getattr(fact, "period", "")) for fact in whole.ended] == ["/2025-12-31"]
    assert [noun for noun, _ in whole.removed] == ["claim", "claim"]
    written = await load_roster(either_store, drafted, Actor(), complete=date(2025, 12, 31))
    assert (written.removed, written.changed["participation"]) == ({"claim": 2}, 2)
    again = await draft_roster(reader, roster(SHORT, nouns=nouns))
    assert again.absent == ()


async def test_a_draft_with_problems_writes_nothing(either_store: Store) -> None:
    drafted = await draft_roster(Reader(either_store), roster(TEMPLATE.replace("=police", "=polise")))
    before = await state(either_store)
    with pytest.raises(InputError) as refused:
        await load_roster(either_store, drafted, Actor())
    assert (refused.value.code, await state(either_store)) == ("rejects-in-the-way", before)


async def test_a_draft_is_not_written_upon_what_changed_since(either_store: Store) -> None:
    reader = Reader(either_store)
    drafted = await draft_roster(reader, roster(TEMPLATE))
    await load_roster(either_store, drafted, Actor())
    with pytest.raises(Conflict) as refused:
        await load_roster(either_store, drafted, Actor())
    assert refused.value.fields() == {"kind": "revision", "id": "0", "stands_in_the_way": "1"}


async def test_a_key_loads_once(either_store: Store) -> None:
    reader = Reader(either_store)
    drafted = await draft_roster(reader, roster(TEMPLATE))
    first = await load_roster(either_store, drafted, Actor(), key="load")
    again = await load_roster(either_store, drafted, Actor(), key="load")
    assert (again.replayed, again.added) == (True, first.added)
