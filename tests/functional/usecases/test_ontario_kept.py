"""The Ontario text through every way that facts travel: both stores, both kinds of table, the API; nothing is lost."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from random import Random
from typing import Any

from fakes.ontario_text import FACTS
from harness.documents import answer
from lipgraph.domain.digest import state_digest
from lipgraph.domain.facts import Fact, Row, to_row
from lipgraph.exports.workbook import table_workbook
from lipgraph.store.ports import Actor, Store
from lipgraph.usecases.digests import all_rows, state
from lipgraph.usecases.loading import apply
from lipgraph.usecases.reading import Reader
from lipgraph_loaders import read_table_folder, write_table_folder
from lipgraph_loaders.table_workbook import read_table_workbook, workbook_tables

# As the text spells them: lines 135, 136, 145, 148, 162, 174, 180, 182 and 265; the heading of line 137 has a hyphen of
# its own, and line 325 a curved apostrophe.
SPELLED = (
    "Réseau Est",
    "Réseau Centre Sud-Ouest",
    "Rexdale Women's Centre - North Etobicoke",
    "St. Stephen's Community House - West Downtown",
    "North Bay & District Multicultural Centre",
    "The Corporation of The County of Huron",
    "United Way of Leeds & Grenville",
    "YWCA - St Thomas/Elgin",
    "Strategic plans of Quebec's regionalization councils of locally elected officials",
    "Community\N{HYPHEN}wide LIPs in Ontario",
    "School of Policy Studies, Queen’s University",
    "Réseau d’immigration francophone",
)
NAMES = """{
  partnerships(first: 100, where: {synthetic: {eq: false}}) { nodes { name leads { organization { name } } } }
  instruments(first: 50) { nodes { name french: name(lang: FR) } }
  organizations(first: 100) { nodes { name } }
  heading: statements(predicate: "listed-under", first: 100) { nodes { text translation } }
  kinds: vocabulary(name: "partnership_kinds") { terms { name french: name(lang: FR) } }
}"""


def rows_of(facts: list[Fact]) -> dict[str, list[Row]]:
    """Return facts as rows by noun."""
    rows: dict[str, list[Row]] = {}
    for fact in facts:
        rows.setdefault(fact.NOUN, []).append(to_row(fact))
    return rows


def texts(found: Any) -> set[str]:
    """Return every text within an answer."""
    if isinstance(found, dict):
        return set().union(*(texts(one) for one in found.values())) if found else set()
    if isinstance(found, list):
        return set().union(*(texts(one) for one in found)) if found else set()
    return {found} if isinstance(found, str) else set()


SHIPPED = state_digest(rows_of(list(FACTS)))


async def test_facts_in_any_order_have_the_digest_of_what_ships_and_export_to_it_again(
    either_store: Store, tmp_path: Path
) -> None:
    shuffled = list(FACTS)
    Random(11).shuffle(shuffled)  # noqa: S311 - an order, no secret
    await apply(either_store, shuffled, Actor())
    assert await state(either_store) == SHIPPED
    kept = await all_rows(either_store)
    write_table_folder(kept, tmp_path / "folder")
    again = read_table_folder(tmp_path / "folder")
    assert again.rejects == ()
    assert state_digest(rows_of(list(again.facts))) == SHIPPED
    book = tmp_path / "all.xlsx"
    book.write_bytes(table_workbook(*workbook_tables(kept)))
    read = read_table_workbook(book)
    assert read.rejects == ()
    assert state_digest(rows_of(list(read.facts))) == SHIPPED


async def test_names_reach_a_client_as_the_text_spells_them(either_store: Store) -> None:
    await apply(either_store, FACTS, Actor())
    body: Any = await answer(Reader(either_store), NAMES)
    assert "errors" not in body
    assert [name for name in SPELLED if name not in texts(body)] == []


def test_names_stand_in_the_tables_as_the_text_spells_them(tmp_path: Path) -> None:
    write_table_folder(rows_of(list(FACTS)), tmp_path)
    written = "\n".join(path.read_text("utf-8") for path in tmp_path.glob("*.csv"))
    of_facts = [name for name in SPELLED if not name.startswith("Réseau d’")]
    assert [name for name in of_facts if name not in written] == []


async def test_at_any_date_what_the_text_does_not_date_is_there_and_undecided(either_store: Store) -> None:
    await apply(either_store, FACTS, Actor())
    reader = Reader(either_store)
    for day in (date(1990, 1, 1), date(2008, 6, 30), date(2026, 11, 25)):
        found: Any = await answer(
            reader,
            """query ($day: Date!) {
              partnerships(at: {date: $day}) { totalCount undecidedCount }
              committees(on: $day) {
                totalCount undecidedCount nodes { seats(at: {date: $day}) { nodes { state presence } } } }
              partnership(by: {slug: "london"}) { councils(at: {date: $day}) {
                totalCount undecidedCount nodes { seats(at: {date: $day}) { nodes { state presence } } } } } }""",
            day=day.isoformat(),
        )
        data = found["data"]
        [committee] = data["committees"].pop("nodes")
        [council] = data["partnership"]["councils"].pop("nodes")
        assert data["partnerships"] == {"totalCount": 48, "undecidedCount": 48}
        assert data["committees"] == data["partnership"]["councils"] == {"totalCount": 1, "undecidedCount": 1}
        seats = [*committee["seats"]["nodes"], *council["seats"]["nodes"]]
        assert [one["presence"] for one in seats] == ["UNDECIDED"] * 19
        assert [one["state"] for one in seats] == ["HELD"] * 3 + ["HELD_NOT_NAMED"] * 16
