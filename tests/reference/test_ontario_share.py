"""The text is no part of the project: how much of its prose is repeated, and how many of its words in a row."""

from __future__ import annotations

import pytest

from harness.quoted_share import SECTIONS, quotations, repeated, share
from lipgraph_loaders.ontario.citations import LEFT_OUT

pytestmark = pytest.mark.needs("seed-text")

BOUND = 0.25
LONGEST = 12
REFERENCES = 322


@pytest.mark.parametrize("section", SECTIONS)
def test_of_the_prose_of_a_section_less_than_a_quarter_is_repeated(section: str) -> None:
    assert 0 < share(*SECTIONS[section]) < BOUND


@pytest.mark.parametrize("section", SECTIONS)
def test_no_wording_of_the_project_repeats_more_words_of_the_text_in_a_row(section: str) -> None:
    assert list(repeated(*SECTIONS[section], LONGEST + 1)) == []


def test_no_quotation_outside_the_references_has_more_words_in_a_row() -> None:
    parts = [part for place, quotation in quotations() if place.line < REFERENCES for part in quotation.split(LEFT_OUT)]
    assert max(len(part.split()) for part in parts) <= LONGEST
