"""The peer of `lipgraph profile`: the same numbers of the synthetic council by plain NetworkX, from the same file.

It reads claims with the standard library, takes the union of both ends' reports, and permutes labels one by one, as a
person would who has NetworkX and no lipgraph. Prints the numbers as JSON, so that answers can be compared.
"""

from __future__ import annotations

import csv
import json
import random
import sys
from pathlib import Path

import networkx as nx


def read(folder: Path) -> tuple[nx.Graph[str], dict[str, str]]:
    """Return the undirected union graph of wave 2025 and the primary sectors."""
    wave = next(row["id"] for row in _rows(folder, "wave") if row["label"] == "2025")
    inside = {
        row["organization"]
        for row in _rows(folder, "response")
        if row["wave"] == wave and not row.get("relation") and not row.get("role") and row["status"] != "not-in-network"
    }
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(inside)
    for row in _rows(folder, "claim"):
        ends = row["source_org"], row["target_org"]
        if row.get("wave") in {wave, "", None} and row["polarity"] == "asserts" and set(ends) <= inside:
            graph.add_edge(*ends)
    sectors = {row["organization"]: row["sector"] for row in _rows(folder, "sector-assignment")}
    return graph, {name: sectors[name] for name in graph}


def ei(graph: nx.Graph[str], sector: dict[str, str]) -> float:
    """Return the E-I index."""
    external = sum(sector[a] != sector[b] for a, b in graph.edges)
    return (2 * external - graph.number_of_edges()) / graph.number_of_edges()


def main(folder: Path, draws: int = 10_000) -> None:
    """Print what a profile prints."""
    graph, sector = read(folder)
    observed = ei(graph, sector)
    names, labels = list(sector), list(sector.values())
    chance = random.Random(1)  # noqa: S311 - a permutation test, no secret
    null = []
    for _ in range(draws):
        chance.shuffle(labels)
        null.append(ei(graph, dict(zip(names, labels, strict=True))))
    sys.stdout.write(
        json.dumps(
            {
                "organizations": graph.number_of_nodes(),
                "ties": graph.number_of_edges(),
                "density": nx.density(graph),
                "isolates": nx.number_of_isolates(graph),
                "components": nx.number_connected_components(graph),
                "articulation-organizations": len(list(nx.articulation_points(graph))),
                "ei-index": observed,
                "expected": sum(null) / draws,
            }
        )
    )


def _rows(folder: Path, noun: str) -> list[dict[str, str]]:
    with (folder / f"{noun}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
