"""What people call a stored fact and its fields: names and labels in place of ids and columns."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from lipgraph.domain.facts import SOURCE_COLUMNS, Cell, Fact, Key, Row, to_row
from lipgraph_schema.messages import catalogue, text

if TYPE_CHECKING:
    from lipgraph.domain.holdings import Directory, Holdings

MINTED = 36
"""How many characters an id has that was minted."""

_PARTS = ("relation", "council", "seat", "organization", "source_org", "target_org", "sector", "taxonomy")
"""The columns of a fact that say, in this order, what it is of."""


def names_of(directory: Directory, holdings: Holdings | None) -> Mapping[str, str]:
    """Return what each id is called."""
    named: dict[str, str] = {one.id: one.name for one in directory.organizations}
    if holdings is not None:
        named.update({one.id: one.name for one in holdings.councils})
        named.update({one.id: one.label for one in holdings.seats})
        named.update({one.id: one.label for one in holdings.waves})
    return named


def title_of(fact: Fact, names: Mapping[str, str]) -> str:
    """Return what a person calls a fact."""
    return title_of_row(to_row(fact), names)


def title_of_row(row: Row, names: Mapping[str, str]) -> str:
    """Return what a person calls a fact: its name or label, else the things that it is of, else its key."""
    own = row.get("name") or row.get("label")
    parts = [row.get(part) for part in _PARTS]
    named = [shown_cell(part, names) for part in parts if part]
    return str(own or " · ".join(named) or row.get("id") or "")


def title_of_key(key: Key, names: Mapping[str, str]) -> str:
    """Return what a person calls a fact of which only the key is at hand: the things and words that it is made of."""
    return " · ".join(
        names.get(part, part) for part in key if part in names or not (_is_minted(part) or part.isdigit())
    )


def _is_minted(part: str) -> bool:
    return len(part) == MINTED and part.count("-") == 4


def changed_fields(before: Row, after: Row, names: Mapping[str, str], *, lang: str) -> list[str]:
    """Return what changes in a fact, field by field; where it was read is no change worth naming."""
    return [
        text(
            "cli",
            "field_change",
            lang=lang,
            field=_field(name, lang),
            before=_of(before, name, names),
            after=_of(after, name, names),
        )
        for name, cell in after.items()
        if name not in SOURCE_COLUMNS and before.get(name) != cell
    ]


def _of(row: Row, name: str, names: Mapping[str, str]) -> str:
    return shown_cell(row.get(name), names)


def shown_cell(cell: Cell, names: Mapping[str, str]) -> str:
    """Return a cell as a person reads it."""
    if isinstance(cell, list):
        return "; ".join(cell)
    return "" if cell is None else names.get(str(cell), str(cell))


def _field(name: str, lang: str) -> str:
    key = f"field_{name}"
    return text("cli", key, lang=lang) if key in catalogue("cli") else name
