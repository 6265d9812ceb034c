"""Finding a node again by its global id."""

from __future__ import annotations

import datetime as dt
from collections.abc import Awaitable, Callable

from lipgraph.api.context import Info
from lipgraph.api.finding import thing_lens
from lipgraph.api.identifiers import read_id
from lipgraph.api.types_base import Node
from lipgraph.api.types_councils import Council, Seat, Table
from lipgraph.api.types_gaps import Gap, Place
from lipgraph.api.types_instruments import Instrument
from lipgraph.api.types_linkages import Linkage, scene_of
from lipgraph.api.types_organizations import Organization
from lipgraph.api.types_partnerships import Partnership
from lipgraph.api.types_statements import Statement
from lipgraph.api.types_vocabulary import Taxonomy
from lipgraph.api.types_waves import Wave
from lipgraph.domain.holdings import Directory, Holdings
from lipgraph.domain.ids import PartnershipId
from lipgraph.domain.partnerships import Partnership as DomainPartnership
from lipgraph.domain.statements import Thing
from lipgraph.domain.time import Moment
from lipgraph.errors import InputError, NotFound
from lipgraph.usecases.analysing import gaps_of

Finder = Callable[[Info, Holdings, tuple[str, ...]], Awaitable[Node | None]]


def partnership_lens(one: DomainPartnership, directory: Directory, day: dt.date | None = None) -> Partnership:
    """Return the lens over a partnership, read today unless a day is given."""
    return Partnership(value=one, directory=directory, day=day or dt.date.today())  # noqa: DTZ011 - the service's day


async def found_node(info: Info, text: str) -> Node | None:
    """Return the node with this global id, None where there is none."""
    read = read_id(text)
    if read is None or not read[1]:
        return None
    kind, parts = read
    directory = await info.context.directory()
    finder = _INSIDE.get(kind)
    if finder is None:
        return _listed(kind, parts[0], directory)
    if not parts[0]:
        return await _of_no_partnership(info, kind, parts[1:])
    try:
        holdings = await info.context.reader.holdings(PartnershipId(parts[0]))
        return await finder(info, holdings, parts[1:])
    except (NotFound, InputError, ValueError):
        return None


def _listed(kind: str, key: str, directory: Directory) -> Node | None:
    """Find what stands in the directory itself."""
    if kind == "Partnership":
        return next((partnership_lens(one, directory) for one in directory.partnerships if one.id == key), None)
    if kind == "Organization":
        found = (one for one in directory.organizations if one.id == key)
        return next((Organization(value=one, directory=directory) for one in found), None)
    if kind == "Instrument":
        return next(
            (Instrument(value=one, directory=directory) for one in directory.instruments if one.id == key), None
        )
    if kind == "Statement":
        return next((Statement(value=one) for one in directory.statements if one.id == key), None)
    if kind == "Taxonomy":
        terms = tuple(sorted((s for s in directory.sectors if s.taxonomy == key), key=lambda s: (s.rank, s.code)))
        return next((Taxonomy(value=one, terms=terms) for one in directory.taxonomies if one.id == key), None)
    return None


async def _of_no_partnership(info: Info, kind: str, parts: tuple[str, ...]) -> Node | None:
    """Find a council, or a seat at one, that is established under an instrument."""
    if kind not in {"Council", "Seat"} or len(parts) != 1:
        return None
    found = await thing_lens(info, Thing(kind.lower()), parts[0])
    return found if isinstance(found, Council | Seat) and not found.table.home else None


async def _table(info: Info, holdings: Holdings) -> Table:
    moment = info.context.reader.moment(holdings)
    return Table(holdings=holdings, directory=await info.context.directory(), moment=moment)


async def _council(info: Info, holdings: Holdings, parts: tuple[str, ...]) -> Node | None:
    table = await _table(info, holdings)
    return next((Council(value=one, table=table) for one in holdings.councils if (one.id,) == parts), None)


async def _seat(info: Info, holdings: Holdings, parts: tuple[str, ...]) -> Node | None:
    table = await _table(info, holdings)
    return next((Seat(value=one, table=table) for one in holdings.seats if (one.id,) == parts), None)


async def _wave(_info: Info, holdings: Holdings, parts: tuple[str, ...]) -> Node | None:
    return next((Wave(value=one) for one in holdings.waves if (one.id,) == parts), None)


async def _linkage(info: Info, holdings: Holdings, parts: tuple[str, ...]) -> Node | None:
    moment = _moment(info, holdings, parts[-1]) if len(parts) == 4 else None
    if moment is None:
        return None
    network = await info.context.reader.network_of(holdings, moment)
    scene = await scene_of(info, await info.context.directory(), network)
    places = (which for which in range(len(scene.found)) if scene.key(which) == parts[:3])
    return next((Linkage(scene=scene, which=which) for which in places), None)


async def _gap(info: Info, holdings: Holdings, parts: tuple[str, ...]) -> Node | None:
    """Find a gap where it is seen by default: at the latest closed wave, in the codebook's view."""
    network = await info.context.reader.network_of(holdings, info.context.reader.moment(holdings))
    place = Place(network=network, directory=await info.context.directory())
    found = await gaps_of(info.context.reader, holdings.partnership.slug)
    return next((Gap(value=one, place=place) for one in found if (one.id,) == parts), None)


def _moment(info: Info, holdings: Holdings, key: str) -> Moment | None:
    kind, _, rest = key.partition(":")
    if kind == "w":
        return info.context.reader.moment(holdings, wave=rest)
    return info.context.reader.moment(holdings, day=dt.date.fromisoformat(rest)) if kind == "d" else None


_INSIDE: dict[str, Finder] = {"Council": _council, "Seat": _seat, "Wave": _wave, "Linkage": _linkage, "Gap": _gap}
