"""Which columns refer to which noun: what must exist before a fact is merged, and what a removal would orphan."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lipgraph.domain.facts import Cell, Key
from lipgraph.domain.statements import Thing, key_parts, thing_key


@dataclass(frozen=True, slots=True)
class Reference:
    """Columns of ``noun`` that hold the key of a fact of ``target``; nothing is referred to where one is absent."""

    noun: str
    columns: tuple[str, ...]
    target: str

    def key(self, row: Mapping[str, Cell]) -> Key | None:
        """Return the key that a row refers to, if any."""
        cells = [row.get(column) for column in self.columns]
        return None if None in cells else tuple([str(cell) for cell in cells])

    def first(self, rows: Mapping[Key, Mapping[str, Cell]]) -> dict[Key, Key]:
        """Return each key that rows refer to, once, with the key of the first row that does."""
        found: dict[Key, Key] = {}
        seen: set[Cell | tuple[Cell, ...]] = set()
        column = self.columns[0]
        for key, row in rows.items():
            said = row.get(column) if len(self.columns) == 1 else tuple([row.get(name) for name in self.columns])
            if said in seen:
                continue
            seen.add(said)
            if (target := self.key(row)) is not None:
                found.setdefault(target, key)
        return found


_TARGETS: Mapping[str, Mapping[tuple[str, ...], str]] = {
    "sector": {("taxonomy",): "taxonomy", ("taxonomy", "broader"): "sector"},
    "relation": {("codebook",): "codebook"},
    "partnership": {("codebook",): "codebook"},
    "taxonomy-use": {("partnership",): "partnership", ("taxonomy",): "taxonomy"},
    "organization-name": {("organization",): "organization"},
    "identifier": {("organization",): "organization"},
    "participation": {("partnership",): "partnership", ("organization",): "organization"},
    "sector-assignment": {
        ("partnership",): "partnership",
        ("organization",): "organization",
        ("taxonomy", "sector"): "sector",
    },
    "lead": {("partnership",): "partnership", ("organization",): "organization"},
    "instrument": {("part_of",): "instrument"},
    "party": {("instrument",): "instrument", ("organization",): "organization"},
    "council": {("partnership",): "partnership", ("instrument",): "instrument", ("parent",): "council"},
    "seat": {("council",): "council", ("succeeds",): "seat"},
    "seat-sector": {("seat",): "seat", ("taxonomy", "sector"): "sector"},
    "membership": {("seat",): "seat", ("organization",): "organization", ("wave",): "wave"},
    "wave": {("partnership",): "partnership"},
    "question": {("wave",): "wave"},
    "response": {("wave",): "wave", ("organization",): "organization"},
    "claim": {
        ("partnership",): "partnership",
        ("source_org",): "organization",
        ("target_org",): "organization",
        ("claimant",): "organization",
        ("wave",): "wave",
    },
    "statement": {("attributed_organization",): "organization", ("contradicts",): "statement"},
}

REFERENCES: Mapping[str, tuple[Reference, ...]] = {
    noun: tuple(Reference(noun, columns, target) for columns, target in targets.items())
    for noun, targets in _TARGETS.items()
}
"""What each noun refers to directly."""

RELATION_USERS: Mapping[str, str] = {"claim": "partnership", "question": "wave", "response": "wave"}
"""Nouns whose ``relation`` is a code in the codebook of the partnership that this column leads to."""


@dataclass(frozen=True, slots=True)
class Mention:
    """Columns of ``noun`` of which one says of which noun a thing is, and the other which thing."""

    noun: str
    thing: str
    key: str

    @property
    def columns(self) -> tuple[str, str]:
        """Both columns, as a lookup takes them."""
        return self.thing, self.key

    def target(self, row: Mapping[str, Cell]) -> tuple[Thing, Key] | None:
        """Return the noun and key that a row mentions, if any."""
        thing, key = row.get(self.thing), row.get(self.key)
        if thing is None or key is None:
            return None
        known = Thing(thing)
        return known, key_parts(known, str(key))


MENTIONS = (
    Mention("statement", "subject_noun", "subject_key"),
    Mention("statement", "object_noun", "object_key"),
)
"""What statements are about and name, of whichever noun it is."""


def mentioned_as(noun: str, key: Key) -> Key | None:
    """Return the values of a mention's columns for a fact; None for a noun that nothing can mention."""
    return (noun, thing_key(Thing(noun), *key)) if noun in {thing.value for thing in Thing} else None


def resting_on(target: str) -> Iterator[Reference]:
    """Iterate the references to a noun: what has to be looked for before one of its facts is removed."""
    return (one for references in REFERENCES.values() for one in references if one.target == target)
