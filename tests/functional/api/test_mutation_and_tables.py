"""Each noun told by a mutation, and by a row of a workbook of tables written by hand: the same state digest."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import httpx2

from fakes.wrong_workbooks import Value, book
from harness.desk import ACTOR, Desk
from harness.telling import Teller
from lipgraph.domain.claims import Layer, Role, claim_id
from lipgraph.domain.facts import NOUNS
from lipgraph.domain.ids import RelationCode, council_id, organization_id, partnership_id, seat_id, wave_id
from lipgraph.store.opening import open_store
from lipgraph.store.ports import Store
from lipgraph.usecases.loading import apply
from lipgraph_loaders.table_workbook import read_table_workbook
from lipgraph_schema.tables import roster_nouns

FILE = "lake-tables.xlsx"
LAKE = partnership_id("lake", "lake")
LIBRARY, CENTRE = organization_id("lake", "Lakeview Library"), organization_id("lake", "Newcomer Centre")
COUNCIL = council_id(LAKE, "Council")
SEAT = seat_id(COUNCIL, "Libraries")
WAVE = wave_id(LAKE, "2025")
CLAIM = claim_id(
    partnership=LAKE, relation=RelationCode("refers"), source_org=LIBRARY, target_org=CENTRE, claimant=CENTRE,
    role=Role.RECEIVER, layer=Layer.SURVEY, wave=WAVE,
)  # fmt: skip
ALL_TIME = {"from": "2020-01-01", "until": ".."}
FROM_2020 = {"valid_from": "2020-01-01", "valid_until": ".."}
BY_NAME, AT_SEAT = {"organization": {"name": "Lakeview Library"}}, {"council": "Council", "seat": "Libraries"}
ENDS = {"source": {"name": "Lakeview Library"}, "target": {"name": "Newcomer Centre"}}

# Noun, what a mutation says, what the row of the table says. The order is that of telling.
TOLD: tuple[tuple[str, Any, dict[str, Value]], ...] = (
    ("taxonomy", {"id": "lakes", "title": "Lakes", "version": "2025"},
     {"id": "lakes", "title": "Lakes", "version": "2025"}),
    ("sector", {"taxonomy": "lakes", "code": "books", "name": "Books", "nameFr": "Livres", "rank": 1},
     {"taxonomy": "lakes", "code": "books", "name": "Books", "name_fr": "Livres", "kind": "sector", "rank": "1"}),
    ("codebook", {"id": "lake-ties", "title": "Ties"}, {"id": "lake-ties", "title": "Ties", "version": ""}),
    ("relation", {"codebook": "lake-ties", "code": "refers", "name": "Refers", "directed": True, "rank": 1},
     {"codebook": "lake-ties", "code": "refers", "name": "Refers", "directed": "true", "in_default_view": "false",
      "rank": "1"}),
    ("partnership", {"slug": "lake", "name": "Lake LIP", "kind": "lip", "codebook": "lake-ties", "taxonomy": "lakes",
                     "synthetic": True, **ALL_TIME},
     {"id": LAKE, "slug": "lake", "name": "Lake LIP", "kind": "lip", "synthetic": "true", "codebook": "lake-ties",
      "dataset": "lake", **FROM_2020}),
    ("taxonomy-use", {"taxonomy": "lakes", "from": "2020-02-01", "until": ".."},
     {"partnership": LAKE, "taxonomy": "lakes", "spell": "1", "valid_from": "2020-02-01", "valid_until": ".."}),
    ("organization", {"name": "Lakeview Library", "lang": "en", "kind": "library"},
     {"id": LIBRARY, "slug": "lakeview-library", "name": "Lakeview Library", "lang": "en", "kind": "library",
      "classified_by": "source"}),
    ("organization", {"name": "Newcomer Centre"},
     {"id": CENTRE, "slug": "newcomer-centre", "name": "Newcomer Centre"}),
    ("organization-name", {**BY_NAME, "text": "LL", "kind": "short", "lang": "en", "from": "2021", "until": ".."},
     {"organization": LIBRARY, "text": "LL", "kind": "short", "lang": "en", "valid_from": "2021", "valid_until": ".."}),
    ("identifier", {"scheme": "business-number", "value": "007", **BY_NAME},
     {"scheme": "business-number", "value": "007", "organization": LIBRARY}),
    ("participation", {**BY_NAME, **ALL_TIME},
     {"partnership": LAKE, "organization": LIBRARY, "spell": "1", **FROM_2020}),
    ("participation", {"organization": {"name": "Newcomer Centre"}, **ALL_TIME},
     {"partnership": LAKE, "organization": CENTRE, "spell": "1", **FROM_2020}),
    ("sector-assignment", {**BY_NAME, "sector": "books", "primary": True, **ALL_TIME},
     {"partnership": LAKE, "organization": LIBRARY, "taxonomy": "lakes", "sector": "books", "primary": "true",
      "spell": "1", **FROM_2020}),
    ("lead", {**BY_NAME, "inferred": True, **ALL_TIME},
     {"partnership": LAKE, "organization": LIBRARY, "inferred": "true", "spell": "1", **FROM_2020}),
    ("council", {"name": "Council", "nameFr": "Conseil", "rank": 1, **ALL_TIME},
     {"id": COUNCIL, "partnership": LAKE, "name": "Council", "name_fr": "Conseil", "kind": "partnership-council",
      "rank": "1", **FROM_2020}),
    ("seat", {"council": "Council", "label": "Libraries", "rank": 1, **ALL_TIME},
     {"id": SEAT, "council": COUNCIL, "label": "Libraries", "rank": "1", **FROM_2020}),
    ("seat-sector", {**AT_SEAT, "sector": "books", **ALL_TIME},
     {"seat": SEAT, "taxonomy": "lakes", "sector": "books", "spell": "1", **FROM_2020}),
    ("wave", {"label": "2025", "title": "Second", "reference": "2025-10-31", "closed": True, "rank": 1,
              "fieldworkFrom": "2025-09", "fieldworkUntil": "2025-10-31"},
     {"id": WAVE, "partnership": LAKE, "label": "2025", "title": "Second", "reference": "2025-10-31", "closed": "true",
      "rank": "1", "fieldwork_from": "2025-09", "fieldwork_until": "2025-10-31"}),
    ("membership", {**AT_SEAT, **BY_NAME, "role": "chair", **ALL_TIME},
     {"seat": SEAT, "organization": LIBRARY, "spell": "1", "role": "chair", **FROM_2020}),
    ("question", {"wave": "2025", "relation": "refers", "roles": ["SENDER", "RECEIVER"]},
     {"wave": WAVE, "relation": "refers", "roles": "sender | receiver"}),
    ("response", [{"wave": "2025", **BY_NAME, "status": "ANSWERED_NONE"}],
     {"wave": WAVE, "organization": LIBRARY, "status": "answered-none"}),
    ("response", [{"wave": "2025", "organization": {"name": "Newcomer Centre"}, "status": "NAMED"}],
     {"wave": WAVE, "organization": CENTRE, "status": "named-someone"}),
    ("claim", [{"relation": "refers", **ENDS, "claimant": {"name": "Newcomer Centre"}, "wave": "2025", "volume": 12.5}],
     {"id": CLAIM, "partnership": LAKE, "relation": "refers", "source_org": LIBRARY, "target_org": CENTRE,
      "claimant": CENTRE, "role": "receiver", "layer": "survey", "wave": WAVE, "polarity": "asserts",
      "volume": "12.5"}),
)  # fmt: skip


def cited() -> list[tuple[str, Any, dict[str, Value], dict[str, Any]]]:
    """Say of each row where it stands: in the sheet of its noun, below the header."""
    places: dict[str, int] = {}
    listed = []
    for noun, said, row in TOLD:
        places[noun] = places.get(noun, 1) + 1
        listed.append((noun, said, row, {"document": FILE, "sheet": noun, "row": places[noun]}))
    return listed


def workbook() -> bytes:
    """Write the tables by hand: a sheet a noun, its columns those that any of its rows fills."""
    sheets: dict[str, list[list[Value]]] = {"meta": [["format", "lipgraph-table-workbook"], ["version", "1"]]}
    told = cited()
    for noun in dict.fromkeys(noun for noun, *_ in told):
        rows = [
            {**row, **{f"source_{name}": str(value) for name, value in at.items()}}
            for other, _, row, at in told
            if other == noun
        ]
        columns = list(dict.fromkeys(name for row in rows for name in row))
        sheets[noun] = [list(columns), *([row.get(name) for name in columns] for row in rows)]
    return book(sheets)


async def test_every_noun_told_by_mutations_and_by_tables_is_the_same_state(
    writing: httpx2.AsyncClient, empty: Store, tmp_path: Path
) -> None:
    assert {noun for noun, *_ in TOLD} == set(roster_nouns())
    teller = Teller(client=writing, slug="lake")
    for noun, said, _, at in cited():
        await teller.done("merge", noun, said, citation=at)
    path = tmp_path / FILE
    path.write_bytes(workbook())
    reading = read_table_workbook(path)
    assert reading.rejects == ()
    by_tables = open_store(f"sqlite:///{tmp_path / 'tables.db'}")
    await by_tables.migrate()
    await apply(by_tables, reading.facts, ACTOR)
    async with empty.view() as told, by_tables.view() as loaded:
        for noun in NOUNS:
            assert list(await told.rows(noun)) == list(await loaded.rows(noun)), noun
    assert await Desk(empty).digest() == await Desk(by_tables).digest()
    await by_tables.close()
