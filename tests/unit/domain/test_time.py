"""Periods: what an imprecise or unknown bound leaves undecided is a third answer."""

from __future__ import annotations

from datetime import date

import pytest

from lipgraph.domain.time import ALWAYS, UNSTATED, Bound, Moment, Period, Presence
from lipgraph.errors import InvalidPeriod


@pytest.mark.parametrize(
    ("period", "day", "expected"),
    [
        ("2025-01-01/2025-03-31", "2025-03-31", Presence.CERTAIN),  # the last day is included
        ("2025-01-01/2025-03-31", "2025-04-01", Presence.ABSENT),
        ("2005-11/..", "2005-10-31", Presence.ABSENT),
        ("2005-11/..", "2005-11-07", Presence.UNDECIDED),
        ("2005-11/..", "2005-11-30", Presence.CERTAIN),
        ("/2010", "2009-12-31", Presence.UNDECIDED),  # an unknown start leaves every earlier day open
        ("/2010", "2010-06-01", Presence.UNDECIDED),
        ("/2010", "2011-01-01", Presence.ABSENT),
        ("2008/", "2024-01-01", Presence.UNDECIDED),  # an unknown end too
        ("2024/..", "2024-05-05", Presence.UNDECIDED),
        ("../..", "1900-01-01", Presence.CERTAIN),
    ],
)
def test_a_period_holds_on_a_day(period: str, day: str, expected: Presence) -> None:
    assert Period.parse(period).presence(date.fromisoformat(day)) is expected


@pytest.mark.parametrize(
    "text", ["2025-13", "2025-02-29", "25-01", "2025-1-1", "soon", "2025-10-01T00:00", "\uff12\uff10\uff12\uff15"]
)
def test_what_is_no_edtf_bound_is_refused(text: str) -> None:
    with pytest.raises(InvalidPeriod):
        Bound(text)


def test_a_period_that_ends_before_it_starts_is_refused() -> None:
    with pytest.raises(InvalidPeriod):
        Period.parse("2025-05/2025-04")


def test_an_end_within_the_start_s_month_is_possible() -> None:
    assert str(Period.parse("2025-05/2025-05-03")) == "2025-05/2025-05-03"


def test_without_a_day_only_what_is_open_on_both_sides_is_certain() -> None:
    moment = Moment(None, "1")
    assert moment.presence(ALWAYS) is Presence.CERTAIN
    assert moment.presence(UNSTATED) is Presence.UNDECIDED
