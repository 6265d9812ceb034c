"""The rule of citations, on a text of its own: what a place holds, what a quotation omits, what a change breaks."""

from __future__ import annotations

from pathlib import Path

import pytest

from lipgraph.domain.organizations import Organization
from lipgraph.domain.source import Source
from lipgraph_loaders.ontario.citations import (
    Citation,
    Place,
    broken,
    cited,
    find,
    is_quoted,
    place,
    read_lines,
    span,
    words,
)

LINES = ("The council of Réseau Est ", "", "meets in a co-", "", "ordinated  way - every", "year, every month.", "")


def citation(line: int, quotation: str) -> Citation:
    at = find(LINES, line, quotation)
    return Citation(of=quotation, place=at, span=span(words(LINES, at)), quotation=quotation)


def test_a_place_runs_on_over_line_ends_and_white_space_is_one_blank() -> None:
    at = find(LINES, 3, "meets in a co-ordinated way - every year")
    # 14 characters and a line end, an empty line, 23 and a line end, 4: the columns of a span count all of them.
    assert at == Place(3, 1, 14 + 1 + 1 + 23 - 1 + 1 + 4)
    assert words(LINES, at) == "meets in a co-ordinated way - every year"


def test_a_hyphen_within_a_word_joins_and_a_dash_does_not() -> None:
    assert words(("a co-", "operative", "end -", "start"), Place(1, 1, 29)) == "a co-operative end - start"


def test_accents_are_read_in_one_form() -> None:
    decomposed = ("Re\u0301seau",)
    assert words(decomposed, Place(1, 1, 7)) == "Réseau"


def test_a_quotation_is_some_words_of_a_place_whole_and_in_their_order() -> None:
    said = "The council of Réseau Est"
    assert all(is_quoted(some, said) for some in ("The … Est", said, "council", "council … Est"))
    assert not is_quoted("Est … council", said)
    assert not is_quoted("counc", said)
    assert not is_quoted("council of … Réseau Nord", said)
    assert not is_quoted("council … council", said)


def test_words_that_are_not_there_or_stand_on_a_line_twice_have_no_place() -> None:
    with pytest.raises(ValueError, match="0 times"):
        find(LINES, 1, "working group")
    with pytest.raises(ValueError, match="2 times"):
        find(("every year, every month",), 1, "every")


def test_a_changed_letter_breaks_what_rests_on_it_and_nothing_else() -> None:
    kept, gone = citation(1, "council of Réseau Est"), citation(3, "meets … every month")
    changed = (*LINES[:5], "year, every mouth.", "")
    assert list(broken([kept, gone], LINES)) == []
    assert list(broken([kept, gone], changed)) == [gone]


def test_a_changed_letter_within_words_left_out_breaks_it_too() -> None:
    one = citation(3, "meets … every month")
    assert list(broken([one], (*LINES[:4], "ordinated  way - overy", *LINES[5:]))) == [one]


def test_more_white_space_within_the_words_is_no_change_of_them() -> None:
    assert span(words(("a  b",), Place(1, 1, 4))) == span(words(("a b",), Place(1, 1, 3)))


def test_a_place_reads_back_as_written_and_anything_else_is_refused() -> None:
    assert place("207:4-38") == Place(207, 4, 38)
    assert str(Place(207, 4, 38)) == "207:4-38"
    with pytest.raises(ValueError, match="207"):
        place("207")


def test_a_text_is_read_by_line_feeds_alone(tmp_path: Path) -> None:
    path = tmp_path / "text.txt"
    path.write_bytes("one\u2028still one\ntwo\n".encode())
    assert read_lines(path) == ("one\u2028still one", "two", "")


def test_facts_cite_the_document_that_they_name_and_are_called_by_name_and_key() -> None:
    source = Source(document="a text", line=1, first_column=5, last_column=11, span="0" * 64, text="council")
    one = Organization(id="o1", slug="council", name="Council", source=source)  # type: ignore[arg-type]  # a plain id
    other = Organization(id="o2", slug="other", name="Other", source=Source(document="b"))  # type: ignore[arg-type]  # a plain id
    found = list(cited([one, other], "a text"))
    assert [(each.of, each.place) for each in found] == [("organization council o1", Place(1, 5, 11))]
    assert [each.of for each in broken(found, LINES)] == ["organization council o1"]
