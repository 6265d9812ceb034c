"""Which council, seat or wave a person means."""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

from lipgraph.domain.ids import CouncilId, WaveId, fold
from lipgraph.domain.partnerships import Council, Seat
from lipgraph.domain.waves import Wave
from lipgraph.errors import RowRejected
from lipgraph.usecases.rostering.nearest import nearest
from lipgraph.usecases.rostering.workbench import Workbench


def councils_of(bench: Workbench) -> list[Council]:
    """Return the partnership's councils, those that rows add included."""
    home = bench.at_home.id
    return [one for one in cast("Iterable[Council]", bench.every("council")) if one.partnership == home]


def found_council(bench: Workbench, said: str) -> CouncilId:
    """Return the council with this id or name in either language. Raises RowRejected."""
    every = councils_of(bench)
    wanted = fold(said)
    hits = [one.id for one in every if said == one.id or wanted in {fold(one.name), fold(one.name_fr or "")}]
    if len(hits) == 1:
        return hits[0]
    names = [one.name for one in every]
    if hits:
        raise RowRejected("ambiguous-council", expected=", ".join(hits))
    raise RowRejected("unknown-council", expected=", ".join(names), nearest=nearest(said, names))


def only_council(bench: Workbench) -> CouncilId:
    """Return the partnership's only council: what a row means that names none. Raises RowRejected."""
    every = councils_of(bench)
    if len(every) != 1:
        raise RowRejected("which-council", field="council", expected=", ".join(one.name for one in every))
    return every[0].id


def seat_called(bench: Workbench, council: CouncilId, said: str, *, field: str) -> Seat | None:
    """Return the seat of a council with this id or label in either language, if there is one."""
    wanted = fold(said)
    seats = [one for one in cast("Iterable[Seat]", bench.every("seat")) if one.council == council]
    exact = [one for one in seats if said in {one.id, one.label}]
    hits = exact or [one for one in seats if wanted in {fold(one.label), fold(one.label_fr or "")}]
    if len(hits) > 1:
        raise RowRejected("ambiguous-seat", field=field, expected=", ".join(one.id for one in hits))
    return hits[0] if hits else None


def found_seat(bench: Workbench, council: CouncilId, said: str, *, field: str = "seat") -> Seat:
    """Return the seat of a council with this id or label. Raises RowRejected."""
    if (found := seat_called(bench, council, said, field=field)) is not None:
        return found
    labels = [one.label for one in cast("Iterable[Seat]", bench.every("seat")) if one.council == council]
    raise RowRejected("unknown-seat", field=field, expected=", ".join(labels), nearest=nearest(said, labels))


def found_wave(bench: Workbench, said: str) -> WaveId:
    """Return the partnership's wave with this label or id. Raises RowRejected."""
    if (known := bench.meant.get(("wave", "", said))) is not None:
        return WaveId(str(known))
    if (found := wave_called(bench, said)) is not None:
        bench.meant["wave", "", said] = found.id
        return found.id
    labels = [one.label for one in waves_of(bench)]
    raise RowRejected("unknown-wave", expected=", ".join(labels), nearest=nearest(said, labels))


def wave_called(bench: Workbench, said: str) -> Wave | None:
    """Return the partnership's wave with this label or id, if there is one."""
    return next((one for one in waves_of(bench) if said == one.id or fold(said) == fold(one.label)), None)


def waves_of(bench: Workbench) -> list[Wave]:
    """Return the partnership's waves, those that rows add included."""
    home = bench.at_home.id
    return [one for one in cast("Iterable[Wave]", bench.every("wave")) if one.partnership == home]
