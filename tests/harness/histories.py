"""Checks histories of many people at once for the anomalies of the LDBC ACID tests, by their names.

Every item is a list of tags, and a transaction appends its own tag: so the lists themselves tell in which order
transactions wrote, and what a transaction read tells after which of them it came. An anomaly is then a cycle among
transactions (ww: wrote after; wr: read what the other wrote; rw: read what the other then wrote over), or a reader that
saw what it must not.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import networkx as nx

Lists = Mapping[str, Sequence[str]]
INTERMEDIATE = "intermediate "
GROWN = "grown"
"""The item that lists which items were added; added ones are called after it."""

ANOMALIES = {
    "G0": "dirty write",
    "G1a": "aborted read",
    "G1b": "intermediate read",
    "G1c": "circular information flow",
    "IMP": "item-many-preceders",
    "PMP": "predicate-many-preceders",
    "OTV": "observed transaction vanishes",
    "FR": "fractured read",
    "LU": "lost update",
    "WS": "write skew",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """One transaction: its tag, what it read before it wrote, to which items it appended, and whether it committed."""

    tag: str
    read: Lists
    wrote: tuple[str, ...]
    committed: bool = True


@dataclass(slots=True)
class History:
    """What was done and what readers saw (several readings each), with the lists as they are in the end."""

    done: list[Done] = field(default_factory=list)
    readers: list[tuple[Lists, ...]] = field(default_factory=list)
    final: Lists = field(default_factory=dict)

    def anomalies(self) -> dict[str, str]:
        """Return each anomaly that shows, by its name, with an example."""
        found: dict[str, str] = {}
        for name, example in (*self._of_values(), *self._of_readers(), *self._of_order(), *self._of_updates()):
            found.setdefault(name, example)
        return found

    def _seen(self) -> Iterator[tuple[str, Lists]]:
        yield "the end", self.final
        for one in self.done:
            yield one.tag, one.read
        for number, readings in enumerate(self.readers):
            for reading in readings:
                yield f"reader {number}", reading

    def _of_values(self) -> Iterator[tuple[str, str]]:
        aborted = {one.tag for one in self.done if not one.committed}
        for who, lists in self._seen():
            for item, tags in lists.items():
                if stale := aborted & set(tags):
                    yield "G1a", f"{who} read {min(stale)} in {item}"
                if early := [tag for tag in tags if tag.startswith(INTERMEDIATE)]:
                    yield "G1b", f"{who} read {early[0]} in {item}"

    def _of_readers(self) -> Iterator[tuple[str, str]]:
        several = {one.tag: one.wrote for one in self.done if one.committed and len(one.wrote) > 1}
        for number, readings in enumerate(self.readers):
            for before, after in pairwise(readings):
                yield from _changed(number, before, after)
                yield from _vanished(number, several, before, after)
            for reading in readings:
                yield from _fractured(number, several, reading)

    def _of_order(self) -> Iterator[tuple[str, str]]:
        every = self._edges()
        for name, kinds in (("G0", {"ww"}), ("G1c", {"ww", "wr"})):
            if example := _cycle(every, kinds):
                yield name, example
        if not _cycle(every, {"ww", "wr"}) and (example := _cycle(every, {"ww", "wr", "rw"})):
            yield "WS", example

    def _edges(self) -> nx.MultiDiGraph[str]:
        graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
        for tags in self.final.values():
            graph.add_edges_from(((before, after, {"kind": "ww"}) for before, after in pairwise(tags)))
        for one in (one for one in self.done if one.committed):
            for item, tags in one.read.items():
                if tags and tags[-1] != one.tag:
                    graph.add_edge(tags[-1], one.tag, kind="wr")
                whole = list(self.final.get(item, ()))
                following = whole[len(tags) : len(tags) + 1]
                if following and following != [one.tag] and item not in one.wrote:
                    graph.add_edge(one.tag, following[0], kind="rw")
        return graph

    def _of_updates(self) -> Iterator[tuple[str, str]]:
        for one in (one for one in self.done if one.committed):
            for item in one.wrote:
                whole = list(self.final.get(item, ()))
                if whole.count(one.tag) != 1:
                    yield "LU", f"{one.tag} is {whole.count(one.tag)} times in {item}"
                elif item in one.read and list(one.read[item]) != whole[: whole.index(one.tag)]:
                    yield "LU", f"{one.tag} read {item} before another wrote it, and wrote after"


def _changed(number: int, before: Lists, after: Lists) -> Iterator[tuple[str, str]]:
    for item in before.keys() & after.keys():
        if list(before[item]) != list(after[item]):
            yield "IMP", f"reader {number} read {item} twice, and differently"
    if before.keys() != after.keys():
        yield "PMP", f"reader {number} found {len(before)} items and then {len(after)}"


def _vanished(
    number: int, several: Mapping[str, tuple[str, ...]], before: Lists, after: Lists
) -> Iterator[tuple[str, str]]:
    for tag, items in several.items():
        seen = any(tag in before.get(item, ()) for item in items)
        if seen and any(tag not in after.get(item, ()) for item in items):
            yield "OTV", f"reader {number} saw {tag}, and then not all of it"


def _fractured(number: int, several: Mapping[str, tuple[str, ...]], reading: Lists) -> Iterator[tuple[str, str]]:
    for tag, items in several.items():
        there = {tag in reading.get(item, ()) for item in items}
        if len(there) > 1:
            yield "FR", f"reader {number} saw a part of {tag}"
    grown = sum(item.startswith(f"{GROWN}-") for item in reading)
    if grown != len(reading.get(GROWN, ())):
        yield "PMP", f"reader {number} counted {grown} items where {len(reading.get(GROWN, ()))} are listed"


def _cycle(graph: nx.MultiDiGraph[str], kinds: set[str]) -> str:
    some: nx.DiGraph[str] = nx.DiGraph()
    some.add_edges_from((before, after) for before, after, said in graph.edges(data=True) if said["kind"] in kinds)
    for together in nx.strongly_connected_components(some):
        if len(together) > 1:
            return " and ".join(sorted(together)[:4]) + " came each before the other"
    return ""
