"""Which stretch of a fact a row speaks of: the one it dates, the one that lasts, or a new one after a return."""

from __future__ import annotations

from typing import Protocol, cast

from lipgraph.domain.facts import NOUNS, Key
from lipgraph.domain.time import Bound, Period
from lipgraph.usecases.rostering.settling import Said
from lipgraph.usecases.rostering.values import Action
from lipgraph.usecases.rostering.workbench import Workbench


class Spell(Protocol):
    """A fact that may come again."""

    @property
    def spell(self) -> int:
        """Which of the times it is, from 1."""

    @property
    def period(self) -> Period:
        """How long it lasts."""


def spelled(bench: Workbench, noun: str, said: Said) -> Said:
    """Complete what was said by the number of the spell that it is about."""
    number = said.get("spell") or _spell(bench, said, spells_of(bench, noun, said))
    named = {**said, "spell": number}
    key = tuple("" if (part := named.get(name)) is None else str(part) for name in NOUNS[noun].KEY)
    known = _by_rest(bench, noun).setdefault(_rest(noun, key), [])
    if key not in known:
        known.append(key)
    return named


def _spell(bench: Workbench, said: Said, spells: list[Spell]) -> int:
    if not spells:
        return 1
    start, end = _bound(said, "from"), _bound(said, "until")
    if bench.action in {Action.MERGE, Action.ADD, Action.CHANGE} and start is not None:
        dated = [one for one in spells if one.period.start == start]
        met = [one for one in spells if _meets(one, start, end)]
        if not dated and not met and bench.action is not Action.CHANGE:
            return max(one.spell for one in spells) + 1
        spells = dated or met or spells
    return max(spells, key=_lasting).spell


def spells_of(bench: Workbench, noun: str, said: Said) -> list[Spell]:
    """Return the spells of a fact that rows name by all parts of its key but the spell."""
    rest = tuple("" if (part := said.get(n)) is None else str(part) for n in NOUNS[noun].KEY if n != "spell")
    found = [bench.current(noun, key) for key in _by_rest(bench, noun).get(rest, ())]
    return [cast("Spell", fact) for fact in found if fact is not None]


def _by_rest(bench: Workbench, noun: str) -> dict[Key, list[Key]]:
    if noun not in bench.spells:
        index = bench.spells.setdefault(noun, {})
        for key in bench.stored.get(noun, {}):
            index.setdefault(_rest(noun, key), []).append(key)
    return bench.spells[noun]


def _rest(noun: str, key: Key) -> Key:
    at = NOUNS[noun].KEY.index("spell")
    return (*key[:at], *key[at + 1 :])


def _bound(said: Said, name: str) -> Bound | None:
    return Bound(str(said[name])) if said.get(name) else None


def _meets(one: Spell, start: Bound, end: Bound | None) -> bool:
    """Tell whether a spell and what was said may share a day."""
    began = (
        one.period.start.is_open
        or one.period.start.is_unknown
        or end is None
        or (end.is_open or one.period.start.earliest <= end.latest)
    )
    lasted = (
        one.period.end.is_open
        or one.period.end.is_unknown
        or start.is_open
        or (start.earliest <= one.period.end.latest)
    )
    return began and lasted


def _lasting(one: Spell) -> tuple[bool, int]:
    return one.period.end.is_open or one.period.end.is_unknown, one.spell
