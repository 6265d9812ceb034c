"""A data set at one glance, with the councils of its partnerships at a day."""

from __future__ import annotations

from datetime import date

from lipgraph.analysis.overview import Overview, overview
from lipgraph.domain.councils import CouncilAt
from lipgraph.domain.time import Moment
from lipgraph.usecases.reading import Reader

MOST_COUNCILS = 200
"""A glance reads the seats of so many councils at most; a larger region has its partnerships' own pages."""


async def overview_of(reader: Reader, dataset: str, day: date) -> Overview | None:
    """Return a data set at one glance, as on a day; None where no partnership is of it."""
    directory = await reader.directory()
    homes = {one.id for one in directory.partnerships if one.dataset == dataset}
    if not homes:
        return None
    found: list[CouncilAt] = []
    for home in sorted({one.partnership for one in directory.councils if one.partnership in homes} - {None}):
        if len(found) < MOST_COUNCILS:
            holdings = await reader.holdings(home)
            network = await reader.network_of(holdings, reader.moment(holdings, day=day))
            found.extend(network.councils)
    return overview(directory, dataset, Moment(day), councils=tuple(found))
