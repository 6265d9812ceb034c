"""Where nobody was asked for linkages, none of them is counted: no value, and the reason."""

from dataclasses import replace

import pytest

from fakes.small_networks import REFERRAL, Town
from lipgraph.analysis.profile import Profile, profile
from lipgraph.analysis.unasked import CODE, is_unasked
from lipgraph.analysis.view import default_view
from lipgraph.domain.network import StakeholderNetwork

OF_TIES = ("ties", "density", "isolates", "components", "cross-sector-ties", "cross-sector-share", "ei-index")


def without_questions(network: StakeholderNetwork) -> StakeholderNetwork:
    return replace(network, asked={})


def reasons(found: Profile) -> set[str | None]:
    every = [found[name].undefined for name in OF_TIES]
    return {None if one is None else one.code for one in every}


def test_a_network_that_nobody_was_asked_about_has_no_measure_of_ties() -> None:
    found = profile(without_questions(Town("S1 S2 H1").network()))
    assert reasons(found) == {CODE}
    assert found["response-rate"].value is None
    twins = [one.intersection for one in found.headlines if one.intersection is not None]
    assert twins
    assert {one.value for one in twins} == {None}


def test_what_a_roster_tells_is_still_counted() -> None:
    found = profile(without_questions(Town("S1 S2 H1").network()))
    assert (found["organizations"].value, found["sectors-present"].value) == (3, 2)


def test_one_who_was_asked_and_named_nobody_makes_zero_an_observation() -> None:
    found = profile(Town("S1 S2 H1").network())
    assert found["ties"].value == 0


def test_linkages_that_a_source_reports_unasked_are_counted() -> None:
    network = without_questions(Town("S1 S2 H1").says("S1>H1").network())
    assert not is_unasked(network, default_view(network))
    assert profile(network)["ties"].value == 1


@pytest.mark.parametrize("relation", ["information", "referral"])
def test_a_view_of_one_relation_looks_at_that_one_alone(relation: str) -> None:
    network = without_questions(Town("S1 S2 H1").says("S1>H1").network())
    view = replace(default_view(network), relations=(relation,))
    assert is_unasked(network, view) is (relation != REFERRAL)
