"""Read what is stored beside which rows are drafted."""

from __future__ import annotations

from collections.abc import Iterable

from lipgraph.domain.ids import fold
from lipgraph.domain.partnerships import Partnership
from lipgraph.domain.rosters import RosterRow
from lipgraph.errors import Unavailable
from lipgraph.usecases.reading import Reader
from lipgraph.usecases.rostering.values import Known

TRIES = 5
"""How often what is stored is read anew because somebody wrote between two reads of it."""


async def known_of(reader: Reader, partnership: str | None) -> Known:
    """Return what is stored, at one revision: of the partnership with this slug, id or name too, where there is one.

    Raises Unavailable where others write so often that no revision lasts.
    """
    for _ in range(TRIES):
        revision = await reader.revision()
        directory = await reader.directory()
        home = None if partnership is None else partnership_called(directory.partnerships, partnership)
        holdings = None if home is None else await reader.holdings(home.id)
        if await reader.revision() == revision:
            return Known(directory=directory, holdings=holdings, revision=revision)
    raise Unavailable


def partnership_called(partnerships: Iterable[Partnership], said: str) -> Partnership | None:
    """Return the partnership with this id or slug, else the only one with this name in either language."""
    every = tuple(partnerships)
    exact = [one for one in every if said in {one.id, one.slug}]
    wanted = fold(said)
    named = exact or [one for one in every if wanted in {fold(one.slug), fold(one.name), fold(one.name_fr or "")}]
    return named[0] if wanted and len(named) == 1 else None


def named_in(rows: Iterable[RosterRow]) -> str | None:
    """Return what rows call their partnership: its slug, else its name; None where no row speaks of one."""
    said = [row.values for row in rows if row.noun == "partnership"]
    for name in ("slug", "name"):
        for values in said:
            if values.get(name):
                return values[name]
    return None
