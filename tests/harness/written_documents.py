"""The documents of docs/queries/writes with the answers beside them; run as a module it writes the answers anew."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from harness.documents import FOLDER, answer
from lipgraph.store.opening import open_store
from lipgraph.store.ports import Store
from lipgraph.usecases.reading import Reader

WRITES = FOLDER / "writes"
STEPS = tuple(sorted(path.stem for path in WRITES.glob("*.graphql")))
SEEN = """{ partnership(by: {slug: "lakeside"}) { councils(at: {date: "2025-01-01"}) { nodes {
  seats(at: {date: "2025-01-01"}) { nodes { holders { factVersion } } } } } } }"""


async def answers(store: Store, *, steps: Sequence[str] = STEPS) -> AsyncIterator[tuple[str, Any]]:
    """Send each document in its order, the version that was read in its variable; yield its name and its answer."""
    reader = Reader(store)
    for name in steps:
        text = (WRITES / f"{name}.graphql").read_text("utf-8")
        variables = {"seen": await _seen(reader)} if "$seen" in text else {}
        told = json.loads(json.dumps(await answer(reader, text, **variables)))
        # What an answer costs is the schema's matter, and changes with it.
        yield name, {part: said for part, said in told.items() if part != "extensions"}


async def _seen(reader: Reader) -> str:
    """Return the version of the membership that the documents change."""
    told: Any = await answer(reader, SEEN)
    seats = told["data"]["partnership"]["councils"]["nodes"][0]["seats"]["nodes"]
    (version,) = (holder["factVersion"] for seat in seats for holder in seat["holders"])
    return str(version)


async def _write() -> None:
    with TemporaryDirectory() as folder:
        store = open_store(f"sqlite:///{Path(folder) / 'written.db'}")
        await store.migrate()
        async for name, told in answers(store):
            text = json.dumps(told, ensure_ascii=False, indent=1)
            (WRITES / f"{name}.json").write_text(text + "\n", "utf-8", newline="\n")
        await store.close()


if __name__ == "__main__":
    asyncio.run(_write())
