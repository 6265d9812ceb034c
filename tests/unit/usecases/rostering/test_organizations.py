"""Which organization a row means, and what may be said of it in short."""

import pytest

from fakes.rosters import Town, codes
from lipgraph.domain.facts import key_of
from lipgraph.domain.organizations import Identifier, Organization, OrganizationName, SectorAssignment
from lipgraph.usecases.rostering import Action
from lipgraph.usecases.rostering.nearest import ALIKE, likeness


@pytest.fixture
def town() -> Town:
    """A partnership with three organizations."""
    town = Town()
    town.take(
        """
        partnership  | name=Northgate LIP
        organization | name=Bibliothèque publique de Northgate | other_names=NPL | sector=libraries | from=2020
        organization | name=Harbour Settlement Services | business_number=000123456 | sector=settlement
        organization | name=Northgate Police Service | sector=police
        """
    )
    return town


def named(town: Town, name: str) -> Organization:
    """Return the organization with this name."""
    return next(one for one in town.every("organization") if isinstance(one, Organization) and one.name == name)


def sectors(town: Town, name: str) -> dict[str, tuple[bool, str]]:
    """Return the sectors of an organization: primary or not, and when."""
    who = named(town, name).id
    every = [one for one in town.every("sector-assignment") if isinstance(one, SectorAssignment)]
    return {one.sector: (one.primary, str(one.period)) for one in every if one.organization == who}


def test_an_organization_is_found_by_a_name_without_accents_and_case(town: Town) -> None:
    before = named(town, "Bibliothèque publique de Northgate")
    town.take("organization | name=NPL | kind=community-organization")
    after = named(town, "Bibliothèque publique de Northgate")
    assert (after.id, after.name, after.kind, after.classified_by) == (
        before.id,
        "Bibliothèque publique de Northgate",
        "community-organization",
        "source",
    )


def test_the_spelling_of_a_main_name_is_mended_and_one_that_was_an_alias_stays(town: Town) -> None:
    who = named(town, "Bibliothèque publique de Northgate").id
    town.take("organization | name=bibliotheque publique de Northgate")
    assert named(town, "bibliotheque publique de Northgate").id == who


def test_by_its_identity_an_organization_is_renamed_and_rows_of_the_file_may_use_both_names(town: Town) -> None:
    who = named(town, "Northgate Police Service").id
    town.take(
        f"""
        organization | id={who} | name=Northgate Regional Police
        lead         | organization=Northgate Regional Police
        lead         | organization=Northgate Police Service
        """
    )
    assert named(town, "Northgate Regional Police").id == who


def test_by_its_number_an_organization_is_renamed(town: Town) -> None:
    who = named(town, "Harbour Settlement Services").id
    town.take("organization | name=Harbour Newcomer Centre | business_number=000123456")
    assert named(town, "Harbour Newcomer Centre").id == who


def test_an_identity_that_a_file_carries_is_kept_in_a_store_that_does_not_know_it(town: Town) -> None:
    carried = "0f8fad5b-d9cb-469f-a165-70867728950e"
    town.take(f"organization | id={carried} | name=Carried Over")
    assert named(town, "Carried Over").id == carried
    assert codes(town.draft("organization | id=17 | name=Other")) == [("bad-identity", "id")]


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("name=Harbour Settlement Services | business_number=999", ("identifier-differs", "business_number")),
        ("id={police} | name=NPS | business_number=000123456", ("identifier-taken", "business_number")),
        ("id={police} | name=Harbour Settlement Services", ("name-taken", "name")),
        ("name=New One | other_names=northgate police service", ("name-taken", "other_names")),
        ("name=", ("missing-value", "name")),
        ("name=New One | sector=libary", ("unknown-sector", "sector")),
        ("name=New One | from=2025-13", ("not-a-date", "from")),
        ("name=New One | from=2025 | until=2024", ("ends-before-it-starts", "until")),
        ("name=New One | kind=bakery", ("unknown-word", "kind")),
        ("name=New One | telephone=1", ("unknown-field", "telephone")),
        ("name=" + "x" * 1001, ("too-long", "name")),
        ("name=New\x00One", ("control-character", "name")),
        ("name=New \u202eenO", ("control-character", "name")),
        ("name=Jane Doe 613-555-0143", ("personal-cell", "name")),
        ("name=New One | other_names=jane@example.org", ("personal-cell", "other_names")),
        ("name=New One | business_number=jane@example.org", ("personal-cell", "business_number")),
    ],
)
def test_a_row_that_cannot_be_taken_says_which_cell_and_why(town: Town, row: str, problem: tuple[str, str]) -> None:
    row = row.format(police=named(town, "Northgate Police Service").id)
    assert codes(town.draft(f"organization | {row}")) == [problem]


def test_a_business_number_may_look_like_a_number_of_a_person(town: Town) -> None:
    town.take("organization | name=New One | business_number=123 456 789")


def test_two_rows_of_one_organization_are_refused_with_the_line_of_the_first(town: Town) -> None:
    drafted = town.draft("organization | name=New One\norganization | name=NEW ONE")
    assert [(one.code, one.row, one.expected) for one in drafted.rejects] == [("organization-twice", 3, "2")]


def test_a_name_that_several_have_is_refused_with_their_identities(town: Town) -> None:
    town.take("organization | name=One | other_names=Centre\norganization | name=Two | other_names=Centre")
    drafted = town.draft("lead | organization=Centre")
    ids = sorted([named(town, "One").id, named(town, "Two").id])
    assert [(one.code, one.expected) for one in drafted.rejects] == [("ambiguous-organization", ", ".join(ids))]
    town.take(f"lead | organization={ids[0]}")


def test_an_unknown_organization_is_told_with_the_nearest_name(town: Town) -> None:
    drafted = town.draft("lead | organization=Northgate Polices Services")
    assert [(one.code, one.nearest) for one in drafted.rejects] == [
        ("unknown-organization", "Northgate Police Service")
    ]


def test_a_new_name_that_looks_like_a_stored_one_is_proposed_and_stays_new(town: Town) -> None:
    drafted = town.draft("organization | name=Services, Harbour Settlement")
    assert [(one.name, [name for _, name, _ in one.candidates]) for one in drafted.look_alikes] == [
        ("Services, Harbour Settlement", ["Harbour Settlement Services"])
    ]
    assert [one.name for one in drafted.facts if isinstance(one, Organization)] == ["Services, Harbour Settlement"]


# The names are invented; what should look alike is what a coordinator would ask about.
@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Northgate Public Library", "Northgate Public Libraries", True),
        ("Northgate Public Library", "Public Library of Northgate", True),
        ("Harbour Settlement Services", "Harbor Settlement Services", True),
        ("Centre for Newcomers", "Centre for New Comers", True),
        ("École Saint-Jean", "ecole saint jean", True),
        ("Northgate Police Service", "Northgate Fire Service", False),
        ("City of Port Merrin", "Town of Port Merrin", False),
        ("Catholic School Board", "Public School Board", False),
    ],
)
def test_what_looks_alike(one: str, other: str, *, alike: bool) -> None:
    assert (likeness(one, other) >= ALIKE) is alike


def test_a_minted_identity_is_never_that_of_an_organization_with_another_name_now(town: Town) -> None:
    police = named(town, "Northgate Police Service")
    town.take(f"organization | id={police.id} | name=Northgate Regional Police")
    town.take("organization | name=Northgate Police Service")
    assert named(town, "Northgate Police Service").id != police.id
    assert named(town, "Northgate Police Service").slug == "northgate-police-service-2"


def test_another_primary_sector_takes_the_place_and_time_of_the_stored_one(town: Town) -> None:
    town.take("organization | name=NPL | sector=schools")
    assert sectors(town, "Bibliothèque publique de Northgate") == {"schools": (True, "2020/..")}


def test_a_former_primary_sector_may_stay_as_a_further_one(town: Town) -> None:
    town.take("organization | name=NPL | sector=schools | other_sectors=libraries; health")
    found = sectors(town, "Bibliothèque publique de Northgate")
    assert {code: primary for code, (primary, _) in found.items()} == {
        "schools": True,
        "libraries": False,
        "health": False,
    }


def test_a_row_that_says_no_sector_leaves_it(town: Town) -> None:
    town.take("organization | name=NPL | sector= | other_sectors= | other_names=")
    assert sectors(town, "Bibliothèque publique de Northgate") == {"libraries": (True, "2020/..")}
    assert [one.text for one in town.every("organization-name") if isinstance(one, OrganizationName)] == ["NPL"]


def test_a_number_that_is_mended_beside_the_identity_takes_the_place_of_the_old_one(town: Town) -> None:
    who = named(town, "Harbour Settlement Services").id
    drafted = town.take(f"organization | id={who} | business_number=000123457")
    assert [one.value for one in town.every("identifier") if isinstance(one, Identifier)] == ["000123457"]
    assert drafted.removed == (("identifier", ("business-number", "000123456")),)


def test_a_number_of_another_organization_is_its_own_until_it_is_changed_on_purpose(town: Town) -> None:
    text = "identifier | scheme=business-number | value=000123456 | organization=NPL"
    assert codes(town.draft(text)) == [("identifier-taken", "organization")]
    town.take(text, action=Action.CHANGE)
    owners = [one.organization for one in town.every("identifier") if isinstance(one, Identifier)]
    assert owners == [named(town, "Bibliothèque publique de Northgate").id]


def test_removing_an_organization_takes_what_is_only_its_own(town: Town) -> None:
    drafted = town.take("organization | name=Harbour Settlement Services", action=Action.REMOVE)
    assert sorted(noun for noun, _ in drafted.removed) == [
        "identifier",
        "organization",
        "participation",
        "sector-assignment",
    ]
    # What rests on others is removed first.
    assert drafted.removed[-1][0] == "organization"


def test_one_primary_sector_at_a_time(town: Town) -> None:
    text = "sector-assignment | organization=NPL | sector=health | from=2022"
    assert codes(town.draft(text)) == [("second-primary", "sector")]
    town.take(f"{text}\nsector-assignment | organization=NPL | sector=libraries | until=2021")
    assert sectors(town, "Bibliothèque publique de Northgate") == {
        "libraries": (True, "2020/2021"),
        "health": (True, "2022/.."),
    }


def test_the_first_fact_of_a_row_is_the_one_that_it_is_about(town: Town) -> None:
    drafted = town.draft("organization | name=New One | sector=health | from=2025")
    organization = next(one for one in drafted.facts if isinstance(one, Organization))
    assert drafted.places[0][0] == ("organization", key_of(organization))
