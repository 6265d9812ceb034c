"""What the text says and no typed noun holds: statements, counted by hand from the lines that each test names."""

from collections import Counter

from fakes.ontario_text import FACTS, INSTRUMENTS, LIP, PARTNERSHIPS, of, said
from lipgraph.domain.statements import Stance, Statement, Thing
from lipgraph_loaders.ontario.things import thing
from lipgraph_schema.vocabulary import term, terms


def test_each_partnership_arises_from_one_call_and_the_department_funds_it() -> None:
    by_call = Counter(one.object_key for one in said("arises-from") if one.subject_noun is Thing.PARTNERSHIP)
    assert by_call == {
        INSTRUMENTS["call-for-communities-throughout-ontario"].id: 30,
        INSTRUMENTS["call-for-toronto-neighbourhoods"].id: 15,
    }
    funded = [one for one in said("funded-by") if one.subject_noun is Thing.PARTNERSHIP]
    asserted = [one for one in funded if one.stance is Stance.ASSERTS]
    assert len({one.subject_key for one in asserted}) == len(asserted) == 45
    assert {one.object_key for one in asserted} == {thing("organization:citizenship-and-immigration-canada")[1]}
    assert all(one.source.inferred for one in asserted)


def test_who_funds_the_francophone_networks_is_unstated() -> None:
    networks = {one.id for one in PARTNERSHIPS.values() if one.kind == "francophone-network"}
    funding = [one for one in said("funded-by") if one.subject_key in networks]
    assert [one.stance for one in funding] == [Stance.UNSTATED] * 3
    assert {(one.object_key, one.object_text) for one in funding} == {(None, None)}


def test_five_steps_stand_in_their_order_with_their_horizon() -> None:
    # Lines 194 to 200; "include" in line 191 leaves the list open.
    steps = said("has-step", LIP)
    assert [one.rank for one in steps] == [1, 2, 3, 4, 5]
    assert [one.object_key for one in steps] == [f"process_steps:{one.code}" for one in terms("process_steps")]
    assert {one.quantifier for one in steps} == {"include"}
    horizons = [(one.stance, one.object_text) for one in said("has-horizon")]
    assert horizons == [
        (Stance.UNSTATED, None),
        (Stance.UNSTATED, None),
        (Stance.ASSERTS, "three years"),
        (Stance.ASSERTS, "one fiscal year"),
        (Stance.ASSERTS, "every year"),
    ]


def test_many_and_most_are_kept_and_contradict_one_another() -> None:
    # Lines 211 and 213.
    many, most = said("has-mechanism", LIP)
    assert (many.quantifier, most.quantifier) == ("many", "most")
    assert many.object_text == most.object_text
    assert most.contradicts == many.id


def test_three_process_and_three_outcome_indicators_three_questions_and_seven_practices() -> None:
    codes = [str(one.object_key).removeprefix("indicators:") for one in said("evaluated-by", LIP)]
    assert [term("indicators", code).kind for code in codes] == ["process"] * 3 + ["outcome"] * 3
    assert [(one.rank, one.source.line) for one in said("asks")] == [(1, 288), (2, 289), (3, 292)]
    practices = said("adopts-practice")
    assert len(practices) == 7
    assert {one.attributed_to for one in practices} == {"Bradford and Andrew (2010)"}


def test_table_1_is_a_statement_a_row_by_its_source() -> None:
    # Lines 77 to 95: four on the left, seven on the right.
    rows = said("has-impact")
    assert Counter(one.subject_key for one in rows) == {
        "concepts:adequate-social-support": 4,
        "concepts:inadequate-social-support": 7,
    }
    assert {one.attributed_to for one in rows} == {"Stewart et al. (2008)"}


def test_four_elements_of_the_programme_and_what_happened_in_burnaby() -> None:
    # Lines 228 to 229, 229 to 234 and 238 to 249.
    assert [one.object_text for one in said("has-element", "instrument:wicwp")] == [
        "community partnership development",
        "knowledge development and exchange",
        "public education",
        "demonstration projects",
    ]
    project = INSTRUMENTS["breaking-down-the-barriers"]
    assert project.part_of == INSTRUMENTS["wicwp"].id
    partners = said("has-partner", "instrument:breaking-down-the-barriers")
    assert {one.quantifier for one in partners} == {"including"}
    assert [one.object_text for one in partners] == [
        "board of trade", "school board", "chamber of commerce", "service provider organizations (SPOs)",
    ]  # fmt: skip
    [unnamed] = said("has-named-partner")
    assert (unnamed.stance, unnamed.subject_key) == (Stance.UNSTATED, partners[0].subject_key)
    tours = [one.object_text for one in said("organizes", "instrument:breaking-down-the-barriers") if one.rank]
    assert tours == ["First Tour", "Second Tour"]


def test_approaches_elsewhere_are_no_partnerships() -> None:
    # Lines 264 to 268.
    approaches = {one.slug for one in INSTRUMENTS.values() if one.kind == "approach"}
    places = {one.object_text for slug in approaches for one in said("located-in", f"instrument:{slug}")}
    assert places == {"Manitoba", "Alberta", "Quebec", "New Brunswick"}
    assert len(PARTNERSHIPS) == 48


def test_figure_1_has_no_text_and_no_objective_is_invented() -> None:
    objectives = said("has-objective")
    assert {one.stance for one in objectives} == {Stance.UNSTATED}
    assert {one.source.line for one in objectives} == {183, 187}


def test_twelve_references_each_to_a_work_or_an_instrument() -> None:
    # Lines 324 to 372.
    references = said("refers-to", "term:works:seed-text")
    assert [one.rank for one in references] == list(range(1, 13))
    lines = [one.source.line or 0 for one in references]
    assert lines == sorted(lines)
    assert Counter(one.object_noun for one in references) == {Thing.TERM: 10, Thing.INSTRUMENT: 2}


def test_every_statement_has_an_object_or_is_unstated_and_each_text_has_its_french() -> None:
    for one in of(Statement):
        has_object = one.object_noun is not None or one.object_text is not None
        assert has_object is (one.stance is not Stance.UNSTATED), one
        assert (one.object_text_fr is None) is (one.object_lang is None), one
    untranslated = {one.predicate for one in of(Statement) if one.object_text and not one.object_text_fr}
    assert untranslated == {"abbreviated-as", "available-at", "published", "published-in", "written-by"}


def test_a_label_stands_in_the_words_that_it_cites() -> None:
    # What other statements say is in the project's words, beside the few of the text that are quoted.
    labels = {
        "abbreviated-as", "accessed", "available-at", "has-element", "listed-under", "located-in", "published",
        "published-in", "written-by",
    }  # fmt: skip
    found = [one for one in of(Statement) if one.predicate in labels]
    assert {one.predicate for one in found} == labels
    for one in found:
        assert (one.object_text or "") in (one.source.text or ""), one


def test_what_things_are_concluded_from_is_a_term_with_words_in_both_languages() -> None:
    used = {fact.source.inferred for fact in FACTS if fact.source.inferred}
    assert used == {one.code for one in terms("conclusions")}


def test_no_indicator_of_the_text_is_defined_by_it() -> None:
    # Lines 294 to 296 give names and no more.
    undefined = said("defined-as")
    assert [one.subject_key for one in undefined] == [f"indicators:{one.code}" for one in terms("indicators")]
    assert {one.stance for one in undefined} == {Stance.UNSTATED}


def test_approaches_elsewhere_are_in_the_making() -> None:
    # Lines 264 to 266: "developing" twice, "creating", "piloted".
    staged = [one for one in said("at-stage") if one.subject_noun is Thing.INSTRUMENT]
    assert [one.source.text for one in staged] == ["developing", "developing", "creating", "piloted"]
