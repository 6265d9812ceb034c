"""What a redaction says of the payload that it empties: which fact it was of, where that is no text itself, and why."""

from __future__ import annotations

from lipgraph.domain.ids import nfc
from lipgraph.errors import InputError, NotFound
from lipgraph.store.chain import REDACTION, Payload, change_of
from lipgraph.store.ports import FactChange

TEXT_KEYS = frozenset({"organization-name", "identifier", "party"})
"""Nouns whose key holds what people wrote: of these a redaction says the noun only."""


def redaction_of(payload: Payload | None, entry: int, place: int, *, reason: str) -> FactChange | None:
    """Return the change to log when this payload is emptied; None where it is empty already.

    Raises NotFound where there is no payload, InputError for the payload of a redaction.
    """
    where = f"{entry}.{place + 1}"
    if payload is None:
        raise NotFound(kind="log-fact", id=where)
    if not payload.text:
        return None
    change = change_of(payload.text)
    if change.noun == REDACTION:
        raise InputError("redaction-redacted", found=where)
    key = None if change.noun in TEXT_KEYS else list(change.key)
    after = {"noun": change.noun, "fact": key, "reason": nfc(reason)}
    return FactChange(noun=REDACTION, key=(str(entry), str(place + 1)), before=None, after={**after})
