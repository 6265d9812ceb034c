"""The schema's text is committed, says what the code says, and describes everything in it."""

from __future__ import annotations

from collections.abc import Iterator

from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLNamedType,
    GraphQLObjectType,
    build_schema,
)

from harness.repository import ROOT
from lipgraph.api.schema import executable, sdl

COMMITTED = ROOT / "schema" / "lipgraph_schema" / "api.graphql"
ENUMS = {
    "ClaimRole", "Confirmation", "Direction", "Eligible", "EvidenceLayer", "Expectation", "FactChangeKind",
    "FindingKind", "GapKind", "Lang", "Polarity", "Presence", "ResponseStatus", "SeatState", "Stance",
    "ViewConfirmation",
}  # fmt: skip


def own_types() -> list[GraphQLNamedType]:
    scalars = {"String", "Int", "Float", "Boolean", "ID", "Date", "DateTime"}
    every = executable().type_map.items()
    return [one for name, one in every if not name.startswith("__") and name not in scalars]


def undescribed(one: GraphQLNamedType) -> Iterator[str]:
    if not one.description:
        yield one.name
    if isinstance(one, GraphQLEnumType):
        yield from (f"{one.name}.{name}" for name, value in one.values.items() if not value.description)
    elif isinstance(one, GraphQLInputObjectType):
        yield from (f"{one.name}.{name}" for name, value in one.fields.items() if not value.description)
    elif isinstance(one, GraphQLObjectType | GraphQLInterfaceType):
        for name, field in one.fields.items():
            if not field.description:
                yield f"{one.name}.{name}"
            yield from (f"{one.name}.{name}({arg})" for arg, value in field.args.items() if not value.description)


def test_the_committed_text_is_what_the_code_prints() -> None:
    assert COMMITTED.read_text("utf-8") == sdl(), "print it anew: lipgraph schema > schema/lipgraph_schema/api.graphql"


def test_the_committed_text_is_a_schema_of_its_own() -> None:
    assert build_schema(COMMITTED.read_text("utf-8")).query_type is not None


def test_every_type_field_argument_and_value_is_described() -> None:
    assert [name for one in own_types() for name in undescribed(one)] == []


def test_enums_are_closed_concepts_and_never_vocabulary() -> None:
    assert {one.name for one in own_types() if isinstance(one, GraphQLEnumType)} == ENUMS
