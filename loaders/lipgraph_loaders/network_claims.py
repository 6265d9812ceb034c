"""The linkages of a network folder as claims, and its two-mode rows as memberships that a wave saw."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from lipgraph.domain.claims import Claim, Role, claim
from lipgraph.domain.facts import Fact
from lipgraph.domain.ids import PartnershipId, RelationCode, seat_id, wave_id
from lipgraph.domain.partnerships import Membership, Seat
from lipgraph.domain.source import Source
from lipgraph.domain.time import ALWAYS
from lipgraph_loaders.network_edges import Edge
from lipgraph_loaders.network_layout import Layout
from lipgraph_loaders.network_nodes import Nodes

RowSource = Callable[[int], Source]


def claims(
    edges: Iterable[Edge], layout: Layout, nodes: Nodes, *, partnership: PartnershipId, cite: RowSource
) -> Iterator[Claim]:
    """Yield what each one-mode row claims; a row of a two-sided relation makes a second claim, of that relation."""
    waves = {edge.wave: wave_id(partnership, edge.wave) for edge in edges}
    readings = {code: _readings(code, layout) for code in layout.one_mode}
    for edge in edges:
        cited = cite(edge.row)
        source, target = nodes.organizations[edge.source], nodes.organizations.get(edge.target)
        for relation, role in readings.get(edge.relation, ()) if target is not None else ():
            turned = role is Role.RECEIVER
            yield claim(
                partnership=partnership,
                relation=relation,
                directed=layout.directed[edge.relation],
                source_org=target if turned and target is not None else source,
                target_org=source if turned or target is None else target,
                claimant=None if role is Role.UNKNOWN else source,
                role=role,
                wave=waves[edge.wave],
                strength=edge.weight,
                source=cited,
            )


def _readings(code: str, layout: Layout) -> list[tuple[RelationCode, Role]]:
    """What a row of this relation says, and as what its source speaks; an undirected row has no known claimant."""
    own = Role.SENDER if layout.directed[code] else Role.UNKNOWN
    as_sender = [(RelationCode(pair.relation), Role.SENDER) for pair in layout.two_sided if pair.sender == code]
    as_receiver = [(RelationCode(pair.relation), Role.RECEIVER) for pair in layout.two_sided if pair.receiver == code]
    return [(RelationCode(code), own), *as_sender, *as_receiver]


def memberships(
    edges: Iterable[Edge], layout: Layout, nodes: Nodes, *, partnership: PartnershipId, cite: RowSource
) -> Iterator[Fact]:
    """Yield one seat a council, since the source tells none apart, and each two-mode row as its holder at a wave."""
    seats = {key: seat_id(council, "member") for key, council in nodes.councils.items()}
    for key, council in nodes.councils.items():
        source = nodes.second[key].source
        yield Seat(id=seats[key], council=council, label="member", label_fr="membre", period=ALWAYS, source=source)
    seen: set[tuple[str, str, str]] = set()
    for edge in edges:
        place = (edge.source, edge.target, edge.wave)
        if edge.relation in layout.two_mode and place not in seen:
            seen.add(place)
            yield Membership(
                seat=seats[edge.target],
                organization=nodes.organizations[edge.source],
                wave=wave_id(partnership, edge.wave),
                source=cite(edge.row),
            )
