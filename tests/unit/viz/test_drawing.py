"""What a reader chooses of a picture: sizes, the difference between two waves, and the view for the public."""

import struct
import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest

from lipgraph.analysis.gaps import gaps
from lipgraph.analysis.projection import project
from lipgraph.analysis.view import view_of
from lipgraph.domain.base_vocabulary import base_vocabulary
from lipgraph.domain.holdings import holdings_of
from lipgraph.domain.network import StakeholderNetwork, moment_of, network_at
from lipgraph.domain.partnerships import Partnership
from lipgraph_loaders.demo import demo_facts
from lipgraph_viz.building import map_model
from lipgraph_viz.drawing import SMALL, Drawing
from lipgraph_viz.layout import LANDSCAPE, mark_radius
from lipgraph_viz.map_model import MapModel
from lipgraph_viz.page import map_page
from lipgraph_viz.picture_files import picture
from lipgraph_viz.svg import map_svg


@pytest.fixture(scope="module")
def waves() -> dict[str, StakeholderNetwork]:
    facts = demo_facts()
    partnership = next(one for one in facts if isinstance(one, Partnership))
    held = holdings_of(partnership, [*base_vocabulary(), *facts])
    return {label: network_at(held, moment_of(held, wave=label)) for label in ("2024", "2025")}


def drawn(waves: dict[str, StakeholderNetwork], drawing: Drawing, lang: str = "en") -> MapModel:
    now = waves["2025"]
    return map_model(now, gaps=gaps(now, draws=2_000), lang=lang, others=(waves["2024"],), drawing=drawing)


def ties(network: StakeholderNetwork) -> set[frozenset[str]]:
    found = project(network, replace(view_of(network), direction="undirected"))
    ids = found.organizations
    return {frozenset((ids[a], ids[b])) for a, b in zip(found.src.tolist(), found.dst.tolist(), strict=True)}


def test_a_difference_sorts_every_linkage_of_both_waves(waves: dict[str, StakeholderNetwork]) -> None:
    model = drawn(waves, Drawing(since=waves["2024"]))
    before, now = ties(waves["2024"]), ties(waves["2025"])
    here = {str(one.id) for one in waves["2025"].organizations}
    ended = before - now
    expected = {
        "new": now - before,
        "kept": now & before,
        "ended": {pair for pair in ended if pair <= here},
    }
    for change, pairs in expected.items():
        lines = [line for line in model.lines if line.change == change]
        ends = {frozenset((model.marks[one.first].organization, model.marks[one.second].organization)) for one in lines}
        assert ends == pairs
        assert pairs
    assert model.left_out == len([pair for pair in ended if not pair <= here])
    assert model.gaps == ()
    assert model.since == "2024"


def test_new_is_bold_and_ended_is_dashed_in_the_picture(waves: dict[str, StakeholderNetwork]) -> None:
    model = drawn(waves, Drawing(since=waves["2024"]))
    root = ET.fromstring(map_svg(model))  # noqa: S314 - our own picture
    lines = [one for one in root.iter() if "line" in one.get("class", "").split()]
    assert len(lines) == len(model.lines)
    for line, one in zip(lines, model.lines, strict=True):
        assert (line.get("stroke-width") == "2.5") == (one.change == "new")
        assert (line.get("stroke-dasharray") == "3 3") == (one.change == "ended")


def test_the_public_sees_neither_who_is_linked_nor_gaps_nor_answers(waves: dict[str, StakeholderNetwork]) -> None:
    model = drawn(waves, Drawing(public=True))
    page = map_page(model).partition("<script")[0]
    assert (model.lines, model.gaps) == ((), ())
    assert "data-line=" not in page
    assert "data-gap=" not in page
    assert "asked, no answer" not in page
    assert 'id="linkages"' not in page
    everything = drawn(waves, Drawing())
    counts: dict[tuple[int, int], int] = {}
    for line in everything.lines:
        first, second = sorted((everything.marks[line.first].sector, everything.marks[line.second].sector))
        if first != second:
            counts[first, second] = counts.get((first, second), 0) + 1
    assert {(one.first, one.second): one.count for one in model.ribbons} == {
        pair: count for pair, count in counts.items() if count >= SMALL
    }
    assert min(counts.values()) < SMALL


def test_a_mark_shows_what_the_reader_chose(waves: dict[str, StakeholderNetwork]) -> None:
    for size, shows in (("degree", lambda mark: mark.degree), ("equal", lambda _mark: 6)):
        model = drawn(waves, Drawing(size=size))
        marks = [mark for mark in model.marks if mark.degree]
        assert all(mark.size == shows(mark) for mark in marks)
        assert (len({mark_radius(mark, LANDSCAPE) for mark in marks}) == 1) == (size == "equal")


def test_the_places_are_the_same_in_every_drawing(waves: dict[str, StakeholderNetwork]) -> None:
    plain = map_svg(drawn(waves, Drawing()))
    root = ET.fromstring(plain)  # noqa: S314 - our own picture
    centres = [(one.get("cx"), one.get("cy")) for one in root.iter() if "tint" in one.get("class", "").split()]
    for drawing in (Drawing(size="equal"), Drawing(since=waves["2024"]), Drawing(public=True)):
        other = ET.fromstring(map_svg(drawn(waves, drawing)))  # noqa: S314 - our own picture
        found = [(one.get("cx"), one.get("cy")) for one in other.iter() if "tint" in one.get("class", "").split()]
        assert found == centres


def test_a_png_has_twice_the_pixels_of_the_picture_and_is_not_blank(waves: dict[str, StakeholderNetwork]) -> None:
    content = picture(drawn(waves, Drawing()), "png")
    assert content[:8] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack(">II", content[16:24]) == (1800, 1440)
    assert len(content) > 50_000
    assert picture(drawn(waves, Drawing()), "svg").startswith(b"<svg ")
