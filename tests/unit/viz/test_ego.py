"""The ring around an organization: every neighbour once, in the order of sectors, told apart by its line."""

import re

from lipgraph_viz.pages.ego import Neighbour, groups, ring_picture


def neighbour(name: str, rank: int, *, confirmed: bool = False) -> Neighbour:
    return Neighbour(name=name, rank=rank, sector=f"Sector {rank}", confirmed=confirmed)


RING = [neighbour("B", 2), neighbour("Nobody knows", 0), neighbour("A", 2, confirmed=True), neighbour("C", 1)]


def test_every_neighbour_has_a_line_and_a_mark_whatever_their_order() -> None:
    drawn = ring_picture(3, RING, said="A <ring>")
    assert re.findall(r'<path class="(\w+)"', drawn) == ["single", "sure", "single", "single"]
    assert re.findall(r"<title>(\w+)", drawn) == ["C", "A", "B", "Nobody"]
    assert 'aria-label="A &lt;ring&gt;"' in drawn
    assert ring_picture(3, reversed(RING), said="A <ring>") == drawn


def test_the_words_of_the_ring_count_what_is_drawn() -> None:
    said = [(one.sector, one.count, one.confirmed) for one in groups(RING)]
    assert said == [("Sector 1", 1, 0), ("Sector 2", 2, 1), ("Sector 0", 1, 0)]


def test_a_name_stays_text() -> None:
    drawn = ring_picture(1, [neighbour("</title><script>", 1)], said="")
    assert "<script>" not in drawn
    assert "&lt;/title&gt;&lt;script&gt;" in drawn


def test_no_two_marks_of_a_full_ring_lie_upon_one_another() -> None:
    drawn = ring_picture(1, [neighbour(f"N{place:02}", 1 + place // 4) for place in range(40)], said="")
    ends = [(float(x), float(y)) for x, y in re.findall(r"L([\d.]+) ([\d.]+)\"", drawn)]
    apart = min(((a - c) ** 2 + (b - d) ** 2) ** 0.5 for at, (a, b) in enumerate(ends) for c, d in ends[at + 1 :])
    assert len(ends) == 40
    assert apart > 10  # A mark is 13 wide at most; neighbours in one ring of 98 with 40 places are 12 apart or more.
