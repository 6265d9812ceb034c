"""Rows about councils, their seats and who holds them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

from lipgraph.domain.ids import CouncilId, council_id, fold, seat_id
from lipgraph.domain.partnerships import Membership, Seat, SeatSector
from lipgraph.domain.rosters import RosterRow
from lipgraph.errors import RowRejected
from lipgraph.usecases.rostering.places_found import councils_of, found_seat, only_council, seat_called
from lipgraph.usecases.rostering.sectors import mend_seat_sector, take_seat_sector
from lipgraph.usecases.rostering.settling import Said, settle
from lipgraph.usecases.rostering.spells import spelled, spells_of
from lipgraph.usecases.rostering.values import Action
from lipgraph.usecases.rostering.workbench import Workbench

_GROUP_WORDS = ("working group", "groupe de travail", "task force", "comite de travail")


def take_council(bench: Workbench, row: RosterRow, said: Said) -> None:
    """Draft a council, a sub-council or a working group of the partnership."""
    home, every, name = bench.at_home, councils_of(bench), said.get("name")
    if name is None:
        raise RowRejected("missing-value", field="name", expected="value")
    wanted = fold(str(name))
    hits = [one for one in every if name == one.id or wanted in {fold(one.name), fold(one.name_fr or "")}]
    if len(hits) > 1:
        raise RowRejected("ambiguous-council", field="name", expected=", ".join(one.id for one in hits))
    if hits:
        if said.get("parent") == hits[0].id:
            raise RowRejected("own-parent", field="parent")
        spelling = {"name": name} if wanted == fold(hits[0].name) else {"name": hits[0].name}
        settle(bench, row, "council", {**said, **spelling, "id": hits[0].id})
        return
    minted, count = council_id(home.id, str(name)), 1
    while bench.current("council", (minted,)) is not None:
        count += 1
        minted = council_id(home.id, f"{name} ({count})")
    made: dict[str, object] = {"rank": max((one.rank for one in every), default=-1) + 1, **_kind(bench, said)}
    settle(bench, row, "council", {**made, **_filled(said), "id": minted, "partnership": home.id})


def _kind(bench: Workbench, said: Said) -> Said:
    """Tell what kind of table a new one is where the row does not: a part of another, or a group with a task."""
    if said.get("kind") is not None or bench.action not in {Action.MERGE, Action.ADD}:
        return {}
    name = fold(str(said["name"]))
    if any(word in name for word in _GROUP_WORDS):
        bench.assumed["working-group-by-name"] += 1
        return {"kind": "working-group"}
    return {"kind": "sub-council"} if said.get("parent") is not None else {}


def _filled(said: Said) -> Said:
    return {name: value for name, value in said.items() if value is not None}


def take_seat(bench: Workbench, row: RosterRow, said: Said) -> None:
    """Draft a seat at a council, and the sector that it is for."""
    council, label = _council(bench, said), said.get("label")
    if label is None:
        raise RowRejected("missing-value", field="label", expected="value")
    before = seat_called(bench, council, str(label), field="label")
    named: dict[str, object] = {**said, "council": council}
    if said.get("succeeds") is not None:
        named["succeeds"] = found_seat(bench, council, str(said["succeeds"]), field="succeeds").id
    if before is not None:
        named |= {"id": before.id, "label": before.label}
    else:
        named["id"] = seat_id(council, str(label))
        siblings = [one.rank for one in cast("Iterable[Seat]", bench.every("seat")) if one.council == council]
        named.setdefault("rank", max(siblings, default=-1) + 1)
    if bench.action is Action.REMOVE and before is not None:
        bench.speaks_of("seat", (before.id,))
        for sector in list(cast("Iterable[SeatSector]", bench.every("seat-sector"))):
            if sector.seat == before.id:
                bench.take_away(row, sector)
    seat = cast("Seat", settle(bench, row, "seat", named))
    if said.get("sector") is not None and bench.action not in {Action.END, Action.REMOVE}:
        mend_seat_sector(bench, row, said, seat.id)


def take_sector_of_seat(bench: Workbench, row: RosterRow, said: Said) -> None:
    """Draft the sector that a seat is for, as a fact of its own."""
    take_seat_sector(bench, row, said, _seat(bench, said).id)


def take_membership(bench: Workbench, row: RosterRow, said: Said) -> None:
    """Draft who holds a seat, or that it is held and by whom is not named.

    The one who held it before stays until an end is said of them: that both hold it now is counted.
    """
    seat = _seat(bench, said)
    named = {"organization": None, "wave": None, **said, "seat": seat.id}
    if bench.action in {Action.MERGE, Action.ADD} and not spells_of(bench, "membership", named):
        bench.assumed["former-holder-stays"] += _has_another_holder(bench, seat, named)
    settle(bench, row, "membership", spelled(bench, "membership", named))


def _has_another_holder(bench: Workbench, seat: Seat, named: Said) -> bool:
    if named.get("wave") is not None or str(named.get("until") or "..") != "..":
        return False
    return any(
        one.organization != named["organization"] and (one.period.end.is_open or one.period.end.is_unknown)
        for one in holders(bench, seat)
        if one.wave is None
    )


def holders(bench: Workbench, seat: Seat) -> list[Membership]:
    """Return the memberships of a seat."""
    return [one for one in cast("Iterable[Membership]", bench.every("membership")) if one.seat == seat.id]


def _council(bench: Workbench, said: Said) -> CouncilId:
    council = said.get("council")
    return only_council(bench) if council is None else CouncilId(str(council))


def _seat(bench: Workbench, said: Said) -> Seat:
    if said.get("seat") is None:
        raise RowRejected("missing-value", field="seat", expected="value")
    return found_seat(bench, _council(bench, said), str(said["seat"]))
