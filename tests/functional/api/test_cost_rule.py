"""The cost of a document: what a client computes from the schema's text alone, and never less than what it gets."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

import pytest
from graphql import (
    GraphQLSchema,
    OperationDefinitionNode,
    build_schema,
    get_introspection_query,
    is_object_type,
    parse,
)

from fakes.client_cost import Client
from fakes.generated_documents import drawn
from harness.repository import ROOT
from harness.trust import trials
from lipgraph.api.context import Context
from lipgraph.api.costs import INTROSPECTION, OF_A_WRITE, SIZES, WEIGHTS
from lipgraph.api.execution import Request, Response, run
from lipgraph.api.limits import COST, check
from lipgraph.api.schema import executable
from lipgraph.errors import LimitExceeded
from lipgraph.store.ports import Store
from lipgraph.usecases.reading import Reader

SDL = (ROOT / "schema" / "lipgraph_schema" / "api.graphql").read_text("utf-8")


@pytest.fixture(scope="module")
def told() -> GraphQLSchema:
    """The schema as a client reads it."""
    return build_schema(SDL)


def measured(query: str, variables: dict[str, int]) -> int | None:
    """Return what the service measures; None where that is more than it allows."""
    document = parse(query)
    (operation,) = (one for one in document.definitions if isinstance(one, OperationDefinitionNode))
    try:
        return check(executable(), document, operation, variables)
    except LimitExceeded as err:
        if err.fields()["what"] != "cost":
            raise
        return None


def objects(answer: object) -> int:
    inner: Iterator[object] = iter(
        answer.values() if isinstance(answer, dict) else answer if isinstance(answer, list) else ()
    )
    return isinstance(answer, dict) + sum(map(objects, inner))


def code(answer: Response) -> object:
    """Return the extensions of an answer's only error."""
    (error,) = json.loads(json.dumps(answer.body["errors"]))
    return error["extensions"]


def test_a_client_computes_the_same_cost_from_the_text_alone(told: GraphQLSchema) -> None:
    client, allowed = Client.reading(SDL), 0
    many = trials(100, 1000)
    for seed in range(many):
        query, variables = drawn(told, seed, changes=seed % 5 == 0)
        computed, found = client.cost(query, variables), measured(query, variables)
        assert found == (computed if computed <= COST else None), query
        allowed += found is not None
    assert allowed > many / 3


async def test_no_answer_has_more_objects_than_its_cost(told: GraphQLSchema, sqlite: Store) -> None:
    reader, answered = Reader(sqlite), 0
    many = trials(50, 1000)
    for seed in range(many):
        query, variables = drawn(told, seed)
        answer = await run(Request(query=query, variables=variables), Context(reader=reader))
        if answer.cost is None:
            assert code(answer) == {"code": "limit-exceeded", "what": "cost", "limit": COST}, query
            continue
        assert "errors" not in answer.body, (query, answer.body["errors"])
        answered += 1
        assert objects(answer.body["data"]) <= answer.cost, query
    assert answered > many / 3


async def test_introspection_has_fewer_objects_than_it_counts(sqlite: Store) -> None:
    every = get_introspection_query(directive_is_repeatable=True, schema_description=True, input_value_deprecation=True)
    answer = await run(Request(query=every, variables={}), Context(reader=Reader(sqlite)))
    assert answer.cost == INTROSPECTION + 1
    assert INTROSPECTION / 4 < objects(answer.body["data"]) < INTROSPECTION


@pytest.mark.parametrize(
    "query",
    [
        "{ __schema { types { fields { type { fields { name } } } } } }",
        "{ __schema { types { name } again: types { name } } }",
        "{ __schema { types { possibleTypes { ...F } } } } fragment F on __Type { fields { name } }",
    ],
)
async def test_the_schema_is_told_once_at_most(sqlite: Store, query: str) -> None:
    answer = await run(Request(query=query, variables={}), Context(reader=Reader(sqlite)))
    assert code(answer) == {"code": "limit-exceeded", "what": "introspection", "limit": 1}


def test_a_list_is_as_long_as_its_description_says() -> None:
    for where, size in SIZES.items():
        parent, _, name = where.partition(".")
        described = executable().type_map[parent].fields[name].description  # type: ignore[attr-defined]  # an object type
        assert re.findall(r"at most (\d+)", described, re.IGNORECASE) == [str(size)], where
    for name, size in OF_A_WRITE.items():
        assert f"at most {size}" in executable().type_map["WritePayload"].fields[name].description  # type: ignore[attr-defined]  # as above


def test_what_weighs_more_is_there() -> None:
    assert all(is_object_type(executable().type_map[name]) for name in WEIGHTS)
