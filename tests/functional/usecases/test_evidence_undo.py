"""A wrong load is undone as new entries, and what later work rests on is left alone and named."""

import pytest

from fakes.council_facts import A, B, every_fact, organization
from harness.desk import ACTOR, Desk
from lipgraph.domain.facts import Fact
from lipgraph.domain.organizations import Organization, OrganizationName
from lipgraph.errors import Conflict, InputError, NotFound
from lipgraph.store.ports import Store
from lipgraph.usecases.redacting import redact
from lipgraph.usecases.undoing import plan, undo
from lipgraph.usecases.verifying import verify

pytestmark = [pytest.mark.trust, pytest.mark.evidence]

NEW = organization("new")


def named(key: str, name: str) -> Organization:
    return Organization(id=organization(key), slug=key, name=name)


WRONG: list[Fact] = [named("a", "Wrong"), named("new", "New"), OrganizationName(organization=NEW, text="Nouveau")]


@pytest.fixture
async def desk(either_store: Store) -> Desk:
    desk = Desk(either_store)
    await desk.merge(every_fact())
    return desk


async def test_a_load_is_undone_as_new_entries_once(desk: Desk) -> None:
    before = await desk.digest()
    await desk.merge(WRONG)
    async with desk.store.write(ACTOR) as writer:
        await writer.remove("statement", [(key,) for key in await statements(desk)])
    loaded = (await desk.log())[1:]
    planned = await plan(desk.store, "2-3")
    assert planned.obstacles == ()
    assert planned.entries == (2, 3)
    assert len(planned.inverse) == sum(len(entry.changes) for entry in loaded)
    assert await desk.revision() == 3
    written = await undo(desk.store, planned, ACTOR)
    assert written.changed == {"organization": 1}
    assert written.removed == {"organization": 1, "organization-name": 1}
    assert written.added == {"statement": len(loaded[1].changes)}
    assert await desk.digest() == before
    again = await plan(desk.store, "2-3")
    assert (again.inverse, again.obstacles, again.same) == ((), (), len(planned.inverse))
    assert await desk.revision() == 4
    assert (await undo(desk.store, planned, ACTOR)).replayed
    assert (await verify(desk.store)).faults == ()


async def statements(desk: Desk) -> list[str]:
    async with desk.store.view() as view:
        return [str(row["id"]) for row in await view.rows("statement")]


async def test_the_first_load_of_all_is_undone_to_nothing(desk: Desk) -> None:
    planned = await plan(desk.store, "1")
    assert planned.obstacles == ()
    await undo(desk.store, planned, ACTOR)
    async with desk.store.view() as view:
        assert await view.rows("organization") == []
        assert await view.rows("claim") == []
    # And the undoing can itself be undone.
    first = (await desk.log())[0]
    back = await plan(desk.store, (await desk.log())[-1].transaction)
    await undo(desk.store, back, ACTOR)
    assert (await verify(desk.store)).faults == ()
    assert len((await desk.log())[-1].changes) == len(first.changes)


async def test_what_was_changed_since_is_refused_by_name(desk: Desk) -> None:
    await desk.merge(WRONG)
    await desk.merge([named("a", "Mended later")])
    before = await desk.digest()
    planned = await plan(desk.store, "2")
    assert [(one.code, one.key, one.name, one.by) for one in planned.obstacles] == [
        ("changed", (A,), "Mended later", "3")
    ]
    with pytest.raises(Conflict):
        await undo(desk.store, planned, ACTOR)
    assert await desk.digest() == before


async def test_what_later_work_refers_to_is_refused_by_name(desk: Desk) -> None:
    await desk.merge(WRONG)
    await desk.merge([OrganizationName(organization=NEW, text="Ajout")])
    (obstacle,) = (await plan(desk.store, "2")).obstacles
    assert (obstacle.code, obstacle.key, obstacle.name) == ("rests", (NEW,), "New")
    assert (obstacle.by_noun, obstacle.by) == ("organization-name", "Ajout")


async def test_what_would_come_back_to_nothing_is_refused_by_name(desk: Desk) -> None:
    await desk.merge(WRONG)
    async with desk.store.write(ACTOR) as writer:
        await writer.remove("organization-name", [(NEW, "Nouveau")])
    async with desk.store.write(ACTOR) as writer:
        await writer.remove("organization", [(NEW,)])
    (obstacle,) = (await plan(desk.store, "3")).obstacles
    assert (obstacle.code, obstacle.by_noun, obstacle.by) == ("lacks", "organization", NEW)


async def test_a_load_made_again_after_its_undoing_is_later_work(desk: Desk) -> None:
    await desk.merge(WRONG)
    await undo(desk.store, await plan(desk.store, "2"), ACTOR)
    await desk.merge(WRONG)
    assert {one.code for one in (await plan(desk.store, "2")).obstacles} == {"changed"}
    await undo(desk.store, await plan(desk.store, "4"), ACTOR)
    assert (await verify(desk.store)).faults == ()


async def test_a_redacted_load_cannot_be_undone(desk: Desk) -> None:
    await desk.merge([named("b", "Somebody")])
    await redact(desk.store, (2, 0), "a name", ACTOR)
    assert [one.code for one in (await plan(desk.store, "2")).obstacles] == ["redacted"]
    assert [one.code for one in (await plan(desk.store, "3")).obstacles] == ["redacted"]
    assert (await desk.get(named("b", ""), (B,))) == named("b", "Somebody")


@pytest.mark.parametrize(
    ("load", "refused"), [("9", NotFound), ("4-9", NotFound), ("x", NotFound), ("3-1", InputError)]
)
async def test_what_names_no_load_is_refused(desk: Desk, load: str, refused: type[Exception]) -> None:
    with pytest.raises(refused):
        await plan(desk.store, load)
