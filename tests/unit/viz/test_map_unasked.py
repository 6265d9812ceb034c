"""A map where nobody was asked: it says so on the table and beside it, and shows no zero."""

from dataclasses import replace

import pytest

from fakes.small_networks import Town
from fakes.synthetic_map import synthetic_map
from lipgraph.domain.network import StakeholderNetwork
from lipgraph_viz.building import map_model
from lipgraph_viz.explore import explore_page
from lipgraph_viz.layout import LANDSCAPE, PORTRAIT, Frame
from lipgraph_viz.map_model import MapModel
from lipgraph_viz.page import map_page
from lipgraph_viz.svg import map_svg

SAID = {"en": "nobody was asked", "fr": "personne n’a été interrogé"}


def unasked(network: StakeholderNetwork) -> StakeholderNetwork:
    return replace(network, asked={})


def empty(lang: str) -> MapModel:
    network = unasked(Town("").network())
    return map_model(network, lang=lang)


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_the_page_of_nobody_says_so_and_counts_nothing(lang: str) -> None:
    page = map_page(empty(lang))
    assert page.count(SAID[lang]) >= 3, "on the picture, beside it, and in place of the table of linkages"
    assert "<b>0</b>" not in page
    assert '<span class="count">0</span>' not in page


@pytest.mark.parametrize("frame", [LANDSCAPE, PORTRAIT], ids=["wide", "tall"])
def test_the_picture_says_it_on_the_table(frame: Frame) -> None:
    told = map_svg(empty("en"), frame=frame)
    assert 'class="told"' in told
    assert ">0</tspan>" not in told


def test_a_roster_without_linkages_is_drawn_and_its_linkages_are_no_number() -> None:
    model = map_model(unasked(Town("S1 S2 H1").network()), lang="en")
    page = map_page(model)
    assert (model.unasked, model.nobody) == (True, False)
    assert "<li><b>3</b>" in page
    assert '<td class="n" data-label="Linkages">0</td>' not in page
    assert SAID["en"] in explore_page(model)


def test_one_who_was_asked_and_named_nobody_is_counted() -> None:
    model = map_model(Town("S1 S2 H1").network(), lang="en")
    assert not model.unasked
    assert SAID["en"] not in map_page(model)


def test_a_map_with_linkages_says_nothing_of_it() -> None:
    assert 'class="told"' not in map_svg(synthetic_map())
