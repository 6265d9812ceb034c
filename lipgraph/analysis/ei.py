"""Cross-sector share and E-I index, each beside what relabelling would give and the bounds that are attainable."""

from __future__ import annotations

import math

import numpy as np

from lipgraph.analysis.measuring import measure, undefined
from lipgraph.analysis.mixing import internal_moments, tie_sums
from lipgraph.analysis.projection import Projection
from lipgraph.analysis.relabelling import internal_counts, plan_for
from lipgraph.analysis.results import Measure, NullModel

DRAWS = 10_000
"""Relabellings drawn for a profile."""


def within_ties(projection: Projection) -> int:
    """Return the number of ties within a sector."""
    return int(np.count_nonzero(projection.sector[projection.src] == projection.sector[projection.dst]))


def cross_dyads(projection: Projection) -> int:
    """Return the number of possible ties between organizations of different sectors."""
    within = sum(int(one) * (int(one) - 1) for one in projection.sizes)
    return projection.dyads - within // (1 if projection.directed else 2)


def ei_measures(projection: Projection, *, draws: int = DRAWS) -> tuple[Measure, ...]:
    """Return cross- and within-sector ties, the cross-sector share, density and the E-I index, in that order.

    Organizations without a known sector are left out; ``n`` says how many it rests on. Without ``draws`` no null is
    asked.
    """
    known = projection.with_sector()
    total, within = known.ties, within_ties(known)
    cross, possible = total - within, cross_dyads(known)
    nulls = label_nulls(known, draws=draws)
    counted = {
        "cross-sector-ties": (float(cross), nulls["cross"]),
        "within-sector-ties": (float(within), nulls["within"]),
    }
    lines = [measure(known, name, value, nulls=(null,) if null else ()) for name, (value, null) in counted.items()]
    if not possible:
        lines.append(undefined(known, "cross-sector-density", "no-cross-sector-pairs"))
    else:
        lines.append(measure(known, "cross-sector-density", cross / possible))
    if not total:
        return (*lines, undefined(known, "cross-sector-share", "no-ties"), undefined(known, "ei-index", "no-ties"))
    low, high = attainable(known)
    share, index = nulls["share"], nulls["index"]
    lines.append(
        measure(
            known,
            "cross-sector-share",
            cross / total,
            nulls=(share,) if share else (),
            bounds=((1 + low) / 2, (1 + high) / 2),
        )
    )
    lines.append(
        measure(known, "ei-index", (cross - within) / total, nulls=(index,) if index else (), bounds=(low, high))
    )
    return tuple(lines)


def attainable(projection: Projection) -> tuple[float, float]:
    """Return the smallest and largest E-I that so many ties among sectors of these sizes can have."""
    total, across = projection.ties, cross_dyads(projection)
    inside = projection.dyads - across
    most, least = min(total, across), total - min(total, inside)
    return (2 * least - total) / total, (2 * most - total) / total


def label_nulls(projection: Projection, *, draws: int = DRAWS) -> dict[str, NullModel | None]:
    """Return the label null of within and cross ties, share and index: one relabelling, four units.

    The p is two-sided: how often a relabelling lies at least as far from the expectation as what was observed.
    """
    names = ("within", "cross", "share", "index")
    if projection.n < 2 or not projection.ties or not draws:
        return dict.fromkeys(names)
    scale = 1.0 if projection.directed else 2.0
    mean, variance = internal_moments(tie_sums(projection), projection.sizes)
    mean, sd = mean / scale, math.sqrt(variance) / scale
    plan = plan_for(projection, statistic="within-sector-ties", draws=draws)
    found, within, total = internal_counts(projection, plan), within_ties(projection), projection.ties
    far = np.abs(found - mean) >= abs(within - mean) - 1e-9
    p = float(plan.p(int(np.count_nonzero(far)), found.size))
    z = (within - mean) / sd if sd > 0 else None

    def null(expected: float, factor: float) -> NullModel:
        return NullModel(
            model="label", expected=expected, sd=sd * abs(factor),
            z=z if z is None or factor > 0 else -z,
            p=p, method=plan.method, draws=plan.draws, seed=plan.seed,
        )  # fmt: skip

    return {
        "within": null(mean, 1.0),
        "cross": null(total - mean, -1.0),
        "share": null(1 - mean / total, -1.0 / total),
        "index": null(1 - 2 * mean / total, -2.0 / total),
    }
