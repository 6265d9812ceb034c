"""From claims to ties: what each rule keeps, in which order, and what the digest hangs on."""

from dataclasses import replace

import pytest

from fakes.small_networks import INFORMATION, REFERRAL, Town
from lipgraph.analysis.linkages import linkages
from lipgraph.analysis.projection import Projection, project, project_graph
from lipgraph.analysis.results import MeasureView
from lipgraph.analysis.view import CONFIRMATIONS, default_view, view_of
from lipgraph.domain.claims import Confirmation, Polarity, Role
from lipgraph.domain.waves import Status
from lipgraph.errors import InputError

VIEW = MeasureView(relations=("referral",), moment="w:1", direction="directed")


def pairs(projection: Projection) -> set[str]:
    ids = projection.organizations
    return {f"{ids[a]}>{ids[b]}" for a, b in zip(projection.src.tolist(), projection.dst.tolist(), strict=True)}


def town() -> Town:
    """Every state of confirmation once; S3 was asked and did not answer, S4 was not asked."""
    silent = {"S3": Status.NO_ANSWER, "S4": Status.NOT_ASKED}
    here = Town(members="H1 H2 S1 S2 S3 S4", silent=silent)
    here.says("H1>H2 H1>S1 H1>S2 H1>S3 H1>S4")
    here.says("H1>H2 H2>S1", role=Role.RECEIVER)
    here.says("H1>S2", role=Role.RECEIVER, polarity=Polarity.DENIES)
    here.says("S1>S2", role=Role.THIRD_PARTY)
    return here


def test_each_linkage_is_confirmed_by_what_its_other_end_said() -> None:
    network = town().network()
    found = linkages(network)
    names = [one.id for one in network.organizations]
    states = {f"{names[found.source[i]]}>{names[found.target[i]]}": found.confirmation(i) for i in range(len(found))}
    assert states == {
        "H1>H2": Confirmation.CONFIRMED,
        "H1>S1": Confirmation.ONE_SIDED,
        "H1>S2": Confirmation.DENIED,
        "H1>S3": Confirmation.PARTNER_DID_NOT_ANSWER,
        "H1>S4": Confirmation.PARTNER_NOT_ASKED,
        "H2>S1": Confirmation.ONE_SIDED,
        "S1>S2": Confirmation.CLAIMANT_UNKNOWN,
    }


def test_a_linkage_finds_its_claims() -> None:
    network = town().network()
    found = linkages(network)
    both = next(i for i in range(len(found)) if found.confirmation(i) is Confirmation.CONFIRMED)
    ids = {str(network.claims.ids[place]) for place in found.places(both)}
    expected = {one.id for one in town().facts[:1]} | {town().facts[5].id}  # type: ignore[union-attr]  # claims, by says()
    assert ids == expected
    assert sorted(place for i in range(len(found)) for place in found.places(i)) == list(range(len(network.claims)))


@pytest.mark.parametrize(
    ("rule", "ties"),
    [
        ("union", {"H1>H2", "H1>S1", "H1>S2", "H1>S3", "H1>S4", "H2>S1", "S1>S2"}),
        ("intersection", {"H1>H2"}),
        ("sender", {"H1>H2", "H1>S1", "H1>S2", "H1>S3", "H1>S4"}),
        ("receiver", {"H1>H2", "H2>S1"}),
        ("confirmed-or-partner-silent", {"H1>H2", "H1>S3", "H1>S4"}),
    ],
)
def test_each_rule_keeps_its_ties(rule: str, ties: set[str]) -> None:
    assert pairs(project(town().network(), replace(VIEW, confirmation=rule))) == ties


def test_recorded_empty_counts_as_no_answer() -> None:
    here = Town(members="H1 S1", silent={"S1": Status.RECORDED_EMPTY}).says("H1>S1")
    assert linkages(here.network()).confirmation(0) is Confirmation.PARTNER_DID_NOT_ANSWER


def test_a_role_that_was_not_asked_confirms_nothing() -> None:
    here = Town(members="H1 S1", roles=("sender",)).says("H1>S1")
    assert linkages(here.network()).confirmation(0) is Confirmation.PARTNER_NOT_ASKED


def test_confirmation_comes_before_direction_and_union() -> None:
    # Each end claims to send to the other: two ordered pairs, neither confirmed by its receiver. Undirected first
    # would find a tie that both ends named.
    here = Town(members="H1 S1").says("H1>S1 S1>H1")
    view = replace(VIEW, confirmation="intersection", direction="undirected")
    assert project(here.network(), view).ties == 0
    assert project(here.network(), replace(view, confirmation="union")).ties == 1


def test_relations_are_confirmed_apart_and_then_united() -> None:
    # One end says referral, the other information: no relation is confirmed by both.
    here = Town(members="H1 S1").says("H1>S1").says("S1>H1", role=Role.END, relation=INFORMATION)
    both = MeasureView(relations=(REFERRAL, INFORMATION), moment="w:1")
    assert project(here.network(), both).ties == 1
    assert project(here.network(), replace(both, confirmation="intersection")).ties == 0


def test_an_undirected_relation_is_confirmed_by_both_ends_and_runs_both_ways_in_a_directed_view() -> None:
    here = Town(members="H1 S1 S2")
    here.says("H1>S1 S1>H1 S2>H1", role=Role.END, relation=INFORMATION)
    view = MeasureView(relations=(INFORMATION,), moment="w:1", confirmation="intersection")
    assert pairs(project(here.network(), view)) == {"H1>S1"}
    assert pairs(project(here.network(), replace(view, direction="directed"))) == {"H1>S1", "S1>H1"}
    assert project(here.network(), replace(view, confirmation="sender")).ties == 2


def test_a_weak_claim_is_no_tie_and_a_claim_without_strength_is() -> None:
    here = Town(members="H1 S1 S2", threshold=2).says("H1>S1", strength=1).says("S1>H1", strength=2).says("H1>S2")
    assert pairs(project(here.network(), VIEW)) == {"S1>H1", "H1>S2"}
    assert project(here.network(), replace(VIEW, threshold=1)).ties == 3


def test_observed_keeps_those_whose_answers_are_known() -> None:
    found = project(town().network(), replace(VIEW, eligible="observed"))
    assert found.organizations == ("H1", "H2", "S1", "S2")
    assert pairs(found) == {"H1>H2", "H1>S1", "H1>S2", "H2>S1", "S1>S2"}


def test_the_graph_has_every_organization_and_no_duplicate() -> None:
    graph = project_graph(town().network(), VIEW)
    assert graph.is_directed()
    assert graph.number_of_nodes() == 6
    assert graph.number_of_edges() == 7
    assert graph.nodes["H1"] == {"name": "H1", "sector": "H", "observed": True}
    assert not project_graph(town().network(), replace(VIEW, direction="undirected")).is_directed()


def test_the_digest_hangs_on_ties_sectors_and_view_and_not_on_the_order_of_claims() -> None:
    first = project(town().network(), VIEW)
    again = town()
    again.facts.reverse()
    assert project(again.network(), VIEW).inputs_digest == first.inputs_digest
    more = town().says("S2>S1")
    assert project(more.network(), VIEW).inputs_digest != first.inputs_digest
    others = [project(town().network(), replace(VIEW, confirmation=rule)).inputs_digest for rule in CONFIRMATIONS]
    assert len(set(others)) == len(CONFIRMATIONS)


def test_a_network_without_claims_has_no_ties() -> None:
    found = project(Town(members="H1 S1").network(), VIEW)
    assert (found.n, found.ties, found.dyads) == (2, 0, 2)


def test_default_view_is_a_relation_by_itself_in_its_direction() -> None:
    assert default_view(town().network()) == VIEW


def test_a_view_of_two_relations_is_undirected_unless_said() -> None:
    network = town().network()
    assert view_of(network, relations=["referral", "information"]).direction == "undirected"
    assert view_of(network, relations=["referral"]).direction == "directed"
    assert view_of(network, relations=["referral"], direction="undirected").direction == "undirected"


@pytest.mark.parametrize(
    "choice", [{"relations": ["friendship"]}, {"confirmation": "both"}, {"direction": "up"}, {"eligible": "some"}]
)
def test_an_unknown_word_is_refused(choice: dict[str, str]) -> None:
    with pytest.raises(InputError) as caught:
        view_of(town().network(), **choice)  # type: ignore[arg-type]  # one keyword a case
    assert caught.value.code == "unknown-term"
