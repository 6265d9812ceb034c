"""Relabelling: sectors dealt anew to organizations, all ways or many seeded ways; chunks never change a result."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from lipgraph.analysis.projection import Projection
from lipgraph.domain import canonical
from lipgraph.domain.columns import Ints

ENUMERABLE = 1_000_000
"""Up to so many distinct relabellings all of them are taken instead of a draw."""

_CELLS = 1 << 18

Labels = NDArray[np.int32]
Counts = NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How relabellings are had: every one, or ``draws`` of them from ``seed``."""

    method: str
    draws: int | None
    seed: int | None

    def p(self, hits: NDArray[np.int64] | int, done: int) -> NDArray[np.float64]:
        """Return p-values of counted hits: a share of all relabellings, or (1 + hits) / (1 + draws)."""
        found = np.asarray(hits, np.float64)
        return found / done if self.draws is None else (1.0 + found) / (1.0 + done)


def relabellings(sizes: Counts) -> int:
    """Return how many distinct ways there are to deal sectors of these sizes."""
    count = math.factorial(int(sizes.sum()))
    for one in sizes.tolist():
        count //= math.factorial(int(one))
    return count


def plan_for(projection: Projection, *, statistic: str, draws: int, enumerable: int = ENUMERABLE) -> Plan:
    """Decide between enumeration and a seeded draw; the seed comes from the inputs, the statistic and the draws."""
    if projection.n <= 60 and relabellings(projection.sizes) <= enumerable:
        return Plan(method="enumeration", draws=None, seed=None)
    return Plan(method="permutation", draws=draws, seed=seed_of(projection.inputs_digest, statistic, draws))


def seed_of(inputs_digest: str, statistic: str, draws: int) -> int:
    """Return a seed of 31 bits, so that it can be printed, sent and typed in again."""
    return int(canonical.digest([inputs_digest, statistic, draws])[:8], 16) & 0x7FFFFFFF


def labels_in_chunks(sector: Ints, plan: Plan, *, width: int) -> Iterator[Labels]:
    """Yield label arrays of shape (organizations, relabellings); ``width`` is what each relabelling will take up."""
    rows = max(_CELLS // max(width, sector.size, 1), 1)
    if plan.draws is None:
        every = _every(sector)
        for start in range(0, every.shape[0], rows):
            yield np.ascontiguousarray(every[start : start + rows].T).astype(np.int32)
        return
    rng = np.random.Generator(np.random.PCG64(np.random.SeedSequence(plan.seed)))
    left = plan.draws
    while left > 0:
        count = min(rows, left)
        drawn = rng.permuted(np.broadcast_to(sector, (count, sector.size)), axis=1)
        yield np.ascontiguousarray(drawn.T).astype(np.int32, copy=False)
        left -= count


def _every(sector: Ints) -> NDArray[np.int8]:
    """Return all distinct relabellings as rows: each sector in turn takes its places among those still free."""
    labels = np.full((1, sector.size), -1, np.int8)
    free = np.arange(sector.size, dtype=np.int8)[None, :]
    codes, counts = np.unique(sector, return_counts=True)
    for code, count in zip(codes.tolist(), counts.tolist(), strict=True):
        width = free.shape[1]
        taken = np.array(list(combinations(range(width), count)), np.intp).reshape(-1, count)
        mask = np.ones((taken.shape[0], width), np.bool_)
        mask[np.arange(taken.shape[0])[:, None], taken] = False
        others = np.nonzero(mask)[1].reshape(taken.shape[0], width - count)
        places = free[:, taken].reshape(-1, count).astype(np.intp)
        labels = np.repeat(labels, taken.shape[0], axis=0)
        labels[np.arange(labels.shape[0])[:, None], places] = code
        free = free[:, others].reshape(labels.shape[0], width - count)
    return labels


def internal_counts(projection: Projection, plan: Plan) -> NDArray[np.int64]:
    """Return, for each relabelling, how many ties run within a sector."""
    parts = [
        np.count_nonzero(labels[projection.src] == labels[projection.dst], axis=0)
        for labels in labels_in_chunks(projection.sector, plan, width=projection.ties)
    ]
    return np.concatenate(parts).astype(np.int64)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Tails:
    """Of ``done`` relabellings, how many have as ``few`` ties between two sectors as observed, how many the ``least``.

    ``smallest`` is the least number of ties that any of them has: none, unless ties are forced. Matrices are symmetric.
    """

    few: Counts
    least: Counts
    smallest: Counts
    done: int


def pair_tails(projection: Projection, observed: Counts, plan: Plan) -> Tails:
    """Count the lower tail of the ties between each two sectors, in either direction, over relabellings."""
    size = len(projection.sectors)
    few, least, done = np.zeros((size, size), np.int64), np.zeros((size, size), np.int64), 0
    smallest = np.full((size, size), projection.ties + 1, np.int64)
    for labels in labels_in_chunks(projection.sector, plan, width=max(projection.ties, size * size)):
        between = _dealt(projection, labels, size)
        few += np.count_nonzero(between <= observed[:, :, None], axis=2)
        lowest = between.min(axis=2)
        at_lowest = np.count_nonzero(between == lowest[:, :, None], axis=2)
        least = np.where(lowest < smallest, at_lowest, least + np.where(lowest == smallest, at_lowest, 0))
        smallest = np.minimum(smallest, lowest)
        done += labels.shape[1]
    return Tails(few=few, least=least, smallest=smallest, done=done)


def _dealt(projection: Projection, labels: Labels, size: int) -> Counts:
    """Return ties between sectors for each relabelling: shape (sectors, sectors, relabellings)."""
    count = labels.shape[1]
    place = labels[projection.src] * np.int32(size)
    place += labels[projection.dst]
    place *= np.int32(count)
    place += np.arange(count, dtype=np.int32)
    dealt = np.bincount(place.ravel(), minlength=size * size * count).reshape(size, size, count)
    return (dealt + dealt.transpose(1, 0, 2)).astype(np.int64, copy=False)
