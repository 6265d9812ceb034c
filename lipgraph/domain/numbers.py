"""Numbers of facts are finite: what is no number, or without bounds, is refused where it comes in."""

from __future__ import annotations

import math

from lipgraph.errors import InputError


def refuse_infinite(**values: float | None) -> None:
    """Raise InputError ``not-finite`` for the first of these values that is no finite number; None is none at all."""
    for name, value in values.items():
        if value is not None and not math.isfinite(value):
            raise InputError("not-finite", field=name, value=str(value))
