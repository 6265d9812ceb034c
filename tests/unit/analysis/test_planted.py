"""The synthetic council: what was planted in it is what the analyses find."""

from functools import cache

import pytest

from lipgraph.analysis.change import change
from lipgraph.analysis.gaps import gaps
from lipgraph.analysis.results import Gap
from lipgraph.analysis.view import default_view
from lipgraph.domain.base_vocabulary import base_vocabulary
from lipgraph.domain.holdings import holdings_of
from lipgraph.domain.network import StakeholderNetwork, moment_of, network_at
from lipgraph.domain.partnerships import Partnership
from lipgraph_loaders.demo import PLANTED, demo_facts


@cache
def network(wave: str) -> StakeholderNetwork:
    facts = [*base_vocabulary(), *demo_facts()]
    held = holdings_of(next(fact for fact in facts if isinstance(fact, Partnership)), facts)
    return network_at(held, moment_of(held, wave=wave))


@cache
def found(kind: str) -> tuple[Gap, ...]:
    return tuple(gap for gap in gaps(network("2025"), draws=20_000) if gap.kind == kind)


def test_the_planted_pairs_are_the_under_linked_ones() -> None:
    shown = [gap for gap in found("under-linked-sector-pair") if gap.findings[0].finding == "under-linked"]
    assert {frozenset(gap.sectors) for gap in shown} == {frozenset(pair) for pair in PLANTED.sector_pairs}
    assert sorted(int(gap.observed) for gap in shown) == sorted(PLANTED.ties_of_pairs)
    assert all((gap.findings[0].null_model.expected or 0) >= 10 for gap in shown)
    assert found("under-linked-sector-pair")[: len(shown)] == tuple(shown)


def test_the_planted_isolates_are_the_isolated_organizations() -> None:
    assert {gap.organizations[0] for gap in found("isolated-organization")} == PLANTED.isolates


def test_the_planted_vacant_seats_are_found_and_a_seat_whose_holder_is_not_named_is_not_vacant() -> None:
    labels = {at.seat.id: at.seat.label for council in network("2025").councils for at in council.seats}
    vacant = {labels[gap.seat] for gap in found("vacant-seat")}  # type: ignore[index]  # a vacant seat has one
    assert vacant == PLANTED.vacant_seats
    assert not vacant & PLANTED.seats_not_named


def test_the_planted_sector_is_the_only_one_missing_and_nothing_is_expected_of_a_working_group() -> None:
    kinds = {council.council.id: council.council.kind for council in network("2025").councils if council.seats}
    missing = found("sector-missing")
    assert set(kinds.values()) == {"partnership-council", "working-group"}
    assert [gap.sectors for gap in missing] == [(PLANTED.missing_sector,)]
    (found_by_draw,) = missing[0].findings
    # Three of the eighty are of that sector, and twenty of a known sector sit at the council.
    assert (found_by_draw.finding, missing[0].possible) == ("described", 20)
    assert found_by_draw.null_model.expected == 20 * 3 / 80
    assert found_by_draw.null_model.p == pytest.approx(60 * 59 * 58 / (80 * 79 * 78))
    assert [kinds[gap.council] for gap in missing] == ["partnership-council"]  # type: ignore[index]  # it names its council


@pytest.mark.parametrize(("earlier", "later"), [("2023", "2024"), ("2024", "2025")])
def test_the_planted_joiners_and_leavers_are_those_of_the_change(earlier: str, later: str) -> None:
    first, second = network(earlier), network(later)
    compared = change(first, second, default_view(second), replicates=100)
    assert set(compared.joiners) == PLANTED.joiners[later]
    assert set(compared.leavers) == PLANTED.leavers[later]
