"""The reader of network folders: ``nodes.csv``, ``edges.csv``, ``meta.json`` and sometimes ``presence.csv``."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from lipgraph.domain.facts import Fact, in_order
from lipgraph.domain.ids import CodebookId, PartnershipId, RelationCode, partnership_id, slug
from lipgraph.domain.partnerships import Partnership
from lipgraph.domain.source import NO_SOURCE, Source
from lipgraph.domain.vocabulary import Codebook, Relation
from lipgraph_loaders.bounded import Sheet, read_meta, read_sheet
from lipgraph_loaders.foreign import refuse_strange
from lipgraph_loaders.network_claims import claims, memberships
from lipgraph_loaders.network_edges import ends_of_two_mode, read_edges, read_presence
from lipgraph_loaders.network_layout import META, Layout, layout
from lipgraph_loaders.network_nodes import Node, by_mode, councils, organizations, read_nodes, taxonomy
from lipgraph_loaders.network_waves import Observed, waves
from lipgraph_loaders.reading import Findings, Reading

NODES, EDGES, PRESENCE = "nodes.csv", "edges.csv", "presence.csv"


def is_network_folder(folder: Path) -> bool:
    """True where the two files stand that every network folder has."""
    return (folder / NODES).is_file() and (folder / EDGES).is_file()


def read_network_folder(folder: Path) -> Reading:
    """Read a network folder into facts; groups become a taxonomy, relations a codebook, statuses waves, rows claims."""
    findings = Findings()
    meta = read_meta(folder / META, findings)
    found = layout(meta, findings) if meta is not None else None
    nodes_sheet = read_sheet(folder / NODES, findings, required=frozenset({"id"}))
    edges_sheet = read_sheet(folder / EDGES, findings, required=frozenset({"source", "target", "type"}))
    if found is None or nodes_sheet is None or edges_sheet is None:
        return findings.reading(())
    refuse_strange(nodes_sheet, findings, named=frozenset({"label", "group"}))
    refuse_strange(edges_sheet, findings)
    if findings.rejects:
        return findings.reading(())
    return _read(folder, found, nodes_sheet=nodes_sheet, edges_sheet=edges_sheet, findings=findings)


def _read(folder: Path, found: Layout, *, nodes_sheet: Sheet, edges_sheet: Sheet, findings: Findings) -> Reading:
    partnership = partnership_id(found.name, found.name)
    read = read_nodes(nodes_sheet, _document(found, NODES), findings)
    second = _second_mode(edges_sheet, found, read)
    nodes = by_mode(read, dataset=found.name, partnership=partnership, second=second)
    edges = read_edges(edges_sheet, found, nodes, findings)
    cited = Source(document=_document(found, EDGES), digest=edges_sheet.digest)
    presence_sheet, presences, presence_source = None, {}, NO_SOURCE
    if (folder / PRESENCE).exists():
        presence_sheet = read_sheet(folder / PRESENCE, findings, required=frozenset({"id", "wave", "status"}))
    if presence_sheet is not None:
        refuse_strange(presence_sheet, findings)
        presences = read_presence(presence_sheet, nodes, findings)
        presence_source = Source(document=_document(found, PRESENCE), digest=presence_sheet.digest)

    def cite(row: int) -> Source:
        return Source(document=cited.document, digest=cited.digest, row=row)

    observed = Observed(edges=edges, presences=presences, edges_source=cited, presence_source=presence_source)
    facts = [
        *_frame(found, partnership),
        *taxonomy(nodes, dataset=found.name, title=found.group_meaning, partnership=partnership, findings=findings),
        *organizations(nodes, dataset=found.name, partnership=partnership),
        *councils(nodes, partnership=partnership),
        *waves(observed, found, nodes, partnership=partnership),
        *memberships(edges, found, nodes, partnership=partnership, cite=cite),
        *claims(edges, found, nodes, partnership=partnership, cite=cite),
    ]
    return findings.reading(tuple(in_order(facts)))


def _second_mode(sheet: Sheet, found: Layout, read: dict[str, Node]) -> set[str]:
    """Return the ids that two-mode rows run to, and every node of a mode that only such nodes have."""
    sources, targets = ends_of_two_mode(sheet, found)
    modes = {read[key].mode for key in targets & set(read)} - {read[key].mode for key in sources & set(read)}
    return (targets & set(read)) | {key for key, node in read.items() if node.mode in modes}


def _document(found: Layout, file: str) -> str:
    return f"{found.name}/{file}"


def _frame(found: Layout, partnership: PartnershipId) -> Iterator[Fact]:
    """Yield the partnership and its codebook; no relation is in a default view, so each is a view by itself."""
    source = Source(document=_document(found, META))
    codebook = CodebookId(found.name)
    yield Codebook(id=codebook, title=found.title, source=source)
    senders = {pair.relation: pair.sender for pair in found.two_sided}
    for rank, code in enumerate((*found.one_mode, *senders)):
        yield Relation(
            codebook=codebook,
            code=RelationCode(code),
            name=code,
            directed=found.directed[senders.get(code, code)],
            threshold=found.thresholds.get(senders.get(code, code)),
            rank=rank,
            source=source,
        )
    yield Partnership(
        id=partnership,
        slug=slug(found.name),
        name=found.title,
        kind="other-network",
        codebook=codebook,
        dataset=found.name,
        source=source,
    )
