"""What one drafting has at hand: what is stored, what rows made so far, what is wrong, and whose turn it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from typing import cast

from lipgraph.domain.facts import NOUNS, Fact, Key, key_of
from lipgraph.domain.holdings import Directory, Holdings
from lipgraph.domain.ids import OrganizationId
from lipgraph.domain.organizations import Identifier, SectorAssignment
from lipgraph.domain.partnerships import Partnership
from lipgraph.domain.rejects import Reject
from lipgraph.domain.rosters import RosterRow
from lipgraph.domain.vocabulary import Relation, Sector
from lipgraph.errors import RowRejected
from lipgraph.usecases.rostering.values import Action, Known, LookAlike
from lipgraph_schema.vocabulary import Term, terms

Stored = Mapping[str, Mapping[Key, Fact]]


@dataclass(slots=True, kw_only=True, eq=False)
class Workbench:
    """One drafting under way; every noun's facts are found by key.

    ``place`` is the place of the row at hand. ``rows`` says which row spoke of a fact last, ``said`` what was said of
    which field, ``listed`` on which line an organization stands.
    """

    known: Known
    action: Action
    home: Partnership | None
    wave: str | None
    stored: dict[str, dict[Key, Fact]]
    drafted: dict[str, dict[Key, Fact]] = field(default_factory=dict)
    removed: dict[tuple[str, Key], RosterRow] = field(default_factory=dict)
    rejects: list[tuple[int, Reject]] = field(default_factory=list)
    look_alikes: list[LookAlike] = field(default_factory=list)
    assumed: Counter[str] = field(default_factory=Counter)
    rows: dict[tuple[str, Key], tuple[int, RosterRow]] = field(default_factory=dict)
    places: dict[int, list[tuple[str, Key]]] = field(default_factory=dict)
    said: dict[tuple[str, Key], dict[str, object]] = field(default_factory=dict)
    spells: dict[str, dict[Key, list[Key]]] = field(default_factory=dict)
    listed: dict[OrganizationId, int | None] = field(default_factory=dict)
    numbers: dict[OrganizationId, list[Identifier]] = field(default_factory=dict)
    sectors_of: dict[OrganizationId, list[SectorAssignment]] = field(default_factory=dict)
    meant: dict[tuple[str, str, str], object] = field(default_factory=dict)
    found: dict[str, OrganizationId] = field(default_factory=dict)
    namesakes: dict[str, list[OrganizationId]] = field(default_factory=dict)
    slugs: set[str] = field(default_factory=set)
    kept: dict[str, object] = field(default_factory=dict)
    place: int = 0

    def current(self, noun: str, key: Key) -> Fact | None:
        """Return a fact as it would be after the rows so far."""
        if (noun, key) in self.removed:
            return None
        return self.drafted.get(noun, {}).get(key) or self.before(noun, key)

    def before(self, noun: str, key: Key) -> Fact | None:
        """Return a fact as it is stored."""
        if noun == "claim" and noun not in self.stored:
            self.stored[noun] = _claims(self.known.holdings)
        return self.stored.get(noun, {}).get(key)

    def every(self, noun: str) -> Iterator[Fact]:
        """Iterate all facts of a noun as they would be after the rows so far."""
        drafted = self.drafted.get(noun, {})
        stored = (fact for key, fact in self.stored.get(noun, {}).items() if key not in drafted)
        for fact in (*stored, *drafted.values()):
            if (noun, key_of(fact)) not in self.removed:
                yield fact

    def put(self, row: RosterRow, fact: Fact) -> Fact:
        """Draft a fact, and note that the row at hand speaks of it."""
        key = key_of(fact)
        self._forget(fact)
        self.rows[fact.NOUN, key] = (self.place, row)
        self.drafted.setdefault(fact.NOUN, {})[key] = fact
        self.removed.pop((fact.NOUN, key), None)
        self.speaks_of(fact.NOUN, key)
        return fact

    def take_away(self, row: RosterRow, fact: Fact) -> None:
        """Draft that a fact is removed."""
        key = key_of(fact)
        self._forget(fact)
        self.drafted.get(fact.NOUN, {}).pop(key, None)
        self.removed[fact.NOUN, key] = row
        self.speaks_of(fact.NOUN, key)

    def _forget(self, fact: Fact) -> None:
        """Forget what names and numbers stand for, where that may have changed."""
        if fact.NOUN in {"sector", "relation", "wave"}:
            self.meant.clear()
        if fact.NOUN in {"organization", "organization-name", "identifier"}:
            self.found.clear()

    def speaks_of(self, noun: str, key: Key) -> None:
        """Note that the row at hand speaks of a fact; the first is what the row is about."""
        spoken = self.places.setdefault(self.place, [])
        if (noun, key) not in spoken:
            spoken.append((noun, key))

    def refuse(self, row: RosterRow, err: RowRejected, *, field: str | None = None) -> None:
        """Note that the row at hand, or a field of it, is refused."""
        said = err.fields()
        name, expected, nearest = (said.get(part) for part in ("field", "expected", "nearest"))
        column = field if name is None else str(name)
        expected, nearest = str(expected or ""), str(nearest or "")
        known = self._terms(err.code, said.get("vocabulary"), expected.split(", ")) if expected else ()
        reject = row.reject(column, err.code, expected=expected, nearest=nearest, terms=known)
        if said.get("found") is not None:
            reject = Reject(file=row.file, code=err.code, found=str(said["found"]), expected=expected, nearest=nearest)
        self.rejects.append((self.place, reject))

    def _terms(self, code: str, vocabulary: object, wanted: list[str]) -> tuple[tuple[str, str, str], ...]:
        """Return code and names of the terms expected: of a shipped vocabulary, or of a scheme as it is here."""
        if vocabulary is None:
            return ()
        every: Iterable[Sector | Relation | Term] = terms(str(vocabulary)) if code == "unknown-word" else ()
        if code != "unknown-word":
            here = cast("Iterable[Sector | Relation]", self.every(code.removeprefix("unknown-")))
            every = (one for one in here if key_of(one)[0] == vocabulary)
        known = {str(one.code): (str(one.code), one.name, one.name_fr or one.name) for one in every}
        return tuple(known[one] for one in wanted if one in known)

    @property
    def at_home(self) -> Partnership:
        """The partnership of the rows. Raises RowRejected where there is none."""
        if self.home is None:
            raise RowRejected("no-partnership")
        return self.home


def stored_facts(known: Known) -> dict[str, dict[Key, Fact]]:
    """Index what is known by noun and key; claims are indexed when they are first asked for."""
    found: dict[str, dict[Key, Fact]] = {noun: {} for noun in NOUNS if noun != "claim"}
    for whole in (known.directory, known.holdings):
        for fact in () if whole is None else _facts(whole):
            found[fact.NOUN][key_of(fact)] = fact
    return found


def _facts(whole: Directory | Holdings) -> Iterator[Fact]:
    for one in fields(whole):
        value = getattr(whole, one.name)
        if isinstance(value, tuple):
            yield from value
    if isinstance(whole, Holdings):
        yield whole.partnership


def _claims(holdings: Holdings | None) -> dict[Key, Fact]:
    if holdings is None:
        return {}
    columns, home = holdings.claims, holdings.partnership.id
    return {(str(name),): columns.claim(place, home) for place, name in enumerate(columns.ids)}
