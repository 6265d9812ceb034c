"""Which stretch of a fact a row speaks of."""

import pytest

from fakes.rosters import Town
from lipgraph.domain.organizations import Participation
from lipgraph.usecases.rostering import Action


@pytest.fixture
def town() -> Town:
    """A partnership with one organization that is on its roster from 2020."""
    town = Town()
    town.take("partnership | name=Northgate LIP\norganization | name=Green Door | from=2020")
    return town


def spells(town: Town) -> list[tuple[int, str]]:
    """Return number and period of each spell on the roster."""
    every = [one for one in town.every("participation") if isinstance(one, Participation)]
    return sorted((one.spell, str(one.period)) for one in every)


def test_an_end_goes_to_the_spell_that_lasts(town: Town) -> None:
    town.take("organization | name=Green Door | until=2022")
    assert spells(town) == [(1, "2020/2022")]


def test_another_start_mends_the_spell_that_lasts(town: Town) -> None:
    town.take("organization | name=Green Door | from=2021-03")
    assert spells(town) == [(1, "2021-03/..")]


def test_a_blank_start_is_unknown_and_a_blank_end_opens_what_had_ended(town: Town) -> None:
    town.take("organization | name=Green Door | until=2022")
    town.take("organization | name=Green Door | from= | until=")
    assert spells(town) == [(1, "/..")]


def test_blanks_leave_what_no_day_bounds(town: Town) -> None:
    town.take("participation | organization=Green Door | from=.. | until=..")
    town.take("organization | name=Green Door | from= | until=")
    assert spells(town) == [(1, "../..")]


def test_a_start_after_the_end_is_a_return(town: Town) -> None:
    town.take("organization | name=Green Door | until=2022")
    town.take("organization | name=Green Door | from=2024")
    assert spells(town) == [(1, "2020/2022"), (2, "2024/..")]
    town.take("organization | name=Green Door | from=2024 | until=2025")
    assert spells(town) == [(1, "2020/2022"), (2, "2024/2025")]


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_both_spells_may_stand_in_one_file_in_any_order(order: tuple[int, int]) -> None:
    rows = (
        "participation | organization=Green Door | from=2010 | until=2012",
        "participation | organization=Green Door | from=2015",
    )
    town = Town()
    text = "partnership | name=N\norganization | name=Green Door | from=2015\n" + "\n".join(rows[one] for one in order)
    town.take(text)
    first = spells(town)
    assert sorted(period for _, period in first) == ["2010/2012", "2015/.."]
    town.take(text)
    assert spells(town) == first


def test_a_change_never_begins_a_spell(town: Town) -> None:
    town.take("participation | organization=Green Door | until=2022", action=Action.CHANGE)
    town.take("participation | organization=Green Door | from=2024 | until=..", action=Action.CHANGE)
    assert spells(town) == [(1, "2024/..")]


def test_a_spell_may_be_named_by_its_number(town: Town) -> None:
    town.take("participation | organization=Green Door | spell=1 | until=2022")
    town.take("participation | organization=Green Door | spell=2 | from=2022-06")
    assert spells(town) == [(1, "2020/2022"), (2, "2022-06/..")]
