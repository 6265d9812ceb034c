"""Mutations say what rosters say: each noun, each of its fields, and what names it; every list has a bound."""

from __future__ import annotations

import pytest
from graphql import GraphQLList, GraphQLNonNull, GraphQLObjectType, get_named_type

from lipgraph.api.mutation import WRITABLE, Writable
from lipgraph.api.schema import executable
from lipgraph.api.writing import fields_of
from lipgraph_schema.tables import roster_fields, roster_nouns

ROOT = executable().mutation_type
EACH = pytest.mark.parametrize("one", WRITABLE, ids=lambda one: one.noun)


def names(one: Writable) -> tuple[str, str, str]:
    there = one.argument[0].upper() + one.argument[1:]
    return f"merge{there}", f"end{there}", f"remove{there}"


def test_each_noun_of_a_roster_is_writable_and_nothing_else() -> None:
    assert [one.noun for one in WRITABLE] == list(roster_nouns())


@EACH
def test_an_input_says_the_fields_that_a_row_says(one: Writable) -> None:
    assert set(fields_of(one.said)) == set(roster_fields(one.noun))


@EACH
def test_what_names_a_thing_are_its_key_fields(one: Writable) -> None:
    keys = {name for name, field in roster_fields(one.noun).items() if field.key}
    named = set(fields_of(one.key))
    # An organization that has no id at hand is named as people name it.
    assert named == (keys | {"name"} if one.noun == "organization" else keys)


@EACH
def test_what_has_a_last_day_can_end_and_nothing_else(one: Writable) -> None:
    assert isinstance(ROOT, GraphQLObjectType)
    merge, end, remove = names(one)
    assert {merge, remove} <= set(ROOT.fields)
    assert (end in ROOT.fields) == ("until" in roster_fields(one.noun))


def test_every_mutation_may_fail_alone_and_answers_in_the_same_way() -> None:
    assert isinstance(ROOT, GraphQLObjectType)
    for name, field in ROOT.fields.items():
        # One that is an error leaves the answers of the others in the request.
        assert not isinstance(field.type, GraphQLNonNull), name
        payload = get_named_type(field.type)
        assert isinstance(payload, GraphQLObjectType)
        assert [one.name for one in payload.interfaces] == ["WritePayload"], name
        assert "write" in field.args


def test_lists_in_answers_are_connections_or_say_their_bound() -> None:
    assert isinstance(ROOT, GraphQLObjectType)
    unbounded = {
        f"{payload.name}.{name}"
        for field in ROOT.fields.values()
        if isinstance(payload := get_named_type(field.type), GraphQLObjectType)
        for name, one in payload.fields.items()
        if isinstance(one.type, GraphQLNonNull)
        and isinstance(one.type.of_type, GraphQLList)
        and "at most" not in (one.description or "")
    }
    assert unbounded == set()
