"""What a cell says by the kind of its field, and what it may not hold."""

import pytest

from lipgraph.domain.personal import personal_kind
from lipgraph_loaders.roster.cells import Unfit, said
from lipgraph_loaders.roster.headers import columns_of
from lipgraph_loaders.roster.words import fold, meanings
from lipgraph_schema.tables import TemplateSheet, roster_words, template_sheets


@pytest.mark.parametrize(
    ("cell", "kind", "text"),
    [
        ("  Two   blanks\u00a0here ", "text", "Two blanks here"),
        ("line\r\nbreak", "text", "line break"),
        ("e\u0301", "text", "é"),
        ("zero\u200bwidth\ufeff", "text", "zerowidth"),
        ("\u0645\u200c\u0647", "text", "\u0645\u200c\u0647"),
        ("2025", "date", "2025"),
        ("..", "date", ".."),
        ("2025-10-31", "day", "2025-10-31"),
        ("7", "integer", "7"),
        ("2,5", "number", "2.5"),
        ("Weekly", "number", "Weekly"),
        ("OUI", "yes-no", "true"),
        ("non", "polarity", "denies"),
        ("N'a pas répondu", "status", "no-answer"),
        ("answered-none", "status", "answered-none"),
    ],
)
def test_a_cell_says(cell: str, kind: str, text: str) -> None:
    assert said(cell, kind).text == text


@pytest.mark.parametrize(
    ("cell", "kind", "code"),
    [
        ("20251001", "date", "not-a-date"),
        ("2025-1-1", "date", "not-a-date"),
        ("0000", "date", "no-such-day"),
        ("2025-13", "date", "no-such-day"),
        ("2025", "day", "not-a-day"),
        ("..", "day", "not-a-day"),
        ("1.5", "integer", "not-a-number"),
        ("1 000", "number", "not-a-number"),
        ("٣", "number", "not-a-number"),
        ("inf", "number", "not-a-number"),
        ("perhaps", "yes-no", "not-yes-or-no"),
        ("\x07", "text", "control-character"),
        ("a\u2066b", "text", "control-character"),
    ],
)
def test_a_cell_does_not_say(cell: str, kind: str, code: str) -> None:
    with pytest.raises(Unfit) as caught:
        said(cell, kind)
    assert caught.value.code == code


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Write to a.person@example.org", "email"),
        ("(519) 555-0123", "telephone"),
        ("+1 519-555-0123", "telephone"),
        ("123 456 789", "sin"),
        ("1234-567-890-AB", "health"),
        ("12-3456-7890", "immigration"),
        ("Strategy 2019-2020", None),
        ("123456789 RT0001", None),
        ("123 456 789 RT0001", None),
        ("24 Sussex Drive", None),
        ("Centre @ the Square", None),
    ],
)
def test_what_looks_like_personal_data(text: str, kind: str | None) -> None:
    assert personal_kind(text) == kind


@pytest.mark.parametrize("kind", ["status", "polarity", "yes-no", "holder"])
def test_a_word_stands_for_one_thing(kind: str) -> None:
    words = [(fold(word), code) for code, words in roster_words(kind).items() for word in (code, *words)]
    assert dict(words) == meanings(kind)
    assert len({word for word, _ in words}) == len(set(words))


@pytest.mark.parametrize("sheet", template_sheets(), ids=lambda sheet: str(sheet.code))
def test_a_header_of_the_template_names_one_column(sheet: TemplateSheet) -> None:
    for column in sheet.columns:
        for name in (column.en, column.fr, *column.other):
            assert columns_of(sheet.code)[fold(name)] is column, name
