"""Where everything on a map stands: sectors around a table, by geometry alone, the same on every run."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import combinations
from math import cos, hypot, inf, pi, sin, sqrt
from typing import Final

from lipgraph_viz.lattice import Cluster, cluster
from lipgraph_viz.map_model import MapMark, MapModel

Point = tuple[float, float]
STEPS: Final = 20_000
START: Final = 0.57
LEAST_GAP: Final = 6.0
LEAST_SPACING: Final = 16.0
GROWTH: Final = 1.12
ROOM_FOR_A_LABEL: Final = 24.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """The canvas and the sizes that go with it."""

    name: str
    width: float
    height: float
    margin_x: float
    margin_y: float
    exponent: float
    spacing: float
    rim: float
    letter: float
    factor: float


LANDSCAPE: Final = Frame(
    name="wide",
    width=900,
    height=720,
    margin_x=100,
    margin_y=100,
    exponent=2.5,
    spacing=28.5,
    rim=15,
    letter=9.2,
    factor=1,
)
PORTRAIT: Final = Frame(
    name="tall",
    width=358,
    height=600,
    margin_x=50,
    margin_y=60,
    exponent=2.6,
    spacing=15.5,
    rim=8.5,
    letter=4.6,
    factor=0.55,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """The disc of one sector; an absent sector has a place and no organizations."""

    x: float
    y: float
    radius: float
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Slots:
    """Every region and every organization's place, in the order of the model's sectors and marks."""

    frame: Frame
    regions: tuple[Region, ...]
    places: tuple[Point, ...]
    gap: float


def slots(model: MapModel, frame: Frame = LANDSCAPE) -> Slots:
    """Return the places of a model whose marks all have a sector; a crowd gets tighter, then a larger table."""
    sizes = [0] * len(model.sectors)
    for mark in model.marks:
        sizes[mark.sector] += 1
    labels = [max(len(sector.short), len(sector.other_short)) * frame.letter / 2 for sector in model.sectors]
    while True:
        clusters = [cluster(size, frame.spacing, frame.rim) for size in sizes]
        half = [max(found.radius, label) for found, label in zip(clusters, labels, strict=True)]
        frame = _with_room(frame, max((found.radius for found in clusters), default=0.0))
        curve = table_curve(frame)
        gap = (curve[-1][0] - 2 * sum(half)) / max(1, len(half))
        centres = _centres(curve, half, gap)
        regions = tuple(
            Region(x=x, y=y, radius=found.radius, size=size)
            for (x, y), found, size in zip(centres, clusters, sizes, strict=True)
        )
        if _fits(regions, gap, frame):
            return Slots(frame=frame, regions=regions, places=_places(model.marks, regions, clusters, frame), gap=gap)
        frame = _relaxed(frame)


def _with_room(frame: Frame, radius: float) -> Frame:
    """Return a frame whose margins hold the largest disc and its label."""
    least = radius + ROOM_FOR_A_LABEL
    return replace(frame, margin_x=max(frame.margin_x, least), margin_y=max(frame.margin_y, least))


def _fits(regions: Sequence[Region], gap: float, frame: Frame) -> bool:
    """Say whether there is a table left and every two sectors stand apart; an arc is longer than the way across."""
    reach = max((region.radius for region in regions), default=0.0)
    if gap < LEAST_GAP or min(frame.width / 2 - frame.margin_x, frame.height / 2 - frame.margin_y) < reach:
        return False
    return all(hypot(a.x - b.x, a.y - b.y) > a.radius + b.radius for a, b in combinations(regions, 2))


def _relaxed(frame: Frame) -> Frame:
    if frame.spacing > LEAST_SPACING * frame.factor:
        return replace(frame, spacing=max(LEAST_SPACING * frame.factor, frame.spacing - 2))
    return replace(frame, width=frame.width * GROWTH, height=frame.height * GROWTH)


def superellipse(centre: Point, radii: Point, exponent: float, turn: float) -> Point:
    """Return the point of a superellipse at a turn in radians, clockwise on a screen."""
    c, s = cos(turn), sin(turn)
    x = radii[0] * (abs(c) ** (2 / exponent)) * (1 if c >= 0 else -1)
    y = radii[1] * (abs(s) ** (2 / exponent)) * (1 if s >= 0 else -1)
    return centre[0] + x, centre[1] + y


@lru_cache(maxsize=16)
def table_curve(frame: Frame) -> list[tuple[float, Point]]:
    """Return the curve on which sectors sit, as points with the length of the way to each."""
    centre = (frame.width / 2, frame.height / 2)
    radii = (centre[0] - frame.margin_x, centre[1] - frame.margin_y)
    way = 0.0
    last = superellipse(centre, radii, frame.exponent, 0)
    curve = [(0.0, last)]
    for step in range(1, STEPS + 1):
        point = superellipse(centre, radii, frame.exponent, 2 * pi * step / STEPS)
        way += hypot(point[0] - last[0], point[1] - last[1])
        curve.append((way, point))
        last = point
    return curve


def _centres(curve: list[tuple[float, Point]], half: Sequence[float], gap: float) -> list[Point]:
    perimeter = curve[-1][0]
    at = START * perimeter
    centres = []
    for width in half:
        centres.append(_at(curve, (at + width) % perimeter))
        at += 2 * width + gap
    return centres


def _at(curve: list[tuple[float, Point]], way: float) -> Point:
    low, high = 0, len(curve) - 1
    while low < high:
        middle = (low + high) // 2
        if curve[middle][0] < way:
            low = middle + 1
        else:
            high = middle
    return curve[low][1]


def _places(
    marks: Sequence[MapMark], regions: Sequence[Region], clusters: Sequence[Cluster], frame: Frame
) -> tuple[Point, ...]:
    places: list[Point] = [(0.0, 0.0)] * len(marks)
    for index, (region, found) in enumerate(zip(regions, clusters, strict=True)):
        members = [number for number, mark in enumerate(marks) if mark.sector == index]
        members.sort(key=lambda number: (-_weight(marks[number]), marks[number].organization))
        dx, dy = frame.width / 2 - region.x, frame.height / 2 - region.y
        length = hypot(dx, dy) or 1.0
        inward = (dx / length, dy / length)
        # The points nearest to the table go to those with the most linkages across it.
        points = sorted(found.points, key=lambda point: (-round(point[0], 6), abs(round(point[1], 6)), point[1]))
        for number, (along, beside) in zip(members, points, strict=True):
            x = region.x + along * inward[0] - beside * inward[1]
            y = region.y + along * inward[1] + beside * inward[0]
            places[number] = (x, y)
    return tuple(places)


def _weight(mark: MapMark) -> float:
    return mark.cross_degree + 0.01 * mark.degree if mark.place is None else mark.place


def mark_radius(mark: MapMark, frame: Frame) -> float:
    """Return the radius of a mark: its area grows with what it shows; isolates have a size of their own."""
    if mark.degree == 0:
        return 4.8 * max(frame.factor, 0.7)
    shown = mark.cross_degree if mark.size is None else mark.size
    radius = 0.86 * sqrt(26 + 7 * shown) * frame.factor
    return min(radius, frame.spacing * 0.48)


def control_point(found: Slots, marks: Sequence[MapMark], first: int, second: int) -> Point:
    """Return the control of the curve between two organizations of different sectors: bundled towards the table."""
    a, b = found.places[first], found.places[second]
    ra, rb = found.regions[marks[first].sector], found.regions[marks[second].sector]
    centre = (found.frame.width / 2, found.frame.height / 2)
    between = ((ra.x + rb.x) / 2, (ra.y + rb.y) / 2)
    middle = ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2)
    x = 0.18 * middle[0] + 0.82 * (centre[0] + 0.42 * (between[0] - centre[0]))
    y = 0.18 * middle[1] + 0.82 * (centre[1] + 0.42 * (between[1] - centre[1]))
    return x, y


def cut_line(first: Region, second: Region, clear: float = 4.0) -> tuple[Point, Point]:
    """Return the straight line between two regions, cut a little outside both discs."""
    dx, dy = second.x - first.x, second.y - first.y
    length = hypot(dx, dy) or inf
    ux, uy = dx / length, dy / length
    start = (first.x + ux * (first.radius + clear), first.y + uy * (first.radius + clear))
    end = (second.x - ux * (second.radius + clear), second.y - uy * (second.radius + clear))
    return start, end
