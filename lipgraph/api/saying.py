"""How an input says what it says: fields that may be absent, and their values as the text that a roster's row holds."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, fields
from decimal import Decimal
from enum import Enum
from typing import Any

import strawberry

from lipgraph.api.identifiers import part_of
from lipgraph.domain.holdings import Directory
from lipgraph.domain.ids import nfc
from lipgraph.errors import LimitExceeded

LONGEST_LIST = 100
"""How many words one field takes at most."""

SEPARATOR = "; "
"""What stands between the words of one cell of a roster."""


def may(description: str, *, name: str | None = None) -> Any:
    """Return a field that may be left out: then what is stored stays; null takes it away."""
    return strawberry.field(name=name, default=strawberry.UNSET, description=description)


def must(description: str) -> Any:
    """Return a field that may not be left out."""
    return strawberry.field(description=description)


@strawberry.input(description="Names an external identifier.")
class IdentifierKey:
    """Names an external identifier."""

    scheme: str = must("Who gives such identifiers, such as `business-number`.")
    value: str = must("The identifier, leading zeros kept.")


@strawberry.input(
    one_of=True,
    description="Names one organization: by its global id, its slug, a name that it goes by, or an identifier.",
)
class OrganizationReference:
    """Names one organization."""

    id: strawberry.ID | None = may("Its global id.")
    slug: str | None = may("Its slug, as in a page's address.")
    name: str | None = may("Its name in use, or another name of it.")
    identifier: IdentifierKey | None = may("An external identifier of it.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """What references are looked up in."""

    directory: Directory

    def organization(self, by: OrganizationReference) -> str:
        """Return the stored id of an organization, or the name as it was given. Raises InputError."""
        if by.id:
            return part_of(by.id, "Organization")
        if by.slug:
            return next((one.id for one in self.directory.organizations if one.slug == by.slug), by.slug)
        if by.identifier:
            return f"{text_of(by.identifier.scheme)}:{text_of(by.identifier.value)}"
        return text_of(by.name or "")

    def partnership(self, word: str) -> str:
        """Return the slug of the partnership with this slug or stored id; the word itself where there is none."""
        return next((one.slug for one in self.directory.partnerships if word in {one.slug, one.id}), word)


def text_of(given: str) -> str:
    """Return a text as it is stored: in NFC, its ends trimmed."""
    return nfc(given).strip()


def said_in(given: object, names: Names, *, without: Collection[str] = ()) -> Mapping[str, str]:
    """Return the fields that an input says, by the noun's own names; what was left out is not among them."""
    known = [one for one in fields(given) if one.name not in without]  # type: ignore[arg-type]  # every input is a dataclass
    said = {one.name.rstrip("_"): getattr(given, one.name) for one in known}
    return {name: _text(value, names) for name, value in said.items() if value is not strawberry.UNSET}


def _text(value: object, names: Names) -> str:
    if isinstance(value, OrganizationReference):
        return names.organization(value)
    return _words(value, names) if isinstance(value, list) else _plain(value)


def _plain(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case Enum():
            return str(value.value)
        case float():
            return format(Decimal(repr(value)), "f")
        case _:
            return text_of(str(value))


def _words(value: list[object], names: Names) -> str:
    if len(value) > LONGEST_LIST:
        raise LimitExceeded(what="list", limit=LONGEST_LIST)
    return SEPARATOR.join(_text(one, names) for one in value)


def torn_in(given: object) -> tuple[str, ...]:
    """Return the fields with a word that would come back as two: it holds the sign that stands between words."""
    said = {one.name: getattr(given, one.name) for one in fields(given)}  # type: ignore[arg-type]  # every input is a dataclass
    lists = {name: value for name, value in said.items() if isinstance(value, list)}
    return tuple(name for name, words in lists.items() if any(SEPARATOR.strip() in str(one) for one in words))
