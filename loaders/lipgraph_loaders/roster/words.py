"""The words of people's files that stand for something of ours, and how words are compared."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import cache

from lipgraph_schema.tables import roster_words

_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss"})


def fold(said: str) -> str:
    r"""Fold what people write in many ways: case, accents, stars, punctuation, blanks and invisible characters.

    >>> fold("  \u200bDe l’Organisme * "), fold("ÉTAT"), fold("E-mail")
    ('de l organisme', 'etat', 'e mail')
    """
    plain = unicodedata.normalize("NFKD", said).casefold().translate(_LIGATURES)
    kept = "".join(
        sign
        if sign.isalnum()
        else ""
        if unicodedata.category(sign) in {"Mn", "Cf", "Cc"} and sign not in "\t\r\n"
        else " "
        for sign in plain
    )
    return " ".join(kept.split())


@cache
def meanings(kind: str) -> Mapping[str, str]:
    """Return the folded words of a kind (``status``, ``polarity``, ``yes-no``, ``holder``) and what each stands for."""
    return {fold(word): code for code, words in roster_words(kind).items() for word in (code, *words)}


@cache
def written(kind: str) -> Mapping[str, str]:
    """Return the words of a kind as a person writes them, by their folded form."""
    return {fold(word): word for code, words in roster_words(kind).items() for word in (code, *words)}


@cache
def personal_words() -> frozenset[str]:
    """Return the folded headers that name personal data."""
    return frozenset(fold(word) for words in roster_words("personal-headers").values() for word in words)
