"""The picture of rows over lanes: everything stands inside it, words keep clear, and names stay text."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

import pytest

from harness.served import HOSTILE
from lipgraph_viz.lanes import MIDDLE, NARROW, SMALL, WIDE, LaneMark, LaneRow, Lanes, lanes_svg
from lipgraph_viz.wrapping import LETTER, wrapped

WIDTHS = (WIDE, MIDDLE, NARROW, SMALL)
NAMES = ("Federal", "Provincial", "Municipal", "Other")


def picture(*rows: LaneRow) -> Lanes:
    return Lanes(title="Title", description="What it shows", lanes=NAMES, rows=rows)


def drawn(found: Lanes, width: int) -> ET.Element:
    return ET.fromstring(str(lanes_svg(found, width)))  # noqa: S314  # our own picture


def texts(root: ET.Element) -> list[str]:
    return [one.text or "" for one in root.iter("text")]


def size_of(one: ET.Element, root: ET.Element) -> float:
    return float(one.get("font-size", "") or root.get("font-size", ""))


JOINED = LaneRow(
    label="An agreement with a name that takes more than one line in most pictures of it",
    note="Agreement · 2005-11",
    href="#i-agreement",
    marks=(
        LaneMark(lane=0, text="Citizenship and Immigration Canada", note="signatory"),
        LaneMark(lane=1, text="Ontario", note="signatory"),
        LaneMark(lane=3, text="Somebody", note=""),
    ),
)
LED = LaneRow(label="30 partnerships", squares=(0, 0, 16, 14), depth=1)


@pytest.mark.parametrize("width", WIDTHS)
def test_everything_stands_inside_the_picture(width: int) -> None:
    root = drawn(picture(JOINED, LED, LaneRow(label="Networks", unknown="not stated")), width)
    height = float(root.get("height", ""))
    assert float(root.get("width", "")) == width
    for one in root.iter("text"):
        size = size_of(one, root)
        room = len(one.text or "") * size * LETTER
        left = float(one.get("x", "")) - (room / 2 if one.get("text-anchor") == "middle" else 0)
        assert left >= -0.5
        assert left + room <= width + 0.5, one.text
        assert 0 < float(one.get("y", "")) < height
    for one in root.iter("rect"):
        if one.get("class") == "square":
            assert float(one.get("x", "")) + float(one.get("width", "")) <= width
            assert float(one.get("y", "")) + float(one.get("height", "")) <= height


@pytest.mark.parametrize("width", WIDTHS)
def test_no_text_is_smaller_than_twelve_pixels(width: int) -> None:
    root = drawn(picture(JOINED, LED), width)
    assert root.get("viewBox") == f"0 0 {width} {root.get('height')}", "drawn at the size at which it is shown"
    sizes = {size_of(one, root) for one in root.iter("text")}
    assert min(sizes) >= 12


@pytest.mark.parametrize("width", WIDTHS)
def test_there_are_as_many_squares_as_organizations_and_the_number_beside_them(width: int) -> None:
    root = drawn(picture(LED), width)
    assert sum(one.get("class") == "square" for one in root.iter("rect")) == 30
    assert {"16", "14"} <= set(texts(root))


def test_the_line_that_joins_marks_runs_over_no_word() -> None:
    root = drawn(picture(JOINED), WIDE)
    spans = [
        (float(found[1]), float(found[2]), float(found[3]))
        for one in root.iter("path")
        if one.get("class") == "join" and (found := re.fullmatch(r"M([\d.]+) ([\d.]+)H([\d.]+)", one.get("d", "")))
    ]
    assert len(spans) == 2
    for one in root.iter("text"):
        x, y = float(one.get("x", "")), float(one.get("y", ""))
        size = size_of(one, root)
        end = x + len(one.text or "") * size * LETTER
        for left, height, right in spans:
            if y - size < height < y:
                assert end <= left + 0.5 or x >= right - 0.5, one.text


def test_a_row_leads_to_its_row_in_the_table() -> None:
    links = [one.get("href") for one in drawn(picture(JOINED, LED), WIDE).iter("a")]
    assert links == ["#i-agreement"]


@pytest.mark.parametrize("width", [WIDE, SMALL])
@pytest.mark.parametrize("name", HOSTILE)
def test_a_name_stays_text(name: str, width: int) -> None:
    row = LaneRow(label=name, note=name, href=f"#{name}", marks=(LaneMark(lane=0, text=name, note=name),))
    root = drawn(Lanes(title=name, description=name, lanes=NAMES, rows=(row,)), width)
    assert {one.tag for one in root.iter()} <= {"svg", "title", "desc", "text", "path", "circle", "rect", "a"}


@pytest.mark.parametrize("room", [20, 60, 140, 400])
def test_wrapped_words_fit_and_none_is_lost(room: int) -> None:
    words = f"Ontario Ministry of Citizenship and Immigration {'W' * 90}"
    lines = wrapped(words, room, 13)
    assert max(map(len, lines)) <= max(6, int(room / (13 * LETTER)))
    assert "".join(lines).replace(" ", "") == words.replace(" ", "")
