"""The nodes of a network folder: organizations with their groups, and second-mode nodes as councils."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lipgraph.domain.facts import Fact
from lipgraph.domain.ids import (
    CouncilId,
    OrganizationId,
    PartnershipId,
    SectorCode,
    TaxonomyId,
    council_id,
    nfc,
    organization_id,
    slug,
)
from lipgraph.domain.organizations import Organization, Participation, SectorAssignment
from lipgraph.domain.partnerships import Council
from lipgraph.domain.source import Source
from lipgraph.domain.time import ALWAYS
from lipgraph.domain.vocabulary import Sector, Taxonomy, TaxonomyUse
from lipgraph_loaders.bounded import Sheet
from lipgraph_loaders.reading import Findings, Reject

MOST_GROUPS = 40
"""A taxonomy has at most this many top terms."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """One row of nodes.csv."""

    key: str
    label: str
    mode: str
    group: str
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Nodes:
    """All nodes, by the id that the file gives them, split by mode."""

    first: dict[str, Node]
    second: dict[str, Node]
    organizations: dict[str, OrganizationId]
    councils: dict[str, CouncilId]


def read_nodes(sheet: Sheet, document: str, findings: Findings) -> dict[str, Node]:
    """Return the nodes by id; a row without an id, or with one that stood before, is a reject."""
    found: dict[str, Node] = {}
    for number, cells in sheet.records():
        key = nfc(cells["id"].strip())
        if not key:
            findings.rejects.append(
                Reject(file=sheet.file, row=number, column="id", code="missing-value", expected="value")
            )
            continue
        if key in found:
            findings.rejects.append(
                Reject(file=sheet.file, row=number, column="id", code="duplicate-key", found=key, expected="once")
            )
            continue
        found[key] = Node(
            key=key,
            label=nfc(cells.get("label", "").strip()) or key,
            mode=cells.get("mode", "").strip(),
            group=nfc(cells.get("group", "").strip()),
            source=Source(document=document, digest=sheet.digest, row=number),
        )
    return found


def by_mode(nodes: dict[str, Node], *, dataset: str, partnership: PartnershipId, second: set[str]) -> Nodes:
    """Split nodes by mode and mint their ids; ``second`` holds the ids of the second mode."""
    first = {key: node for key, node in nodes.items() if key not in second}
    others = {key: node for key, node in nodes.items() if key in second}
    return Nodes(
        first=first,
        second=others,
        organizations={key: organization_id(dataset, key) for key in first},
        councils={key: council_id(partnership, key) for key in others},
    )


def organizations(nodes: Nodes, *, dataset: str, partnership: PartnershipId) -> Iterator[Fact]:
    """Yield each first-mode node as an organization of kind other, on the roster without end."""
    taken: set[str] = set()
    for key, node in nodes.first.items():
        word = slug(f"{dataset}-{key}", taken=taken)
        taken.add(word)
        minted = nodes.organizations[key]
        yield Organization(
            id=minted, slug=word, name=node.label, kind="other", classified_by="project", source=node.source
        )
        yield Participation(partnership=partnership, organization=minted, period=ALWAYS, source=node.source)


def councils(nodes: Nodes, *, partnership: PartnershipId) -> Iterator[Fact]:
    """Yield each second-mode node as a council of the partnership; its kind is the word of the file."""
    for rank, (key, node) in enumerate(nodes.second.items()):
        yield Council(
            id=nodes.councils[key],
            partnership=partnership,
            name=node.label,
            kind=node.mode or "council",
            rank=rank,
            period=ALWAYS,
            source=node.source,
        )


def taxonomy(
    nodes: Nodes, *, dataset: str, title: str, partnership: PartnershipId, findings: Findings
) -> Iterator[Fact]:
    """Yield the groups as a taxonomy of the set's own, in the order of their text, and who is in which."""
    groups = sorted({node.group for node in nodes.first.values()} - {""})
    if not groups:
        return
    if len(groups) > MOST_GROUPS:
        findings.rejects.append(
            Reject(
                file="nodes.csv", column="group", code="too-large", found=f"{len(groups)}", expected=f"{MOST_GROUPS}"
            )
        )
        return
    scheme, source = TaxonomyId(dataset), next(iter(nodes.first.values())).source
    whole = Source(document=source.document, digest=source.digest)
    yield Taxonomy(id=scheme, title=title or dataset, source=whole)
    yield TaxonomyUse(partnership=partnership, taxonomy=scheme, period=ALWAYS, source=whole)
    codes: dict[str, SectorCode] = {}
    for rank, group in enumerate(groups):
        codes[group] = SectorCode(slug(group, taken=set(codes.values())))
        yield Sector(taxonomy=scheme, code=codes[group], name=group, rank=rank, source=whole)
    for key, node in nodes.first.items():
        if node.group:
            yield SectorAssignment(
                partnership=partnership,
                organization=nodes.organizations[key],
                taxonomy=scheme,
                sector=codes[node.group],
                period=ALWAYS,
                source=node.source,
            )
