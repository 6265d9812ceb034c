"""The words of a partnership's template: its own taxonomy and codebook, the base vocabulary where it names none."""

from __future__ import annotations

from lipgraph.domain.base_vocabulary import base_vocabulary
from lipgraph.domain.holdings import Holdings
from lipgraph.domain.vocabulary import Relation, Sector
from lipgraph.exports.choices import Choices, choices_of
from lipgraph.exports.roster_rows import sectors_of


def choices_of_partnership(holdings: Holdings) -> Choices:
    """Return the words of a partnership's own taxonomy and codebook; the base ones where it names none."""
    sectors, relations = _base()
    return choices_of(sectors_of(holdings) or sectors, holdings.relations or relations)


def base_choices() -> Choices:
    """Return the words of the base vocabulary."""
    return choices_of(*_base())


def _base() -> tuple[list[Sector], list[Relation]]:
    every = base_vocabulary()
    return [one for one in every if isinstance(one, Sector)], [one for one in every if isinstance(one, Relation)]
