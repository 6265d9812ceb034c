"""Rows about a wave: when it was, what it asked, and what is known of each organization at it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import cast

from lipgraph.domain.ids import WaveId, wave_id
from lipgraph.domain.rosters import RosterRow
from lipgraph.domain.time import Bound
from lipgraph.domain.vocabulary import Relation
from lipgraph.domain.waves import Question, Wave
from lipgraph.errors import RowRejected
from lipgraph.usecases.rostering.places_found import found_wave, wave_called, waves_of
from lipgraph.usecases.rostering.settling import Said, settle
from lipgraph.usecases.rostering.values import Action
from lipgraph.usecases.rostering.workbench import Workbench


def take_wave(bench: Workbench, row: RosterRow, said: Said) -> None:
    """Draft a wave; without a reference date it takes the last day of fieldwork, where that is a day."""
    label = said.get("label")
    if label is None:
        raise RowRejected("missing-value", field="label", expected="value")
    before = wave_called(bench, str(label))
    named: dict[str, object] = {name: value for name, value in said.items() if not name.startswith("fieldwork")}
    for end in ("from", "until"):
        if f"fieldwork_{end}" in said:
            named[end] = said[f"fieldwork_{end}"]
    last = Bound(str(said.get("fieldwork_until") or ""))
    dated = named.get("reference") or (before is not None and before.reference)
    if not dated and last.is_exact and not last.is_open:
        named["reference"] = last.text
    if before is not None:
        named |= {"id": before.id, "label": before.label}
        if bench.action is Action.REMOVE:
            _take_questions_away(bench, row, before)
    else:
        named |= {"id": wave_id(bench.at_home.id, str(label)), "partnership": bench.at_home.id}
    settle(bench, row, "wave", named)


def _take_questions_away(bench: Workbench, row: RosterRow, wave: Wave) -> None:
    bench.speaks_of("wave", (wave.id,))
    for question in list(cast("Iterable[Question]", bench.every("question"))):
        if question.wave == wave.id:
            bench.take_away(row, question)


def rank_waves(bench: Workbench) -> None:
    """Put waves that rows add in the order of their dates: after the stored ones where they are later, else among them.

    Only where a new wave falls between stored ones do those get another place.
    """
    fresh = {key for key in bench.drafted.get("wave", {}) if bench.before("wave", key) is None}
    unranked = {key for key in fresh if "rank" not in bench.said.get(("wave", key), {})}
    if not unranked:
        return
    every = waves_of(bench)
    stored = sorted((one for one in every if (one.id,) not in unranked), key=lambda one: (one.rank, one.label))
    added = sorted((one for one in every if (one.id,) in unranked), key=_dated)
    latest = stored[-1] if stored else None
    if latest is None or all(_dated(one) > _dated(latest) for one in added):
        first = 0 if latest is None else latest.rank + 1
        places = {one.id: first + place for place, one in enumerate(added)}
    else:
        places = {one.id: place for place, one in enumerate(sorted(every, key=_dated))}
    drafted = bench.drafted["wave"]
    for wave in every:
        place = places.get(wave.id, wave.rank)
        if place != wave.rank:
            drafted[wave.id,] = replace(wave, rank=place)


def _dated(wave: Wave) -> tuple[str, str]:
    return wave.reference or wave.label, wave.label


def wave_said(bench: Workbench, said: Said) -> WaveId | None:
    """Return the wave that a row names, else the one that the whole request names. Raises RowRejected."""
    if said.get("wave") is not None:
        return WaveId(str(said["wave"]))
    if bench.wave is None:
        return None
    try:
        return found_wave(bench, bench.wave)
    except RowRejected as err:
        # The row names no wave: what the whole request calls it is wrong, and is told once.
        raise RowRejected(err.code, **{**err.fields(), "found": bench.wave}) from err


def _wave(bench: Workbench, said: Said) -> WaveId:
    if (wave := wave_said(bench, said)) is None:
        raise RowRejected("missing-value", field="wave", expected="value")
    return wave


def take_question(bench: Workbench, row: RosterRow, said: Said) -> None:
    """Draft which relations a wave asked, each in the roles said, else by the givers (or both ends alike)."""
    wave = _wave(bench, said)
    relations = cast("tuple[Relation, ...]", said.get("relation") or ())
    if not relations:
        raise RowRejected("missing-value", field="relation", expected="value")
    for relation in relations:
        named: dict[str, object] = {"wave": wave, "relation": relation.code}
        if said.get("roles"):
            named["roles"] = said["roles"]
        elif bench.current("question", (wave, relation.code)) is None:
            named["roles"] = ("sender",) if relation.directed else ("end",)
        settle(bench, row, "question", named)


def take_response(bench: Workbench, row: RosterRow, said: Said) -> None:
    """Draft what is known of an organization at a wave: in general, or for one relation and role."""
    named: dict[str, object] = {
        **said,
        "wave": _wave(bench, said),
        "relation": one_relation(said),
        "role": said.get("role"),
    }
    if "status" in said and said["status"] is None:
        raise RowRejected("missing-value", field="status", expected="value")
    if bench.action in {Action.MERGE, Action.ADD} and "status" not in said:
        raise RowRejected("missing-value", field="status", expected="value")
    settle(bench, row, "response", named)


def one_relation(said: Said) -> str | None:
    """Return the code of the one relation that a row names, if any. Raises RowRejected for several."""
    relations = cast("tuple[Relation, ...]", said.get("relation") or ())
    if len(relations) > 1:
        raise RowRejected("one-relation", field="relation")
    return relations[0].code if relations else None
