"""Requests that schemathesis draws from the schema, of every field of both roots: no server error, no answer beside it.

Half of them are no valid documents, since what draws them knows nothing of `@oneOf`: those have to be refused in words.
"""

from __future__ import annotations

import asyncio
import datetime as dt
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import httpx2
from graphql import GraphQLAbstractType, GraphQLResolveInfo, GraphQLSchema, build_schema, execute_sync, parse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from schemathesis import Case
from schemathesis import graphql as drawing
from schemathesis.core.result import Ok
from schemathesis.graphql import nodes

from harness.documents import shipped_file
from harness.repository import ROOT
from harness.serving import listening
from harness.trust import trials
from lipgraph.service import service
from lipgraph.store.opening import open_store

SDL = (ROOT / "schema" / "lipgraph_schema" / "api.graphql").read_text("utf-8")
MENDABLE = {"ok", "limit-exceeded", "input", "graphql", "not-found", "conflict", "invalid-period", "unknown-term"}
"""Codes of what a client can mend."""


def misshapen(schema: GraphQLSchema, query: str, data: object) -> list[str]:
    """Return what of an answer the schema's text does not allow: the answer is run through it once more."""

    def given_there(source: Mapping[str, object], info: GraphQLResolveInfo[Any], **_: object) -> object:
        return source[str(info.path.key)]

    def kind(source: Mapping[str, object], _info: GraphQLResolveInfo[Any], abstract: GraphQLAbstractType) -> str:
        possible = schema.get_possible_types(abstract)
        fits = [one.name for one in possible if set(source) <= {*one.fields, "__typename"}]
        return str(source.get("__typename") or (fits or [possible[0].name])[0])

    again = execute_sync(schema, parse(query), root_value=data, field_resolver=given_there, type_resolver=kind)
    return [str(error) for error in again.errors or ()]


def test_a_misshapen_answer_is_seen() -> None:
    query, schema = "{ definitions { id } }", build_schema(SDL)
    assert misshapen(schema, query, {"definitions": [{"id": "x"}]}) == []
    assert misshapen(schema, query, {"definitions": [{"id": None}]})
    assert misshapen(schema, query, {"definitions": {"id": "x"}})


def test_no_request_drawn_from_the_schema_breaks_it(tmp_path: Path) -> None:
    drawing.scalar("Date", st.dates(min_value=dt.date(1, 1, 1)).map(lambda day: nodes.String(day.isoformat())))
    path = tmp_path / "drawn.db"
    asyncio.run(shipped_file(path))
    told, codes = build_schema(SDL), Counter[str]()
    with (
        listening(service(open_store(f"sqlite:///{path}"))) as origin,
        httpx2.Client(base_url=origin, timeout=60) as client,
    ):

        def asked(case: Case[Any]) -> None:
            query = str(case.body)
            answer = client.post("/graphql", json={"query": query})
            body = answer.json()
            found = {error["extensions"]["code"] for error in body.get("errors", ())} or {"ok"}
            codes.update(found)
            assert answer.status_code < 500
            assert found <= MENDABLE, (query, body)
            # What was refused in part has arguments that the text refuses too: only whole answers are run again.
            assert "errors" in body or misshapen(told, query, body["data"]) == [], query

        operations = [one.ok() for one in drawing.from_file(SDL).get_all_operations() if isinstance(one, Ok)]
        for operation in operations:
            often = settings(
                max_examples=trials(4, 100), deadline=None, database=None, derandomize=True,
                suppress_health_check=list(HealthCheck),
            )  # fmt: skip
            often(given(case=operation.as_strategy())(asked))()
    assert len(operations) > 50
    assert codes["ok"] > len(operations)
