"""Rows of linkages and of waves: who speaks as which end, what is one report, what is asked."""

import pytest

from fakes.rosters import TEMPLATE, Town, codes
from lipgraph.domain.claims import Claim, Polarity, Role
from lipgraph.domain.facts import Fact
from lipgraph.domain.organizations import Organization
from lipgraph.domain.waves import Response, Wave
from lipgraph.usecases.rostering import Action

OWN = """
    partnership  | name=Northgate LIP | codebook=own
    codebook     | id=own | title=Own
    relation     | codebook=own | code=sends | name=Sends to | name_fr=Envoie à | levels=rarely; often
    relation     | codebook=own | code=plans | name=Plans with | directed=false
    organization | name=A
    organization | name=B
    organization | name=C
    wave         | label=2025
"""


@pytest.fixture(scope="module")
def facts() -> dict[tuple[str, tuple[str, ...]], Fact]:
    """A partnership with a codebook of its own, drafted once."""
    town = Town()
    town.take(OWN)
    return town.facts


@pytest.fixture
def town(facts: dict[tuple[str, tuple[str, ...]], Fact]) -> Town:
    """The same partnership for one test."""
    town = Town()
    town.facts = dict(facts)
    return town


def claims(town: Town) -> list[Claim]:
    """Return the claims of the town."""
    return [one for one in town.every("claim") if isinstance(one, Claim)]


def name(town: Town, who: str | None) -> str | None:
    """Return the name of an organization."""
    every = [one for one in town.every("organization") if isinstance(one, Organization)]
    return next((one.name for one in every if one.id == who), None)


@pytest.mark.parametrize(
    ("said", "role"),
    [
        ("relation=sends | source=A | target=B | claimant=A", Role.SENDER),
        ("relation=sends | source=A | target=B | claimant=B", Role.RECEIVER),
        ("relation=envoie a | source=A | target=B | claimant=C", Role.THIRD_PARTY),
        ("relation=sends | source=A | target=B", Role.UNKNOWN),
        ("relation=plans with | source=B | target=A | claimant=B", Role.END),
        ("relation=sends | source=A | target=B | claimant=A | role=sender", Role.SENDER),
    ],
)
def test_as_what_a_claimant_speaks_follows_from_who_it_is(town: Town, said: str, role: Role) -> None:
    town.take(f"claim | {said} | wave=2025")
    assert [one.role for one in claims(town)] == [role]


def test_the_ends_of_an_undirected_linkage_have_no_order(town: Town) -> None:
    town.take(
        """
        claim | relation=plans | source=A | target=B | claimant=A | wave=2025
        claim | relation=plans | source=B | target=A | claimant=A | wave=2025
        """
    )
    assert len(claims(town)) == 1


def test_a_directed_linkage_keeps_who_gives(town: Town) -> None:
    town.take("claim | relation=sends | source=B | target=A | wave=2025")
    assert [(name(town, one.source_org), name(town, one.target_org)) for one in claims(town)] == [("B", "A")]


def test_two_rows_of_one_report_that_disagree_are_refused_with_what_the_first_says(town: Town) -> None:
    drafted = town.draft(
        """
        claim | relation=sends | source=A | target=B | claimant=A | wave=2025 | polarity=asserts
        claim | relation=sends | source=A | target=B | claimant=A | wave=2025 | polarity=denies
        claim | relation=sends | source=A | target=C | claimant=A | wave=2025 | strength=1
        claim | relation=sends | source=A | target=C | claimant=A | wave=2025 | strength=2
        """
    )
    assert [(one.code, one.column, one.row, one.found, one.expected) for one in drafted.rejects] == [
        ("contradicts", "polarity", 3, "denies", "asserts"),
        ("contradicts", "strength", 5, "2", "1"),
    ]


def test_a_report_at_the_same_wave_replaces_what_was_said(town: Town) -> None:
    row = "claim | relation=sends | source=A | target=B | claimant=A | wave=2025 | strength=often | polarity={}"
    town.take(row.format("yes"))
    town.take(row.format("no"))
    assert [(one.polarity, one.strength) for one in claims(town)] == [(Polarity.DENIES, 2.0)]


def test_rows_without_a_wave_are_of_the_one_that_the_command_names(town: Town) -> None:
    row = "claim | relation=sends | source=A | target=B | claimant=A"
    assert codes(town.draft(row)) == [("claim-needs-wave", "wave")]
    town.take(row, wave="2025")
    town.take(f"{row} | source_key=agreement 7 | layer=agreement | from=2024")
    assert [(one.wave is None, str(one.period)) for one in sorted(claims(town), key=lambda one: str(one.wave))] == [
        (False, "/"),
        (True, "2024/.."),
    ]


@pytest.mark.parametrize(
    ("said", "problem"),
    [
        ("relation=sends | source=A | target=A", ("self-linkage", "target")),
        ("relation=sends | source=A", ("missing-value", "target")),
        ("relation=lends | source=A | target=B", ("unknown-relation", "relation")),
        ("relation=sends; plans | source=A | target=B", ("one-relation", "relation")),
        ("relation=sends | source=A | target=B | wave=2024", ("unknown-wave", "wave")),
        ("relation=sends | source=A | target=B | claimant=A | role=receiver", ("role-of-claimant", "role")),
        ("relation=sends | source=A | target=B | strength=0", ("no-strength", "strength")),
        ("relation=sends | source=A | target=B | strength=3", ("bad-value", "strength")),
        ("relation=sends | source=A | target=B | strength=daily", ("bad-value", "strength")),
        ("relation=plans | source=A | target=B | strength=daily", ("bad-value", "strength")),
        ("relation=sends | source=A | target=B | volume=nan", ("bad-value", "volume")),
        ("relation=sends | source=A | target=B | polarity=perhaps", ("not-yes-or-no", "polarity")),
        ("relation=sends | source=A | target=B | layer=hearsay", ("unknown-word", "layer")),
    ],
)
def test_a_linkage_that_cannot_be_taken_says_which_cell_and_why(
    town: Town, said: str, problem: tuple[str, str]
) -> None:
    row = said if "wave=" in said else f"{said} | wave=2025"
    assert codes(town.draft(f"claim | {row}")) == [problem]


def test_what_was_claimed_keeps_its_direction_and_levels(town: Town) -> None:
    change = "relation | codebook=own | code=sends | directed=false"
    assert codes(town.draft(change)) == []
    town.take("claim | relation=sends | source=A | target=B | wave=2025")
    assert codes(town.draft(change)) == [("claimed-relation", "directed")]
    assert codes(town.draft("relation | codebook=own | code=sends | levels=")) == [("claimed-relation", "levels")]
    town.take("relation | codebook=own | code=sends | name=Sends people to | levels=rarely; often")
    town.take("relation | codebook=own | code=plans | levels=some; many")


def test_waves_are_ranked_by_their_dates_in_whatever_order_they_come(town: Town) -> None:
    def ranked() -> list[str]:
        waves = [one for one in town.every("wave") if isinstance(one, Wave)]
        assert len({one.rank for one in waves}) == len(waves)
        return [one.label for one in sorted(waves, key=lambda one: one.rank)]

    town.take("wave | label=2025 | fieldwork_from=2025-09 | fieldwork_until=2025-10-31")
    town.take("wave | label=third | reference=2027-01-31\nwave | label=second | reference=2026-01-31")
    assert ranked() == ["2025", "second", "third"]
    town.take("wave | label=zeroth | reference=2020-01-31")
    assert ranked() == ["zeroth", "2025", "second", "third"]
    assert [one.reference for one in town.every("wave") if isinstance(one, Wave) and one.label == "2025"] == [
        "2025-10-31"
    ]


def test_two_answers_of_one_organization_at_a_wave_are_refused(town: Town) -> None:
    drafted = town.draft(
        "response | organization=A | status=no-answer\nresponse | organization=A | status=not-asked", wave="2025"
    )
    assert [(one.code, one.expected) for one in drafted.rejects] == [("contradicts", "no-answer")]


def test_an_answer_may_differ_for_one_relation_and_role(town: Town) -> None:
    town.take(
        """
        response | wave=2025 | organization=A | status=answered-none
        response | wave=2025 | organization=A | relation=sends | role=sender | status=no-answer
        """
    )
    assert len([one for one in town.every("response") if isinstance(one, Response)]) == 2
    assert codes(town.draft("response | wave=2025 | organization=A | status=maybe")) == [("not-a-status", "status")]
    assert codes(town.draft("response | wave=2025 | organization=A")) == [("missing-value", "status")]


SHORT = """
    organization | name=Northgate Public Library
    seat         | council=Partnership council | label=Libraries
    membership   | council=Partnership council | seat=Libraries | organization=NPL
    claim        | relation=referral | source=NPL | target=Harbour Settlement Services | claimant=NPL | wave=2025
"""


def test_what_a_list_does_not_name_is_told_and_changed_by_nothing() -> None:
    town = Town()
    town.take(TEMPLATE)
    drafted = town.draft(SHORT, nouns="organization seat membership claim response")
    # The police service left in 2025 already; one claim of the wave is not in the rows, which list no answers.
    assert [fact.NOUN for fact in drafted.absent] == ["participation", "seat", "membership", "claim"]
    assert {fact.NOUN for fact in drafted.facts} <= {"organization", "participation", "seat", "membership", "claim"}
    assert town.draft(SHORT).absent == ()


def test_answers_that_a_list_of_answers_does_not_name_are_told() -> None:
    town = Town()
    town.take(TEMPLATE)
    drafted = town.draft("response | wave=2025 | organization=NPL | status=named-someone", nouns="response")
    assert [fact.NOUN for fact in drafted.absent] == ["response"]


def test_with_a_council_that_is_not_named_its_seats_and_holders_are_absent_and_no_councils_say_nothing() -> None:
    town = Town()
    town.take(TEMPLATE)
    drafted = town.draft("council | name=Youth working group", nouns="council")
    assert [fact.NOUN for fact in drafted.absent] == ["council", "seat", "seat", "membership", "membership"]
    assert town.draft(f"partnership | slug={town.known.directory.partnerships[0].slug}", nouns="council").absent == ()


def test_a_claim_is_removed_by_what_names_it(town: Town) -> None:
    row = "claim | relation=sends | source=A | target=B | claimant=A | wave=2025"
    town.take(f"{row} | strength=2")
    town.take(row, action=Action.REMOVE)
    assert claims(town) == []
