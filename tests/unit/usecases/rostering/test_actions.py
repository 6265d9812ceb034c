"""Every stored noun that rows may speak of: added, changed, ended, removed, and refused where that makes no sense."""

from dataclasses import fields

import pytest

from fakes.rosters import TEMPLATE, Town, codes
from lipgraph.domain.facts import NOUNS, Fact, key_of
from lipgraph.usecases.rostering import Action
from lipgraph_schema.tables import roster_nouns

PLACE = "council=Partnership council | seat=Libraries"
TIE = "relation=referral | source=Harbour Settlement Services | target=NPL | claimant=NPL | wave=2025"

# noun: what names a new fact, what else is said of it, what is said instead later.
STORIES: dict[str, tuple[str, str, str]] = {
    "partnership": ("slug=northgate-local-immigration-partnership", "area=Northgate", "area=Northgate County"),
    "taxonomy": ("id=own", "title=Own sectors", "title=Our sectors"),
    "sector": ("taxonomy=base | code=sport", "name=Sport", "name=Sports"),
    "codebook": ("id=own", "title=Own relations", "title=Our relations"),
    "relation": ("codebook=base | code=lends | directed=true", "name=Lends", "name=Lends rooms"),
    "taxonomy-use": ("taxonomy=base | spell=2", "from=2030", "from=2031"),
    "organization": ("name=Green Door", "lang=en", "lang=fr"),
    "organization-name": ("organization=NPL | text=The Library", "kind=short", "kind=former"),
    "identifier": ("scheme=registry | value=7", "organization=NPL", "organization=Harbour Settlement Services"),
    "participation": ("organization=Northgate Police Service | spell=2", "from=2026", "from=2027"),
    "sector-assignment": ("organization=NPL | sector=health", "primary=false", "primary=false | from=2025"),
    "lead": ("organization=NPL", "inferred=true", "inferred=false"),
    "council": ("name=Health table", "kind=sub-council", "kind=working-group"),
    "seat": ("council=Partnership council | label=Schools", "label_fr=Ecoles", "label_fr=Écoles"),
    "seat-sector": (f"{PLACE} | sector=schools", "from=2024", "from=2025"),
    "membership": (f"{PLACE} | organization=Harbour Settlement Services", "role=member", "role=alternate"),
    "wave": ("label=2027", "title=Third", "title=Third wave"),
    "question": ("wave=2025 | relation=funding", "roles=sender", "roles=sender; receiver"),
    "response": ("wave=2025 | organization=Northgate Police Service", "status=no-answer", "status=not-asked"),
    "claim": (TIE, "strength=1", "strength=2"),
}

LASTING = sorted(
    noun for noun in STORIES if noun == "organization" or any(one.name == "period" for one in fields(NOUNS[noun]))
)


@pytest.fixture(scope="module")
def template() -> dict[tuple[str, tuple[str, ...]], Fact]:
    """The facts of the template."""
    town = Town()
    town.take(TEMPLATE)
    return town.facts


@pytest.fixture
def town(template: dict[tuple[str, tuple[str, ...]], Fact]) -> Town:
    """The partnership of the template."""
    town = Town()
    town.facts = dict(template)
    return town


def added(town: Town, noun: str) -> Fact:
    """Add the fact of a noun's story and return it; the partnership is there already."""
    key, first, _ = STORIES[noun]
    action = Action.MERGE if noun == "partnership" else Action.ADD
    drafted = town.take(f"{noun} | {key} | {first}", action=action)
    return town.facts[drafted.places[0][0]]


def test_every_noun_that_a_row_may_speak_of_has_a_story() -> None:
    assert set(STORIES) == set(roster_nouns())


@pytest.mark.parametrize("noun", STORIES)
def test_what_was_added_is_changed_by_its_key(town: Town, noun: str) -> None:
    before = added(town, noun)
    key, _, later = STORIES[noun]
    town.take(f"{noun} | {key} | {later}", action=Action.CHANGE)
    after = town.facts[noun, key_of(before)]
    assert after != before
    assert key_of(after) == key_of(before)
    same = town.take(f"{noun} | {key} | {later}")
    assert town.facts[noun, key_of(before)] == after
    assert not same.removed


@pytest.mark.parametrize("noun", STORIES)
def test_what_is_there_cannot_be_added_again(town: Town, noun: str) -> None:
    added(town, noun)
    key, first, _ = STORIES[noun]
    drafted = town.draft(
        f"{noun} | {key} | {first} | name=Any" if noun == "partnership" else f"{noun} | {key} | {first}",
        action=Action.ADD,
    )
    assert [code for code, _ in codes(drafted)] == ["exists-already"]


@pytest.mark.parametrize("noun", sorted(set(STORIES) - {"partnership"}))
@pytest.mark.parametrize("action", [Action.CHANGE, Action.REMOVE])
def test_what_is_not_there_is_neither_changed_nor_removed(town: Town, noun: str, action: Action) -> None:
    key, _, later = STORIES[noun]
    drafted = town.draft(f"{noun} | {key} | {later}", action=action)
    assert [code for code, _ in codes(drafted)] == ["not-there"]
    assert (drafted.facts, drafted.removed) == ((), ())


@pytest.mark.parametrize("noun", LASTING)
def test_an_end_is_the_last_day_and_nothing_else_changes(town: Town, noun: str) -> None:
    before = added(town, noun)
    key = STORIES[noun][0]
    drafted = town.take(f"{noun} | {key} | until=2035-12-31", action=Action.END)
    assert [str(one.period).rpartition("/")[2] for one in drafted.facts if hasattr(one, "period")] == ["2035-12-31"]
    assert len([one for one in drafted.facts if one != before]) == 1


@pytest.mark.parametrize("noun", sorted(set(STORIES) - set(LASTING)))
def test_what_has_no_time_cannot_end(town: Town, noun: str) -> None:
    added(town, noun)
    drafted = town.draft(f"{noun} | {STORIES[noun][0]} | until=2035", action=Action.END)
    assert [code for code, _ in codes(drafted)] == ["cannot-end"]


@pytest.mark.parametrize("until", ["", " | until=", " | until=.."])
def test_an_end_needs_a_day(town: Town, until: str) -> None:
    added(town, "lead")
    drafted = town.draft(f"lead | organization=NPL{until}", action=Action.END)
    assert codes(drafted) == [("missing-value", "until")]


@pytest.mark.parametrize("noun", sorted(set(STORIES) - {"partnership"}))
def test_what_was_added_is_removed_and_the_rest_stays(town: Town, noun: str) -> None:
    before = dict(town.facts)
    key, first, _ = STORIES[noun]
    town.take(f"{noun} | {key} | {first}", action=Action.ADD)
    drafted = town.take(f"{noun} | {key}", action=Action.REMOVE)
    assert town.facts == before
    assert drafted.facts == ()


def test_a_partnership_is_removed_with_what_is_only_its_own(town: Town) -> None:
    drafted = town.take("partnership | slug=northgate-local-immigration-partnership", action=Action.REMOVE)
    assert [noun for noun, _ in drafted.removed] == ["taxonomy-use", "partnership"]


def test_a_seat_that_is_held_ends_only_with_who_holds_it(town: Town) -> None:
    seat = "seat | council=Partnership council | label=Libraries | until=2026"
    drafted = town.draft(seat, action=Action.END)
    assert [(one.code, one.expected) for one in drafted.rejects] == [("held-still", "Northgate Public Library")]
    town.take(f"membership | {PLACE} | organization=NPL | until=2026\n{seat}", action=Action.END)


def test_a_council_with_seats_ends_only_with_them(town: Town) -> None:
    drafted = town.draft("council | name=Partnership council | until=2026", action=Action.END)
    assert {code for code, _ in codes(drafted)} == {"seats-still"}
    town.take("council | name=Youth working group | until=2026", action=Action.END)


def test_a_noun_or_field_that_is_not_known_is_refused(town: Town) -> None:
    assert codes(town.draft("person | name=A")) == [("unknown-noun", None)]
    assert codes(town.draft("wave | label=2026 | colour=red")) == [("unknown-field", "colour")]
