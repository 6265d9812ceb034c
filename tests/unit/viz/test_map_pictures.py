"""The map without a browser: geometry by its rules, colours by their floors, and what the picture must say."""

import xml.etree.ElementTree as ET
from dataclasses import replace
from itertools import combinations
from math import hypot

import pytest

from fakes.synthetic_map import synthetic_map
from lipgraph_schema.messages import catalogue
from lipgraph_viz.explore import explore_network
from lipgraph_viz.labels import along, place_labels, place_pill
from lipgraph_viz.lattice import cluster
from lipgraph_viz.layout import LANDSCAPE, PORTRAIT, Frame, cut_line, slots
from lipgraph_viz.map_model import MapModel, MapSector, with_unknown
from lipgraph_viz.page import map_page
from lipgraph_viz.palette import LOOKS, TOKENS, look_of
from lipgraph_viz.svg import map_svg

NAMESPACE = {"s": "http://www.w3.org/2000/svg"}


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(first: str, second: str) -> float:
    high, low = sorted((luminance(first), luminance(second)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", [0, 1])
def test_every_sector_and_word_stands_out_from_paper(theme: int) -> None:
    paper = TOKENS["paper"][theme]
    sectors = [contrast((look.light, look.dark)[theme], paper) for look in LOOKS]
    assert min(sectors) >= 3.0
    words = [contrast(TOKENS[name][theme], paper) for name in ("ink", "ink2", "link", "gap")]
    assert min(words) >= 4.5


def test_hue_and_shape_together_tell_sixteen_sectors_apart() -> None:
    assert len({(look.family, look.shape) for look in LOOKS}) == 16
    assert [look_of(rank).shape for rank in (17, 33)] == ["diamond", "ring"]
    assert look_of(0).family == "unknown"


def test_three_organizations_make_the_tightest_triangle() -> None:
    # A triangle of side 10, boxed: 10 wide and 8.66 high, so its farthest corner is hypot(5, 4.33) from the centre.
    found = cluster(3, 10.0, 2.0)
    sides = [hypot(a[0] - b[0], a[1] - b[1]) for a, b in combinations(found.points, 2)]
    assert sides == pytest.approx([10, 10, 10])
    assert found.radius == pytest.approx(hypot(5, 5 * 3**0.5 / 2) + 2)


@pytest.mark.parametrize("frame", [LANDSCAPE, PORTRAIT])
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_sectors_sit_apart_and_hold_their_organizations(frame: Frame, lang: str) -> None:
    model = synthetic_map(lang)
    found = slots(model, frame)
    assert found.gap >= 6
    for first, second in combinations(found.regions, 2):
        assert hypot(first.x - second.x, first.y - second.y) > first.radius + second.radius
    for mark, (x, y) in zip(model.marks, found.places, strict=True):
        region = found.regions[mark.sector]
        assert hypot(x - region.x, y - region.y) <= region.radius


def test_both_languages_share_one_layout_and_every_run_is_the_same() -> None:
    assert slots(synthetic_map("en")).places == slots(synthetic_map("fr")).places
    assert map_page(synthetic_map()) == map_page(synthetic_map())


def test_the_most_linked_organization_sits_nearest_to_the_table() -> None:
    model = synthetic_map()
    found = slots(model)
    settlement = [index for index, mark in enumerate(model.marks) if mark.sector == 0]
    busiest = max(settlement, key=lambda one: model.marks[one].cross_degree + 0.01 * model.marks[one].degree)
    away = {one: hypot(found.places[one][0] - 450, found.places[one][1] - 360) for one in settlement}
    assert away[busiest] == pytest.approx(min(away.values()))


def test_a_place_stays_when_an_organization_is_absent_in_a_wave() -> None:
    model = synthetic_map()
    gone = replace(model, marks=(replace(model.marks[0], present=False), *model.marks[1:]), lines=())
    assert slots(gone).places == slots(model).places
    assert 'data-mark="0"' not in map_svg(gone)


@pytest.mark.parametrize("frame", [LANDSCAPE, PORTRAIT])
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_no_label_lies_on_another(frame: Frame, lang: str) -> None:
    model = synthetic_map(lang)
    labels = place_labels(model, slots(model, frame))
    assert sum(one.box.meets(other.box) for one, other in combinations(labels, 2)) == 0


def test_a_gap_line_ends_outside_both_discs() -> None:
    first, second = slots(synthetic_map()).regions[:2]
    (x, y), _ = cut_line(first, second)
    assert hypot(x - first.x, y - first.y) == pytest.approx(first.radius + 4)


def test_the_words_of_a_gap_keep_off_the_line_of_another() -> None:
    # Both lines cross at 52 %, where words would stand by default.
    line, other = ((100.0, 360.0), (800.0, 360.0)), ((464.0, 100.0), (464.0, 700.0))
    free = place_pill("1 linkage, 15.8 expected", line, [], LANDSCAPE)
    moved = place_pill("1 linkage, 15.8 expected", line, along(*other), LANDSCAPE)
    assert any(free.meets(box) for box in along(*other))
    assert not any(moved.meets(box) for box in along(*other))
    assert moved.top == free.top


def test_the_picture_says_what_it_draws() -> None:
    model = synthetic_map()
    root = ET.fromstring(map_svg(model))  # noqa: S314  # made by this project a line ago
    assert len(root.findall(".//s:g[@data-mark]", NAMESPACE)) == 80
    assert len(root.findall(".//s:path[@data-line]", NAMESPACE)) == len(model.lines)
    words = [element.text for element in root.findall(".//s:g[@data-gap]/s:text", NAMESPACE)]
    assert words == ["1 linkage, 15.8 expected", "0 linkages, 5.9 expected"]
    assert root.findtext("s:text[@class='stamp']", namespaces=NAMESPACE) == "Synthetic data · Wave 2025"
    description = root.findtext("s:desc", namespaces=NAMESPACE) or ""
    assert description.startswith("Sectors: 16. Organizations: 80. ")
    assert "style=" not in map_svg(model)


def test_a_real_council_carries_no_stamp() -> None:
    real = replace(synthetic_map(), synthetic=False)
    assert "Synthetic" not in map_page(real)


def test_an_organization_without_a_sector_has_a_region_that_says_so() -> None:
    model = synthetic_map("fr")
    lost = replace(model, marks=(replace(model.marks[0], sector=-1), *model.marks[1:]))
    assert with_unknown(lost).sectors[-1].name == "Secteur non consigné"
    assert "Secteur non consigné" in map_svg(lost)


def large(count: int) -> MapModel:
    model = synthetic_map()
    marks = tuple(replace(model.marks[number % 80], organization=f"o{number}") for number in range(count))
    return replace(model, marks=marks)


def test_a_crowd_is_drawn_as_ribbons_on_a_table_with_room() -> None:
    model = large(400)
    found = slots(model)
    assert found.gap >= 6
    picture = map_svg(model)
    assert 'class="ribbon"' in picture
    assert 'visibility="hidden"' in picture


@pytest.mark.parametrize("frame", [LANDSCAPE, PORTRAIT])
@pytest.mark.parametrize(("sectors", "size"), [(1, 200), (2, 60), (5, 30), (40, 3), (3, 1)])
def test_few_large_sectors_and_many_small_ones_stay_on_the_sheet(frame: Frame, sectors: int, size: int) -> None:
    model = synthetic_map()
    homes = [
        MapSector(code=str(one), name=f"Group {one}", short=f"Group {one}", rank=one + 1) for one in range(sectors)
    ]
    marks = [replace(model.marks[0], organization=f"o{one}", sector=one % sectors) for one in range(sectors * size)]
    made = replace(model, sectors=tuple(homes), marks=tuple(marks), lines=(), gaps=())
    found = slots(made, frame)
    for region in found.regions:
        assert region.radius <= region.x <= found.frame.width - region.radius
        assert region.radius <= region.y <= found.frame.height - region.radius
    for first, second in combinations(found.regions, 2):
        assert hypot(first.x - second.x, first.y - second.y) > first.radius + second.radius


def test_an_empty_council_has_a_picture_and_a_page() -> None:
    bare = replace(synthetic_map(), sectors=(), marks=(), lines=(), gaps=())
    assert ET.fromstring(map_svg(bare)).tag.endswith("svg")  # noqa: S314  # made by this project a line ago
    assert "Network map" in map_page(bare)


def test_the_view_to_explore_takes_the_places_of_the_map() -> None:
    model = synthetic_map()
    nodes = {node["id"]: node for node in explore_network(model).nodes}
    for index, (x, y) in enumerate(slots(model).places):
        assert (nodes[index]["x"], nodes[index]["y"]) == (round(x - 450, 1), round(y - 360, 1))


def test_every_message_exists_in_both_languages_and_keeps_french_spaces() -> None:
    for key, message in catalogue("map").items():
        assert set(message) == {"en", "fr"}, key
        for sign in ":;?!":
            assert f" {sign}" not in message["fr"], f"{key}: a space that may break before {sign}"
