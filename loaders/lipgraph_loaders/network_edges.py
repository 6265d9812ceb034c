"""The rows of ``edges.csv`` and ``presence.csv``: checked against nodes and relations, double rows collapsed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lipgraph.domain.ids import nfc
from lipgraph.domain.waves import Status
from lipgraph_loaders.bounded import Sheet
from lipgraph_loaders.network_layout import Layout
from lipgraph_loaders.network_nodes import Nodes
from lipgraph_loaders.reading import Findings, Reject

ONLY_WAVE = "1"
"""The label of the wave of a set that names none."""

STATUSES: Mapping[str, Status] = {
    "present": Status.NAMED,
    "nonresponse": Status.NO_ANSWER,
    "no_ties_reported": Status.RECORDED_EMPTY,
    "not_in_network": Status.NOT_IN_NETWORK,
}


@dataclass(frozen=True, slots=True)
class Edge:
    """One row of edges.csv, its ends as the file gives them."""

    source: str
    target: str
    relation: str
    wave: str
    weight: float
    row: int


EdgeKey = tuple[str, str, str, str]


def ends_of_two_mode(sheet: Sheet, layout: Layout) -> tuple[set[str], set[str]]:
    """Return the ids of the nodes that two-mode rows run from, and of those that they run to."""
    source, target, relation = (sheet.columns.index(name) for name in ("source", "target", "type"))
    rows = [cells for _, cells in sheet.rows if cells[relation].strip() in layout.two_mode]
    return {nfc(cells[source].strip()) for cells in rows}, {nfc(cells[target].strip()) for cells in rows}


def read_edges(sheet: Sheet, layout: Layout, nodes: Nodes, findings: Findings) -> list[Edge]:
    """Return the rows that hold; self-ties are left out, double rows collapsed to the larger weight, both counted."""
    kept: dict[EdgeKey, Edge] = {}
    known: dict[str, str] = {}
    places = [sheet.place(name) for name in ("source", "target", "type", "wave", "weight")]
    for number, cells in sheet.rows:
        if findings.is_full:
            break
        raw = [cells[place].strip() if place is not None else "" for place in places]
        source, target = (known.get(end) or known.setdefault(end, nfc(end)) for end in raw[:2])
        weight = _weight(raw[4])
        wrong = _wrong(source, target, raw[2], layout=layout, nodes=nodes)
        if weight is None:
            wrong = ("weight", "bad-value", raw[4], "real")
        if wrong is not None or weight is None:
            findings.rejects.append(_reject(sheet.file, number, wrong))
            continue
        if source == target:
            findings.count(sheet.file, "self-tie")
            continue
        edge = Edge(source, target, raw[2], raw[3] or ONLY_WAVE, weight, number)
        key = _key(edge, directed=layout.directed[edge.relation] or edge.relation in layout.two_mode)
        before = kept.get(key)
        if before is not None:
            findings.count(sheet.file, "duplicate-row")
        if before is None or weight > before.weight:
            kept[key] = edge
    return list(kept.values())


def _key(edge: Edge, *, directed: bool) -> EdgeKey:
    if directed or edge.source <= edge.target:
        return edge.source, edge.target, edge.relation, edge.wave
    return edge.target, edge.source, edge.relation, edge.wave


Wrong = tuple[str, str, str, str]


def _wrong(source: str, target: str, relation: str, *, layout: Layout, nodes: Nodes) -> Wrong | None:
    if relation not in layout.directed:
        return "type", "unknown-reference", relation, "relation"
    if source not in nodes.first:
        return "source", "unknown-reference", source, "node"
    if relation in layout.two_mode:
        return None if target in nodes.second else ("target", "unknown-reference", target, "second-mode")
    return None if target in nodes.first else ("target", "unknown-reference", target, "node")


def _reject(file: str, row: int, wrong: Wrong | None) -> Reject:
    column, code, found, expected = wrong or ("", "bad-row", "", "")
    return Reject(file=file, row=row, column=column, code=code, found=found[:200], expected=expected)


def _weight(said: str) -> float | None:
    if said in {"", "1"}:
        return 1.0
    try:
        weight = float(said)
    except ValueError:
        return None
    return weight if abs(weight) < float("inf") else None


def read_presence(sheet: Sheet, nodes: Nodes, findings: Findings) -> dict[tuple[str, str], tuple[Status, int]]:
    """Return status and row by (wave, node id)."""
    found: dict[tuple[str, str], tuple[Status, int]] = {}
    for number, cells in sheet.records():
        key, wave = nfc(cells["id"].strip()), cells["wave"].strip() or ONLY_WAVE
        status = STATUSES.get(cells["status"].strip())
        if key not in nodes.first:
            wrong: Wrong | None = ("id", "unknown-reference", key, "node")
        elif status is None:
            wrong = ("status", "bad-value", cells["status"], ", ".join(STATUSES))
        elif (wave, key) in found:
            wrong = ("id", "duplicate-key", key, "once")
        else:
            found[wave, key] = status, number
            continue
        findings.rejects.append(_reject(sheet.file, number, wrong))
    return found
