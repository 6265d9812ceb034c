"""Sector pairs under the label null: p, the smallest attainable p, Tarone's family and q over it."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from lipgraph.analysis.mixing import mixing_counts_undirected, pair_moments, possible_pairs
from lipgraph.analysis.projection import Projection
from lipgraph.analysis.relabelling import Plan, pair_tails, plan_for
from lipgraph.analysis.results import Finding, Gap, NullModel
from lipgraph.domain.ids import PartnershipId, gap_id

ALPHA = 0.05
DRAWS = 200_000
KIND = "under-linked-sector-pair"

UNDER_LINKED, NOT_SHOWN, UNTESTABLE = "under-linked", "not-shown", "untestable"
_RANK = {UNDER_LINKED: 0, UNTESTABLE: 1, NOT_SHOWN: 2}

Reals = NDArray[np.float64]


def tarone(p_min: Reals, *, alpha: float = ALPHA) -> int:
    """Return the smallest k for which at most k hypotheses can reach alpha / k (Tarone 1990)."""
    k = 1
    while int(np.count_nonzero(p_min <= alpha / k)) > k:
        k += 1
    return k


def benjamini_hochberg(p: Reals) -> Reals:
    """Return the q-values of one family of p-values."""
    order = np.argsort(p, kind="stable")
    ranked = p[order] * p.size / np.arange(1, p.size + 1)
    q = np.empty(p.size)
    q[order] = np.minimum(np.minimum.accumulate(ranked[::-1])[::-1], 1.0)
    return q


def findings_of(p: Reals, p_min: Reals) -> tuple[list[str], list[float | None]]:
    """Return the class and q of each pair; what could not reach significance is outside the family: untestable."""
    testable = p_min <= ALPHA / tarone(p_min)
    q = np.full(p.size, np.nan)
    q[testable] = benjamini_hochberg(p[testable])
    classes = [
        UNTESTABLE if not able else (UNDER_LINKED if found <= ALPHA else NOT_SHOWN)
        for able, found in zip(testable.tolist(), q.tolist(), strict=True)
    ]
    return classes, [float(one) if able else None for one, able in zip(q, testable.tolist(), strict=True)]


def sector_pairs(projection: Projection, *, partnership: PartnershipId, draws: int = DRAWS) -> tuple[Gap, ...]:
    """Return every pair of sectors that have members, as observed beside the label null; the clearest first.

    A tie in either direction links a pair, so the view is undirected. All pairs are returned, whatever the finding;
    ``under_linked`` keeps candidate gaps.
    """
    known = projection.with_sector().undirected()
    present = np.flatnonzero(known.sizes > 0)
    first, second = (present[one] for one in np.triu_indices(present.size, k=1))
    if not first.size or known.n < 2:
        return ()
    observed = mixing_counts_undirected(known)
    plan = plan_for(known, statistic="sector-pairs", draws=draws)
    tails = pair_tails(known, observed, plan)
    p, p_min = (plan.p(hits[first, second], tails.done) for hits in (tails.few, tails.least))
    classes, q = findings_of(p, p_min)
    mean, variance = pair_moments(known)
    places = list(zip(first.tolist(), second.tolist(), strict=True))
    found = [
        _pair(
            known, place, partnership=partnership, observed=int(observed[place]),
            finding=Finding(
                finding=classes[i], q=q[i],
                null_model=_null(plan, (int(observed[place]), mean[place], variance[place]), (p[i], p_min[i])),
            ),
        )
        for i, place in enumerate(places)
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda gap: (_RANK[gap.findings[0].finding], -(gap.shortfall or 0.0), gap.sectors)))


def under_linked(pairs: tuple[Gap, ...]) -> tuple[Gap, ...]:
    """Keep candidate gaps, and pairs with fewer ties than expected that so small a network cannot test."""
    return tuple(
        gap
        for gap in pairs
        if gap.findings[0].finding == UNDER_LINKED
        or (gap.findings[0].finding == UNTESTABLE and (gap.shortfall or 0.0) > 0)
    )


def _null(plan: Plan, seen: tuple[int, float, float], p: tuple[float, float]) -> NullModel:
    observed, expected, variance = seen
    sd = math.sqrt(variance)
    return NullModel(
        model="label", expected=float(expected), sd=sd, z=(observed - float(expected)) / sd if sd > 0 else None,
        p=float(p[0]), p_min=float(p[1]), method=plan.method, draws=plan.draws, seed=plan.seed,
    )  # fmt: skip


def _pair(
    known: Projection, place: tuple[int, int], *, partnership: PartnershipId, observed: int, finding: Finding
) -> Gap:
    sectors = (known.sectors[place[0]], known.sectors[place[1]])
    answered = [float(known.observed[known.sector == one].mean()) for one in place]
    return Gap(
        id=gap_id(KIND, partnership, sectors, known.view.relations),
        kind=KIND,
        sectors=sectors,
        observed=observed,
        possible=int(possible_pairs(known)[place]),
        shortfall=(finding.null_model.expected or 0.0) - observed,
        unit="ties",
        observed_share=answered[0] * answered[1],
        findings=(finding,),
        view=known.view,
        inputs_digest=known.inputs_digest,
    )
