"""From the entries to statements: what the text says of one thing, and of each partnership of a list."""

from __future__ import annotations

from collections.abc import Iterator

from lipgraph.domain.ids import organization_id, statement_id
from lipgraph.domain.statements import Stance, Statement
from lipgraph_loaders.ontario.entries import Entry, of_kind
from lipgraph_loaders.ontario.things import DATASET, thing


def statement_facts() -> Iterator[Statement]:
    """Yield every statement of the text."""
    for one in of_kind("statement"):
        yield _statement(one, key=one["key"], about=one["about"])
    for each in of_kind("statement-of-each"):
        for partnership in of_kind("partnership"):
            if partnership["list"] == each["list"]:
                word = partnership["slug"]
                yield _statement(each, key=f"{word}-{each['key']}", about=f"partnership:{word}")


def _statement(one: Entry, *, key: str, about: str) -> Statement:
    subject_noun, subject_key = thing(about)
    object_noun, object_key = thing(one["thing"]) if "thing" in one.said else (None, None)
    speaker, contradicted = one.get("by_organization"), one.get("contradicts")
    return Statement(
        id=statement_id(DATASET, key),
        subject_noun=subject_noun,
        subject_key=subject_key,
        predicate=one["says"],
        object_noun=object_noun,
        object_key=object_key,
        object_text=one.get("text"),
        object_lang="en" if "text_fr" in one.said else None,
        object_text_fr=one.get("text_fr"),
        stance=Stance(one.get("stance") or "asserts"),
        quantifier=one.get("quantifier"),
        attributed_to=one.get("by"),
        attributed_organization=organization_id(DATASET, speaker) if speaker else None,
        contradicts=statement_id(DATASET, contradicted) if contradicted else None,
        rank=one.number("rank") or 0,
        period=one.period,
        source=one.source(),
    )
