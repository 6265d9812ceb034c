"""The map of the demo council, built from its facts: what was planted there stands on the map."""

from collections import Counter

import pytest

from lipgraph.analysis.gaps import gaps
from lipgraph.analysis.projection import project
from lipgraph.analysis.view import view_of
from lipgraph.domain.base_vocabulary import base_vocabulary
from lipgraph.domain.holdings import holdings_of
from lipgraph.domain.network import StakeholderNetwork, moment_of, network_at
from lipgraph.domain.partnerships import Partnership
from lipgraph_loaders.demo import PLANTED, demo_facts
from lipgraph_viz.building import map_model
from lipgraph_viz.layout import slots
from lipgraph_viz.map_model import MapModel


@pytest.fixture(scope="module")
def waves() -> dict[str, StakeholderNetwork]:
    facts = demo_facts()
    partnership = next(one for one in facts if isinstance(one, Partnership))
    held = holdings_of(partnership, [*base_vocabulary(), *facts])
    return {label: network_at(held, moment_of(held, wave=label)) for label in ("2023", "2024", "2025")}


@pytest.fixture(scope="module")
def model(waves: dict[str, StakeholderNetwork]) -> MapModel:
    now = waves["2025"]
    return map_model(now, gaps=gaps(now, draws=2_000), lang="en", others=(waves["2023"], waves["2024"]))


def test_the_map_counts_what_the_projection_counts(model: MapModel, waves: dict[str, StakeholderNetwork]) -> None:
    projection = project(waves["2025"], view_of(waves["2025"]))
    assert len(model.lines) == projection.ties
    assert model.digest == projection.inputs_digest
    ends = Counter(end for line in model.lines for end in (line.first, line.second))
    assert all(mark.degree == ends[index] for index, mark in enumerate(model.marks))
    across = Counter(end for line in model.lines if line.cross for end in (line.first, line.second))
    assert all(mark.cross_degree == across[index] for index, mark in enumerate(model.marks))
    assert 0 < sum(line.confirmed for line in model.lines) < len(model.lines)


def test_the_planted_pairs_are_drawn_with_their_words(model: MapModel) -> None:
    drawn = {(model.sectors[gap.first].code, model.sectors[gap.second].code): gap.words for gap in model.gaps}
    for pair, ties in zip(PLANTED.sector_pairs, PLANTED.ties_of_pairs, strict=True):
        words = drawn.get(pair) or drawn[pair[1], pair[0]]
        assert words.startswith(f"{ties} linkage")


def test_the_planted_isolates_are_hollow_and_synthetic_is_said(model: MapModel) -> None:
    hollow = {mark.organization for mark in model.marks if mark.present and mark.degree == 0}
    assert hollow >= PLANTED.isolates
    assert model.synthetic


def test_places_do_not_move_between_waves(waves: dict[str, StakeholderNetwork]) -> None:
    def places(label: str) -> dict[str, tuple[float, float]]:
        others = tuple(network for name, network in waves.items() if name != label)
        made = map_model(waves[label], lang="fr", others=others)
        return dict(zip((mark.organization for mark in made.marks), slots(made).places, strict=True))

    assert places("2023") == places("2024") == places("2025")


def test_a_directed_view_draws_each_pair_once(waves: dict[str, StakeholderNetwork]) -> None:
    now = waves["2025"]
    made = map_model(now, view_of(now, relations=("referral",), direction="directed"), lang="en")
    assert len({(line.first, line.second) for line in made.lines}) == len(made.lines)
    assert all(line.first < line.second for line in made.lines)
