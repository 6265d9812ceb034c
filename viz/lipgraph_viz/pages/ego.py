"""One organization and whom it is linked to, in a ring by sector: a small picture whose words stand beside it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from math import cos, pi, sin

from markupsafe import Markup

from lipgraph_viz.frame import trusted
from lipgraph_viz.pages.pictures import sector_mark
from lipgraph_viz.palette import colour_class, look_of
from lipgraph_viz.shapes import shape
from lipgraph_viz.svg import quoted

SIDE = 240
RING = 98
MARK, OWN = 6.5, 9.0
APART = 0.6
"""How much room stands between two sectors, in places of the ring."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbour:
    """An organization at the other end: its name, its sector by rank (0: not recorded) and name, and the linkage."""

    name: str
    rank: int
    sector: str
    confirmed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A sector of the ring in words: its mark, its name, how many neighbours, how many of them confirmed."""

    mark: Markup
    sector: str
    count: int
    confirmed: int


def groups(neighbours: Iterable[Neighbour]) -> list[Group]:
    """Return the sectors of the ring, in the one order that sectors have."""
    listed = sorted(neighbours, key=_place)
    counts = Counter((one.rank, one.sector) for one in listed)
    sure = Counter((one.rank, one.sector) for one in listed if one.confirmed)
    return [
        Group(mark=sector_mark(rank), sector=sector, count=count, confirmed=sure[rank, sector])
        for (rank, sector), count in counts.items()
    ]


def ring_picture(rank: int, neighbours: Iterable[Neighbour], *, said: str) -> Markup:
    """Return the ring around an organization of the sector at ``rank``; ``said`` is the picture in one sentence.

    A confirmed linkage is a solid line, one report a dotted one; nobody's place depends on anything but the order of
    sectors and names.
    """
    listed = sorted(neighbours, key=_place)
    centre = (SIDE / 2, SIDE / 2)
    lines, marks = [], []
    for one, turn in zip(listed, _turns(listed), strict=True):
        x, y = centre[0] + RING * sin(turn), centre[1] - RING * cos(turn)
        kind = "sure" if one.confirmed else "single"
        lines.append(f'<path class="{kind}" d="M{centre[0]:.1f} {centre[1]:.1f}L{x:.1f} {y:.1f}"/>')
        drawn = shape(look_of(one.rank).shape, (x, y), MARK, "")
        words = quoted(f"{one.name}, {one.sector}")
        marks.append(f'<g class="{colour_class(one.rank)}"><title>{words}</title>{drawn}</g>')
    own = f'<g class="own {colour_class(rank)}">{shape(look_of(rank).shape, centre, OWN, "")}</g>'
    return trusted(
        f'<svg class="ego" width="{SIDE}" height="{SIDE}" viewBox="0 0 {SIDE} {SIDE}" role="img" '
        f'aria-label="{quoted(said)}">{"".join(lines)}{"".join(marks)}{own}</svg>'
    )


def _place(one: Neighbour) -> tuple[bool, int, str]:
    return (one.rank == 0, one.rank, one.name)


def _turns(listed: list[Neighbour]) -> list[float]:
    """Return the angle of each, from the top clockwise, with room between sectors."""
    places, place = [], 0.0
    for number, one in enumerate(listed):
        if number and one.rank != listed[number - 1].rank:
            place += APART
        places.append(place)
        place += 1
    return [2 * pi * one / (place + APART) for one in places]
