"""Settle one fact: what the row says upon what is there, by the action that was asked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, fields, replace
from enum import Enum
from functools import cache
from typing import Any

from lipgraph.domain.facts import NOUNS, Fact, Key
from lipgraph.domain.rosters import RosterRow
from lipgraph.domain.time import Bound, Period
from lipgraph.errors import RowRejected
from lipgraph.usecases.rostering.values import Action
from lipgraph.usecases.rostering.workbench import Workbench

Said = Mapping[str, object]
"""Fields of a fact and what was said of them; None clears a field. ``from`` and ``until`` hold the text of a bound."""

_PERIOD_OF = {"wave": "fieldwork"}
_UNDATED = frozenset({"claim", "organization-name", "wave"})
"""Nouns whose period stays unstated where neither end was said: nothing is assumed of it."""

_FIELD_OF = {"source_org": "source", "target_org": "target", "text": "text"}


def settle(bench: Workbench, row: RosterRow, noun: str, said: Said, *, action: Action | None = None) -> Fact:
    """Draft the fact that ``said`` names by its key and describes. Raises RowRejected; returns what is drafted.

    ``action`` is the bench's own unless given: a fact that a row brings along is merged whatever the row asks for.
    """
    asked = bench.action if action is None else action
    kind = NOUNS[noun]
    key = tuple(["" if (part := said.get(name)) is None else str(part) for name in kind.KEY])
    before = bench.current(noun, key)
    refuse_by_action(asked, before, bench.before(noun, key))
    if asked is Action.REMOVE and before is not None:
        bench.take_away(row, before)
        return before
    described = {"until": said.get("until")} if asked is Action.END else said
    _refuse_disagreement(bench, noun, key, described)
    fact = _new(bench, row, noun, described) if before is None else _changed(row, before, described)
    return bench.put(row, fact)


def refuse_by_action(action: Action, before: Fact | None, stored: Fact | None) -> None:
    """Refuse to add what is stored, and to change, end or remove what is not there."""
    if action is Action.ADD and stored is not None:
        raise RowRejected("exists-already")
    if action in {Action.CHANGE, Action.END, Action.REMOVE} and before is None:
        raise RowRejected("not-there")


def has_period(noun: str) -> bool:
    """Tell whether facts of a noun can end."""
    return "period" in _names(noun)


@cache
def _names(noun: str) -> frozenset[str]:
    return frozenset(one.name for one in fields(NOUNS[noun]))


@cache
def _required(noun: str) -> tuple[str, ...]:
    every = fields(NOUNS[noun])
    return tuple(one.name for one in every if one.default is MISSING and one.default_factory is MISSING)


@cache
def _told(noun: str) -> frozenset[str]:
    """Return the fields that a row says by their own names: neither source nor period."""
    return _names(noun) - {"source", _PERIOD_OF.get(noun, "period")}


def _refuse_disagreement(bench: Workbench, noun: str, key: Key, said: Said) -> None:
    heard = bench.said.get((noun, key))
    if heard is None:
        bench.said[noun, key] = dict(said)
        return
    for name, value in said.items():
        if name in NOUNS[noun].KEY:
            continue
        earlier = heard.setdefault(name, value)
        if earlier != value:
            raise RowRejected("contradicts", field=_FIELD_OF.get(name, name), expected=_shown(earlier))


def _shown(value: object) -> str:
    match value:
        case Enum():
            return str(value.value)
        case bool():
            return str(value).lower()
        case float():
            return f"{value:g}"
        case tuple():
            return "; ".join(str(one) for one in value)
        case _:
            return "" if value is None else str(value)


def _new(bench: Workbench, row: RosterRow, noun: str, said: Said) -> Fact:
    kind = NOUNS[noun]
    given: dict[str, Any] = {name: value for name, value in _plain(noun, said).items() if value is not None}
    for name in _required(noun):
        if name not in given:
            raise RowRejected("missing-value", field=_FIELD_OF.get(name, name), expected="value")
    period = _PERIOD_OF.get(noun, "period")
    if period in _names(noun):
        given[period] = _first_period(bench, noun, said)
    return kind(**given, source=row.source)


def _first_period(bench: Workbench, noun: str, said: Said) -> Period:
    start, end = str(said.get("from") or ""), str(said.get("until") or "")
    if noun in _UNDATED and not (start or end):
        return Period()
    if noun == "wave":
        return Period(Bound(start), Bound(end))
    bench.assumed["blank-from-unknown"] += not start
    bench.assumed["blank-until-open"] += not end
    return Period(Bound(start), Bound(end or ".."))


def _changed(row: RosterRow, before: Fact, said: Said) -> Fact:
    given: dict[str, Any] = dict(_plain(before.NOUN, said))
    for one in fields(before):
        if given.get(one.name, "") is None:
            if one.default is MISSING:
                raise RowRejected("missing-value", field=_FIELD_OF.get(one.name, one.name), expected="value")
            given[one.name] = one.default
    name = _PERIOD_OF.get(before.NOUN, "period")
    if {"from", "until"} & said.keys() and (period := getattr(before, name, None)) is not None:
        given[name] = later_period(period, said)
    fact = replace(before, **given)
    # What differs by its source alone stays as it is stored: a row that moved is no change.
    return before if fact == before else replace(fact, source=row.source)


def later_period(before: Period, said: Said) -> Period:
    """Return a stored period with what was said of its ends; a blank one clears a date, and leaves what has none."""
    start, end = before.start, before.end
    if "from" in said and (text := str(said["from"] or "")) != start.text and (text or not start.is_open):
        start = Bound(text)
    if "until" in said:
        text = str(said["until"] or "")
        end = Bound(text) if text else end if end.is_unknown or end.is_open else Bound("..")
    return Period(start, end)


def _plain(noun: str, said: Said) -> Said:
    known = _told(noun)
    return {name: value for name, value in said.items() if name in known}
