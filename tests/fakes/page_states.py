"""The demo partnership brought into each state that a page must have words for, as facts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from lipgraph.domain.base_vocabulary import base_vocabulary
from lipgraph.domain.claims import Claim
from lipgraph.domain.facts import Fact
from lipgraph.domain.organizations import SectorAssignment
from lipgraph.domain.partnerships import Council, Membership, Partnership, Seat, SeatSector
from lipgraph.domain.waves import Question, Response, Status, Wave
from lipgraph_loaders.demo import demo_facts

TABLE: Final = (Council, Seat, SeatSector, Membership)
ASKED: Final = (Wave, Question, Response, Claim)


def _without(facts: Sequence[Fact], *kinds: type[Fact]) -> list[Fact]:
    return [one for one in facts if not isinstance(one, kinds)]


def empty_council(facts: Sequence[Fact]) -> list[Fact]:
    """Nothing of a council: a partnership with organizations and answers, no table."""
    return _without(facts, *TABLE)


def nothing_but_a_name(facts: Sequence[Fact]) -> list[Fact]:
    """A partnership of which only the name is known."""
    return [one for one in facts if isinstance(one, Partnership)]


def one_sector(facts: Sequence[Fact]) -> list[Fact]:
    """Every organization in one and the same sector."""
    return [
        replace(one, sector=next(two.sector for two in facts if isinstance(two, SectorAssignment)))
        if isinstance(one, SectorAssignment)
        else one
        for one in facts
    ]


def one_wave(facts: Sequence[Fact]) -> list[Fact]:
    """The newest wave alone."""
    last = max((one for one in facts if isinstance(one, Wave)), key=lambda wave: wave.rank)
    return [
        one
        for one in facts
        if not (isinstance(one, Wave) and one.id != last.id)
        and not (isinstance(one, Question | Response | Claim) and one.wave != last.id)
    ]


def not_asked(facts: Sequence[Fact]) -> list[Fact]:
    """A table and a roster, and nobody asked for linkages."""
    return _without(facts, *ASKED)


def nobody_answered(facts: Sequence[Fact]) -> list[Fact]:
    """Waves in which everybody was asked and nobody answered."""
    return [
        replace(one, status=Status.NO_ANSWER) if isinstance(one, Response) else one
        for one in facts
        if not isinstance(one, Claim)
    ]


STATES: Final[dict[str, Callable[[Sequence[Fact]], list[Fact]]]] = {
    one.__name__: one for one in (empty_council, nothing_but_a_name, one_sector, one_wave, not_asked, nobody_answered)
}


def in_state(state: str) -> list[Fact]:
    """Return the demo in a state, with the vocabulary that ships."""
    return [*base_vocabulary(), *STATES[state](demo_facts())]
