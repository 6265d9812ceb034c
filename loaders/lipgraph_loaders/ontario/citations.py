"""Citations that can be checked: where words stand in the text, their digest, and which facts rest on words changed.

The rule, once: a place is a line and its first and last column, all from 1 and both included; where the words run on
into later lines the last column counts on past the end of the line, each line end one column. The words of a place
are read with every run of white space as one blank, none at either end, a line end after a hyphen within a word as
nothing, and in NFC. The span of a place is the SHA-256 of these words in UTF-8. A quotation is some of those words, in
their order and whole; ``…`` stands for words left out between them. So a place holds all that a fact rests on, and a
quotation no more than the words that carry it.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from lipgraph.domain.facts import Fact, key_of
from lipgraph.domain.ids import nfc

LEFT_OUT = " … "
_PLACE = re.compile(r"(?P<line>\d+):(?P<first>\d+)-(?P<last>\d+)")
_BROKEN_WORD = re.compile(r"(?<=\w-)[^\S\n]*\n\s*")


class Place(NamedTuple):
    """Where words stand; written ``207:4-38``."""

    line: int
    first_column: int
    last_column: int

    def __str__(self) -> str:
        """Write the place as the data set does."""
        return f"{self.line}:{self.first_column}-{self.last_column}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A place with the digest and the quotation that somebody says stand there; ``of`` names who says so."""

    of: str
    place: Place
    span: str
    quotation: str


def place(text: str) -> Place:
    """Read a place. Raises ValueError for what is none."""
    found = _PLACE.fullmatch(text)
    if found is None:
        raise ValueError(text)
    return Place(*(int(part) for part in found.groups()))


def read_lines(path: Path) -> tuple[str, ...]:
    """Read a text as the places count it: lines end with a line feed, and columns are characters."""
    return tuple(path.read_text("utf-8").split("\n"))


def plain(passage: str) -> str:
    r"""Return words as the rule reads them.

    >>> plain(" co-\n\nordination  of\nservices - here ")
    'co-ordination of services - here'
    """
    return nfc(" ".join(_BROKEN_WORD.sub("", passage).split()))


def words(lines: Sequence[str], at: Place) -> str:
    """Return the words at a place; a place outside of the text has none."""
    passage = "\n".join(lines[at.line - 1 :])
    return plain(passage[at.first_column - 1 : at.last_column])


def span(said: str) -> str:
    """Return the digest of words."""
    return hashlib.sha256(said.encode()).hexdigest()


def is_quoted(quotation: str, said: str) -> bool:
    """True where these words hold those of a quotation, in their order."""
    parts = [rf"(?<!\w){re.escape(part)}(?!\w)" for part in nfc(quotation).split(LEFT_OUT)]
    return re.search(".+?".join(parts), said) is not None


def find(lines: Sequence[str], line: int, quotation: str) -> Place:
    """Return the place of a quotation that begins on a line. Raises ValueError where it is not there or twice."""
    passage = "\n".join(lines[line - 1 :])
    parts = [_loosely(part) for part in quotation.split(LEFT_OUT)]
    pattern = re.compile("(?s:.{1,2000}?)".join(parts))
    begins = [found for found in pattern.finditer(passage) if found.start() <= len(lines[line - 1])]
    if len(begins) != 1:
        raise ValueError(f"{line}: {quotation} ({len(begins)} times)")
    return Place(line, begins[0].start() + 1, begins[0].end())


def _loosely(part: str) -> str:
    return r"\s+".join(re.escape(word).replace(r"\-", r"-(?:\s*\n\s*)?") for word in part.split())


def broken(citations: Iterable[Citation], lines: Sequence[str]) -> Iterator[Citation]:
    """Yield each citation whose place no longer has the words that were cited."""
    for one in citations:
        said = words(lines, one.place)
        if span(said) != one.span or not is_quoted(one.quotation, said):
            yield one


def cited(facts: Iterable[Fact], document: str) -> Iterator[Citation]:
    """Iterate what facts cite of a document; one that cites no place of it is named with an empty digest."""
    for fact in facts:
        source = fact.source
        if source.document == document:
            at = Place(source.line or 0, source.first_column or 0, source.last_column or 0)
            of = f"{fact.NOUN} {_called(fact)}"
            yield Citation(of=of, place=at, span=source.span or "", quotation=source.text or "")


def _called(fact: Fact) -> str:
    names = (getattr(fact, field, None) for field in ("slug", "name", "label", "text", "predicate"))
    word = next((str(name) for name in names if name), "")
    return f"{word} {'/'.join(key_of(fact))}".strip()
