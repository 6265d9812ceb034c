"""What a cell says, by the kind of its field: typed values, and every wrong cell of a row told at once."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from math import isfinite
from types import MappingProxyType

from lipgraph.domain.claims import Polarity, Role
from lipgraph.domain.ids import fold, nfc
from lipgraph.domain.personal import personal_kind
from lipgraph.domain.rosters import RosterRow
from lipgraph.domain.time import Bound
from lipgraph.domain.waves import Status
from lipgraph.errors import InvalidPeriod, RowRejected
from lipgraph.usecases.rostering.organizations_found import found_organization
from lipgraph.usecases.rostering.places_found import found_council, found_wave
from lipgraph.usecases.rostering.terms_found import found_relation, found_sector, found_term
from lipgraph.usecases.rostering.workbench import Workbench
from lipgraph_schema.tables import RosterField, roster_fields

Read = Callable[[Workbench, RosterField, str], object]

YES = frozenset({"true", "yes", "oui", "vrai", "1"})
NO = frozenset({"false", "no", "non", "faux", "0"})
_NUMBERS = frozenset({"business_number", "value", "source_key"})
_NO_NUMBER_OF_ANYBODY = frozenset({"email", "telephone"})
"""What may not even stand where a number is asked: the digits of a business number look like those of a person's."""

_FORBIDDEN = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
"""What controls a text or turns its direction, and so shows it as what it is not."""

LONGEST = 1_000
"""How many characters a cell of text may hold."""


def read_cells(bench: Workbench, row: RosterRow) -> tuple[dict[str, object], set[str]]:
    """Return the fields that a row says, typed, and the names of those that are wrong: each of them is rejected."""
    fields, said, wrong = roster_fields(row.noun), dict[str, object](), set[str]()
    for name, text in row.values.items():
        try:
            if name not in fields:
                raise RowRejected("unknown-field", expected=", ".join(fields))  # noqa: TRY301 - one way out for each wrong cell
            plain = " ".join(nfc(text).split())
            said[name] = _READ[fields[name].kind](bench, fields[name], plain) if plain else None
        except RowRejected as err:
            bench.refuse(row, err, field=name)
            wrong.add(name)
        except InvalidPeriod:
            bench.refuse(row, RowRejected("not-a-date"), field=name)
            wrong.add(name)
    return said, wrong


def _text(_bench: Workbench, field: RosterField, text: str) -> str:
    if len(text) > LONGEST:
        raise RowRejected("too-long", expected=str(LONGEST))
    if _FORBIDDEN.search(text):
        raise RowRejected("control-character")
    kind = personal_kind(text)
    if kind is not None and not (field.name in _NUMBERS and kind not in _NO_NUMBER_OF_ANYBODY):
        raise RowRejected("personal-cell", expected=f"personal-{kind}")
    return text


def words(text: str) -> tuple[str, ...]:
    """Return the words of a cell, separated by semicolons, each once."""
    return tuple(dict.fromkeys(word for part in text.split(";") if (word := " ".join(part.split()))))


def _date(_bench: Workbench, _field: RosterField, text: str) -> str:
    return Bound(text).text


def _day(_bench: Workbench, _field: RosterField, text: str) -> str:
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text, re.ASCII):
        try:
            return date.fromisoformat(text).isoformat()
        except ValueError:
            pass
    raise RowRejected("not-a-day")


def _integer(_bench: Workbench, _field: RosterField, text: str) -> int:
    if not re.fullmatch(r"-?\d{1,9}(\.0+)?", text, re.ASCII):
        raise RowRejected("bad-value", expected="integer")
    return int(text.partition(".")[0])


def _number(_bench: Workbench, _field: RosterField, text: str) -> float | str:
    try:
        value = float(text) if text.isascii() and "_" not in text else float("nan")
    except ValueError:
        # A level of strength may be named in words: which one is decided beside its relation.
        return text
    if not isfinite(value):
        raise RowRejected("bad-value", expected="real")
    return value


def _yes_no(_bench: Workbench, _field: RosterField, text: str) -> bool:
    said = fold(text)
    if said not in YES | NO:
        raise RowRejected("not-yes-or-no")
    return said in YES


def _role(_bench: Workbench, _field: RosterField, text: str) -> str:
    codes = {one.value for one in Role}
    if (said := fold(text).replace(" ", "-")) not in codes:
        raise RowRejected("bad-value", expected=", ".join(sorted(codes)))
    return said


def _roles(bench: Workbench, field: RosterField, text: str) -> tuple[str, ...]:
    return tuple(_role(bench, field, word) for word in words(text))


def _status(_bench: Workbench, _field: RosterField, text: str) -> Status:
    try:
        return Status(fold(text).replace(" ", "-"))
    except ValueError as err:
        raise RowRejected("not-a-status") from err


def _polarity(_bench: Workbench, _field: RosterField, text: str) -> Polarity:
    said = fold(text)
    if said in {Polarity.ASSERTS.value, *YES}:
        return Polarity.ASSERTS
    if said in {Polarity.DENIES.value, *NO}:
        return Polarity.DENIES
    raise RowRejected("not-yes-or-no")


_READ: Mapping[str, Read] = MappingProxyType(
    {
        "text": _text,
        "seat": _text,
        "words": lambda bench, field, text: words(_text(bench, field, text)),
        "term": lambda _bench, field, text: found_term(str(field.vocabulary), text),
        "sector": lambda bench, _field, text: found_sector(bench, text),
        "sectors": lambda bench, _field, text: tuple(found_sector(bench, word) for word in words(text)),
        "relation": lambda bench, _field, text: tuple(found_relation(bench, word) for word in words(text)),
        "organization": lambda bench, _field, text: found_organization(bench, text),
        "council": lambda bench, _field, text: found_council(bench, text),
        "wave": lambda bench, _field, text: found_wave(bench, text),
        "date": _date,
        "day": _day,
        "integer": _integer,
        "number": _number,
        "yes-no": _yes_no,
        "role": _role,
        "roles": _roles,
        "status": _status,
        "polarity": _polarity,
    }
)
