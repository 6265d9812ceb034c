"""The cells of a table folder: one text for one value, nothing lost, and no cell that a spreadsheet would compute."""

from __future__ import annotations

import math
import re
from dataclasses import MISSING, fields
from enum import Enum
from functools import cache
from typing import get_args, get_type_hints

from lipgraph.domain.facts import NOUNS, Cell, column_types

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
_TRUE, _FALSE = frozenset({"true", "1", "yes", "vrai", "oui"}), frozenset({"false", "0", "no", "faux", "non"})
_REAL = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,4})?", re.ASCII)
_INTEGER = re.compile(r"[+-]?\d{1,40}", re.ASCII)
_EMPTY_WORD = "\\e"


class Unreadable(ValueError):
    """A cell does not hold what its column is for; ``expected`` is a word of the catalogue."""

    def __init__(self, expected: str) -> None:
        super().__init__(expected)
        self.expected = expected


def guarded(value: str) -> str:
    """Put an apostrophe before text that a spreadsheet would compute, and before text that would look so guarded.

    >>> guarded("=1+1"), guarded("plain"), unguarded(guarded("'=x"))
    ("'=1+1", 'plain', "'=x")
    """
    return f"'{value}" if _needs_guard(value) else value


def unguarded(cell: str) -> str:
    """Take the apostrophe of ``guarded`` away again; other text stays as it is."""
    return cell[1:] if cell.startswith("'") and _needs_guard(cell[1:]) else cell


def _needs_guard(value: str) -> bool:
    return value == "" or value.startswith("'") or value.startswith(_FORMULA) or value.lstrip().startswith(_FORMULA)


def join_words(words: list[str]) -> str:
    """Join words by `` | ``; a backslash escapes bars, backslashes, outer spaces; before ``e`` it is no text."""
    return " | ".join(_escaped(word) for word in words)


def _escaped(word: str) -> str:
    if not word:
        return _EMPTY_WORD
    inner = word.strip(" ")
    before = len(word) - len(word.lstrip(" "))
    after = len(word) - before - len(inner)
    return "\\ " * before + inner.replace("\\", "\\\\").replace("|", "\\|") + "\\ " * after


def split_words(cell: str) -> list[str]:
    """Undo ``join_words``; spaces around bars and empty parts do not count."""
    parts: list[list[str]] = [[]]
    for found in re.finditer(r"\\.|\\$|\||[^\\|]", cell, re.DOTALL):
        if found[0] == "|":
            parts.append([])
        else:
            parts[-1].append(found[0])
    return [word for part in parts if (word := _word(part)) is not None]


def _word(part: list[str]) -> str | None:
    while part and part[0] == " ":
        del part[0]
    while part and part[-1] == " ":
        del part[-1]
    if not part:
        return None
    return "".join("" if token == _EMPTY_WORD else token[1:] if len(token) == 2 else token for token in part)


@cache
def defaults(noun: str) -> dict[str, object]:
    """Return what an empty cell stands for where that is not None: the default of the noun's field."""
    return {one.name: one.default for one in fields(NOUNS[noun]) if one.default not in {MISSING, None}}


@cache
def choices(noun: str) -> dict[str, tuple[str, ...]]:
    """Return the columns that hold one of a few words, and these words."""
    found = {}
    for name, hint in get_type_hints(NOUNS[noun]).items():
        for kind in (hint, *get_args(hint)):
            if isinstance(kind, type) and issubclass(kind, Enum):
                found[name] = tuple(str(member.value) for member in kind)
    return found


def encode(noun: str, column: str, value: Cell) -> str:
    """Return the text of a value; empty stands for nothing, or for the default of the field."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 2**53 and value != 0 else repr(value)
    if isinstance(value, list):
        absent = "|" if defaults(noun).get(column) else ""
        return guarded(join_words(value)) if value else absent
    return "" if value == "" and defaults(noun).get(column) == "" else guarded(value)


def decode(noun: str, column: str, cell: str) -> Cell:
    """Return the value of a cell, None for an empty one. Raises Unreadable."""
    if cell == "":
        return None
    kind = column_types(noun)[column]
    if kind == "text":
        return _text(noun, column, unguarded(cell))
    if kind == "words":
        return list(split_words(unguarded(cell)))
    return _plain(kind, unguarded(cell).strip())


def _text(noun: str, column: str, value: str) -> str:
    allowed = choices(noun).get(column)
    if allowed is not None and value not in allowed:
        raise Unreadable(", ".join(allowed))
    return value


def _plain(kind: str, said: str) -> Cell:
    if kind == "boolean" and said.casefold() in _TRUE | _FALSE:
        return said.casefold() in _TRUE
    if kind == "integer" and _INTEGER.fullmatch(said):
        return int(said)
    if kind == "real" and _REAL.fullmatch(said) and math.isfinite(float(said)):
        return float(said)
    raise Unreadable(kind)
