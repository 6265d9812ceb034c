"""The register of stored nouns, and the one codec between a noun and a row of plain values.

A fact is one value of one noun. Stores, table folders, the log and digests all speak in rows; nothing else encodes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import MISSING, Field, fields
from enum import Enum
from functools import cache
from typing import Union, get_args, get_type_hints

from lipgraph.domain.claims import Claim
from lipgraph.domain.instruments import Instrument, Party
from lipgraph.domain.organizations import (
    Identifier,
    Lead,
    Organization,
    OrganizationName,
    Participation,
    SectorAssignment,
)
from lipgraph.domain.partnerships import Council, Membership, Partnership, Seat, SeatSector
from lipgraph.domain.source import NO_SOURCE, Source
from lipgraph.domain.statements import Statement
from lipgraph.domain.time import Bound, Period
from lipgraph.domain.vocabulary import Codebook, Relation, Sector, Taxonomy, TaxonomyUse
from lipgraph.domain.waves import Question, Response, Wave

Fact = Union[  # noqa: UP007 - a list of types reads as the register it is
    Taxonomy, Sector, Codebook, Relation, Partnership, TaxonomyUse, Organization, OrganizationName, Identifier,
    Participation, SectorAssignment, Lead, Instrument, Party, Council, Seat, SeatSector, Membership, Wave, Question,
    Response, Claim, Statement,
]  # fmt: skip

FACT_TYPES: tuple[type[Fact], ...] = get_args(Fact)
"""Every stored noun, in the order in which rows may refer to earlier ones: write forwards, remove backwards."""

NOUNS: Mapping[str, type[Fact]] = {kind.NOUN: kind for kind in FACT_TYPES}

Cell = None | float | str | list[str]
"""A plain value (``float`` stands for booleans and integers too); a list only for tuples of words."""

Row = dict[str, Cell]
"""Column name to plain value. Period is two columns ``valid_from``, ``valid_until``; Source is ``source_*`` columns."""

Key = tuple[str, ...]
"""The key of a fact as text, in the order of its noun's KEY; a missing part is the empty text."""

PERIOD_COLUMNS = ("valid_from", "valid_until")
_SOURCE_PARTS = tuple((f"source_{f.name}", f.name) for f in fields(Source))
SOURCE_COLUMNS = tuple(column for column, _ in _SOURCE_PARTS)


def key_of(fact: Fact) -> Key:
    """Return the key of a fact."""
    return tuple(["" if (part := getattr(fact, name)) is None else str(part) for name in fact.KEY])


def row_key(noun: str, row: Mapping[str, Cell]) -> Key:
    """Return the key of the fact that a row encodes."""
    return tuple(["" if (part := row.get(name)) is None else str(part) for name in NOUNS[noun].KEY])


@cache
def _shape(noun: str) -> tuple[tuple[str, object, bool], ...]:
    kind = NOUNS[noun]
    hints = get_type_hints(kind)
    return tuple((f.name, _bare(hints[f.name]), _required(f)) for f in fields(kind))


def _required(one: Field[object]) -> bool:
    return one.default is MISSING and one.default_factory is MISSING


def _bare(hint: object) -> object:
    """Strip ``| None`` and NewType from a field's type."""
    options = [option for option in get_args(hint) if option is not type(None)]
    if options and type(None) in get_args(hint):
        hint = options[0]
    return getattr(hint, "__supertype__", hint)


@cache
def columns(noun: str) -> tuple[str, ...]:
    """Return the column names of a noun's table, in order: fields, period, source."""
    shape = _shape(noun)
    plain = [name for name, kind, _ in shape if kind not in {Period, Source}]
    periods = [column for name, kind, _ in shape if kind is Period for column in _period_columns(name)]
    return (*plain, *periods, *SOURCE_COLUMNS)


def _period_columns(name: str) -> tuple[str, str]:
    return PERIOD_COLUMNS if name == "period" else (f"{name}_from", f"{name}_until")


@cache
def column_types(noun: str) -> Mapping[str, str]:
    """Return what each column holds: ``text``, ``integer``, ``real``, ``boolean`` or ``words`` (a list of text)."""
    names = {str: "text", int: "integer", float: "real", bool: "boolean"}
    shape = {name: kind for name, kind, _ in _shape(noun)}
    source = {f"source_{name}": _bare(kind) for name, kind in get_type_hints(Source).items()}

    def kind_of(column: str) -> str:
        kind = shape.get(column, source.get(column, str))
        return "words" if getattr(kind, "__origin__", None) is tuple else names.get(kind, "text")  # type: ignore[call-overload]  # kind is a bare type here

    return {column: kind_of(column) for column in columns(noun)}


@cache
def required_columns(noun: str) -> frozenset[str]:
    """Return the columns that a row must fill."""
    return frozenset(name for name, kind, required in _shape(noun) if required)


def to_row(fact: Fact) -> Row:
    """Encode a fact; absent values are None, every column is present."""
    row: Row = {}
    for name, kind, _ in _shape(fact.NOUN):
        value = getattr(fact, name)
        if kind is Period:
            first, last = _period_columns(name)
            row[first], row[last] = value.start.text or None, value.end.text or None
        elif kind is Source:
            for column, part in _SOURCE_PARTS:
                row[column] = getattr(value, part)
        elif kind is str:
            row[name] = value
        elif isinstance(value, Enum):
            row[name] = value.value
        else:
            row[name] = list(value) if isinstance(value, tuple) else value
    return row


def from_row(noun: str, row: Mapping[str, Cell]) -> Fact:
    """Decode a row: unknown columns are ignored, missing ones take the default. Raises InvalidPeriod, ValueError."""
    kind = NOUNS[noun]
    given: dict[str, object] = {}
    for name, hint, _ in _shape(noun):
        if hint is Period:
            first, last = _period_columns(name)
            given[name] = Period(_bound(row.get(first)), _bound(row.get(last)))
        elif hint is Source:
            given[name] = _source(row)
        elif (value := row.get(name)) is not None:
            given[name] = _decode(hint, value)
    return kind(**given)  # type: ignore[arg-type]  # checked field by field above


@cache
def _known_bound(text: str) -> Bound:
    return Bound(text)


def _bound(cell: Cell) -> Bound:
    return _known_bound(str(cell) if cell is not None else "")


def _source(row: Mapping[str, Cell]) -> Source:
    found = {name[7:]: cell for name in SOURCE_COLUMNS if (cell := row.get(name)) is not None}
    return Source(**found) if found else NO_SOURCE  # type: ignore[arg-type]  # names and types are Source's own


def _decode(hint: object, value: Cell) -> object:
    if isinstance(hint, type) and issubclass(hint, Enum):
        return hint(value)
    if getattr(hint, "__origin__", None) is tuple:
        return tuple(value) if isinstance(value, list) else (str(value),)
    if hint in {float, bool} and isinstance(value, int | float):
        return float(value) if hint is float else bool(value)
    return value


def in_order(facts: Iterable[Fact]) -> list[Fact]:
    """Sort facts by noun in register order, then by key: the order of writing, exporting and hashing."""
    rank = {kind: place for place, kind in enumerate(FACT_TYPES)}
    return sorted(facts, key=lambda fact: (rank[type(fact)], key_of(fact)))
