"""The cost rule as the schema prints it: how long each list can be, and what counts more than one object.

It is the *type cost* of the draft GraphQL cost specification: each object that a document can bring counts its
weight, one where ``@cost`` says nothing, times the sizes of all lists on the path to it. A client that has read the
schema's text computes the same number alone.
"""

from __future__ import annotations

from collections.abc import Awaitable, Iterator, Sized
from functools import lru_cache
from inspect import isawaitable

import strawberry
from graphql import (
    GraphQLField,
    GraphQLFieldResolver,
    GraphQLInterfaceType,
    GraphQLObjectType,
    GraphQLResolveInfo,
    GraphQLSchema,
    get_named_type,
    get_nullable_type,
    is_abstract_type,
    is_composite_type,
    is_list_type,
)
from strawberry.schema_directive import Location

from lipgraph.errors import LimitExceeded

INTROSPECTION = 10_000
"""What ``__schema`` and ``__type`` count, whatever is asked of them: the whole schema is about half of it."""

USUAL_WEIGHT = 1

WEIGHTS = {"Change": 100, "GapObservationConnection": 100, "Headline": 10, "SectorMatrix": 100}
"""Objects for which something is computed, and not only read."""

PAGED = ("nodes", "edges")
"""The fields of a connection that are as long as its page."""

SIZES = {
    "Gap.organizations": 100,
    "Gap.sectors": 40,
    "GapObservation.findings": 5,
    "Instrument.parties": 100,
    "Linkage.claims": 100,
    "LookAlike.candidates": 10,
    "Measure.nulls": 10,
    "Organization.identifiers": 50,
    "Organization.otherNames": 50,
    "Organization.partyTo": 100,
    "Partnership.leads": 40,
    "Partnership.measures": 60,
    "Partnership.relations": 100,
    "Partnership.sectors": 40,
    "Partnership.taxonomyUses": 40,
    "Query.definitions": 100,
    "Query.vocabularies": 100,
    "Seat.sectors": 40,
    "SeatAt.holders": 10,
    "SeatAt.sectors": 10,
    "SectorMatrix.cells": 1600,
    "SectorMatrix.pairs": 780,
    "SectorMatrix.sectors": 40,
    "SectorPair.findings": 5,
    "SectorPair.sectors": 2,
    "Statement.contradictedBy": 20,
    "Taxonomy.sectors": 200,
    "Term.answeredBy": 20,
    "Vocabulary.terms": 200,
    "Wave.questions": 100,
}
"""How long a list of objects without pages can be at most."""

OF_A_WRITE = {"lookAlikes": 100, "problems": 100}
"""The same for the lists that every answer to a write has."""


@strawberry.schema_directive(
    name="cost",
    locations=[Location.OBJECT],
    description=(
        "What one object counts; 1 where nothing is said. The cost of a document is that of all objects that it can "
        "bring: the root counts 1, and each field that returns objects counts their weight, and what is asked of "
        "them, times the size of its list (1 where it is none), whatever @skip and @include say; of an interface or "
        "a union the largest weight of its types counts. "
        f"__schema and __type count {INTROSPECTION} each, whatever is asked of them."
    ),
)
class Cost:
    """The weight of a type."""

    weight: str = strawberry.directive_field(name="weight")


@strawberry.schema_directive(
    name="listSize",
    locations=[Location.FIELD_DEFINITION],
    description=(
        "How long a list can be: assumedSize at most; or, with slicingArguments, as long as the argument says (its "
        "default where it is absent), and then it holds for the fields named by sizedFields, one level below."
    ),
)
class ListSize:
    """The size of a list, or of the lists of a page."""

    assumed_size: int | None = strawberry.directive_field(name="assumedSize", default=strawberry.UNSET)
    slicing_arguments: list[str] | None = strawberry.directive_field(name="slicingArguments", default=strawberry.UNSET)
    sized_fields: list[str] | None = strawberry.directive_field(name="sizedFields", default=strawberry.UNSET)
    require_one_slicing_argument: bool | None = strawberry.directive_field(
        name="requireOneSlicingArgument", default=strawberry.UNSET
    )


def annotate(schema: GraphQLSchema) -> None:
    """Write the rule into a schema that Strawberry made, where its printer finds it."""
    for name, one in schema.type_map.items():
        if name in WEIGHTS:
            one.extensions["strawberry-definition"].directives = (Cost(weight=str(WEIGHTS[name])),)
    for parent, name, field in _fields(schema):
        directive = _directive(parent, name, field)
        if directive is not None:
            field.extensions["strawberry-definition"].directives = (directive,)
            if isinstance(directive.assumed_size, int) and field.resolve is not None:
                field.resolve = _held(field.resolve, name, directive.assumed_size)


def list_size(parent: str, name: str) -> int:
    """Return how long a list without pages can be. Raises KeyError for a list that nobody bounded."""
    known = SIZES.get(f"{parent}.{name}")
    return OF_A_WRITE[name] if known is None else known


@lru_cache(maxsize=1024)
def weight(schema: GraphQLSchema, name: str) -> int:
    """Return what an object of a type counts; of an interface or a union, its heaviest type."""
    return max((WEIGHTS.get(one, USUAL_WEIGHT) for one in _possible(schema, name)), default=USUAL_WEIGHT)


def is_list_of_objects(field: GraphQLField) -> bool:
    """Say whether a field returns a list of objects."""
    return is_list_type(get_nullable_type(field.type)) and is_composite_type(get_named_type(field.type))


def is_paged(field: GraphQLField) -> bool:
    """Say whether a field returns a page, and so is sized by its ``first``."""
    return "first" in field.args


def _directive(parent: str, name: str, field: GraphQLField) -> ListSize | None:
    if is_paged(field):
        return ListSize(slicing_arguments=["first"], sized_fields=list(PAGED), require_one_slicing_argument=False)
    if is_list_of_objects(field) and not parent.endswith("Connection"):
        return ListSize(assumed_size=list_size(parent, name))
    return None


def _held(resolve: GraphQLFieldResolver, name: str, size: int) -> GraphQLFieldResolver:
    """Hold a list to its size, so that no answer has more objects than its cost said."""

    def within(found: object) -> object:
        if isinstance(found, Sized) and len(found) > size:
            raise LimitExceeded(what=name, limit=size)
        return found

    async def later(found: Awaitable[object]) -> object:
        return within(await found)

    def held(source: object, info: GraphQLResolveInfo[object], **asked: object) -> object:
        found = resolve(source, info, **asked)
        return later(found) if isawaitable(found) else within(found)

    return held


def _fields(schema: GraphQLSchema) -> Iterator[tuple[str, str, GraphQLField]]:
    for parent, one in schema.type_map.items():
        if isinstance(one, GraphQLObjectType | GraphQLInterfaceType) and not parent.startswith("__"):
            yield from ((parent, name, field) for name, field in one.fields.items())


def _possible(schema: GraphQLSchema, name: str) -> Iterator[str]:
    one = schema.type_map[name]
    if is_abstract_type(one):
        yield from (each.name for each in schema.get_possible_types(one))
    else:
        yield name
