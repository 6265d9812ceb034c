"""The base taxonomy and codebook as facts: the sixteen spheres in the order of the map, each citing its line."""

from lipgraph.domain.vocabulary import BASE_CODEBOOK, BASE_TAXONOMY, Codebook, Relation, Sector, Taxonomy
from lipgraph_loaders import base_vocabulary

FACTS = base_vocabulary()


def test_there_is_one_taxonomy_and_one_codebook_and_both_are_dated() -> None:
    heads = [fact for fact in FACTS if isinstance(fact, Taxonomy | Codebook)]
    assert {head.id for head in heads} == {BASE_TAXONOMY, BASE_CODEBOOK}
    assert all(head.version and head.title_fr for head in heads)


def test_sectors_keep_one_order_and_cite_the_text() -> None:
    sectors = [fact for fact in FACTS if isinstance(fact, Sector)]
    assert [sector.rank for sector in sectors] == list(range(16))
    assert [sector.code for sector in sectors] == [
        "settlement",
        "refugee",
        "immigrants",
        "schools",
        "language-training",
        "libraries",
        "health",
        "child-family",
        "seniors",
        "legal",
        "police",
        "women",
        "employers",
        "housing",
        "government",
        "community",
    ]
    assert all(sector.source.document and sector.source.line and sector.source.text for sector in sectors)


def test_referral_is_directed_and_information_is_not() -> None:
    relations = {fact.code: fact for fact in FACTS if isinstance(fact, Relation)}
    assert {code for code, relation in relations.items() if relation.in_default_view} == {"referral", "information"}
    directed = {str(code): relation.directed for code, relation in relations.items()}
    assert (directed["referral"], directed["information"]) == (True, False)
