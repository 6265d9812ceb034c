"""The schema as one value, and its text."""

from __future__ import annotations

from functools import cache

import strawberry
from graphql import GraphQLSchema, validate_schema
from strawberry.schema.config import StrawberryConfig

import lipgraph.api.enums  # noqa: F401 - it makes enums of the domain GraphQL enums too
from lipgraph.api.costs import annotate
from lipgraph.api.mutation import Mutation
from lipgraph.api.query import Query
from lipgraph.api.types_change import Change
from lipgraph.api.types_councils import Council, Seat
from lipgraph.api.types_gaps import Gap
from lipgraph.api.types_instruments import Instrument
from lipgraph.api.types_linkages import Linkage
from lipgraph.api.types_statements import Statement
from lipgraph.api.types_terms import Term
from lipgraph.api.types_vocabulary import Codebook, Taxonomy
from lipgraph.api.types_waves import Wave


@cache
def build_schema() -> strawberry.Schema:
    """Build the schema, once a process."""
    built = strawberry.Schema(
        query=Query,
        mutation=Mutation,
        types=[Change, Codebook, Council, Gap, Instrument, Linkage, Seat, Statement, Taxonomy, Term, Wave],
        config=StrawberryConfig(disable_field_suggestions=True),
    )
    annotate(_inner(built))
    return built


@cache
def executable() -> GraphQLSchema:
    """Return the schema in the form that documents are validated and run against."""
    schema = _inner(build_schema())
    if errors := validate_schema(schema):
        raise errors[0]
    return schema


def _inner(built: strawberry.Schema) -> GraphQLSchema:
    schema: GraphQLSchema = built._schema  # noqa: SLF001 - Strawberry has no other way to it
    return schema


def sdl() -> str:
    """Return the schema's text as it is committed."""
    return build_schema().as_str() + "\n"
