"""Texts that no store holds: those with half of a character, which UTF-8 cannot write."""

from __future__ import annotations

from lipgraph.domain.ids import nfc
from lipgraph.errors import InputError


def half_character(err: UnicodeEncodeError, place: str) -> InputError:
    """Return what is told of a text that cannot be written; ``found`` shows the half by its number."""
    return InputError("half-character", place=place, found=ascii(err.object[err.start : err.start + 1]))


def whole(text: str, place: str) -> str:
    """Return a text as it is stored, in NFC. Raises InputError for half of a character."""
    composed = nfc(text)
    if not composed.isascii():
        try:
            composed.encode()
        except UnicodeEncodeError as err:
            raise half_character(err, place) from err
    return composed
