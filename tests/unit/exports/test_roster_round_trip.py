"""A roster that is exported and read back says what is stored already, whatever the names; nothing would change."""

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fakes.council_facts import NORTH, facts_of
from fakes.generated_partnerships import partnerships
from fakes.rosters import known_from
from lipgraph.domain.facts import Fact, key_of, to_row
from lipgraph.domain.holdings import Holdings
from lipgraph.domain.organizations import Organization
from lipgraph.exports.choices import choices_of
from lipgraph.exports.roster_rows import roster_rows, sectors_of
from lipgraph.exports.template import template_workbook
from lipgraph.usecases.rostering import Drafted, draft
from lipgraph_loaders import read_roster


def exported(holdings: Holdings, lang: str) -> bytes:
    choices = choices_of(sectors_of(holdings), holdings.relations)
    rows, _ = roster_rows(holdings, choices, lang=lang)
    return template_workbook(rows, choices, lang=lang, title="Roster")


def drafted_again(facts: list[Fact], lang: str) -> Drafted:
    """Return what an exported roster would write into the store that it came from."""
    known = known_from(facts)
    assert known.holdings is not None
    with TemporaryDirectory() as place:
        path = Path(place) / "roster.xlsx"
        path.write_bytes(exported(known.holdings, lang))
        reading = read_roster(path)
    assert reading.rejects == ()
    return draft(reading.roster, known, partnership=None, wave=None)


def unlike(drafted: Drafted, facts: list[Fact]) -> list[Fact]:
    """Return the drafted facts that differ from what is stored."""
    stored = {(fact.NOUN, key_of(fact)): to_row(fact) for fact in facts}
    return [fact for fact in drafted.facts if stored.get((fact.NOUN, key_of(fact))) != to_row(fact)]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(facts=partnerships(), lang=st.sampled_from(["en", "fr"]))
def test_nothing_would_change(facts: list[Fact], lang: str) -> None:
    drafted = drafted_again(facts, lang)
    assert [one.message("en") for one in drafted.rejects] == []
    assert unlike(drafted, facts) == []
    assert (drafted.removed, drafted.look_alikes) == ((), ())
    assert drafted.absent == ()


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_what_the_template_has_no_place_for_is_neither_changed_nor_missed(lang: str) -> None:
    # A kind that is not of the shipped vocabulary cannot be said in a roster.
    facts = [replace(one, kind=None) if isinstance(one, Organization) else one for one in facts_of(NORTH)]
    drafted = drafted_again(facts, lang)
    assert [one.message("en") for one in drafted.rejects] == []
    assert unlike(drafted, facts) == []
    # An answer in one role, a membership of one wave, a claim without a wave: none of them is taken to be missing.
    assert [fact for fact in drafted.absent if fact.NOUN in {"response", "membership"}] == []
