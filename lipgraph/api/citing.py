"""What a citation may say: texts that show as what they are, digests, days and places that can be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from lipgraph.api.inputs_writing import CitationInput
from lipgraph.domain.rejects import Reject
from lipgraph.domain.source import Source

LONGEST = 1_000
_TEXTS = ("document", "sheet", "text", "inferred")
_PLACES = ("row", "line")
_HIDES = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
_DIGEST = re.compile("[0-9a-f]{64}")


def unfit(citation: CitationInput, argument: str) -> Iterator[Reject]:
    """Refuse each field of a citation that cannot be kept; ``argument`` is where the citation stood."""
    source = citation.source()
    for name in (*_TEXTS, *_PLACES, "digest", "dated"):
        value = getattr(source, name)
        if value is not None and (wrong := _wrong(name, value)) is not None:
            code, expected = wrong
            yield Reject(column=f"{argument}.{name}", code=code, found=str(value), expected=expected)


def _wrong(name: str, value: str | int) -> tuple[str, str] | None:
    if isinstance(value, int):
        return None if value > 0 else ("bad-value", "integer")
    if name == "digest":
        return None if _DIGEST.fullmatch(value) else ("bad-value", "digest")
    if name == "dated":
        return None if _is_day(value) else ("not-a-day", "")
    if len(value) > LONGEST:
        return "too-long", str(LONGEST)
    return ("control-character", "") if _HIDES.search(value) else None


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def source_of(citation: CitationInput | None, otherwise: Source) -> Source:
    """Return what a citation names, or else what stands where there is none."""
    return otherwise if citation is None else citation.source()
