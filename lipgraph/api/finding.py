"""Finding the thing that a statement speaks of, whatever its noun."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, assert_never

from lipgraph.api.types_councils import Council, Seat, Table
from lipgraph.api.types_instruments import Instrument
from lipgraph.api.types_organizations import Organization
from lipgraph.api.types_partnerships import Partnership
from lipgraph.api.types_terms import Term
from lipgraph.api.types_vocabulary import Codebook, Relation, Sector, Taxonomy
from lipgraph.api.types_waves import Wave
from lipgraph.domain.statements import Thing, key_parts
from lipgraph.domain.time import Moment
from lipgraph_schema.vocabulary import term

if TYPE_CHECKING:
    from lipgraph.api.context import Info
    from lipgraph.api.types_subject import Subject
    from lipgraph.domain.holdings import Directory


async def thing_lens(info: Info, thing: Thing, key: str) -> Subject | None:
    """Return the lens over what a statement mentions; None where it is gone."""
    directory = await info.context.directory()
    if thing in {Thing.COUNCIL, Thing.SEAT}:
        return await _at_a_table(info, directory, key)
    return _listed(directory, thing, key_parts(thing, key))


def _listed(directory: Directory, thing: Thing, key: tuple[str, ...]) -> Subject | None:
    match thing:
        case Thing.PARTNERSHIP:
            today = dt.date.today()  # noqa: DTZ011 - the day where the service stands
            homes = (one for one in directory.partnerships if one.id == key[0])
            return next((Partnership(value=one, directory=directory, day=today) for one in homes), None)
        case Thing.ORGANIZATION:
            bodies = (one for one in directory.organizations if one.id == key[0])
            return next((Organization(value=one, directory=directory) for one in bodies), None)
        case Thing.INSTRUMENT:
            instruments = (one for one in directory.instruments if one.id == key[0])
            return next((Instrument(value=one, directory=directory) for one in instruments), None)
        case Thing.WAVE | Thing.COUNCIL | Thing.SEAT | Thing.STATEMENT:
            return _dated(directory, thing, key[0])
        case Thing.TAXONOMY | Thing.SECTOR | Thing.CODEBOOK | Thing.RELATION | Thing.TERM:
            return _word(directory, thing, key)
    assert_never(thing)


def _dated(directory: Directory, thing: Thing, key: str) -> Subject | None:
    from lipgraph.api.types_statements import Statement

    if thing is Thing.STATEMENT:
        return next((Statement(value=one) for one in directory.statements if one.id == key), None)
    return next((Wave(value=one) for one in directory.waves if one.id == key), None)


def _word(directory: Directory, thing: Thing, key: tuple[str, ...]) -> Subject | None:
    if thing is Thing.SECTOR:
        return next((Sector(value=one) for one in directory.sectors if (one.taxonomy, one.code) == key), None)
    if thing is Thing.RELATION:
        return next((Relation(value=one) for one in directory.relations if (one.codebook, one.code) == key), None)
    if thing is Thing.TERM:
        try:
            return Term(value=term(*key), of=key[0])
        except KeyError:
            return None
    if thing is Thing.CODEBOOK:
        return next((Codebook(value=one) for one in directory.codebooks if one.id == key[0]), None)
    terms = tuple(sorted((s for s in directory.sectors if s.taxonomy == key[0]), key=lambda s: (s.rank, s.code)))
    return next((Taxonomy(value=one, terms=terms) for one in directory.taxonomies if one.id == key[0]), None)


async def _at_a_table(info: Info, directory: Directory, key: str) -> Subject | None:
    """Find a council or seat by its id, at the latest moment of the partnership whose table it is."""
    seat = next((one for one in directory.seats if one.id == key), None)
    wanted = key if seat is None else seat.council
    council = next((one for one in directory.councils if one.id == wanted), None)
    if council is None:
        return None
    if council.partnership is None:
        moment = Moment(dt.date.today())  # noqa: DTZ011 - the day where the service stands
        table = Table(holdings=None, directory=directory, moment=moment)
    else:
        holdings = await info.context.reader.holdings(council.partnership)
        table = Table(holdings=holdings, directory=directory, moment=info.context.reader.moment(holdings))
    return Council(value=council, table=table) if seat is None else Seat(value=seat, table=table)
