"""Statements: sourced sentences about anything in the model, for what a text says and no typed noun holds."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import ClassVar

from lipgraph.domain.ids import OrganizationId, StatementId
from lipgraph.domain.source import NO_SOURCE, Source
from lipgraph.domain.time import UNSTATED, Period


class Thing(Enum):
    """What a statement can be about or name: every noun with an identity of its own, and the terms that ship."""

    PARTNERSHIP = "partnership"
    ORGANIZATION = "organization"
    COUNCIL = "council"
    SEAT = "seat"
    WAVE = "wave"
    INSTRUMENT = "instrument"
    STATEMENT = "statement"
    TAXONOMY = "taxonomy"
    SECTOR = "sector"
    CODEBOOK = "codebook"
    RELATION = "relation"
    TERM = "term"


_IN_SCHEMES = frozenset({Thing.SECTOR, Thing.RELATION, Thing.TERM})


class Stance(Enum):
    """What the source does with the sentence: says it, says that it is not so, or leaves it unsaid.

    UNSTATED records that one looked and the source does not say: of who funds a network, of an objective that stands
    in a picture without text. Its object is empty.
    """

    ASSERTS = "asserts"
    DENIES = "denies"
    UNSTATED = "unstated"


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """Subject, predicate, object, and where it stands in the source.

    ``subject_key`` and ``object_key`` are ids; of a sector, a relation or a shipped term, ``scheme:code`` (its
    taxonomy, codebook or vocabulary). ``predicate`` is a term of the vocabulary ``predicates``. The object is a thing
    (``object_noun`` and ``object_key``) or ``object_text`` in the language ``object_lang``, with ``object_text_fr``
    the project's translation. ``attributed_to`` and ``attributed_organization`` say whose words they are where the
    source reports another's. ``quantifier`` keeps a word such as "many". ``contradicts`` is another statement that
    cannot hold beside this one. ``rank`` orders the steps of a list from 1.
    """

    NOUN: ClassVar[str] = "statement"
    KEY: ClassVar[tuple[str, ...]] = ("id",)

    id: StatementId
    subject_noun: Thing
    subject_key: str
    predicate: str
    object_noun: Thing | None = None
    object_key: str | None = None
    object_text: str | None = None
    object_lang: str | None = None
    object_text_fr: str | None = None
    stance: Stance = Stance.ASSERTS
    quantifier: str | None = None
    attributed_to: str | None = None
    attributed_organization: OrganizationId | None = None
    contradicts: StatementId | None = None
    rank: int = 0
    period: Period = UNSTATED
    source: Source = NO_SOURCE

    def mentioned(self, thing: Thing) -> tuple[str, ...]:
        """Return the keys of the things of one noun that this statement is about or names."""
        pairs = (self.subject_noun, self.subject_key), (self.object_noun, self.object_key)
        return tuple(key for noun, key in pairs if noun is thing and key is not None)


def thing_key(thing: Thing, *parts: str) -> str:
    """Write the key of a thing as a statement holds it.

    >>> thing_key(Thing.SECTOR, "base", "police"), thing_key(Thing.COUNCIL, "c1")
    ('base:police', 'c1')
    """
    return ":".join(parts) if thing in _IN_SCHEMES else parts[0]


def key_parts(thing: Thing, text: str) -> tuple[str, ...]:
    """Return the key of the noun that a statement's text refers to.

    >>> key_parts(Thing.SECTOR, "base:police"), key_parts(Thing.COUNCIL, "c:1")
    (('base', 'police'), ('c:1',))
    """
    if thing not in _IN_SCHEMES:
        return (text,)
    scheme, _, code = text.partition(":")
    return scheme, code
