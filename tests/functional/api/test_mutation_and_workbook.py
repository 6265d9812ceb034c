"""One story told by a coordinator's workbook and by a client's mutations: the same state digest, on both stores."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

import httpx2

from fakes.wrong_workbooks import LINKAGES, ORGANIZATIONS, RESPONSES, SEATS, Value, book
from harness.desk import Desk
from harness.telling import Teller
from lipgraph.store.opening import open_store
from lipgraph.store.ports import Actor, Store
from lipgraph.usecases.loading_rosters import draft_roster, load_roster
from lipgraph.usecases.reading import Reader
from lipgraph_loaders.roster import read_roster

LIBRARY, SCHOOLS, CENTRE = ({"name": name} for name in ("Lakeview Library", "École du Lac", "Newcomer Centre"))
SEAT = {"council": "Council", "label": "Libraries"}
HELD = {"council": "Council", "seat": "Libraries"}
REFERRAL = {"relation": "referral", "source": LIBRARY, "target": CENTRE, "wave": "2025"}

FIRST: dict[str, Sequence[Sequence[Value]]] = {
    "Partnership": [
        ("Partnership", "Short name", "Kind", "Area", "Council or working group", "Part of"),
        ("Lake LIP", "lake", "lip", "The lake", "Council", None),
        (None, None, None, None, "Youth group", "Council"),
    ],
    "Organizations": [
        (*ORGANIZATIONS, "Other names", "Business number"),
        ("Lakeview Library", "libraries", "2020-04", None, "LL; Bibliothèque du lac", "000123"),
        ("École du Lac", "schools", None, None, None, None),
        ("Newcomer Centre", "settlement", "2021", "2030-12-31", None, None),
    ],
    "Seats": [
        SEATS,
        ("Council", "Libraries", "libraries", "LL", "chair", "2020", None),
        ("Council", "Schools", "schools", "(vacant)", None, None, None),
        ("Council", "Settlement", "settlement", "(held, not named)", None, None, None),
    ],
    "Waves and responses": [
        RESPONSES,
        ("2025", "2025-10-31", "referral", "Lakeview Library", "named someone"),
        ("2025", None, None, "École du Lac", "did not answer"),
        ("2025", None, None, "Newcomer Centre", "named someone"),
    ],
    "Linkages": [
        LINKAGES,
        ("referral", "Lakeview Library", "Newcomer Centre", "Lakeview Library", "2025", None, None),
        ("referral", "Lakeview Library", "Newcomer Centre", "Newcomer Centre", "2025", "no", None),
    ],
}
TOLD_FIRST: tuple[tuple[str, Any, str, int], ...] = (
    ("partnership", {"name": "Lake LIP", "slug": "lake", "kind": "lip", "area": "The lake"}, "Partnership", 2),
    ("council", {"name": "Council"}, "Partnership", 2),
    ("council", {"name": "Youth group", "parent": "Council"}, "Partnership", 3),
    ("organization", {**LIBRARY, "sector": "libraries", "from": "2020-04", "otherNames": ["LL", "Bibliothèque du lac"],
                      "businessNumber": "000123"}, "Organizations", 2),
    ("organization", {**SCHOOLS, "sector": "schools"}, "Organizations", 3),
    ("organization", {**CENTRE, "sector": "settlement", "from": "2021", "until": "2030-12-31"}, "Organizations", 4),
    ("seat", {**SEAT, "sector": "libraries"}, "Seats", 2),
    ("seat", {"council": "Council", "label": "Schools", "sector": "schools"}, "Seats", 3),
    ("seat", {"council": "Council", "label": "Settlement", "sector": "settlement"}, "Seats", 4),
    ("membership", {**HELD, "organization": {"name": "LL"}, "role": "chair", "from": "2020"}, "Seats", 2),
    ("membership", {"council": "Council", "seat": "Settlement", "organization": None}, "Seats", 4),
    ("wave", {"label": "2025", "reference": "2025-10-31"}, "Waves and responses", 2),
    ("question", {"wave": "2025", "relation": "referral"}, "Waves and responses", 2),
    ("response", [{"wave": "2025", "organization": LIBRARY, "status": "NAMED"}], "Waves and responses", 2),
    ("response", [{"wave": "2025", "organization": SCHOOLS, "status": "NO_ANSWER"}], "Waves and responses", 3),
    ("response", [{"wave": "2025", "organization": CENTRE, "status": "NAMED"}], "Waves and responses", 4),
    ("claim", [{**REFERRAL, "claimant": LIBRARY}], "Linkages", 2),
    ("claim", [{**REFERRAL, "claimant": CENTRE, "polarity": "DENIES"}], "Linkages", 3),
)  # fmt: skip

LATER: dict[str, Sequence[Sequence[Value]]] = {
    "Organizations": [
        ORGANIZATIONS,
        ("Lakeview Library", "community", "2020-04", None),
        ("Newcomer Centre", "settlement", "2021", "2025-12-31"),
    ],
    "Seats": [SEATS, ("Council", "Libraries", "libraries", "LL", "chair", "2020", "2025-12-31")],
    "Linkages": [LINKAGES, ("referral", "Lakeview Library", "Newcomer Centre", "Newcomer Centre", "2025", "yes", 2)],
}
TOLD_LATER: tuple[tuple[str, Any, str, int], ...] = (
    ("organization", {**LIBRARY, "sector": "community", "from": "2020-04"}, "Organizations", 2),
    ("organization", {**CENTRE, "sector": "settlement", "from": "2021", "until": "2025-12-31"}, "Organizations", 3),
    ("membership", {**HELD, "organization": {"name": "LL"}, "role": "chair", "from": "2020", "until": "2025-12-31"},
     "Seats", 2),
    ("claim", [{**REFERRAL, "claimant": CENTRE, "polarity": "ASSERTS", "strength": 2.0}], "Linkages", 2),
)  # fmt: skip


async def loaded(store: Store, path: Path) -> None:
    """Load a workbook as the command does."""
    reading = read_roster(path)
    assert not reading.rejects, [one.message("en") for one in reading.rejects]
    drafted = await draft_roster(Reader(store), reading.roster, partnership="lake")
    assert not drafted.rejects, [one.message("en") for one in drafted.rejects]
    await load_roster(store, drafted, Actor(document=path.name, digest=reading.digest))


async def told(teller: Teller, story: Sequence[tuple[str, Any, str, int]], document: Mapping[str, str]) -> None:
    """Tell the same by mutations that cite the workbook: several at once say of each where it stood."""
    for noun, said, sheet, row in story:
        cited = {**document, "sheet": sheet, "row": row}
        if isinstance(said, list):
            await teller.done("merge", noun, [{**one, "citation": cited} for one in said])
        else:
            await teller.done("merge", noun, said, citation=cited)


async def test_a_workbook_and_mutations_that_cite_it_leave_the_same_state(
    writing: httpx2.AsyncClient, empty: Store, tmp_path: Path
) -> None:
    teller, by_workbook = Teller(client=writing, slug="lake"), open_store(f"sqlite:///{tmp_path / 'workbook.db'}")
    await by_workbook.migrate()
    seen = []
    for name, sheets, story in (("first.xlsx", FIRST, TOLD_FIRST), ("later.xlsx", LATER, TOLD_LATER)):
        path, content = tmp_path / name, book(sheets)
        path.write_bytes(content)
        await loaded(by_workbook, path)
        await told(teller, story, {"document": name, "digest": sha256(content).hexdigest()})
        seen.append(await Desk(empty).digest())
        assert await Desk(by_workbook).digest() == seen[-1]
        # Told again, each way to the store of the other: nothing changes.
        await loaded(empty, path)
        assert await Desk(empty).digest() == seen[-1]
    assert seen[0] != seen[1]
    await by_workbook.close()
