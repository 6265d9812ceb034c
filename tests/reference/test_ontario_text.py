"""Every citation of ``ontario-lips`` against the text itself: what stands there, and what rests on a changed letter."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from fakes.ontario_text import FACTS
from harness.needs import seed_text
from lipgraph_loaders.ontario.__main__ import spans_of
from lipgraph_loaders.ontario.citations import Citation, Place, broken, cited, read_lines
from lipgraph_loaders.ontario.entries import SPANS, citations, document
from lipgraph_schema.vocabulary import NAMES, vocabulary

pytestmark = pytest.mark.needs("seed-text")


@cache
def lines() -> tuple[str, ...]:
    found = seed_text()
    assert found is not None
    return read_lines(found)


def of_vocabularies() -> list[Citation]:
    """Return what the terms of the vocabularies cite of the text."""
    return [
        Citation(
            of=f"term {name}:{one.code}",
            place=Place(one.line or 0, one.first_column or 0, one.last_column or 0),
            span=one.span or "",
            quotation=one.text or "",
        )
        for name in NAMES
        if vocabulary(name).document == document()
        for one in vocabulary(name).terms
    ]


def everything() -> list[Citation]:
    return [*cited(FACTS, document()), *of_vocabularies(), *citations()]


def covers(one: Citation, line: int, column: int) -> bool:
    """True where a character of the text is within a citation."""
    start = sum(len(text) + 1 for text in lines()[: one.place.line - 1])
    at = sum(len(text) + 1 for text in lines()[: line - 1]) + column - 1
    return start + one.place.first_column - 1 <= at < start + one.place.last_column


def test_every_fact_of_the_data_set_cites_the_text_and_every_citation_holds() -> None:
    facts = list(cited(FACTS, document()))
    assert len(facts) == sum(fact.NOUN not in {"codebook", "relation"} for fact in FACTS) > 600
    assert [one.of for one in broken(everything(), lines())] == []


def test_the_digests_that_ship_are_those_of_the_text() -> None:
    kept = Path(spans_of.__code__.co_filename).parent / "text" / SPANS
    assert kept.read_text("utf-8") == spans_of(lines())


def test_one_changed_character_is_found_and_the_facts_that_rest_on_it_are_named(tmp_path: Path) -> None:
    # Line 107 names who co-chairs the committee; the last letter of "CIC" becomes another.
    column = lines()[106].index("CIC") + 3
    changed = [*lines()]
    changed[106] = f"{changed[106][: column - 1]}X{changed[106][column:]}"
    copy = tmp_path / "seed.txt"
    copy.write_text("\n".join(changed), encoding="utf-8", newline="\n")
    found = Counter(one.of for one in broken(cited(FACTS, document()), read_lines(copy)))
    assert found == Counter(one.of for one in cited(FACTS, document()) if covers(one, 107, column))
    named = sorted(of.split(" ")[0] for of in found)
    assert named == ["membership"] * 3 + ["seat"] * 3
    assert any(of.startswith("seat Co-chair: Citizenship and Immigration Canada") for of in found)


def test_a_change_at_the_start_within_or_at_the_end_of_any_citation_is_found() -> None:
    whole = "\n".join(lines())
    for one in {one.place: one for one in everything()}.values():
        start = sum(len(text) + 1 for text in lines()[: one.place.line - 1])
        within = range(start + one.place.first_column - 1, start + one.place.last_column)
        letters = [at for at in within if whole[at].isalnum()]
        for at in (letters[0], letters[len(letters) // 2], letters[-1]):
            changed = f"{whole[:at]}~{whole[at + 1 :]}".split("\n")
            assert [other.of for other in broken([one], changed)] == [one.of]
