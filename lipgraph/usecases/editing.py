"""Change what is stored, as a mutation or a command asks: the rules of rosters, versions, one transaction, one key."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256

from lipgraph.domain import canonical
from lipgraph.domain.facts import Fact, Key, to_row
from lipgraph.domain.rejects import Reject
from lipgraph.domain.rosters import RosterRow
from lipgraph.errors import Conflict
from lipgraph.store.ports import Written
from lipgraph.usecases.rostering import Action, LookAlike

VERSION_LENGTH = 16
"""How many hexadecimal digits a version has."""


def version_of(fact: Fact) -> str:
    """Return what a client sends back to edit only what it saw: 16 hexadecimal digits of the row's SHA-256."""
    return sha256(canonical.text(to_row(fact)).encode()).hexdigest()[:VERSION_LENGTH]


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What is asked for. ``versions`` says for the row at a place which version of its fact the asker saw.

    ``partnership`` is a slug or id, ``wave`` the label for rows that name none; ``key`` is the idempotency key: None
    lets one be minted.
    """

    rows: tuple[RosterRow, ...]
    action: Action = Action.MERGE
    partnership: str | None = None
    wave: str | None = None
    versions: Mapping[int, str] = field(default_factory=dict)
    key: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of a request: ``written`` None where it was refused, and then nothing is stored.

    ``facts`` stand in the order of the request's rows, as they are stored now; ``removed`` names what is gone.
    ``replayed`` tells that the key had done the same before.
    """

    key: str
    written: Written | None = None
    facts: tuple[Fact, ...] = ()
    removed: tuple[tuple[str, Key], ...] = ()
    rejects: tuple[Reject, ...] = ()
    conflict: Conflict | None = None
    look_alikes: tuple[LookAlike, ...] = ()
    replayed: bool = False
