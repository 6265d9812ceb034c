"""Which sectors an organization is in, and which a seat is for: said in short, or as facts of their own."""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

from lipgraph.domain.ids import OrganizationId, SeatId
from lipgraph.domain.organizations import SectorAssignment
from lipgraph.domain.partnerships import SeatSector
from lipgraph.domain.rosters import RosterRow
from lipgraph.domain.vocabulary import Sector
from lipgraph.usecases.rostering.settling import Said, settle
from lipgraph.usecases.rostering.spells import spelled, spells_of
from lipgraph.usecases.rostering.values import Action
from lipgraph.usecases.rostering.workbench import Workbench


def take_sectors(bench: Workbench, row: RosterRow, said: Said, who: OrganizationId) -> None:
    """Draft the primary sector and the further ones that a row of an organization names.

    A primary sector that differs from the stored one mends it: the new one takes its place and its time. A change on
    a day is said by two sector assignments. Further sectors are added; one that is not named stays.
    """
    others = cast("tuple[Sector, ...]", said.get("other_sectors") or ())
    primary = cast("Sector | None", said.get("sector"))
    dated = {"from": said["from"]} if said.get("from") else {}
    if primary is not None:
        dated = _mended(bench, row, who, primary, others) or dated
        _assign(bench, row, who, primary, {"primary": True, **dated})
    for sector in others:
        if sector != primary:
            _assign(bench, row, who, sector, {"primary": False, **({"from": said["from"]} if said.get("from") else {})})


def _mended(
    bench: Workbench, row: RosterRow, who: OrganizationId, primary: Sector, others: tuple[Sector, ...]
) -> dict[str, object]:
    dated: dict[str, object] = {}
    kept = {one.code for one in others}
    for former in primaries(bench, who):
        if former.taxonomy != primary.taxonomy or former.sector == primary.code:
            continue
        dated = {"from": former.period.start.text, "until": former.period.end.text}
        if former.sector not in kept:
            bench.take_away(row, former)
    return dated


def primaries(bench: Workbench, who: OrganizationId) -> list[SectorAssignment]:
    """Return the primary sectors of an organization in the partnership that no day ends."""
    home = bench.at_home.id
    if not bench.sectors_of:
        for one in cast("Iterable[SectorAssignment]", bench.every("sector-assignment")):
            bench.sectors_of.setdefault(one.organization, []).append(one)
    return [
        one
        for one in bench.sectors_of.get(who, ())
        if one.partnership == home and one.primary and (one.period.end.is_open or one.period.end.is_unknown)
    ]


def _assign(bench: Workbench, row: RosterRow, who: OrganizationId, sector: Sector, said: Said) -> None:
    named = {"partnership": bench.at_home.id, "organization": who, "taxonomy": sector.taxonomy, "sector": sector.code}
    if spells_of(bench, "sector-assignment", named):
        # Its own dates are known already: those of the roster say nothing of them.
        said = {"primary": said["primary"]}
    settle(bench, row, "sector-assignment", spelled(bench, "sector-assignment", {**named, **said}), action=Action.MERGE)


def take_assignment(bench: Workbench, row: RosterRow, said: Said) -> None:
    """Draft that an organization is in a sector for a time."""
    named = {**said, **_in_scheme(said), "partnership": bench.at_home.id}
    settle(bench, row, "sector-assignment", spelled(bench, "sector-assignment", named))


def _in_scheme(said: Said) -> Said:
    sector = cast("Sector", said["sector"])
    return {"taxonomy": sector.taxonomy, "sector": sector.code}


def take_seat_sector(bench: Workbench, row: RosterRow, said: Said, seat: SeatId) -> None:
    """Draft the sector that a seat is for, for a time."""
    settle(bench, row, "seat-sector", spelled(bench, "seat-sector", {**said, **_in_scheme(said), "seat": seat}))


def mend_seat_sector(bench: Workbench, row: RosterRow, said: Said, seat: SeatId) -> None:
    """Draft the sector that a row of a seat names in short: another one takes the place of the one it was for."""
    sector = cast("Sector", said["sector"])
    dated: dict[str, object] = {"from": said["from"]} if said.get("from") else {}
    for former in list(cast("Iterable[SeatSector]", bench.every("seat-sector"))):
        lasts = former.period.end.is_open or former.period.end.is_unknown
        if former.seat == seat and former.sector != sector.code and lasts:
            dated = {"from": former.period.start.text, "until": former.period.end.text}
            bench.take_away(row, former)
    named = {"seat": seat, "taxonomy": sector.taxonomy, "sector": sector.code}
    if spells_of(bench, "seat-sector", named):
        dated = {}
    settle(bench, row, "seat-sector", spelled(bench, "seat-sector", {**named, **dated}), action=Action.MERGE)
