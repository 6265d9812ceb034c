"""The waves of a network folder: what each asked, and what is known of each organization at it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from lipgraph.domain.facts import Fact
from lipgraph.domain.ids import PartnershipId, RelationCode, WaveId, wave_id
from lipgraph.domain.source import Source
from lipgraph.domain.waves import Question, Response, Status, Wave
from lipgraph_loaders.network_edges import ONLY_WAVE, Edge
from lipgraph_loaders.network_layout import Layout
from lipgraph_loaders.network_nodes import Nodes

Presences = Mapping[tuple[str, str], tuple[Status, int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Observed:
    """The checked rows of a folder, and where each file is cited."""

    edges: list[Edge]
    presences: Presences
    edges_source: Source
    presence_source: Source


def waves(observed: Observed, layout: Layout, nodes: Nodes, *, partnership: PartnershipId) -> Iterator[Fact]:
    """Yield waves, their questions and the status of every first-mode node at each."""
    labels = _labels(observed, layout)
    for rank, label in enumerate(labels):
        wave = wave_id(partnership, label)
        yield Wave(id=wave, partnership=partnership, label=label, rank=rank, source=observed.edges_source)
    for label in labels:
        yield from _questions(observed, layout, label, wave_id(partnership, label))
    for label in labels:
        yield from _responses(observed, layout, nodes, label=label, wave=wave_id(partnership, label))


def _labels(observed: Observed, layout: Layout) -> list[str]:
    labels = {edge.wave for edge in observed.edges} | {wave for wave, _ in observed.presences} | set(layout.waves)
    numbers = all(label.isascii() and label.isdigit() for label in labels)
    return sorted(labels or {ONLY_WAVE}, key=(lambda label: (int(label), label)) if numbers else (lambda x: (0, x)))


def _questions(observed: Observed, layout: Layout, label: str, wave: WaveId) -> Iterator[Question]:
    """A relation was asked at a wave that has rows of it; only a two-sided relation asked receivers too."""
    present = {edge.relation for edge in observed.edges if edge.wave == label}
    source = observed.edges_source
    for code in layout.one_mode:
        if code in present:
            roles: tuple[str, ...] = ("sender",) if layout.directed[code] else ("end",)
            yield Question(wave=wave, relation=RelationCode(code), roles=roles, source=source)
    for pair in layout.two_sided:
        ends = (("sender", pair.sender), ("receiver", pair.receiver))
        roles = tuple(role for role, code in ends if code in present)
        if roles:
            yield Question(wave=wave, relation=RelationCode(pair.relation), roles=roles, source=source)


def _responses(observed: Observed, layout: Layout, nodes: Nodes, *, label: str, wave: WaveId) -> Iterator[Response]:
    naming = set(_naming((edge for edge in observed.edges if edge.wave == label), layout))
    cite = observed.presence_source
    for key, organization in nodes.organizations.items():
        known = observed.presences.get((label, key))
        if known is not None:
            source = Source(document=cite.document, digest=cite.digest, row=known[1])
            yield Response(wave=wave, organization=organization, status=known[0], source=source)
            continue
        status = Status.NAMED if key in naming else Status.RECORDED_EMPTY
        yield Response(wave=wave, organization=organization, status=status, source=observed.edges_source)


def _naming(edges: Iterable[Edge], layout: Layout) -> Iterator[str]:
    """Yield who names someone: the source of a row, and of an undirected row either end."""
    for edge in edges:
        if edge.relation not in layout.two_mode:
            yield edge.source
            if not layout.directed[edge.relation]:
                yield edge.target
