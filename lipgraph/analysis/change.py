"""Change between two moments: first ties among organizations observed at both, then who joined and who left."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from lipgraph.analysis.projection import Projection, confirmable, project
from lipgraph.analysis.relabelling import seed_of
from lipgraph.analysis.results import Change, Counted, Interval, Measure, MeasureView, Turnover, Undefined
from lipgraph.analysis.undecided import Doubt, beside, doubt
from lipgraph.domain import canonical
from lipgraph.domain.columns import Flags
from lipgraph.domain.network import StakeholderNetwork, without_undecided

REPLICATES = 3000
LEVEL = 0.95
METHOD = "paired vertex bootstrap, percentile"

Reals = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Pair:
    """Both adjacency matrices among stayers, and which ordered pairs are across or within sectors at both."""

    before: Reals
    after: Reals
    cross: Reals
    within: Reals
    scale: int
    view: MeasureView
    digest: str


def change(
    earlier: StakeholderNetwork, later: StakeholderNetwork, view: MeasureView, *, replicates: int = REPLICATES
) -> Change:
    """Compare two moments of a partnership in one view.

    Stayers were in the network at both and their own answers are known at both; a dyad that is across sectors at one
    moment only, or whose end has no known sector, is in neither turnover. Where a moment leaves organizations or claims
    undecided they are counted in, and each number says what it is without them.
    """
    found = _change(earlier, later, view, replicates=replicates)
    certain = without_undecided(earlier), without_undecided(later)
    if certain == (earlier, later):
        return found
    return _beside(found, _change(*certain, view, replicates=0), doubt(earlier, later))


def confirmed_change(
    earlier: StakeholderNetwork, later: StakeholderNetwork, view: MeasureView, *, replicates: int = REPLICATES
) -> Change:
    """Return the change among confirmed ties only; no number where nobody could have confirmed a tie at a moment."""
    found = change(earlier, later, replace(view, confirmation="intersection"), replicates=replicates)
    if confirmable(earlier, view) and confirmable(later, view):
        return found
    return _each(
        found,
        lambda one: replace(
            one, value=None, undefined=Undefined(code="not-confirmable"), interval=None, without_undecided=None
        ),
    )


def _each(found: Change, how: Callable[[Measure], Measure]) -> Change:
    across, within = found.cross_sector, found.within_sector
    return replace(
        found,
        cross_sector=replace(across, net=how(across.net)),
        within_sector=replace(within, net=how(within.net)),
        jaccard=how(found.jaccard),
        density_change=how(found.density_change),
        ei_change=how(found.ei_change),
    )


def measures_of(found: Change) -> tuple[Measure, ...]:
    """Return the numbers of a change."""
    return found.cross_sector.net, found.within_sector.net, found.jaccard, found.density_change, found.ei_change


def _beside(found: Change, certain: Change, left: Doubt) -> Change:
    other = {one.definition: one for one in measures_of(certain)}
    return _each(found, lambda one: beside(one, other[one.definition], left))


def _change(earlier: StakeholderNetwork, later: StakeholderNetwork, view: MeasureView, *, replicates: int) -> Change:
    wide = replace(view, eligible="all")
    first, second = project(earlier, wide), project(later, wide)
    answered = set(_observed(first)) & set(_observed(second))
    stayers = tuple(sorted(answered))
    pair = _pair(_among(first, answered), _among(second, answered))
    resampled = _resample(pair, replicates=replicates)
    before, after = set(first.organizations), set(second.organizations)
    return Change(
        stayers=stayers,
        joiners=tuple(sorted(after - before)),
        leavers=tuple(sorted(before - after)),
        cross_sector=_turnover(pair, pair.cross, "cross-sector-net", resampled["cross"]),
        within_sector=_turnover(pair, pair.within, "within-sector-net", resampled["within"]),
        jaccard=_jaccard(pair),
        density_change=_density_change(pair, resampled["cross"]),
        ei_change=_ei_change(pair, resampled["index"]),
        earlier=first.view,
        later=second.view,
        inputs_digest=pair.digest,
    )


def _observed(projection: Projection) -> list[str]:
    return [who for who, seen in zip(projection.organizations, projection.observed.tolist(), strict=True) if seen]


def _among(projection: Projection, kept: set[str]) -> Projection:
    mask: Flags = np.array([who in kept for who in projection.organizations], np.bool_)
    return projection.among(mask)


def _pair(first: Projection, second: Projection) -> _Pair:
    cross, within = [], []
    for one in (first, second):
        codes = np.array([one.sectors[code] if code >= 0 else "" for code in one.sector.tolist()], np.str_)
        known = (codes != "")[:, None] & (codes != "")[None, :]
        same = codes[:, None] == codes[None, :]
        cross.append(known & ~same)
        within.append(known & same & ~np.eye(one.n, dtype=np.bool_))
    return _Pair(
        before=first.matrix(),
        after=second.matrix(),
        cross=(cross[0] & cross[1]).astype(np.float64),
        within=(within[0] & within[1]).astype(np.float64),
        scale=1 if first.directed else 2,
        view=second.view,
        digest=canonical.digest([first.inputs_digest, second.inputs_digest]),
    )


def _sum(pair: _Pair, weights: Reals) -> int:
    return round(float(weights.sum())) // pair.scale


def _counted(pair: _Pair, mask: Reals) -> Counted:
    size = pair.before.shape[0]
    ties = _sum(pair, mask * np.maximum(pair.before, pair.after))
    return Counted(organizations=size, dyads=_sum(pair, mask), ties=ties)


def _turnover(pair: _Pair, mask: Reals, definition: str, resampled: Reals | None) -> Turnover:
    before, after = pair.before * mask, pair.after * mask
    kept = _sum(pair, before * after)
    formed, dissolved, dyads = _sum(pair, after) - kept, _sum(pair, before) - kept, _sum(pair, mask)
    reason = _no_dyads(pair, dyads)
    net = _measure(
        pair, definition, None if reason else formed - dissolved, mask=mask, reason=reason,
        interval=_interval(resampled, scale=dyads),
    )  # fmt: skip
    return Turnover(formed=formed, kept=kept, dissolved=dissolved, never=dyads - formed - kept - dissolved, net=net)


def _no_dyads(pair: _Pair, dyads: int) -> str | None:
    if not pair.before.shape[0]:
        return "no-stayers"
    return None if dyads else "no-dyads"


def _jaccard(pair: _Pair) -> Measure:
    whole = np.ones_like(pair.before) - np.eye(pair.before.shape[0])
    either = _sum(pair, np.maximum(pair.before, pair.after))
    reason = _no_dyads(pair, _sum(pair, whole)) or (None if either else "no-ties")
    value = None if reason else _sum(pair, pair.before * pair.after) / either
    return _measure(pair, "jaccard", value, mask=whole, reason=reason)


def _density_change(pair: _Pair, resampled: Reals | None) -> Measure:
    dyads = _sum(pair, pair.cross)
    reason = _no_dyads(pair, dyads)
    value = None if reason else _sum(pair, (pair.after - pair.before) * pair.cross) / dyads
    return _measure(
        pair, "cross-sector-density-change", value, mask=pair.cross, reason=reason, interval=_interval(resampled)
    )


def _ei_change(pair: _Pair, resampled: Reals | None) -> Measure:
    mask = pair.cross + pair.within
    ties = [_sum(pair, matrix * mask) for matrix in (pair.before, pair.after)]
    reason = _no_dyads(pair, _sum(pair, mask)) or (None if all(ties) else "no-ties")
    difference = pair.cross - pair.within
    index = [float((matrix * difference).sum()) / pair.scale for matrix in (pair.before, pair.after)]
    value = None if reason else index[1] / ties[1] - index[0] / ties[0]
    return _measure(pair, "ei-change", value, mask=mask, reason=reason, interval=_interval(resampled))


def _measure(  # noqa: PLR0913 - the parts of a measure
    pair: _Pair,
    definition: str,
    value: float | None,
    *,
    mask: Reals,
    reason: str | None,
    interval: Interval | None = None,
) -> Measure:
    return Measure(
        definition=definition, value=None if value is None else float(value),
        undefined=None if reason is None else Undefined(code=reason), n=_counted(pair, mask),
        interval=interval if reason is None else None, view=pair.view, inputs_digest=pair.digest,
    )  # fmt: skip


def _interval(resampled: Reals | None, *, scale: float = 1.0) -> Interval | None:
    if resampled is None or not resampled.size:
        return None
    tail = (1 - LEVEL) / 2
    low, high = (scale * float(np.quantile(resampled, at)) for at in (tail, 1 - tail))
    return Interval(low=low, high=high, level=LEVEL, method=METHOD)


def _resample(pair: _Pair, *, replicates: int) -> dict[str, Reals | None]:
    """Resample organizations, the same at both moments; a dyad of two copies of one organization is left out.

    Returns change in density across and within sectors and change in E-I, replicates without a value left out.
    """
    size = pair.before.shape[0]
    if size < 3:
        return {"cross": None, "within": None, "index": None}
    seed = np.random.SeedSequence(seed_of(pair.digest, METHOD, replicates))
    drawn = np.random.Generator(np.random.PCG64(seed)).integers(0, size, (replicates, size))
    counts = np.zeros((replicates, size))
    np.add.at(counts, (np.arange(replicates)[:, None], drawn), 1.0)

    def total(matrix: Reals) -> Reals:
        weighed: Reals = ((counts @ matrix) * counts).sum(1)
        return weighed

    def ratio(over: Reals, under: Reals) -> Reals:
        quotient = np.full(over.size, np.nan)
        np.divide(over, under, out=quotient, where=under > 0)
        return quotient

    across = [total(matrix * pair.cross) for matrix in (pair.before, pair.after)]
    inside = [total(matrix * pair.within) for matrix in (pair.before, pair.after)]
    index = [ratio(e - i, e + i) for e, i in zip(across, inside, strict=True)]
    found = {
        "cross": ratio(across[1] - across[0], total(pair.cross)),
        "within": ratio(inside[1] - inside[0], total(pair.within)),
        "index": index[1] - index[0],
    }
    return {name: values[~np.isnan(values)] for name, values in found.items()}
