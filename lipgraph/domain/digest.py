"""The state digest: one hash for everything that is stored now, equal whatever store holds it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping

from lipgraph.domain import canonical
from lipgraph.domain.facts import NOUNS, Row, row_key

SCHEME = "lipgraph-state-1"
"""Changes only with a migration and a decision record: digests printed in papers hang on it."""


def noun_digest(noun: str, rows: Iterable[Row]) -> str | None:
    """Return the hash of one noun's rows, whatever their order; None when there are none. Empty cells are left out."""
    lines = sorted(
        (row_key(noun, row), canonical.text({k: v for k, v in row.items() if v not in (None, [])})) for row in rows
    )
    if not lines:
        return None
    hashed = hashlib.sha256()
    for _, line in lines:
        hashed.update(line.encode("utf-8", "surrogatepass") + b"\n")
    return hashed.hexdigest()


def state_digest(rows: Mapping[str, Iterable[Row]]) -> str:
    """Return the state digest of rows by noun: scheme and a hash a noun, empty nouns left out; no log, no time."""
    hashes = {noun: found for noun in NOUNS if (found := noun_digest(noun, rows.get(noun, ()))) is not None}
    return canonical.digest({"scheme": SCHEME, "nouns": hashes})
