"""How much of the text the project holds: letters of its prose that a quotation or any other wording repeats.

The prose of a section is its letters and digits without names and labels: what organizations, instruments, bodies and
partnerships are called and who is quoted, wherever it stands; terms of the vocabularies, elements, partners, tours and
places, and the words by which the text describes an instrument that has no name, where they stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import accumulate

from fakes.ontario_text import FACTS
from harness.coverage_table import lines
from lipgraph.domain.facts import to_row
from lipgraph_loaders.ontario.citations import LEFT_OUT, Place
from lipgraph_loaders.ontario.entries import document, entries
from lipgraph_schema.vocabulary import NAMES, Term, vocabulary

SECTIONS: Mapping[str, tuple[int, int]] = {
    "introduction": (3, 36),
    "two-way street and Table 1": (39, 97),
    "establishment": (99, 112),
    "strategic and sustainable partnerships": (116, 136),
    "objectives, steps, councils and practices": (183, 220),
    "comparable approaches": (224, 268),
    "on the horizon": (271, 297),
    "conclusion": (300, 319),
}
"""The prose of each section, first and last line; between are the list of partnerships and headings."""

LABELS = {
    "abbreviated-as",
    "has-element",
    "has-named-partner",
    "has-partner",
    "listed-under",
    "located-in",
    "organizes",
}
"""Predicates whose object is what a thing is called, and no sentence about it."""

RUN = 4
"""Words in a row that repeat the text wherever they stand, quoted or not."""

_KINDS = ("Local Immigration Partnerships", "LIPs", "LIP", "Francophone Immigration Networks")
_NAMED = {"organization", "instrument", "council", "partnership"}
_WORD = re.compile(r"\w+")


@cache
def whole() -> str:
    """Return the text in one piece."""
    return "\n".join(lines())


@cache
def starts() -> Sequence[int]:
    """Return where each line starts in it."""
    return tuple(accumulate((len(line) + 1 for line in lines()), initial=0))


def terms_of_the_text() -> Iterator[Term]:
    """Iterate the terms that stand in the text."""
    for name in NAMES:
        if vocabulary(name).document == document():
            yield from vocabulary(name).terms


def quotations() -> Iterator[tuple[Place, str]]:
    """Iterate what is quoted, and the place that holds it."""
    for one in entries():
        yield one.place, one.quotation
    for term in terms_of_the_text():
        yield Place(term.line or 0, term.first_column or 0, term.last_column or 0), term.text or ""


def _labels() -> Iterator[tuple[Place, str]]:
    for one in entries():
        unnamed = one.kind == "instrument" and _loosely(one["name"]).search(whole()) is None
        if unnamed or one.get("says") in LABELS:
            yield one.place, one.quotation
    for term in terms_of_the_text():
        yield Place(term.line or 0, term.first_column or 0, term.last_column or 0), term.text or ""


def where(place: Place, quotation: str) -> Iterator[int]:
    start = starts()[place.line - 1]
    at, end = start + place.first_column - 1, start + place.last_column
    for part in quotation.split(LEFT_OUT):
        found = _loosely(part).search(whole(), at, end)
        assert found, (place, part)
        at = found.end()
        yield from range(*found.span())


def _loosely(words: str) -> re.Pattern[str]:
    return re.compile(r"\s+".join(re.escape(word).replace(r"\-", r"-(?:\s*\n\s*)?") for word in words.split()))


def _called() -> Iterator[str]:
    """Iterate what things are called, and who is quoted."""
    yield from _KINDS
    for one in entries():
        if one.kind in _NAMED:
            yield one["name"]
        elif one.kind == "organization-name" or one.get("says") in {"abbreviated-as", "located-in"}:
            yield one.get("text") or one.quotation
        if one.get("by") and not one["by"][0].islower():
            yield one["by"]
    for term in vocabulary("works").terms:
        yield from term.name.split(": ")


@cache
def named() -> frozenset[int]:
    """Return where letters of names and labels stand."""
    found = {at for name in set(_called()) for one in _loosely(name).finditer(whole()) for at in range(*one.span())}
    return frozenset(found | {at for place, quotation in _labels() for at in where(place, quotation)})


@cache
def wordings() -> tuple[tuple[str, ...], ...]:
    """Return every wording of the data set and of the vocabularies, as words."""
    cells = {str(value) for fact in FACTS for value in to_row(fact).values() if isinstance(value, str)}
    cells |= {text for term in terms_of_the_text() for text in (term.name, term.text, term.note) if text}
    cells -= {document()}
    return tuple(tuple(_WORD.findall(part.casefold())) for cell in cells for part in cell.split(LEFT_OUT))


@cache
def runs(length: int) -> frozenset[tuple[str, ...]]:
    """Return every run of so many words in the wordings."""
    return frozenset(words[at : at + length] for words in wordings() for at in range(len(words) - length + 1))


def repeated(first: int, last: int, length: int) -> Iterator[tuple[int, int]]:
    """Iterate where words of these lines stand, so many in a row, that a wording repeats; first and end."""
    held = runs(length)
    words = list(_WORD.finditer(whole(), starts()[first - 1], starts()[last]))
    for at in range(len(words) - length + 1):
        some = words[at : at + length]
        if tuple(one.group().casefold() for one in some) in held:
            yield some[0].start(), some[-1].end()


def share(first: int, last: int) -> float:
    """Return the share of the letters of these lines that the project repeats, names and labels aside."""
    within = range(starts()[first - 1], starts()[last])
    prose = {at for at in within if whole()[at].isalnum()} - named()
    held = {at for place, quotation in quotations() for at in where(place, quotation)}
    held |= {at for start, end in repeated(first, last, RUN) for at in range(start, end)}
    return len(prose & held) / len(prose)
