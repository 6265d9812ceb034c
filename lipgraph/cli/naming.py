"""What people call a stored fact: names and labels in place of ids."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from lipgraph.domain.facts import Fact, key_of

if TYPE_CHECKING:
    from lipgraph.domain.holdings import Directory, Holdings

_PARTS = ("relation", "council", "seat", "organization", "source", "target", "sector", "taxonomy")
"""The fields of a fact that say, in this order, what it is of."""


def names_of(directory: Directory, holdings: Holdings | None) -> Mapping[str, str]:
    """Return what each id is called."""
    named: dict[str, str] = {one.id: one.name for one in directory.organizations}
    if holdings is not None:
        named.update({one.id: one.name for one in holdings.councils})
        named.update({one.id: one.label for one in holdings.seats})
        named.update({one.id: one.label for one in holdings.waves})
    return named


def title_of(fact: Fact, names: Mapping[str, str]) -> str:
    """Return what a person calls a fact: its name or label, else the things that it is of, else its key."""
    own = getattr(fact, "name", None) or getattr(fact, "label", None)
    if own:
        return str(own)
    values = (getattr(fact, part, None) for part in _PARTS)
    return " · ".join(_called([str(value) for value in values if value], names)) or " / ".join(
        filter(None, key_of(fact))
    )


def _called(values: Iterable[str], names: Mapping[str, str]) -> list[str]:
    return [names.get(value, value) for value in values]
