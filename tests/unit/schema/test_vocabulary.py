"""The vocabularies that ship: complete, bilingual, and the sixteen spheres in the order of the map."""

import pytest

from lipgraph.analysis.catalogue import DEFINITIONS
from lipgraph_schema.vocabulary import NAMES, term, terms, vocabulary


@pytest.mark.parametrize("name", NAMES)
def test_a_vocabulary_is_dated_bilingual_and_without_double_codes(name: str) -> None:
    read = vocabulary(name)
    assert read.version == "2026-11-25"
    assert read.translated_by == "project"
    assert all(one.name.strip() and one.name_fr.strip() for one in read.terms)
    codes = [one.code for one in read.terms]
    assert len(codes) == len(set(codes)) > 0


def test_the_spheres_of_the_london_council_are_sixteen_and_each_names_its_line() -> None:
    # The list stands in lines 208 to 211 of the text; counted by hand.
    read = terms("sectors")
    assert len(read) == 16
    assert sorted(one.line or 0 for one in read) == [208] * 5 + [209] * 3 + [210] * 6 + [211] * 2
    assert [one.code for one in read][:3] == ["settlement", "refugee", "immigrants"]
    assert all(one.short and one.short_fr and one.text for one in read)


def test_the_two_ambiguities_of_the_list_are_kept_in_words() -> None:
    assert [one.code for one in terms("sectors") if one.note] == ["immigrants", "language-training"]
    assert [one.code for one in terms("sectors") if one.kind == "constituency"] == ["immigrants"]


def test_the_default_view_is_referral_and_information() -> None:
    assert [(one.code, one.directed) for one in terms("relations") if one.in_default_view] == [
        ("referral", True),
        ("information", False),
    ]
    assert term("relations", "referral").label("fr") == "Aiguillage"


def test_an_unknown_vocabulary_or_term_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        terms("colours")
    with pytest.raises(KeyError):
        term("roles", "king")


def test_each_indicator_of_the_text_names_what_answers_it_or_that_it_is_not_computed() -> None:
    # Lines 294 to 296 name three of the process and three of outcomes.
    read = terms("indicators")
    assert [one.kind for one in read] == ["process"] * 3 + ["outcome"] * 3
    answered = {one.code for one in read if one.answered_by}
    assert answered == {"range-of-membership", "linkages-across-sectors"}
    assert {one.code for one in read if (one.note or "").startswith("Not computed")} == {
        one.code for one in read if one.code not in answered
    }
    known = {one.id for one in DEFINITIONS}
    assert {key for one in read for key in one.answered_by} <= known


@pytest.mark.parametrize("name", NAMES)
def test_a_term_of_a_text_names_its_place_and_the_digest_of_its_words(name: str) -> None:
    for one in terms(name):
        placed = (one.line, one.first_column, one.last_column, one.span, one.text)
        assert all(placed) or not any(placed), one.code


def test_the_steps_of_the_process_are_five_and_the_practices_seven() -> None:
    # Lines 194 to 200 and 218 to 220.
    assert [one.line for one in terms("process_steps")] == [194, 195, 196, 199, 200]
    assert len(terms("practices")) == 7
