"""The published GraphQL documents: in a checkout they live in docs/queries, an installed wheel carries them here."""

from __future__ import annotations

from functools import cache
from pathlib import Path


@cache
def published() -> dict[str, str]:
    """Return the documents by name, such as ``gaps`` or ``ontario/leads``; none where none are installed."""
    here = Path(__file__).parent
    checkout = here.parents[2] / "docs" / "queries"
    folder = here if any(here.rglob("*.graphql")) else checkout
    return {
        path.relative_to(folder).with_suffix("").as_posix(): path.read_text("utf-8")
        for path in sorted(folder.rglob("*.graphql"))
    }
