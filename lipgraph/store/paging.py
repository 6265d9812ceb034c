"""Pages of a noun's rows: how long one may be, and which key it follows."""

from __future__ import annotations

from collections.abc import Sequence

from lipgraph.domain.facts import NOUNS, Key
from lipgraph.errors import InputError, LimitExceeded

ROWS_OF_A_PAGE = 10_000
"""The longest page: some ten megabytes of claims."""

OF_NO_PARTNERSHIP = frozenset({"instrument", "party", "statement"})
"""Nouns that belong to the store alone: a partnership has no page of them."""


def checked(noun: str, after: Key | None, limit: int) -> Sequence[str]:
    """Return the key that a page follows, empty before the first. Raises InputError, LimitExceeded."""
    if limit > ROWS_OF_A_PAGE:
        raise LimitExceeded(what="page", limit=ROWS_OF_A_PAGE)
    if limit < 1:
        raise InputError("bad-value", place="limit", found=str(limit), expected=f"1-{ROWS_OF_A_PAGE}")
    if noun not in NOUNS:
        raise InputError("bad-value", place="noun", found=noun, expected=", ".join(NOUNS))
    if after is not None and len(after) != len(NOUNS[noun].KEY):
        raise InputError("bad-value", place="after", found="/".join(after), expected="/".join(NOUNS[noun].KEY))
    return after or ()
