"""How a row stands in the graph: as a node, as a relationship, or, for a claim, as one typed by its base relation.

Every property is a column of the row, absent where the row has None; a dated association carries its key as the
property ``fact_key`` too, by which it is unique within its type. A seat held by a holder who is not named has nobody
to be a relationship from: it is a node, ``(:Holding)-[:OF_SEAT]->(:Seat)``. A claim takes its type when it is
written; nothing is read by it, so a match that is stated later leaves it as it was.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from lipgraph.domain import canonical
from lipgraph.domain.claims import Polarity
from lipgraph.domain.facts import Key, Row, columns, row_key
from lipgraph.domain.vocabulary import BASE_CODEBOOK
from lipgraph.store.references import MENTIONS

Properties = dict[str, Any]
"""What the driver gives and takes: property name to plain value."""

NODES = frozenset(
    {
        "taxonomy", "sector", "codebook", "relation", "partnership", "organization", "organization-name", "identifier",
        "council", "seat", "wave", "instrument", "statement",
    }
)  # fmt: skip
"""Nouns that are nodes, unique by the properties of their key; every other noun is a relationship."""

HOLDING = "holding"
"""The form of a membership whose holder is not named."""

BASE_RELATIONS: Mapping[str, str] = {
    "referral": "REFERS_TO",
    "information": "SHARES_INFORMATION_WITH",
    "joint-programme": "DELIVERS_PROGRAMMES_WITH",
    "joint-planning": "PLANS_WITH",
    "shared-resources": "SHARES_RESOURCES_WITH",
    "funding": "FUNDS",
}
"""The closed list of relationship types by code of base relation."""

OTHER_RELATION = "LINKED_TO"
DENIAL = "DENIES"
CLAIM_TYPES = (*BASE_RELATIONS.values(), OTHER_RELATION, DENIAL)


@dataclass(frozen=True, slots=True)
class SpokenRelation:
    """A relation as a claim's partnership speaks of it."""

    codebook: str
    code: str
    exact_match: str | None

    @property
    def relationship_type(self) -> str:
        """The type of the relationship of a claim that asserts it."""
        base = self.exact_match or (self.code if self.codebook == BASE_CODEBOOK else "")
        return BASE_RELATIONS.get(base, OTHER_RELATION)


def claim_type(row: Mapping[str, Any], spoken: Mapping[tuple[str, str], SpokenRelation]) -> str:
    """Return the type of a claim's relationship: a denial is never of a relation's own type."""
    if row["polarity"] == Polarity.DENIES.value:
        return DENIAL
    found = spoken.get((str(row["partnership"]), str(row["relation"])))
    return OTHER_RELATION if found is None else found.relationship_type


def forms(noun: str) -> tuple[str, ...]:
    """Return the names under which statements know a noun: two for memberships, one for all others."""
    name = noun.replace("-", "_")
    return (name, HOLDING) if noun == "membership" else (name,)


def form(noun: str, key: Key) -> str:
    """Return the name under which statements know the fact with this key."""
    return HOLDING if noun == "membership" and not key[1] else noun.replace("-", "_")


def key_parameter(noun: str, key: Key) -> str | list[str]:
    """Return a key as statements take it: the parts for a node, the id for a claim, one text for a relationship."""
    if noun in NODES:
        return list(key)
    return key[0] if noun == "claim" else canonical.text(key)


def row_parameter(noun: str, row: Row) -> Properties:
    """Return a row as statements take it."""
    properties: Properties = {name: cell for name, cell in row.items() if cell is not None}
    if noun not in NODES and noun != "claim":
        properties["fact_key"] = key_parameter(noun, row_key(noun, row))
    return {"properties": properties, **(_mentioned(row) if noun == "statement" else {})}


def _mentioned(row: Row) -> Properties:
    """Return the parts of the keys that a statement mentions, which only a sector or a relation has two of."""
    found = {mention.key.removesuffix("_key"): mention.target(row) for mention in MENTIONS}
    return {name: list(target[1]) if target is not None else [] for name, target in found.items()}


def row_of(noun: str, properties: Mapping[str, Any]) -> Row:
    """Return the row that a node's or relationship's properties hold."""
    return {name: properties.get(name) for name in columns(noun)}


def in_key_order(noun: str, rows: Iterable[Row]) -> list[Row]:
    """Sort rows by their key."""
    return sorted(rows, key=lambda row: row_key(noun, row))
