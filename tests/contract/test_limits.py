"""The table of limits says the numbers that the code has, and leaves none out."""

from __future__ import annotations

import re

from harness.repository import ROOT
from lipgraph.api.app import LARGEST_BODY
from lipgraph.api.connections import LARGEST_PAGE
from lipgraph.api.limits import ALIASES, COST, DEADLINE, FIELDS, LARGEST_ANSWER, MUTATIONS
from lipgraph.api.shapes import BRACKETS, DEPTH, DIGITS, DIRECTIVES, FRAGMENTS, PAIRS, TOKENS
from lipgraph.api.writing import MOST_AT_ONCE

TEXT = (ROOT / "docs" / "limits.md").read_text("utf-8")
HELD = {
    "`body`": LARGEST_BODY, "`tokens`": TOKENS, "`depth`": DEPTH, "`repeats`": PAIRS, "`directives`": DIRECTIVES,
    "`fragments`": FRAGMENTS, "`digits`": DIGITS, "`aliases`": ALIASES, "`fields`": FIELDS, "`first`": LARGEST_PAGE,
    "`cost`": COST, "`introspection`": 1,
    "`mutations`": MUTATIONS, "`responses`, `claims`": MOST_AT_ONCE, "`deadline`": int(DEADLINE),
    "`answer`": LARGEST_ANSWER,
}  # fmt: skip


def test_the_table_of_limits_says_what_the_code_holds() -> None:
    said = {name: int(number) for name, number in re.findall(r"^\| (`\w+`[^|]*?) \| (\d+) \|", TEXT, re.MULTILINE)}
    assert said == HELD
    assert f"brackets of any kind: {BRACKETS}" in TEXT
