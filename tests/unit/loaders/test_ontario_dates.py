"""What is there when: every noun of the text that has a period, before, within and after what the text dates."""

from __future__ import annotations

from datetime import date

import pytest

from fakes.ontario_text import FACTS, INSTRUMENTS, ORGANIZATIONS, of, said
from lipgraph.domain.facts import FACT_TYPES, columns
from lipgraph.domain.instruments import Party
from lipgraph.domain.time import UNSTATED, Presence

ABSENT, UNDECIDED = Presence.ABSENT, Presence.UNDECIDED
DATED_NOUNS = sorted(
    {fact.NOUN for fact in FACTS} & {kind.NOUN for kind in FACT_TYPES if "valid_from" in columns(kind.NOUN)}
)


def test_the_nouns_of_the_text_that_have_a_period_are_these() -> None:
    assert DATED_NOUNS == [
        "council", "instrument", "lead", "membership", "organization-name", "partnership", "party", "seat",
        "seat-sector", "statement", "taxonomy-use",
    ]  # fmt: skip


@pytest.mark.parametrize("noun", DATED_NOUNS)
@pytest.mark.parametrize("day", [date(1990, 1, 1), date(2008, 6, 30), date(2026, 11, 25)])
def test_what_the_text_does_not_date_is_undecided_on_any_day(noun: str, day: date) -> None:
    undated = [fact for fact in FACTS if noun == fact.NOUN and getattr(fact, "period", None) == UNSTATED]
    assert undated
    assert {fact.period.presence(day) for fact in undated} == {UNDECIDED}  # type: ignore[union-attr]  # the nouns have one


@pytest.mark.parametrize(
    ("slug", "day", "presence"),
    [
        # Line 99: "In November 2005" is a month; its days are left open, and no end is given.
        ("canada-ontario-immigration-agreement", date(2005, 10, 31), ABSENT),
        ("canada-ontario-immigration-agreement", date(2005, 11, 1), UNDECIDED),
        ("canada-ontario-immigration-agreement", date(2005, 11, 30), UNDECIDED),
        ("canada-ontario-immigration-agreement", date(2010, 1, 1), UNDECIDED),
        # Line 124: "early 2008" is a year here, with its wording kept.
        ("call-for-toronto-neighbourhoods", date(2007, 12, 31), ABSENT),
        ("call-for-toronto-neighbourhoods", date(2008, 1, 1), UNDECIDED),
        ("call-for-communities-throughout-ontario", date(2007, 12, 31), ABSENT),
        ("call-for-communities-throughout-ontario", date(2009, 1, 1), UNDECIDED),
        # Line 40: "of 2001".
        ("irpa", date(2000, 12, 31), ABSENT),
        ("irpa", date(2001, 6, 30), UNDECIDED),
    ],
)
def test_what_the_text_dates_is_absent_before_and_undecided_from_then_on(
    slug: str, day: date, presence: Presence
) -> None:
    assert INSTRUMENTS[slug].period.presence(day) is presence


def test_the_signatories_are_parties_from_the_month_of_the_agreement() -> None:
    agreement = INSTRUMENTS["canada-ontario-immigration-agreement"].id
    signed = {ORGANIZATIONS[one.organization].slug: one.period for one in of(Party) if one.instrument == agreement}
    assert {slug: (str(period), period.presence(date(2005, 10, 31))) for slug, period in signed.items()} == {
        "ontario": ("2005-11/", ABSENT),
        "government-of-canada": ("2005-11/", ABSENT),
    }


def test_a_work_is_published_within_its_year_month_or_day() -> None:
    # Lines 334, 340 and 357: a day, a month and a year.
    periods = {one.subject_key: one.period for one in said("published")}
    speech, report, book = (
        periods[f"works:{work}"] for work in ("speech-from-the-throne-2010", "best-practices-2010", "torjman-2007")
    )
    assert [speech.presence(date(2010, 3, day)) for day in (2, 3, 4)] == [ABSENT, Presence.CERTAIN, ABSENT]
    assert [report.presence(date(2010, month, 15)) for month in (2, 3, 4)] == [ABSENT, UNDECIDED, ABSENT]
    assert [book.presence(date(year, 7, 1)) for year in (2006, 2007, 2008)] == [ABSENT, UNDECIDED, ABSENT]
