"""Making measures: a value with its view, its n and its inputs, or the reason why there is none."""

from __future__ import annotations

from lipgraph.analysis.projection import Projection
from lipgraph.analysis.results import Measure, NullModel, Undefined


def measure(
    projection: Projection,
    definition: str,
    value: float,
    *,
    nulls: tuple[NullModel, ...] = (),
    bounds: tuple[float, float] | None = None,
) -> Measure:
    """Return a measure of a projection; ``definition`` is a key of the catalogue, ``bounds`` what is attainable."""
    low, high = bounds if bounds is not None else (None, None)
    return Measure(
        definition=definition, value=float(value), n=projection.counted, nulls=nulls, low=low, high=high,
        view=projection.view, inputs_digest=projection.inputs_digest,
    )  # fmt: skip


def undefined(projection: Projection, definition: str, code: str) -> Measure:
    """Return a measure that has no value, and why."""
    return Measure(
        definition=definition, value=None, undefined=Undefined(code=code), n=projection.counted,
        view=projection.view, inputs_digest=projection.inputs_digest,
    )  # fmt: skip
