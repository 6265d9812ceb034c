"""A region at one glance: its partnerships and who leads them, what they stand under, what is said and left unsaid.

Everything here is sorted out of what is stored; nothing is measured. What belongs to a data set is its partnerships,
and the instruments and statements that cite a document which these cite too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from lipgraph.domain.councils import CouncilAt, committees_at
from lipgraph.domain.holdings import Directory
from lipgraph.domain.instruments import Instrument, Party
from lipgraph.domain.organizations import Lead, Organization
from lipgraph.domain.partnerships import Partnership
from lipgraph.domain.statements import Stance, Statement, Thing
from lipgraph.domain.time import Moment

ARISES, STEP, INDICATOR, QUESTION = "arises-from", "has-step", "evaluated-by", "asks"
UNDER = (ARISES, "introduced-through", "funded-under", "funded-by")
"""Predicates by which something stands under the instrument that is their object."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Convened:
    """A partnership with who leads it, and the statement of what it arises from."""

    partnership: Partnership
    leads: tuple[tuple[Lead, Organization], ...]
    origin: Statement | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Branch:
    """An instrument with who is party to it and what stands under it.

    ``how`` is the statement that puts it under the instrument above, where it is no part of that one.
    """

    instrument: Instrument
    how: Statement | None
    parties: tuple[tuple[Party, Organization], ...]
    parts: tuple[Branch, ...]
    committees: tuple[CouncilAt, ...]
    partnerships: tuple[Convened, ...]
    others: tuple[Statement, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """A data set at one glance.

    ``partnerships`` are those of the most frequent kind, ``beside`` the others; ``unsaid`` are the statements that
    the source leaves open; ``contradictions`` pairs of statements that cannot both hold.
    """

    dataset: str
    directory: Directory
    partnerships: tuple[Convened, ...]
    beside: tuple[Convened, ...]
    branches: tuple[Branch, ...]
    committees: tuple[CouncilAt, ...]
    councils: tuple[CouncilAt, ...]
    statements: tuple[Statement, ...]
    contradictions: tuple[tuple[Statement, Statement], ...]

    def saying(self, predicate: str) -> tuple[Statement, ...]:
        """Return the statements with a predicate that the source makes, in their order."""
        found = (one for one in self.statements if one.predicate == predicate and one.stance is Stance.ASSERTS)
        return tuple(sorted(found, key=lambda one: (one.rank, one.source.line or 0)))

    @property
    def unsaid(self) -> tuple[Statement, ...]:
        """The statements that the source leaves open."""
        return tuple(one for one in self.statements if one.stance is Stance.UNSTATED)

    @property
    def by_origin(self) -> tuple[tuple[str | None, tuple[Convened, ...]], ...]:
        """The partnerships by the key of what they arise from, the most first."""
        groups: dict[str | None, list[Convened]] = {}
        for one in self.partnerships:
            groups.setdefault(one.origin.object_key if one.origin else None, []).append(one)
        return tuple((key, tuple(group)) for key, group in sorted(groups.items(), key=lambda pair: -len(pair[1])))

    @property
    def leads(self) -> tuple[tuple[Lead, Organization], ...]:
        """Every lead of a partnership with its organization."""
        return tuple(pair for one in self.partnerships for pair in one.leads)

    @property
    def by_level(self) -> tuple[tuple[str | None, int], ...]:
        """How many organizations that lead are of each level of government; None: of none that is known."""
        return _counted(one.level_of_government for _, one in self.leads)

    @property
    def by_kind(self) -> tuple[tuple[str | None, int], ...]:
        """How many organizations that lead are of each kind."""
        return _counted(one.kind for _, one in self.leads)


def overview(
    directory: Directory, dataset: str, moment: Moment, *, councils: tuple[CouncilAt, ...] = ()
) -> Overview | None:
    """Return a data set at one glance, with ``councils`` of its partnerships; None where no partnership is of it."""
    mine = [one for one in directory.partnerships if one.dataset == dataset]
    if not mine:
        return None
    documents = {one.source.document for one in mine} - {None}
    said = sorted((one for one in directory.statements if one.source.document in documents), key=_place)
    convened = _convened(directory, mine, said)
    main = Counter(one.kind for one in mine).most_common(1)[0][0]
    committees = tuple(one for one in committees_at(directory, moment) if one.council.source.document in documents)
    instruments = [one for one in directory.instruments if one.source.document in documents]
    by_id = {one.id: one for one in said}
    return Overview(
        dataset=dataset,
        directory=directory,
        partnerships=tuple(one for one in convened if one.partnership.kind == main),
        beside=tuple(one for one in convened if one.partnership.kind != main),
        branches=_Tree(directory, instruments, said, convened, committees).roots(),
        committees=committees,
        councils=councils,
        statements=tuple(said),
        contradictions=tuple((by_id[one.contradicts], one) for one in said if one.contradicts in by_id),
    )


@dataclass(frozen=True, slots=True)
class _Tree:
    directory: Directory
    instruments: list[Instrument]
    said: list[Statement]
    convened: tuple[Convened, ...]
    committees: tuple[CouncilAt, ...]

    def roots(self) -> tuple[Branch, ...]:
        known = {str(one.id) for one in self.instruments}
        above: dict[str, str] = {}
        how: dict[str, Statement] = {}
        parts = ((str(one.id), str(one.part_of), None) for one in self.instruments)
        told = ((one.subject_key, str(one.object_key), one) for one in self.said if _puts_under(one))
        for key, over, said in (*parts, *told):
            # A source may tell a circle: what would close it is left out.
            if {key, over} <= known and key not in above and not _is_above(key, over, above):
                above[key] = over
                if said is not None:
                    how[key] = said
        ordered = sorted(self.instruments, key=_place_of)
        return tuple(self._branch(one, above, how) for one in ordered if one.id not in above)

    def _branch(self, instrument: Instrument, above: Mapping[str, str], how: Mapping[str, Statement]) -> Branch:
        organizations = {one.id: one for one in self.directory.organizations}
        parties = (one for one in self.directory.parties if one.instrument == instrument.id)
        here = [one for one in self.said if (one.object_noun, one.object_key) == (Thing.INSTRUMENT, instrument.id)]
        under = sorted((one for one in self.instruments if above.get(one.id) == instrument.id), key=_place_of)
        drawn = {Thing.PARTNERSHIP, Thing.INSTRUMENT}
        return Branch(
            instrument=instrument,
            how=how.get(instrument.id),
            parties=tuple((one, organizations[one.organization]) for one in parties),
            parts=tuple(self._branch(one, above, how) for one in under),
            committees=tuple(one for one in self.committees if one.council.instrument == instrument.id),
            partnerships=tuple(one for one in self.convened if one.origin in here),
            others=tuple(one for one in here if one.predicate in UNDER and one.subject_noun not in drawn),
        )


def _puts_under(one: Statement) -> bool:
    both = one.subject_noun is Thing.INSTRUMENT and one.object_noun is Thing.INSTRUMENT
    return both and one.predicate in UNDER and one.stance is Stance.ASSERTS


def _is_above(key: str, place: str | None, above: Mapping[str, str]) -> bool:
    """Say whether a key is a place itself or one above it."""
    while place is not None:
        if place == key:
            return True
        place = above.get(place)
    return False


def _convened(directory: Directory, mine: list[Partnership], said: list[Statement]) -> tuple[Convened, ...]:
    organizations = {one.id: one for one in directory.organizations}
    origins = {
        one.subject_key: one for one in said if one.predicate == ARISES and one.subject_noun is Thing.PARTNERSHIP
    }
    leads: dict[str, list[tuple[Lead, Organization]]] = {}
    for lead in directory.leads:
        leads.setdefault(lead.partnership, []).append((lead, organizations[lead.organization]))
    ordered = sorted(mine, key=lambda one: (one.source.line or 0, one.source.first_column or 0, one.slug))
    return tuple(
        Convened(partnership=one, leads=tuple(leads.get(one.id, ())), origin=origins.get(one.id)) for one in ordered
    )


def _counted(values: Iterable[str | None]) -> tuple[tuple[str | None, int], ...]:
    return tuple(sorted(Counter(values).items(), key=lambda pair: (pair[0] is None, -pair[1], pair[0] or "")))


def _place(one: Statement) -> tuple[int, int, int, str]:
    return one.source.line or 0, one.source.first_column or 0, one.rank, one.id


def _place_of(one: Instrument) -> tuple[int, int, int, str]:
    return one.source.line or 0, one.source.first_column or 0, one.rank, one.slug
