"""What is stored and the rows do not name, of the nouns of which they are a list."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import cast

from lipgraph.domain.claims import Claim
from lipgraph.domain.facts import Fact, Key, in_order, key_of
from lipgraph.domain.organizations import Lead, Participation, SectorAssignment
from lipgraph.domain.partnerships import Council, Membership, Seat
from lipgraph.domain.time import Period
from lipgraph.domain.waves import Question, Response
from lipgraph.usecases.rostering.places_found import councils_of, wave_called
from lipgraph.usecases.rostering.workbench import Workbench

_SPOKEN: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "organization": ("organization",),
        "council": ("council",),
        "seat": ("seat",),
        "membership": ("seat", "membership"),
        "response": ("response",),
        "claim": ("claim",),
    }
)
"""Which rows show that a noun is listed: seats without a holder are a list of holders too."""

_STANDS_FOR: Mapping[str, str] = MappingProxyType({"organization": "participation"})
"""What a list of a noun is a list of: organizations on the roster, not in the store."""


def absent(bench: Workbench, nouns: Iterable[str]) -> tuple[Fact, ...]:
    """Return the stored facts that last still, or were recorded at a wave of the rows, and that no row names.

    Rows are a list of a noun only where they name one of it: a sheet without councils says nothing of councils. With
    a council its seats are absent too, and with a seat who holds it.
    """
    if bench.home is None or bench.known.holdings is None:
        return ()
    spoken = {noun for noun, kinds in _SPOKEN.items() if any(bench.drafted.get(kind) for kind in kinds)}
    listed = {noun for noun in nouns if noun in spoken or noun not in _SPOKEN}
    found: dict[tuple[str, Key], Fact] = {}
    for noun in sorted({_STANDS_FOR.get(noun, noun) for noun in listed}):
        find = _FIND.get(noun)
        for fact in () if find is None else find(bench):
            if not _is_named(bench, fact):
                found[fact.NOUN, key_of(fact)] = fact
    _add_what_stands_in(bench, found)
    return tuple(in_order(found.values()))


def _add_what_stands_in(bench: Workbench, found: dict[tuple[str, Key], Fact]) -> None:
    for seat in _seats(bench):
        if ("council", (seat.council,)) in found:
            found["seat", key_of(seat)] = seat
    for held in _memberships(bench):
        if ("seat", (held.seat,)) in found:
            found["membership", key_of(held)] = held


def _is_named(bench: Workbench, fact: Fact) -> bool:
    key = key_of(fact)
    if isinstance(fact, Participation) and fact.organization in bench.listed:
        return True
    return key in bench.drafted.get(fact.NOUN, {}) or (fact.NOUN, key) in bench.removed


def _of_home(noun: str) -> Callable[[Workbench], Iterator[Fact]]:
    def find(bench: Workbench) -> Iterator[Fact]:
        for fact in cast("Iterable[Participation | SectorAssignment | Lead]", bench.stored[noun].values()):
            if fact.partnership == bench.at_home.id and lasts(fact.period):
                yield fact

    return find


def _councils(bench: Workbench) -> Iterator[Council]:
    return (one for one in councils_of(bench) if lasts(one.period))


def _seats(bench: Workbench) -> Iterator[Seat]:
    own = {one.id for one in councils_of(bench)}
    stored = cast("Iterable[Seat]", bench.stored["seat"].values())
    return (one for one in stored if one.council in own and lasts(one.period))


def _memberships(bench: Workbench) -> Iterator[Membership]:
    own = {one.id for one in councils_of(bench)}
    seats = {one.id for one in cast("Iterable[Seat]", bench.stored["seat"].values()) if one.council in own}
    stored = cast("Iterable[Membership]", bench.stored["membership"].values())
    return (one for one in stored if one.seat in seats and one.wave is None and lasts(one.period))


def lasts(period: Period) -> bool:
    """Tell whether no day ends a period."""
    return period.end.is_open or period.end.is_unknown


def _waves_spoken_of(bench: Workbench) -> set[str]:
    asked = None if bench.wave is None else wave_called(bench, bench.wave)
    spoken = {} if asked is None else {asked.id: None}
    for noun in ("question", "response", "claim"):
        for fact in cast("Iterable[Question | Response | Claim]", bench.drafted.get(noun, {}).values()):
            if fact.wave is not None:
                spoken[fact.wave] = None
    return set(spoken)


def _at_waves(noun: str) -> Callable[[Workbench], Iterator[Fact]]:
    def find(bench: Workbench) -> Iterator[Fact]:
        spoken = _waves_spoken_of(bench)
        bench.before(noun, ("",))  # claims are indexed when they are first asked for
        said = cast("Iterable[Question | Response | Claim]", bench.drafted.get(noun, {}).values())
        narrow = any(_is_narrow(one) for one in said)
        for fact in cast("Iterable[Question | Response | Claim]", bench.stored[noun].values()):
            if fact.wave in spoken and (narrow or not _is_narrow(fact)):
                yield fact

    return find


def _is_narrow(fact: Question | Response | Claim) -> bool:
    """Tell whether this is an answer on one relation or in one role: a list of who answered has no room for those."""
    return isinstance(fact, Response) and (fact.relation is not None or fact.role is not None)


_FIND: Mapping[str, Callable[[Workbench], Iterator[Fact]]] = MappingProxyType(
    {
        "participation": _of_home("participation"),
        "sector-assignment": _of_home("sector-assignment"),
        "lead": _of_home("lead"),
        "council": _councils,
        "seat": _seats,
        "membership": _memberships,
        "response": _at_waves("response"),
        "claim": _at_waves("claim"),
    }
)
