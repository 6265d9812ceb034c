"""The Cypher of the Neo4j adapter speaks of every noun and of the whole closed list of claim types."""

from importlib.resources import files

import pytest

from lipgraph.domain.facts import NOUNS, columns
from lipgraph.store.neo4j_graph import BASE_RELATIONS, CLAIM_TYPES, NODES, OTHER_RELATION, SpokenRelation, forms
from lipgraph.store.neo4j_statements import migrations, schema_version, statement
from lipgraph_schema.vocabulary import terms

FILES = sorted(one.name for one in files("lipgraph.store").joinpath("cypher").iterdir())


@pytest.mark.parametrize("file", FILES)
def test_a_file_is_one_statement_that_says_first_what_it_answers(file: str) -> None:
    first, *rest = statement(file.removesuffix(".cypher")).splitlines()
    assert first.startswith("// ")
    assert first.endswith((".", "?"))
    assert rest
    assert not any(";" in line or "LOAD CSV" in line or "apoc" in line.lower() for line in rest)


@pytest.mark.parametrize("noun", NOUNS)
def test_every_noun_can_be_stored_found_and_removed(noun: str) -> None:
    store = "merge" if noun in NODES else "add"
    names = {f"{verb}_{form}" for verb in (store, "remove", "find", "list", "match") for form in forms(noun)}
    assert names <= {file.removesuffix(".cypher") for file in FILES}


@pytest.mark.parametrize("name", ["find_claim", "remove_claim", "list_claim", "match_claim", "read_claim"])
def test_every_type_of_claim_is_looked_for(name: str) -> None:
    text = statement(name)
    assert [kind for kind in CLAIM_TYPES if kind not in text] == []


@pytest.mark.parametrize("kind", CLAIM_TYPES)
def test_a_claim_is_unique_within_its_type(kind: str) -> None:
    wanted = f"FOR ()-[r:{kind}]-() REQUIRE r.id IS UNIQUE"
    assert any(wanted in one for _, statements in migrations() for one in statements)


def test_claims_are_read_with_every_column_but_their_partnership() -> None:
    text = statement("read_claim")
    assert [column for column in columns("claim") if f" AS {column}" not in text] == ["partnership"]


def test_migrations_are_numbered_without_a_gap() -> None:
    assert [number for number, _ in migrations()] == list(range(1, schema_version() + 1))


def test_every_base_relation_that_ships_has_a_type_of_its_own() -> None:
    assert set(BASE_RELATIONS) == {term.code for term in terms("relations")}
    assert len(set(BASE_RELATIONS.values())) == len(BASE_RELATIONS)


@pytest.mark.parametrize(
    ("codebook", "code", "exact_match", "expected"),
    [
        ("base", "referral", None, "REFERS_TO"),
        ("own", "sends", "referral", "REFERS_TO"),
        # The same word in another codebook is another relation: only a stated match makes two comparable.
        ("own", "referral", None, OTHER_RELATION),
        ("own", "sends", "DETACH DELETE", OTHER_RELATION),
    ],
)
def test_a_relation_is_typed_by_its_base_relation_only(
    codebook: str, code: str, exact_match: str | None, expected: str
) -> None:
    assert SpokenRelation(codebook, code, exact_match).relationship_type == expected
