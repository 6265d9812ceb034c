"""What a process does before it is killed, and what another one does with what it left."""

from __future__ import annotations

import asyncio
import os
import shutil
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from harness.neo4j_marks import wipe_nodes
from harness.neo4j_server import Login
from lipgraph.cli.load import load_word
from lipgraph.store.opening import open_store
from lipgraph.store.ports import Actor, Store
from lipgraph.usecases.digests import state
from lipgraph.usecases.loading import apply
from lipgraph.usecases.verifying import verify
from lipgraph_loaders.table_folder import read_table_folder


@dataclass(frozen=True, slots=True, kw_only=True)
class Shop:
    """Where trials happen: a room for files, the folder that is loaded, the store's URL and, on Neo4j, the login."""

    room: Path
    folder: Path
    url: str
    login: Mapping[str, str] | None = None

    def open(self) -> Store:
        """Open the store."""
        return open_store(self.url, password=self.login["password"] if self.login else None)

    def renew(self) -> None:
        """Make an empty, migrated store."""
        if self.login:
            file = Path(self.login["password_file"])
            wipe_nodes(
                Login(
                    uri=self.login["uri"], user=self.login["user"], password=self.login["password"], password_file=file
                )
            )
            asyncio.run(_migrated(self.open()))
            return
        template, path = self.room / "empty.db", Path(self.url.removeprefix("sqlite:///"))
        if not template.exists():
            asyncio.run(_migrated(open_store(f"sqlite:///{template}")))
        for end in ("", "-wal", "-shm"):
            path.with_name(path.name + end).unlink(missing_ok=True)
        shutil.copyfile(template, path)


async def _migrated(store: Store) -> None:
    try:
        await store.migrate()
    finally:
        await store.close()


def load(shop: Shop) -> None:
    """Load the folder by the command itself."""
    if shop.login:
        os.environ["LIPGRAPH_NEO4J_PASSWORD_FILE"] = shop.login["password_file"]
    load_word([str(shop.folder), "--apply", "--store", shop.url], prog_name="lipgraph load")


def inspect(shop: Shop) -> Mapping[str, object]:
    """Open what is left, verify it, load again and verify that too."""
    return asyncio.run(_inspected(shop))


async def _inspected(shop: Shop) -> Mapping[str, object]:
    store = shop.open()
    try:
        started = time.perf_counter()
        await store.check()
        ready = time.perf_counter() - started
        left, held = await state(store), (await verify(store)).holds
        await apply(store, read_table_folder(shop.folder).facts, _again())
        again = await state(store)
        return {"ready": ready, "left": left, "holds": held, "again": again, "holds_again": (await verify(store)).holds}
    finally:
        await store.close()


def _again() -> Actor:
    return Actor(document="again")
