"""How a load is cut: among claims only, so that whatever may name a later one of its kind comes with it."""

from fakes.council_facts import every_fact
from lipgraph.domain.facts import in_order
from lipgraph.usecases import loading
from lipgraph.usecases.loading import batches


def test_batches_put_together_are_all_facts_in_order() -> None:
    ordered = in_order(every_fact())
    assert [fact for batch in batches(ordered) for fact in batch] == ordered


def test_statements_come_all_at_once_however_the_claims_before_them_are_cut() -> None:
    # Two statements that contradict one another may stand in either order; a cut between them would refuse one.
    ordered = in_order(every_fact())
    claims = [fact for fact in ordered if fact.NOUN == "claim"]
    statements = [fact for fact in ordered if fact.NOUN == "statement"]
    many = claims * (loading.BATCH // len(claims) + 1)
    cut = list(batches([*many[: loading.BATCH - 1], *statements]))
    assert cut[1:] == [many[: loading.BATCH - 1], statements]


def test_a_load_without_claims_is_one_batch() -> None:
    ordered = [fact for fact in in_order(every_fact()) if fact.NOUN != "claim"]
    assert list(batches(ordered)) == [ordered]
