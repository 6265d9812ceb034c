"""The values of drafting: what is asked for, what is known, and what came of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from lipgraph.domain.facts import Fact, Key
from lipgraph.domain.holdings import Directory, Holdings
from lipgraph.domain.ids import OrganizationId
from lipgraph.domain.rejects import Reject
from lipgraph.domain.rosters import RosterRow


class Action(Enum):
    """What rows ask for: MERGE adds or changes, ADD refuses what exists, CHANGE what does not.

    END sets the last day (``until``), REMOVE takes away what never was; both name a fact by its key fields.
    """

    MERGE = "merge"
    ADD = "add"
    CHANGE = "change"
    END = "end"
    REMOVE = "remove"


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What is stored at one revision: the directory, and all that is held of the partnership, if it is there yet."""

    directory: Directory
    holdings: Holdings | None = None
    revision: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class LookAlike:
    """A new organization whose name looks like a stored one's: new, or renamed? Nothing is merged without an answer.

    ``candidates`` are id, name and likeness from 0 to 100, best first.
    """

    row: RosterRow
    name: str
    candidates: tuple[tuple[OrganizationId, str, float], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Drafted:
    """The facts that rows make, in the order of writing, and all that is to be said of them before writing.

    ``facts`` are those that differ from what is stored, and those that do not; ``removed`` are nouns and keys.
    ``places`` names the facts that each row made or spoke of, by the row's place. ``assumed`` counts by code what was
    not said: ``blank-from-unknown``, ``blank-until-open``, ``former-holder-stays``, ``base-vocabulary``. ``absent``
    are stored facts, of the nouns of which the rows are a list, that no row names. ``revision`` is the store's, beside
    which the rows were drafted.
    """

    facts: tuple[Fact, ...] = ()
    removed: tuple[tuple[str, Key], ...] = ()
    rejects: tuple[Reject, ...] = ()
    look_alikes: tuple[LookAlike, ...] = ()
    assumed: Mapping[str, int] = field(default_factory=dict)
    absent: tuple[Fact, ...] = ()
    places: Mapping[int, tuple[tuple[str, Key], ...]] = field(default_factory=dict)
    revision: int = 0
