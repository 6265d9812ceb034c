"""Canonical JSON (RFC 8785) for the values that lipgraph hashes: one text, and so one digest, for one value."""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Mapping, Sequence
from typing import TypeAlias

Json: TypeAlias = "float | str | Sequence[Json] | Mapping[str, Json] | None"
"""What JSON can say; ``float`` stands for booleans and integers too."""


def text(value: Json) -> str:
    """Return RFC 8785 text of ``value``; floats that are whole are written as integers, NaN and infinities are refused.

    >>> text({"b": 1.0, "a": ["é", None, True, 0.5]})
    '{"a":["é",null,true,0.5],"b":1}'
    """
    return json.dumps(_plain(value), ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def digest(value: Json) -> str:
    """Return the SHA-256 of the canonical text, as 64 hexadecimal digits."""
    return hashlib.sha256(text(value).encode("utf-8", "surrogatepass")).hexdigest()


def _plain(value: Json) -> Json:
    if isinstance(value, Mapping):
        # RFC 8785 sorts names by UTF-16 code units.
        names = sorted(value, key=lambda name: name.encode("utf-16-be", "surrogatepass"))
        return {name: _plain(value[name]) for name in names}
    if isinstance(value, str) or value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, float):
        return _number(value)
    return [_plain(item) for item in value]


def _number(value: float) -> float | int:
    if math.isfinite(value) and value.is_integer() and abs(value) < 2**53:
        return int(value)
    return value
