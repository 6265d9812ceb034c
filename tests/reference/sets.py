"""The networks with reference values that a folder holds, loaded the way users load them; no set is named here."""

import asyncio
import json
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from harness.needs import reference_data
from lipgraph.analysis.projection import Projection, project
from lipgraph.analysis.results import MeasureView
from lipgraph.domain.facts import Fact
from lipgraph.domain.holdings import Holdings
from lipgraph.domain.ids import organization_id
from lipgraph.domain.network import StakeholderNetwork, moment_of, network_at
from lipgraph.domain.partnerships import Partnership
from lipgraph.store.opening import open_store
from lipgraph.store.ports import Actor, Store
from lipgraph.usecases.loading import apply
from lipgraph_loaders.network_folder import read_network_folder


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One ``type@wave`` of one set."""

    dataset: str
    relation: str
    wave: str

    def __str__(self) -> str:
        return f"{self.dataset}-{self.relation}@{self.wave}"


def folder() -> Path:
    """Return the folder that the environment names."""
    found = reference_data()
    assert found is not None
    return found


def sets(part: str = "") -> list[str]:
    """Return the sets that have a reference file of this part, such as ``gaps``; none where no folder is named."""
    found = reference_data()
    if found is None:
        return []
    ending = f".{part}.json" if part else ".json"
    names = (file.name.removesuffix(ending) for file in sorted((found / "reference").glob(f"*{ending}")))
    return [name for name in names if "." not in name]


def reference(dataset: str, part: str = "") -> dict[str, Any]:
    """Return a reference file."""
    name = f"{dataset}.{part}.json" if part else f"{dataset}.json"
    loaded: dict[str, Any] = json.loads((folder() / "reference" / name).read_text("utf-8"))
    return loaded


def cases(part: str = "") -> list[Case]:
    """Return every ``type@wave`` of every set."""
    return [
        Case(dataset=dataset, relation=key.partition("@")[0], wave=key.partition("@")[2])
        for dataset in sets(part)
        for key in reference(dataset, part).get("views") or {}
    ]


def facts(dataset: str) -> tuple[Fact, ...]:
    """Read a network folder into facts."""
    reading = read_network_folder(folder() / dataset)
    assert not reading.rejects
    return reading.facts


async def through(store: Store, dataset: str) -> Holdings:
    """Write a set into a store and read back what it holds of its partnership."""
    read = facts(dataset)
    await apply(store, read, Actor())
    partnership = next(fact for fact in read if isinstance(fact, Partnership))
    async with store.view() as reading:
        return await reading.holdings(partnership.id)


async def _through_sqlite(path: Path, dataset: str) -> Holdings:
    store = open_store(f"sqlite:///{path}")
    try:
        await store.migrate()
        return await through(store, dataset)
    finally:
        await store.close()


@cache
def holdings(dataset: str) -> Holdings:
    """Load a network folder the whole way, into a SQLite store and out of it."""
    with tempfile.TemporaryDirectory() as scratch:
        return asyncio.run(_through_sqlite(Path(scratch) / "set.db", dataset))


def network(case: Case, held: Holdings | None = None) -> StakeholderNetwork:
    """Return the network of a set at a wave."""
    held = held if held is not None else holdings(case.dataset)
    return network_at(held, moment_of(held, wave=case.wave))


def view(case: Case, *, direction: str | None = None, confirmation: str = "union") -> MeasureView:
    """Return the view on which the reference stands: one relation, in its own direction, rows as recorded."""
    directed = next(one.directed for one in holdings(case.dataset).relations if one.code == case.relation)
    own = "directed" if directed else "undirected"
    return MeasureView(
        relations=(case.relation,), moment=f"w:{case.wave}", direction=direction or own, confirmation=confirmation
    )


def projection(case: Case, *, direction: str | None = None) -> Projection:
    """Return that view as arrays."""
    return project(network(case), view(case, direction=direction))


def sector_names(case: Case) -> list[str]:
    """Return the groups of a set as its file names them, in the order of the projection's sectors."""
    return [one.name for one in network(case).sectors]


def minted(case: Case, keys: list[str] | str | None) -> list[str]:
    """Return the ids of organizations that a reference file names by the keys of its nodes."""
    named = [keys] if isinstance(keys, str) else keys or []
    return sorted(organization_id(case.dataset, key) for key in named)
