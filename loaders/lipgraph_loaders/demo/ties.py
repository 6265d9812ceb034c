"""The linkages that the demo supposes to be there at each wave, before anyone reports them well or badly."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from random import Random

from lipgraph_loaders.demo.cast import CAST, Player, named
from lipgraph_loaders.demo.planted import PLANTED

WAVE_DAYS: Mapping[str, str] = {"2023": "2023-10-31", "2024": "2024-10-31", "2025": "2025-10-31"}
"""Label of each wave and the last day of its fieldwork."""

_ACROSS = {"2023": 285, "2024": 335, "2025": 390}
_WITHIN = {"2023": 72, "2024": 73, "2025": 74}
_LOST = 0.1
_WITHIN_WEIGHT = 2.5
_NEWCOMER_WEIGHT = 4.0
_BUSY = 1.25

Ends = tuple[int, int]
"""Two organizations by their places in the cast, the smaller first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """What links two organizations: ``information``, ``out`` (the first refers to the second), ``back``.

    ``firm`` ties are the planted ones: they last, and both ends report them at every wave.
    """

    ends: Ends
    kinds: tuple[str, ...]
    firm: bool = False

    @property
    def is_across(self) -> bool:
        """Whether the two organizations are of different sectors."""
        first, second = players(self.ends)
        return first.sector != second.sector


def players(ends: Ends) -> tuple[Player, Player]:
    """Return the two organizations at these places."""
    return CAST[ends[0] - 1], CAST[ends[1] - 1]


def ends_of(one: Player, other: Player) -> Ends:
    """Return two organizations as a pair of places."""
    return min(one.place, other.place), max(one.place, other.place)


def present(label: str) -> list[Player]:
    """Return who is on the roster at a wave."""
    return [player for player in CAST if player.is_on_roster(WAVE_DAYS[label])]


def ties_by_wave(rng: Random) -> dict[str, list[Tie]]:
    """Let the network grow from wave to wave: some ties end, more begin, mostly across sectors."""
    activity = {player.place: _activity(rng, player) for player in CAST}
    ties: list[Tie] = []
    grown: dict[str, list[Tie]] = {}
    known: set[int] = set()
    for label in WAVE_DAYS:
        here = {player.place for player in present(label)}
        ties = _kept(rng, ties, here)
        newcomers = here - known if known else set()
        weights = {ends: _weight(ends, activity, newcomers) for ends in combinations(sorted(here), 2) if _is_open(ends)}
        ties += _begun(rng, ties, weights, label)
        grown[label] = [*_firm(), *ties]
        known = here
    return grown


def _activity(rng: Random, player: Player) -> float:
    busy = any(player.sector in pair for pair in PLANTED.sector_pairs)
    return rng.uniform(0.75, 1.45) * (_BUSY if busy else 1.0)


def _weight(ends: Ends, activity: Mapping[int, float], newcomers: set[int]) -> float:
    first, second = players(ends)
    mixing = _WITHIN_WEIGHT if first.sector == second.sector else 1.0
    fresh = _NEWCOMER_WEIGHT if newcomers.intersection(ends) else 1.0
    return activity[ends[0]] * activity[ends[1]] * mixing * fresh


def _is_open(ends: Ends) -> bool:
    """Whether chance may link these two: not where a gap, an isolate or a broker is planted."""
    pair = players(ends)
    sectors = {player.sector for player in pair}
    if any(sectors == set(planted) for planted in PLANTED.sector_pairs):
        return False
    if any(player.id in PLANTED.isolates for player in pair):
        return False
    return PLANTED.bridged_sector not in sectors


def _firm() -> Iterator[Tie]:
    every = ("information", "out", "back")
    police = [player for player in CAST if player.sector == PLANTED.bridged_sector]
    broker = next(player for player in CAST if player.id == PLANTED.broker)
    for one, other in combinations([broker, *police], 2):
        yield Tie(ends=ends_of(one, other), kinds=every, firm=True)
    lone = ends_of(named("Harbour Gate Settlement Services"), named("Merrin Shore Community Health Centre"))
    yield Tie(ends=lone, kinds=("information", "out"), firm=True)


def _kept(rng: Random, ties: Iterable[Tie], here: set[int]) -> list[Tie]:
    return [tie for tie in ties if here.issuperset(tie.ends) and rng.random() >= _LOST]


def _begun(rng: Random, ties: list[Tie], weights: Mapping[Ends, float], label: str) -> list[Tie]:
    linked = {tie.ends for tie in ties}
    across = sum(tie.is_across for tie in ties)
    missing = {True: _ACROSS[label] - across, False: _WITHIN[label] - (len(ties) - across)}
    begun: list[Tie] = []
    for ends in _drawn(rng, weights):
        tie = Tie(ends=ends, kinds=_kinds(rng))
        if ends not in linked and missing[tie.is_across] > 0:
            missing[tie.is_across] -= 1
            begun.append(tie)
    return begun


def _drawn(rng: Random, weights: Mapping[Ends, float]) -> list[Ends]:
    """Order pairs at random, the heavier ones sooner (Efraimidis and Spirakis 2006)."""
    keys = {ends: rng.random() ** (1 / weight) for ends, weight in weights.items()}
    return sorted(keys, key=lambda ends: -keys[ends])


def _kinds(rng: Random) -> tuple[str, ...]:
    draw = rng.random()
    one_way = "out" if rng.random() < 0.5 else "back"
    if draw < 0.35:
        return ("information",)
    if draw < 0.65:
        return ("information", one_way)
    return (one_way,) if draw < 0.88 else ("information", "out", "back")
