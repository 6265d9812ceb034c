"""Global ids and cursors: opaque to clients, URL-safe base64 of what they stand for."""

from __future__ import annotations

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Sequence

import strawberry

from lipgraph.errors import InputError

_LONGEST = 2000


def _encode(parts: Sequence[str | int]) -> str:
    text = json.dumps(list(parts), ensure_ascii=False, separators=(",", ":"))
    return urlsafe_b64encode(text.encode()).decode().rstrip("=")


def _decode(text: str) -> list[str | int]:
    """Return the parts of an id or cursor. Raises ValueError for what this program did not write."""
    if len(text) > _LONGEST:
        raise ValueError(text[:20])
    parts = json.loads(urlsafe_b64decode(text + "=" * (-len(text) % 4)))
    if not isinstance(parts, list) or not all(isinstance(part, str | int) for part in parts) or not parts:
        raise ValueError(text[:20])
    return parts


def global_id(kind: str, *parts: str) -> strawberry.ID:
    """Return the id of a node: its type and what finds it."""
    return strawberry.ID(_encode([kind, *parts]))


def read_id(text: str) -> tuple[str, tuple[str, ...]] | None:
    """Return the type and parts of a global id, None for a text that is none."""
    try:
        kind, *parts = _decode(text)
    except ValueError:
        return None
    return str(kind), tuple(str(part) for part in parts)


def part_of(text: str, kind: str) -> str:
    """Return the one part of a global id of this type. Raises InputError."""
    found = read_id(text)
    if found is None or found[0] != kind or len(found[1]) != 1:
        raise InputError("input")
    return found[1][0]


def cursor(key: Sequence[str | int]) -> str:
    """Return the cursor of an item with this key."""
    return _encode(key)


def read_cursor(text: str) -> tuple[str | int, ...]:
    """Return the key that a cursor stands for. Raises InputError."""
    try:
        return tuple(_decode(text))
    except ValueError as err:
        raise InputError("input") from err
