"""Canonical JSON (RFC 8785) for the values that lipgraph hashes: one text, and so one digest, for one value."""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

Json: TypeAlias = "float | str | Sequence[Json] | Mapping[str, Json] | None"
"""What JSON can say; ``float`` stands for booleans and integers too."""


_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def text(value: Json) -> str:
    """Return RFC 8785 text of ``value``; floats that are whole are written as integers, NaN and infinities are refused.

    >>> text({"b": 1.0, "a": ["é", None, True, 0.5]})
    '{"a":["é",null,true,0.5],"b":1}'
    """
    return _ENCODER.encode(_plain(value))


def digest(value: Json) -> str:
    """Return the SHA-256 of the canonical text, as 64 hexadecimal digits."""
    return hashlib.sha256(text(value).encode("utf-8", "surrogatepass")).hexdigest()


def _plain(value: Json) -> Json:
    if value is None or isinstance(value, str | bool | int):
        return value
    # A dict is told apart faster than a Mapping is, and nearly all are dicts; a log has millions of cells.
    if isinstance(value, dict) or isinstance(value, Mapping):  # noqa: SIM101 - see above
        return {name: cell if type(cell := value[name]) is str else _plain(cell) for name in _in_order(value)}
    if isinstance(value, float):
        return _number(value)
    return [item if type(item) is str else _plain(item) for item in value]


def _in_order(names: Iterable[str]) -> list[str]:
    """Sort names by UTF-16 code units, as RFC 8785 asks; of ASCII they are the code points."""
    every = list(names)
    if "".join(every).isascii():
        return sorted(every)
    return sorted(every, key=lambda name: name.encode("utf-16-be", "surrogatepass"))


def _number(value: float) -> float | int:
    if math.isfinite(value) and value.is_integer() and abs(value) < 2**53:
        return int(value)
    return value
