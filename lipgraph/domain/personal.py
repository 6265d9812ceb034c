"""Texts that look like personal data: the published patterns, asked once for each text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from lipgraph_schema.tables import roster_words

_NEVER = re.compile(r"[^\d@]*")


@cache
def _patterns() -> Mapping[str, tuple[re.Pattern[str], ...]]:
    return {
        kind: tuple(re.compile(one, re.ASCII) for one in patterns)
        for kind, patterns in roster_words("personal-values").items()
    }


@lru_cache(maxsize=65_536)
def personal_kind(text: str) -> str | None:
    """Return which kind of personal data a text looks like (``email``, ``telephone``...), or None.

    >>> personal_kind("someone@example.org"), personal_kind("Strategy 2019-2020"), personal_kind("123456789RT0001")
    ('email', None, None)
    """
    if _NEVER.fullmatch(text):
        return None
    return next((kind for kind, tried in _patterns().items() if any(one.search(text) for one in tried)), None)
