"""A whole workbook, drafted into an empty store, beside itself, and beside another partnership."""

from fakes.rosters import NOTHING, TEMPLATE, Town, codes, counted, known_from, roster
from lipgraph.domain.network import moment_of, network_at
from lipgraph.domain.organizations import Organization
from lipgraph.domain.partnerships import Council, Membership, Partnership, SeatState
from lipgraph.domain.vocabulary import TaxonomyUse
from lipgraph.domain.waves import Question, Status
from lipgraph.usecases.rostering import Action, draft


def test_a_workbook_makes_the_facts_of_every_sheet() -> None:
    # Counted in TEMPLATE by hand; sixteen spheres and six base relations come with the base vocabulary.
    assert counted(Town().take(TEMPLATE)) == {
        "partnership": 1, "taxonomy": 1, "sector": 16, "codebook": 1, "relation": 6, "taxonomy-use": 1,
        "organization": 3, "organization-name": 2, "identifier": 1, "participation": 3, "sector-assignment": 3,
        "council": 2, "seat": 2, "seat-sector": 2, "membership": 2, "wave": 1, "question": 2, "response": 2, "claim": 2,
    }  # fmt: skip


def test_the_same_workbook_again_changes_nothing() -> None:
    town = Town()
    first = town.take(TEMPLATE)
    before = dict(town.facts)
    again = town.take(TEMPLATE)
    assert town.facts == before
    assert (again.removed, again.assumed, again.look_alikes, again.absent) == ((), {}, (), ())
    assert first.assumed["base-vocabulary"] == 1


def test_a_row_that_moved_in_a_file_with_another_name_is_no_change() -> None:
    town = Town()
    town.take(TEMPLATE)
    before = dict(town.facts)
    moved = roster("\n".join(reversed(TEMPLATE.strip().splitlines())), document="saved again.xlsx")
    town.keep(draft(moved, town.known, partnership=None, wave=None))
    assert town.facts == before


def test_the_network_of_the_workbook_is_the_one_that_was_meant() -> None:
    town = Town()
    town.take(TEMPLATE)
    holdings = town.known.holdings
    assert holdings is not None
    network = network_at(holdings, moment_of(holdings, wave="2025"))
    names = [one.name for one in network.organizations]
    assert sorted(names) == ["Harbour Settlement Services", "Northgate Public Library"]
    assert network.status[names.index("Harbour Settlement Services")] is Status.NO_ANSWER
    assert len(network.claims) == 2
    assert {seat.seat.label: seat.state for council in network.councils for seat in council.seats} == {
        "Libraries": SeatState.HELD,
        "Police": SeatState.HELD_NOT_NAMED,
    }


def test_a_new_partnership_says_what_it_uses() -> None:
    town = Town()
    town.take(TEMPLATE)
    home, use = (next(iter(town.every(noun))) for noun in ("partnership", "taxonomy-use"))
    assert isinstance(home, Partnership)
    assert (home.slug, home.dataset, home.codebook) == (home.slug, home.slug, "base")
    assert isinstance(use, TaxonomyUse)
    assert (use.taxonomy, str(use.period)) == ("base", "../..")


def test_a_new_partnership_is_called_what_the_command_calls_it() -> None:
    drafted = draft(roster("partnership | name=Northgate LIP"), NOTHING, partnership="northgate", wave=None)
    assert [one.slug for one in drafted.facts if isinstance(one, Partnership)] == ["northgate"]


def test_without_a_partnership_one_problem_is_told_and_not_one_for_each_row() -> None:
    text = "organization | name=A\norganization | name=B\nwave | label=2025"
    assert codes(Town().draft(text)) == [("no-partnership", None)]
    assert codes(Town().draft(text, partnership="northgate")) == [("unknown-partnership", None)]


def test_a_workbook_of_another_partnership_renames_none() -> None:
    town = Town()
    town.take("partnership | name=Northgate LIP | slug=northgate")
    assert codes(town.draft("partnership | name=Southgate LIP")) == [("another-partnership", "name")]
    assert codes(town.draft("partnership | slug=southgate | name=Southgate LIP")) == [("another-partnership", "slug")]
    town.take("partnership | slug=northgate | name=Northgate and County LIP")
    assert [one.name for one in town.every("partnership") if isinstance(one, Partnership)] == [
        "Northgate and County LIP"
    ]


def test_a_second_partnership_has_organizations_of_its_own_and_is_told_of_namesakes() -> None:
    town = Town()
    town.take("partnership | name=Northgate LIP\norganization | name=YMCA")
    south = draft(
        roster("partnership | name=Southgate LIP\norganization | name=YMCA"),
        known_from([], None).__class__(directory=town.known.directory),
        partnership="southgate",
        wave=None,
    )
    assert south.rejects == ()
    stored = next(one for one in town.every("organization") if isinstance(one, Organization))
    assert [one.candidates for one in south.look_alikes] == [((stored.id, "YMCA", 100.0),)]
    new = [one for one in south.facts if isinstance(one, Organization)]
    assert [(one.slug, one.id != stored.id) for one in new] == [("ymca-2", True)]


def test_councils_may_stand_below_their_parts_and_know_a_working_group_by_its_name() -> None:
    town = Town()
    town.take(
        """
        partnership | name=Northgate LIP
        council     | name=Groupe de travail jeunesse | parent=Settlement table
        council     | name=Settlement table | parent=Council
        council     | name=Council
        """
    )
    councils = {one.name: one for one in town.every("council") if isinstance(one, Council)}
    assert councils["Settlement table"].parent == councils["Council"].id
    assert {name: one.kind for name, one in councils.items()} == {
        "Council": "partnership-council",
        "Settlement table": "sub-council",
        "Groupe de travail jeunesse": "working-group",
    }


def test_a_wrong_cell_of_an_organization_is_one_problem_and_not_one_for_each_of_its_linkages() -> None:
    drafted = Town().draft(TEMPLATE.replace("sector=libraries | other", "sector=librairies | other"))
    assert [(one.code, one.row, one.found, one.nearest) for one in drafted.rejects] == [
        ("unknown-sector", 5, "librairies", "libraries")
    ]


def test_questions_are_asked_of_givers_or_of_both_ends() -> None:
    town = Town()
    town.take(TEMPLATE)
    asked = {one.relation: one.roles for one in town.every("question") if isinstance(one, Question)}
    assert asked == {"referral": ("sender",), "information": ("end",)}


def test_a_new_holder_leaves_the_former_one_and_says_so() -> None:
    town = Town()
    town.take(TEMPLATE)
    held = "membership | council=Partnership council | seat=Libraries | organization={} | from=2025-06"
    drafted = town.take(held.format("Harbour Settlement Services"))
    assert drafted.assumed["former-holder-stays"] == 1
    drafted = town.take("membership | council=Partnership council | seat=Libraries | organization=NPL | until=2025-05")
    assert "former-holder-stays" not in drafted.assumed
    assert sorted(str(one.period) for one in town.every("membership") if isinstance(one, Membership)) == [
        "/..",
        "2024/2025-05",
        "2025-06/..",
    ]


def test_only_a_partnership_with_one_council_may_leave_it_blank() -> None:
    town = Town()
    town.take("partnership | name=Northgate LIP\ncouncil | name=Council\nseat | label=Libraries")
    town.take("council | name=Other table")
    assert codes(town.draft("seat | label=Police")) == [("which-council", "council")]


def test_added_rows_are_refused_once_they_are_there() -> None:
    town = Town()
    town.take(TEMPLATE)
    refused = [code for code, _ in codes(town.draft(TEMPLATE, action=Action.ADD))]
    assert set(refused) == {"exists-already"}
    # Each row of the workbook but the question's two relations, which are refused as one row.
    assert len(refused) == len(TEMPLATE.strip().splitlines())
