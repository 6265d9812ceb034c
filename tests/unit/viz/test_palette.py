"""The palette keeps its floors: sectors of one shape stay apart for all eyes, marks and words stay legible."""

from itertools import combinations

import numpy as np
import pytest

from fakes.colours import SEEN, ciede2000, contrast, seen_difference
from lipgraph_viz.palette import LOOKS, TOKENS, UNKNOWN

# Sharma, Wu & Dalal 2005, table 1: two CIELAB colours and their difference.
PUBLISHED = (
    (50, 2.6772, -79.7751, 50, 0, -82.7485, 2.0425), (50, 3.1571, -77.2803, 50, 0, -82.7485, 2.8615),
    (50, 2.8361, -74.0200, 50, 0, -82.7485, 3.4412), (50, -1.3802, -84.2814, 50, 0, -82.7485, 1.0000),
    (50, -1.1848, -84.8006, 50, 0, -82.7485, 1.0000), (50, -0.9009, -85.5211, 50, 0, -82.7485, 1.0000),
    (50, 0, 0, 50, -1, 2, 2.3669), (50, -1, 2, 50, 0, 0, 2.3669),
    (50, 2.49, -0.001, 50, -2.49, 0.0009, 7.1792), (50, 2.49, -0.001, 50, -2.49, 0.001, 7.1792),
    (50, 2.49, -0.001, 50, -2.49, 0.0011, 7.2195), (50, 2.49, -0.001, 50, -2.49, 0.0012, 7.2195),
    (50, -0.001, 2.49, 50, 0.0009, -2.49, 4.8045), (50, -0.001, 2.49, 50, 0.001, -2.49, 4.8045),
    (50, -0.001, 2.49, 50, 0.0011, -2.49, 4.7461), (50, 2.5, 0, 50, 0, -2.5, 4.3065),
    (50, 2.5, 0, 73, 25, -18, 27.1492), (50, 2.5, 0, 61, -5, 29, 22.8977),
    (50, 2.5, 0, 56, -27, -3, 31.9030), (50, 2.5, 0, 58, 24, 15, 19.4535),
    (50, 2.5, 0, 50, 3.1736, 0.5854, 1.0000), (50, 2.5, 0, 50, 3.2972, 0, 1.0000),
    (50, 2.5, 0, 50, 1.8634, 0.5757, 1.0000), (50, 2.5, 0, 50, 3.2592, 0.3350, 1.0000),
    (60.2574, -34.0099, 36.2677, 60.4626, -34.1751, 39.4387, 1.2644),
    (63.0109, -31.0961, -5.8663, 62.8187, -29.7946, -4.0864, 1.2630),
    (61.2901, 3.7196, -5.3901, 61.4292, 2.2480, -4.9620, 1.8731),
    (35.0831, -44.1164, 3.7933, 35.0232, -40.0716, 1.5901, 1.8645),
    (22.7233, 20.0904, -46.6940, 23.0331, 14.9730, -42.5619, 2.0373),
    (36.4612, 47.8580, 18.3852, 36.2715, 50.5065, 21.2231, 1.4146),
    (90.8027, -2.0831, 1.4410, 91.1528, -1.6435, 0.0447, 1.4441),
    (90.9257, -0.5406, -0.9208, 88.6381, -0.8985, -0.7239, 1.5381),
    (6.7747, -0.2908, -2.4247, 5.8714, -0.0985, -2.2286, 0.6377),
    (2.0776, 0.0795, -1.1350, 0.9033, -0.0636, -0.5514, 0.9082),
)  # fmt: skip
THEMES = pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
SAME_SHAPE = 12.0
MARK, WORD = 3.0, 4.5


@pytest.mark.parametrize("row", PUBLISHED)
def test_the_difference_is_that_of_the_published_pairs(row: tuple[float, ...]) -> None:
    one, other = np.array(row[:3]), np.array(row[3:6])
    assert ciede2000(one, other) == pytest.approx(row[6], abs=5e-5)
    assert ciede2000(other, one) == pytest.approx(row[6], abs=5e-5)


@THEMES
@pytest.mark.parametrize("eyes", SEEN)
def test_two_sectors_of_one_shape_are_told_apart_by_colour(theme: int, eyes: str) -> None:
    pairs = [(a, b) for a, b in combinations(LOOKS, 2) if a.shape == b.shape]
    assert len(pairs) > 20
    found = {(a, b): seen_difference((a.light, a.dark)[theme], (b.light, b.dark)[theme], eyes) for a, b in pairs}
    assert [pair for pair, difference in found.items() if difference < SAME_SHAPE] == []


@THEMES
def test_every_mark_stands_out_from_paper_and_table(theme: int) -> None:
    marks = [(one.light, one.dark)[theme] for one in (UNKNOWN, *LOOKS)]
    marks += [TOKENS[name][theme] for name in ("edge", "bar", "gap", "more")]
    grounds = [TOKENS[name][theme] for name in ("paper", "table")]
    assert [(mark, on) for mark in marks for on in grounds if contrast(mark, on) < MARK] == []


@THEMES
def test_every_word_is_legible_on_what_it_is_written_on(theme: int) -> None:
    written = {
        "ink": ("paper", "ground", "band", "morebg", "gapbg", "table"), "ink2": ("paper", "ground", "band", "table"),
        "link": ("paper", "ground"), "gap": ("paper", "gapbg"), "more": ("paper", "morebg"), "syn": ("synbg",),
    }  # fmt: skip
    pairs = [(word, on) for word, grounds in written.items() for on in grounds]
    assert [pair for pair in pairs if contrast(*(TOKENS[name][theme] for name in pair)) < WORD] == []


def test_black_on_white_is_21_to_1() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21.0)
