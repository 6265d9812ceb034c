"""From a mutation's arguments to rows, and through the one use case that changes what is stored."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from uuid import uuid4

import strawberry
from strawberry.utils.str_converters import to_camel_case

from lipgraph.api.citing import source_of, unfit
from lipgraph.api.context import Info
from lipgraph.api.identifiers import part_of
from lipgraph.api.inputs import Reference
from lipgraph.api.inputs_writing import CitationInput, Expectation, WriteInput
from lipgraph.api.saying import Names, said_in, torn_in
from lipgraph.domain.rejects import Reject
from lipgraph.domain.rosters import RosterRow
from lipgraph.domain.source import NO_SOURCE, Source
from lipgraph.errors import InputError, LimitExceeded, OutcomeUnknown
from lipgraph.usecases.editing import Outcome, Request, edit
from lipgraph.usecases.rostering import Action

LONGEST_KEY = 200
MOST_AT_ONCE = 500
"""How many things one mutation writes at most."""

_EXPECTED = {None: Action.MERGE, Expectation.NEW: Action.ADD, Expectation.STORED: Action.CHANGE}
_SEEN = "fact_version"
_ASIDE = frozenset({_SEEN, "citation"})
"""What an input says beside the fields of its noun."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What one mutation asks for: the things said of one noun, the argument they stood in, and in which partnership."""

    noun: str
    argument: str
    said: Sequence[object]
    many: bool
    action: Action
    partnership: Reference | None = None
    until: str | None = None

    def path(self, place: int, name: str) -> str:
        """Return where a field stands in the request, as a client writes it."""
        argument = f"{self.argument}.{place}" if self.many else self.argument
        return f"{argument}.{to_camel_case(name)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What came of a mutation, and in which partnership (a slug) what it wrote is found again.

    Of a trial, nothing is stored: the outcome tells what would be.
    """

    noun: str
    outcome: Outcome
    home: str | None
    is_trial: bool = False


async def written(info: Info, asked: Asked, write: WriteInput | None) -> Done:
    """Write what was asked, or say why not. Raises OutcomeUnknown with the key that tells what came of it."""
    if len(asked.said) > MOST_AT_ONCE:
        raise LimitExceeded(what=asked.argument, limit=MOST_AT_ONCE)
    how = write or WriteInput()
    names = Names(directory=await info.context.directory())
    home = None if asked.partnership is None else names.partnership(asked.partnership.word("Partnership"))
    source = source_of(how.citation or None, NO_SOURCE)
    rows = tuple(_row(asked, place, names, source) for place in range(len(asked.said)))
    request = Request(
        rows=rows,
        action=_action(asked, how),
        partnership=home,
        versions=_versions(asked, how),
        key=_key(how),
        is_trial=bool(how.dry_run),
    )
    rejects = (*_torn(asked, rows), *_uncitable(asked, how))
    outcome = Outcome(key=str(request.key), rejects=rejects) if rejects else await _edited(info, request, source)
    return Done(noun=asked.noun, outcome=outcome, home=home, is_trial=request.is_trial)


async def _edited(info: Info, request: Request, source: Source) -> Outcome:
    context = info.context
    actor = replace(context.actor, document=source.document, digest=source.digest)
    try:
        return await edit(context.reader.store, context.reader, request, actor)
    except OutcomeUnknown as err:
        raise OutcomeUnknown(key=request.key) from err
    finally:
        context.forget()


def _key(how: WriteInput) -> str:
    """Return the client's key, or one of ours. Raises LimitExceeded, InputError for one that cannot be stored."""
    if not how.key:
        return str(uuid4())
    if len(how.key) > LONGEST_KEY:
        raise LimitExceeded(what="key", limit=LONGEST_KEY)
    if not how.key.strip() or any(unicodedata.category(sign).startswith("C") for sign in how.key):
        raise InputError("input")
    return how.key


def _action(asked: Asked, how: WriteInput) -> Action:
    return _EXPECTED[how.expect or None] if asked.action is Action.MERGE else asked.action


def _row(asked: Asked, place: int, names: Names, source: Source) -> RosterRow:
    said = asked.said[place]
    values = dict(said_in(said, names, without=_ASIDE))
    if asked.noun == "organization" and values.get("id"):
        values["id"] = part_of(values["id"], "Organization")
    if asked.until is not None:
        values["until"] = asked.until.strip()
    columns = {name: asked.path(place, name) for name in fields_of(type(said))}
    if asked.until is not None:
        columns["until"] = "until"
    return RosterRow(noun=asked.noun, values=values, columns=columns, source=source_of(_cited(said), source))


def _cited(said: object) -> CitationInput | None:
    """Return where one thing of many was read, if it says so itself."""
    citation = getattr(said, "citation", None)
    return citation if isinstance(citation, CitationInput) else None


def _uncitable(asked: Asked, how: WriteInput) -> Iterator[Reject]:
    """Refuse what citations say and cannot be kept."""
    if how.citation:
        yield from unfit(how.citation, "write.citation")
    for place, said in enumerate(asked.said):
        if (citation := _cited(said)) is not None:
            yield from unfit(citation, asked.path(place, "citation"))


def _versions(asked: Asked, how: WriteInput) -> Mapping[int, str]:
    if not asked.many:
        return {0: how.fact_version} if how.fact_version else {}
    seen = {place: getattr(one, _SEEN) for place, one in enumerate(asked.said)}
    return {place: str(version) for place, version in seen.items() if version and version is not strawberry.UNSET}


def _torn(asked: Asked, rows: Sequence[RosterRow]) -> tuple[Reject, ...]:
    """Refuse words that a roster's cell would tear in two."""
    return tuple(
        row.reject(name, "bad-value", expected="no-semicolon")
        for row, said in zip(rows, asked.said, strict=True)
        for name in torn_in(said)
    )


def fields_of(said: type) -> tuple[str, ...]:
    """Return the fields that an input speaks of, by the noun's own names."""
    return tuple(one.name.rstrip("_") for one in fields(said) if one.name not in _ASIDE)
