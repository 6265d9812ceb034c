"""Sector mixing: how many ties run between which sectors, beside how many could, with the moments of relabelling."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from lipgraph.analysis.projection import Projection

Reals = NDArray[np.float64]
Counts = NDArray[np.int64]


def mixing_counts_ordered(projection: Projection) -> Counts:
    """Return ties from sector to sector, every sector of the taxonomy a row; undirected ties count both ways."""
    size = len(projection.sectors)
    a, b = projection.sector[projection.src], projection.sector[projection.dst]
    known = (a >= 0) & (b >= 0)
    counts = np.bincount(a[known].astype(np.int64) * size + b[known], minlength=size * size).reshape(size, size)
    return (counts if projection.directed else counts + counts.T).astype(np.int64)


def mixing_counts_undirected(projection: Projection) -> Counts:
    """Return ties between two sectors in either direction; ties within a sector once. Symmetric."""
    ordered = mixing_counts_ordered(projection)
    if not projection.directed:
        return ordered - np.diag(np.diagonal(ordered) // 2)
    return ordered + ordered.T - np.diag(np.diagonal(ordered))


def possible_ordered(projection: Projection) -> Counts:
    """Return the ties that could run from sector to sector: ordered pairs of organizations."""
    sizes = projection.sizes
    return np.outer(sizes, sizes) - np.diag(sizes)


def possible_pairs(projection: Projection) -> Counts:
    """Return the ties that could exist between two sectors: pairs of organizations, ordered where directed."""
    ordered = possible_ordered(projection)
    if projection.directed:
        return ordered + ordered.T - np.diag(np.diagonal(ordered))
    return ordered - np.diag(np.diagonal(ordered) // 2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sums:
    """The sums over a matrix with an empty diagonal that its moments under relabelling need (METHODS section 6)."""

    total: float
    squares: float
    mutual: float
    out: float
    into: float
    path: float
    rest: float

    @property
    def same(self) -> float:
        """Return the weight of an ordered pair met again, in the same or the other direction."""
        return self.squares + self.mutual

    @property
    def touching(self) -> float:
        """Return the weight of two ordered pairs that share one organization."""
        return self.out + self.into + 2 * self.path


def sums_of(matrix: Reals) -> Sums:
    """Return the sums of any real matrix with an empty diagonal."""
    squares, mutual = float((matrix**2).sum()), float((matrix * matrix.T).sum())
    return _sums(matrix.sum(1), matrix.sum(0), squares=squares, mutual=mutual)


def tie_sums(projection: Projection, *, both_ways: bool = False) -> Sums:
    """Return the sums of a projection's adjacency matrix A, or of A plus its transpose, without making the matrix."""
    src, dst = projection.src.astype(np.int64), projection.dst.astype(np.int64)
    if both_ways or not projection.directed:
        src, dst = np.concatenate([src, dst]), np.concatenate([dst, src])
    size = max(projection.n, 1)
    key, found = np.unique(src * size + dst, return_counts=True)
    weight, back = found.astype(np.float64), key % size * size + key // size
    there = np.searchsorted(key, back).clip(max=max(key.size - 1, 0))
    returned = np.where(key[there] == back, weight[there], 0.0)
    rows = np.bincount(key // size, weight, minlength=size).astype(np.float64)
    columns = np.bincount(key % size, weight, minlength=size).astype(np.float64)
    return _sums(rows, columns, squares=float((weight**2).sum()), mutual=float((weight * returned).sum()))


def _sums(rows: Reals, columns: Reals, *, squares: float, mutual: float) -> Sums:
    total = float(rows.sum())
    out, into = float((rows**2).sum()) - squares, float((columns**2).sum()) - squares
    path = float((rows * columns).sum()) - mutual
    rest = total**2 - squares - mutual - out - into - 2 * path
    return Sums(total=total, squares=squares, mutual=mutual, out=out, into=into, path=path, rest=rest)


def falling(count: int, steps: int) -> int:
    """Return count (count - 1) ... of ``steps`` factors."""
    result = 1
    for step in range(steps):
        result *= count - step
    return result


def _share(count: int, n: int, steps: int) -> Fraction:
    whole = falling(n, steps)
    return Fraction(count, whole) if whole else Fraction(0)


def _moments(mean: Fraction, second: Fraction) -> tuple[float, float]:
    """The variance is a small difference of large numbers: it is taken exactly, and rounded once."""
    return float(mean), float(max(second - mean**2, Fraction(0)))


def internal_moments(sums: Sums, sizes: Counts) -> tuple[float, float]:
    """Return mean and variance, under relabelling, of the weight within sectors."""
    n, each = int(sizes.sum()), [int(one) for one in sizes]
    twos = [falling(one, 2) for one in each]
    fours = sum(twos) ** 2 - sum(two**2 for two in twos) + sum(falling(one, 4) for one in each)
    p2, p3 = _share(sum(twos), n, 2), _share(sum(falling(one, 3) for one in each), n, 3)
    second = Fraction(sums.same) * p2 + Fraction(sums.touching) * p3 + Fraction(sums.rest) * _share(fours, n, 4)
    return _moments(Fraction(sums.total) * p2, second)


def cell_moments(sums: Sums, sizes: Counts, cell: tuple[int, int]) -> tuple[float, float]:
    """Return mean and variance, under relabelling, of the weight from one sector to another (or to itself)."""
    n, a, b = int(sizes.sum()), int(sizes[cell[0]]), int(sizes[cell[1]])
    rest = Fraction(sums.rest)
    if cell[0] == cell[1]:
        p2, p3, p4 = (_share(falling(a, steps), n, steps) for steps in (2, 3, 4))
        second = Fraction(sums.same) * p2 + Fraction(sums.touching) * p3 + rest * p4
    else:
        p2 = _share(a * b, n, 2)
        second = Fraction(sums.squares) * p2 + Fraction(sums.out) * _share(a * falling(b, 2), n, 3)
        second += Fraction(sums.into) * _share(falling(a, 2) * b, n, 3)
        second += rest * _share(falling(a, 2) * falling(b, 2), n, 4)
    return _moments(Fraction(sums.total) * p2, second)


def pair_moments(projection: Projection) -> tuple[Reals, Reals]:
    """Return mean and variance, under relabelling, of the ties between each two sectors in either direction."""
    sums = tie_sums(projection, both_ways=True) if projection.directed else tie_sums(projection)
    size, sizes = len(projection.sectors), projection.sizes
    mean, variance = np.zeros((size, size)), np.zeros((size, size))
    for a in range(size):
        for b in range(a + 1, size):
            mean[a, b], variance[a, b] = cell_moments(sums, sizes, (a, b))
    return mean + mean.T, variance + variance.T
