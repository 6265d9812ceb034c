"""The documents of docs/queries with the answers beside them; run as a module it writes the answers anew."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

import lipgraph_loaders
from harness.repository import ROOT
from lipgraph.api.context import Context
from lipgraph.api.execution import Request, run
from lipgraph.store.opening import open_store
from lipgraph.store.ports import Actor, Store
from lipgraph.usecases.loading import apply
from lipgraph.usecases.reading import Reader
from lipgraph_loaders.table_folder import read_table_folder

FOLDER = ROOT / "docs" / "queries"
NAMES = tuple(sorted(path.stem for path in FOLDER.glob("*.graphql")))
QUESTIONS = tuple(sorted(f"ontario/{path.stem}" for path in FOLDER.glob("ontario/*.graphql")))
DATA_SETS = Path(lipgraph_loaders.__file__).parent / "datasets"


def document(name: str) -> str:
    return (FOLDER / f"{name}.graphql").read_text("utf-8")


def expected(name: str) -> object:
    return json.loads((FOLDER / f"{name}.json").read_text("utf-8"))


async def load_shipped(store: Store) -> None:
    """Load the data sets that the documents ask about, as one would by command."""
    for name in ("demo", "ontario-lips"):
        reading = read_table_folder(DATA_SETS / name)
        assert not reading.rejects, reading.rejects
        await apply(store, reading.facts, Actor())


async def shipped_file(path: Path) -> None:
    """Make an SQLite store at a path that holds what is shipped."""
    store = open_store(f"sqlite:///{path}")
    await store.migrate()
    await load_shipped(store)
    await store.close()


async def answer(reader: Reader, text: str, **variables: object) -> Mapping[str, object]:
    return (await run(Request(query=text, variables=variables), Context(reader=reader))).body


async def _write() -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "answers.db"
        await shipped_file(path)
        store = open_store(f"sqlite:///{path}")
        reader = Reader(store)
        for name in (*NAMES, *QUESTIONS):
            text = json.dumps(await answer(reader, document(name)), ensure_ascii=False, indent=1)
            (FOLDER / f"{name}.json").write_text(text + "\n", "utf-8", newline="\n")
        await store.close()


if __name__ == "__main__":
    asyncio.run(_write())
