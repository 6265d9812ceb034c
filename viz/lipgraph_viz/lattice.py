"""How the organizations of one sector sit together: the tightest of five clusters on a triangular lattice."""

from dataclasses import dataclass
from functools import cache
from math import ceil, hypot, sqrt

Point = tuple[float, float]
_ROW = sqrt(3) / 2
# A point, two middles of edges, two centroids: the five places a cluster may grow around.
_ORIGINS: tuple[Point, ...] = ((0, 0), (0.5, 0), (0.25, _ROW / 2), (0.5, _ROW / 3), (0, 2 * _ROW / 3))


@dataclass(frozen=True, slots=True)
class Cluster:
    """Points about their common centre, and the radius of the disc that holds them with their rim."""

    points: tuple[Point, ...]
    radius: float


@cache
def cluster(size: int, spacing: float, rim: float) -> Cluster:
    """Return the tightest cluster of `size` points; an empty one keeps the disc of a single point."""
    if size == 0:
        return Cluster((), rim)
    found = [_around(origin, size, spacing) for origin in _ORIGINS]
    reach, points = min(found, key=lambda one: round(one[0], 9))
    return Cluster(points, reach + rim)


def _around(origin: Point, size: int, spacing: float) -> tuple[float, tuple[Point, ...]]:
    reach = ceil(sqrt(size)) + 2
    lattice = [
        (column + row / 2 - origin[0], row * _ROW - origin[1])
        for row in range(-reach, reach + 1)
        for column in range(-2 * reach, 2 * reach + 1)
    ]
    lattice.sort(key=lambda point: (round(hypot(*point), 9), round(point[1], 9), round(point[0], 9)))
    chosen = lattice[:size]
    xs, ys = [x for x, _ in chosen], [y for _, y in chosen]
    middle = ((min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2)
    points = tuple(((x - middle[0]) * spacing, (y - middle[1]) * spacing) for x, y in chosen)
    return max(hypot(*point) for point in points), points
