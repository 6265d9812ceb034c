"""Range of membership: which sectors of the taxonomy are there, and how evenly."""

from __future__ import annotations

import math

from lipgraph.analysis.measuring import measure, undefined
from lipgraph.analysis.projection import Projection
from lipgraph.analysis.results import Measure


def membership_measures(projection: Projection) -> tuple[Measure, ...]:
    """Return sectors present, coverage, Blau, its unbiased twin, IQV and Shannon, against the whole taxonomy.

    Organizations without a known sector are left out of all but ``sector-unknown``.
    """
    known = projection.with_sector()
    sizes = [int(one) for one in known.sizes]
    n, terms, present = sum(sizes), len(sizes), sum(1 for one in sizes if one)
    if projection.n:
        unknown = measure(projection, "sector-unknown", projection.n - n)
    else:
        unknown = undefined(projection, "sector-unknown", "no-organizations")
    names = ("sectors-present", "sector-coverage", "blau", "blau-unbiased", "iqv", "shannon")
    if not n:
        code = "no-taxonomy" if not terms else "no-sector-known"
        return (*(undefined(known, name, code) for name in names), unknown)
    blau = 1 - sum((one / n) ** 2 for one in sizes)
    return (
        measure(known, "sectors-present", present, bounds=(0, terms)),
        measure(known, "sector-coverage", present / terms, bounds=(0, 1)),
        measure(known, "blau", blau, bounds=(0, 1 - 1 / terms)),
        measure(known, "blau-unbiased", 1 - sum(one * (one - 1) for one in sizes) / (n * (n - 1)))
        if n > 1
        else undefined(known, "blau-unbiased", "one-organization"),
        measure(known, "iqv", blau * terms / (terms - 1), bounds=(0, 1))
        if terms > 1
        else undefined(known, "iqv", "one-sector"),
        measure(known, "shannon", -sum(one / n * math.log(one / n) for one in sizes if one)),
        unknown,
    )
