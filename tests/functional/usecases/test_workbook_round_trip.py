"""Export, load, export: generated partnerships come out of a second store as they came out of the first."""

import asyncio
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings

from fakes.generated_partnerships import partnerships
from lipgraph.domain.digest import state_digest
from lipgraph.domain.facts import Fact
from lipgraph.exports.workbook import table_workbook
from lipgraph.store.opening import open_store
from lipgraph.store.ports import Actor
from lipgraph.usecases.digests import all_rows
from lipgraph.usecases.loading import apply
from lipgraph_loaders.table_workbook import read_table_workbook, workbook_tables


async def through_a_store(facts: tuple[Fact, ...], place: Path) -> tuple[str, bytes]:
    """Write facts into a new store and return its digest and its workbook."""
    store = open_store(f"sqlite:///{place}")
    try:
        await store.migrate()
        await apply(store, facts, Actor(channel="cli"))
        rows = await all_rows(store)
    finally:
        await store.close()
    return state_digest(rows), table_workbook(*workbook_tables(rows))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(facts=partnerships())
def test_a_second_store_gives_out_what_the_first_one_did(facts: list[Fact]) -> None:
    with TemporaryDirectory() as home:
        book = Path(home) / "all.xlsx"
        digest, content = asyncio.run(through_a_store(tuple(facts), Path(home) / "one.db"))
        book.write_bytes(content)
        reading = read_table_workbook(book)
        assert (reading.rejects, reading.notes) == ((), ())
        assert asyncio.run(through_a_store(reading.facts, Path(home) / "two.db")) == (digest, content)
