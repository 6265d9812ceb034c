"""Identities: typed ids, how each is minted once, and how text is normalised before it can become part of one."""

from __future__ import annotations

import hashlib
import unicodedata
from typing import NewType
from uuid import UUID

from lipgraph.domain import canonical

OrganizationId = NewType("OrganizationId", str)
PartnershipId = NewType("PartnershipId", str)
CouncilId = NewType("CouncilId", str)
SeatId = NewType("SeatId", str)
WaveId = NewType("WaveId", str)
ClaimId = NewType("ClaimId", str)
GapId = NewType("GapId", str)
TaxonomyId = NewType("TaxonomyId", str)
CodebookId = NewType("CodebookId", str)
InstrumentId = NewType("InstrumentId", str)
StatementId = NewType("StatementId", str)
SectorCode = NewType("SectorCode", str)
RelationCode = NewType("RelationCode", str)

NAMESPACE = UUID("8a0c7a0e-6a53-5d4c-9d0e-2f6b1c3d4e5f")
"""The one namespace of every minted id; never change it: stored ids hang on it."""


def nfc(text: str) -> str:
    """Return ``text`` in Unicode NFC, the only form that is stored."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def fold(text: str) -> str:
    """Return the form in which names are matched: case and accents folded, white space single.

    >>> fold("  École  Élémentaire ")
    'ecole elementaire'
    """
    if text.isascii():
        return " ".join(text.lower().split())
    decomposed = unicodedata.normalize("NFKD", text).casefold()
    bare = "".join(c for c in decomposed if not unicodedata.combining(c) and unicodedata.category(c) != "Cf")
    return " ".join(unicodedata.normalize("NFC", bare).split())


def slug(text: str, *, taken: frozenset[str] | set[str] = frozenset()) -> str:
    """Return a URL word for ``text`` that is not in ``taken``; letters of other scripts are kept."""
    words = "".join(c if c.isalnum() else " " for c in fold(text)).split()
    base = "-".join(words)[:80].strip("-") or "x"
    candidate, count = base, 1
    while candidate in taken:
        count += 1
        candidate = f"{base}-{count}"
    return candidate


def mint(kind: str, *parts: str | None) -> str:
    """Mint the id of a ``kind`` from its first key, as UUIDv5 text: for an organization, data set and source key."""
    return _uuid5(canonical.text([kind, *[p if p is None else nfc(p) for p in parts]]))


def _uuid5(name: str) -> str:
    """Return the text of the UUIDv5 of a name, as the standard library's ``uuid5`` does, in a third of its time."""
    word = hashlib.sha1(NAMESPACE.bytes + name.encode(), usedforsecurity=False).hexdigest()
    variant = "89ab"[int(word[16], 16) & 3]
    return f"{word[:8]}-{word[8:12]}-5{word[13:16]}-{variant}{word[17:20]}-{word[20:32]}"


def organization_id(dataset: str, source_key: str) -> OrganizationId:
    """Mint an organization's id once; from then on files carry it and nothing recomputes it."""
    return OrganizationId(mint("organization", dataset, source_key))


def partnership_id(dataset: str, source_key: str) -> PartnershipId:
    """Mint a partnership's id once."""
    return PartnershipId(mint("partnership", dataset, source_key))


def council_id(partnership: str, source_key: str) -> CouncilId:
    """Mint a council's id once, within what it is of (a partnership's or an instrument's id)."""
    return CouncilId(mint("council", partnership, source_key))


def instrument_id(dataset: str, source_key: str) -> InstrumentId:
    """Mint an instrument's id once."""
    return InstrumentId(mint("instrument", dataset, source_key))


def statement_id(dataset: str, source_key: str) -> StatementId:
    """Mint a statement's id once: what it says may be mended, its key in the data set stays."""
    return StatementId(mint("statement", dataset, source_key))


def seat_id(council: CouncilId, label: str) -> SeatId:
    """Return a seat's id: its key is council and label; a seat never moves."""
    return SeatId(mint("seat", council, label))


def wave_id(partnership: PartnershipId, label: str) -> WaveId:
    """Return a wave's id: its key is partnership and label."""
    return WaveId(mint("wave", partnership, label))


def gap_id(kind: str, partnership: PartnershipId, subjects: tuple[str, ...], relations: tuple[str, ...]) -> GapId:
    """Return a gap's id: stable over waves, views and nulls, since decisions hang on it."""
    return GapId(mint("gap", kind, partnership, *sorted(subjects), "|", *sorted(relations)))
