"""The coverage table against the text: every line with words is there, with facts or with a reason, never with both."""

from __future__ import annotations

import pytest

from harness.coverage_table import TABLE, lines, reasons, rows, table

pytestmark = pytest.mark.needs("seed-text")


def test_the_table_is_what_the_text_and_the_data_set_give_today() -> None:
    assert TABLE.read_text("utf-8") == table(lines())


def test_every_line_with_words_has_facts_or_a_reason_and_never_both() -> None:
    with_facts = {line for line, names in rows(lines()).items() if names}
    without = set(rows(lines())) - with_facts
    assert without == set(reasons())
