"""Editing as mutations and commands do, in both stores: one transaction, one key, versions, nothing after a refusal."""

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import replace

import pytest

from fakes.rosters import TEMPLATE, roster
from lipgraph.domain.facts import key_of
from lipgraph.domain.organizations import Organization
from lipgraph.domain.partnerships import Council
from lipgraph.domain.waves import Wave
from lipgraph.store.ports import Actor, Store
from lipgraph.usecases.digests import state
from lipgraph.usecases.editing import Outcome, Request, edit, version_of
from lipgraph.usecases.reading import Reader
from lipgraph.usecases.rostering import Action

CLIENT = Actor(role="client", channel="api", document="curl", digest="cd" * 32)
HOME = "northgate-local-immigration-partnership"


class Client:
    """One asker: with a reader of its own, as a process has."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.reader = Reader(store)

    async def ask(self, text: str, action: Action = Action.MERGE, **said: object) -> Outcome:
        """Ask for what lines of rows say."""
        rows = tuple(replace(row, file="") for row in roster(text, document="request").rows)
        request = replace(Request(rows=rows, action=action, partnership=HOME), **said)  # type: ignore[arg-type]  # fields by name
        return await edit(self.store, self.reader, request, CLIENT)


@pytest.fixture
async def others(client: Client, opened: Callable[[], Store]) -> AsyncIterator[list[Client]]:
    """Some more clients of the same database: each with a store of its own, as other processes have."""
    found = [Client(opened()) for _ in range(5)]
    assert {one.store.url for one in found} == {client.store.url}
    yield found
    for one in found:
        await one.store.close()


@pytest.fixture
async def client(either_store: Store) -> Client:
    """A client of a store that holds the template."""
    client = Client(either_store)
    first = await client.ask(TEMPLATE)
    assert first.rejects == ()
    return client


async def test_what_is_asked_is_written_and_told_and_logged(client: Client) -> None:
    row = roster("organization | name=Green Door | sector=health | from=2025").rows[0]
    request = Request(rows=(replace(row, source=row.source.__class__()),), action=Action.ADD, partnership=HOME)
    outcome = await edit(client.store, client.reader, request, CLIENT)
    assert outcome.written is not None
    assert outcome.written.added == {"organization": 1, "participation": 1, "sector-assignment": 1}
    assert [fact.NOUN for fact in outcome.facts] == ["organization"]
    assert isinstance(green := outcome.facts[0], Organization)
    assert (green.name, green.source.document, green.source.digest) == ("Green Door", "curl", "cd" * 32)
    async with client.store.view() as view:
        entry = [entry async for entry in view.log()][-1]
    assert entry.actor == CLIENT
    assert {change.noun for change in entry.changes} == set(outcome.written.added)
    held = await client.reader.partnership(HOME)
    assert green in held.organizations
    assert [str(one.period) for one in held.participations if one.organization == green.id] == ["2025/.."]


async def test_the_same_request_again_changes_nothing(client: Client) -> None:
    before = await state(client.store)
    again = await client.ask(TEMPLATE)
    assert again.written is not None
    assert (again.written.total, await state(client.store)) == (0, before)


REFUSED = [
    ("organization | name=Northgate Public Library", Action.ADD, "exists-already"),
    ("organization | name=Nobody", Action.CHANGE, "not-there"),
    ("organization | name=Green Door | sector=helth", Action.ADD, "unknown-sector"),
    ("organization | name=Green Door\nwave | label=2026 | reference=soon", Action.MERGE, "not-a-day"),
    ("lead | organization=NPL | until=", Action.END, "missing-value"),
    ("sector | taxonomy=other | code=a | name=A", Action.ADD, "unknown-taxonomy"),
]


@pytest.mark.parametrize(("text", "action", "code"), REFUSED)
async def test_a_refusal_is_data_and_leaves_nothing_not_even_its_key(
    client: Client, text: str, action: Action, code: str
) -> None:
    before = await state(client.store)
    outcome = await client.ask(text, action, key="k")
    assert [reject.code for reject in outcome.rejects] == [code]
    assert (outcome.written, outcome.facts, outcome.conflict, outcome.key) == (None, (), None, "k")
    assert await state(client.store) == before
    mended = await client.ask("organization | name=Green Door", key="k")
    assert (mended.written is not None, mended.replayed) == (True, False)


@pytest.mark.parametrize(
    ("text", "stands"),
    [
        ("organization | name=Northgate Public Library", "membership"),
        ("organization | name=Harbour Settlement Services", "response"),
        ("seat | council=Partnership council | label=Libraries", "membership"),
        ("council | name=Partnership council", "council"),
        ("wave | label=2025", "response"),
        ("relation | codebook=base | code=referral", "claim"),
        ("taxonomy | id=base", "sector"),
        (f"partnership | slug={HOME}", "participation"),
    ],
)
async def test_what_others_rest_on_is_not_removed_and_what_stands_in_the_way_is_told(
    client: Client, text: str, stands: str
) -> None:
    before = await state(client.store)
    outcome = await client.ask(text, Action.REMOVE)
    assert outcome.conflict is not None
    assert str(outcome.conflict.fields()["stands_in_the_way"]).split()[0] == stands
    assert await state(client.store) == before


async def test_what_nothing_rests_on_is_removed_with_its_own_parts(client: Client) -> None:
    outcome = await client.ask("organization | name=Northgate Police Service", Action.REMOVE)
    assert outcome.written is not None
    assert outcome.written.removed == {"organization": 1, "participation": 1, "sector-assignment": 1}
    assert (outcome.facts, [noun for noun, _ in outcome.removed][-1]) == ((), "organization")
    held = await client.reader.partnership(HOME)
    assert "Northgate Police Service" not in {one.name for one in held.organizations}


async def test_a_key_does_the_same_request_once_and_refuses_another(client: Client) -> None:
    text = "organization | name=Green Door"
    first = await client.ask(text, Action.ADD, key="once")
    before = await state(client.store)
    again = await client.ask(text, Action.ADD, key="once")
    assert (again.replayed, again.facts, again.rejects) == (True, first.facts, ())
    assert first.written is not None
    assert again.written is not None
    assert (again.written.added, again.written.revision) == (first.written.added, first.written.revision)
    other = await client.ask("organization | name=Blue Door", Action.ADD, key="once")
    assert [(one.code, one.found) for one in other.rejects] == [("key-reused", "once")]
    assert not other.replayed
    assert (other.written, await state(client.store)) == (None, before)


async def test_another_action_or_version_under_the_same_key_is_another_request(client: Client) -> None:
    text = "organization | name=Green Door"
    await client.ask(text, Action.MERGE, key="once")
    for said in ({"action": Action.REMOVE}, {"versions": {0: "0" * 16}}, {"wave": "2025"}):
        outcome = await client.ask(text, key="once", **said)
        assert [reject.code for reject in outcome.rejects] == ["key-reused"]


async def test_a_removal_is_told_again_by_its_key(client: Client) -> None:
    text = "lead | organization=NPL"
    await client.ask(text)
    first = await client.ask(text, Action.REMOVE, key="gone")
    again = await client.ask(text, Action.REMOVE, key="gone")
    assert (again.replayed, again.removed, again.facts) == (True, first.removed, ())


async def test_a_key_is_minted_and_told_where_none_is_given(client: Client) -> None:
    text = "organization | name=Green Door"
    first = await client.ask(text, Action.ADD)
    assert (await client.ask(text, Action.ADD, key=first.key)).replayed


async def test_a_version_that_was_seen_lets_one_edit_and_an_old_one_is_told_the_present_one(client: Client) -> None:
    text = "wave | label=2025 | title={}"
    held = await client.reader.partnership(HOME)
    seen = version_of(held.waves[0])
    first = await client.ask(text.format("First"), Action.CHANGE, versions={0: seen})
    assert isinstance(first.facts[0], Wave)
    second = await client.ask(text.format("Second"), Action.CHANGE, versions={0: seen})
    assert second.conflict is not None
    assert second.conflict.fields() == {
        "kind": "version",
        "id": f"wave {key_of(first.facts[0])[0]}",
        "stands_in_the_way": version_of(first.facts[0]),
    }
    third = await client.ask(text.format("Third"), Action.CHANGE, versions={0: version_of(first.facts[0])})
    assert third.written is not None


async def test_of_editors_at_the_same_time_who_saw_the_same_one_is_told_what_stands_in_the_way(
    client: Client, others: list[Client]
) -> None:
    held = await client.reader.partnership(HOME)
    table = next(one for one in held.councils if one.name == "Partnership council")
    outcomes = await asyncio.gather(
        *(
            other.ask(
                f"council | name={table.name} | name_fr=Table {place}", Action.CHANGE, versions={0: version_of(table)}
            )
            for place, other in enumerate(others)
        )
    )
    won = [one for one in outcomes if one.written is not None]
    assert len(won) == 1
    assert isinstance(now := won[0].facts[0], Council)
    told = [one.conflict.fields()["stands_in_the_way"] for one in outcomes if one.conflict is not None]
    assert told == [version_of(now)] * 4
    assert now in (await client.reader.partnership(HOME)).councils


async def test_editors_at_the_same_time_do_not_undo_one_another(client: Client, others: list[Client]) -> None:
    await client.ask("organization | name=Green Door")
    said = ("lang=fr", "kind=municipality", "from=2021", "sector=health", "other_names=GD", "business_number=1")
    asked = zip([client, *others], said, strict=True)
    await asyncio.gather(*(other.ask(f"organization | name=Green Door | {one}") for other, one in asked))
    held = await client.reader.partnership(HOME)
    green = next(one for one in held.organizations if one.name == "Green Door")
    assert (green.lang, green.kind) == ("fr", "municipality")
    assert [one for one in held.names if one.organization == green.id]
    assert [one for one in held.identifiers if one.organization == green.id]
    assert [one.sector for one in held.assignments if one.organization == green.id] == ["health"]
    assert [str(one.period) for one in held.participations if one.organization == green.id] == ["2021/.."]


async def test_the_same_new_organization_asked_for_at_the_same_time_is_added_once(others: list[Client]) -> None:
    outcomes = await asyncio.gather(*(other.ask("organization | name=Green Door", Action.ADD) for other in others))
    assert sorted(one.rejects[0].code if one.rejects else "" for one in outcomes) == ["", *["exists-already"] * 4]


async def test_a_new_name_that_looks_like_a_stored_one_is_told_beside_what_was_written(client: Client) -> None:
    outcome = await client.ask("organization | name=Public Library of Northgate", Action.ADD)
    assert [[name for _, name, _ in one.candidates] for one in outcome.look_alikes] == [["Northgate Public Library"]]
    assert outcome.written is not None


async def test_a_trial_tells_what_would_be_written_and_leaves_nothing(client: Client) -> None:
    before, text = await state(client.store), "organization | name=Green Door"
    trial = await client.ask(text, Action.ADD, is_trial=True, key="later")
    assert trial.written is not None
    assert (dict(trial.written.added), await state(client.store)) == ({"organization": 1, "participation": 1}, before)
    done = await client.ask(text, Action.ADD, key="later")
    assert (done.replayed, done.facts) == (False, trial.facts)
