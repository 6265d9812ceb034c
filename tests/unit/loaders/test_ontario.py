"""What ships of the text: counted and spelled by hand from its lines, which every expected value names."""

from collections import Counter
from pathlib import Path

import pytest

from fakes.ontario_text import COUNCILS, FACTS, INSTRUMENTS, LED_BY, ORGANIZATIONS, PARTNERSHIPS, of, said
from lipgraph.domain.instruments import Instrument, Party
from lipgraph.domain.organizations import Lead, Organization
from lipgraph.domain.partnerships import Council, Membership, Partnership, Seat, SeatSector
from lipgraph.domain.statements import Statement
from lipgraph.domain.time import UNSTATED
from lipgraph.domain.vocabulary import Sector, TaxonomyUse
from lipgraph.errors import NotFound
from lipgraph_loaders import shipped
from lipgraph_loaders.ontario.__main__ import main, write
from lipgraph_schema.vocabulary import terms


def test_what_ships_is_what_the_text_files_give_today(tmp_path: Path) -> None:
    write(tmp_path)
    here = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert {path.name: path.read_bytes() for path in shipped("ontario-lips").iterdir()} == here


def test_a_text_without_the_quoted_words_gives_no_digests(tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text("Another text.\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"01-introduction\.toml"):
        main(["--text", str(other)])


def test_there_are_45_partnerships_15_of_them_in_toronto_and_three_francophone_networks() -> None:
    # Lines 133 to 136.
    lips = [one for one in PARTNERSHIPS.values() if one.kind == "lip"]
    assert len(lips) == 45
    assert sum(one.slug.startswith("toronto-") for one in lips) == 15
    assert {one.name for one in PARTNERSHIPS.values() if one.kind == "francophone-network"} == {
        "Réseau Est",
        "Réseau Nord",
        "Réseau Centre Sud-Ouest",
    }
    assert not any(one.synthetic for one in PARTNERSHIPS.values())


def test_44_name_a_lead_that_is_inferred_and_toronto_city_wide_names_none() -> None:
    assert len(LED_BY) == len(of(Lead)) == len({one.organization for one in of(Lead)}) == 44
    without = {one.slug for one in PARTNERSHIPS.values() if one.kind == "lip" and one.id not in LED_BY}
    assert without == {"toronto-city-wide"}
    assert all(lead.inferred and lead.source.inferred and lead.source.line for lead in of(Lead))


@pytest.mark.parametrize(
    ("word", "line", "text", "organization"),
    [
        (
            "renfrew",
            139,
            "1000 Islands Regional Workforce Development Board - Renfrew",
            "1000 Islands Regional Workforce Development Board",
        ),
        ("toronto-agincourt", 142, "Agincourt Community Services Association", None),
        ("ottawa", 144, "Catholic Immigration Centre - Ottawa", "Catholic Immigration Centre"),
        ("toronto-jewish-vocational-services", 144, "Jewish Vocational Services of Metropolitan Toronto", None),
        (
            "toronto-york-south-weston",
            150,
            "Community Social Planning Council of Toronto - York South Weston",
            "Community Social Planning Council of Toronto",
        ),
        (
            "toronto-south-west-scarborough",
            154,
            "Warden Woods Community Centre - South West Scarborough",
            "Warden Woods Community Centre",
        ),
        (
            "toronto-east-downtown",
            159,
            "Canadian Centre for Victims of Torture - East Downtown",
            "Canadian Centre for Victims of Torture",
        ),
        (
            "northwestern-ontario",
            163,
            "Northwestern Ontario Municipal Partnership (32 communities)",
            "Northwestern Ontario Municipal Partnership",
        ),
        ("st-thomas-elgin", 182, "YWCA - St Thomas/Elgin", "YWCA"),
    ],
)
def test_a_name_is_as_spelled_at_its_line(word: str, line: int, text: str, organization: str | None) -> None:
    one = PARTNERSHIPS[word]
    assert (one.name, one.source.text, one.source.line) == (text, text, line)
    assert LED_BY[one.id].name == (organization or text)


def test_levels_of_government_and_kinds_are_the_projects_classification() -> None:
    levels = Counter(one.level_of_government for one in LED_BY.values())
    assert (levels["municipal"], levels["regional"]) == (8, 8)
    assert {one.classified_by for one in LED_BY.values()} == {"project"}
    classified: list[Organization | Instrument] = [*ORGANIZATIONS.values(), *INSTRUMENTS.values()]
    for one in classified:
        assert one.classified_by == ("project" if one.kind or one.level_of_government else None)


def test_every_term_that_a_fact_uses_is_in_its_vocabulary() -> None:
    used: dict[str, set[str | None]] = {
        "organization_kinds": {one.kind for one in ORGANIZATIONS.values() if one.kind},
        "levels_of_government": {one.level_of_government for one in ORGANIZATIONS.values() if one.level_of_government},
        "partnership_kinds": {one.kind for one in PARTNERSHIPS.values()},
        "instrument_kinds": {one.kind for one in INSTRUMENTS.values()},
        "council_kinds": {*COUNCILS},
        "party_roles": {one.role for one in of(Party)},
        "roles": {one.role for one in of(Membership)},
        "predicates": {one.predicate for one in of(Statement)},
    }
    for name, codes in used.items():
        assert codes <= {one.code for one in terms(name)}, name
    assert used["predicates"] == {one.code for one in terms("predicates")}


def test_counts_of_communities_are_kept_as_counts() -> None:
    # Lines 150 and 163.
    assert {one.slug: one.area_count for one in PARTNERSHIPS.values() if one.area_count} == {
        "simcoe": 18,
        "northwestern-ontario": 32,
    }


def test_the_london_council_has_a_seat_a_sphere_held_by_nobody_that_the_text_names() -> None:
    # Lines 208 to 211: sixteen, of which one is no kind of organization and one may be two.
    london = COUNCILS["partnership-council"]
    assert london.partnership == PARTNERSHIPS["london"].id
    seats = {seat.id: seat for seat in of(Seat) if seat.council == london.id}
    assert [seat.label for seat in sorted(seats.values(), key=lambda one: one.rank)] == [
        "Settlement agencies", "Community organizations", "Health centres", "Police services", "Seniors services",
        "Government representatives", "Child and family services", "French and English language training providers",
        "Employers", "Housing services", "Immigrants", "Legal services", "Schools", "Women’s services", "Libraries",
        "Refugee services",
    ]  # fmt: skip
    assert {one.sector for one in of(SeatSector) if one.seat in seats} == {term.code for term in terms("sectors")}
    assert [one.organization for one in of(Membership) if one.seat in seats] == [None] * 16
    assert [one.code for one in of(Sector) if one.note] == ["immigrants", "language-training"]
    [open_list] = said("engages", "council:london-partnership-council")
    assert (open_list.quantifier, open_list.source.line) == ("including", 207)
    assert london.source.inferred == "london-of-the-list"


def test_three_co_chairs_hold_the_seats_of_a_committee_that_is_of_no_partnership() -> None:
    # Lines 106 to 108.
    committee = COUNCILS["intergovernmental-committee"]
    assert committee.partnership is None
    assert committee.instrument == INSTRUMENTS["canada-ontario-immigration-agreement"].id
    seats = [seat.id for seat in of(Seat) if seat.council == committee.id]
    held = [(one.role, ORGANIZATIONS[one.organization].name) for one in of(Membership) if one.organization]
    assert len(seats) == 3
    assert sorted(held) == [
        ("co-chair", "Association of Municipalities of Ontario"),
        ("co-chair", "Citizenship and Immigration Canada"),
        ("co-chair", "Ontario Ministry of Citizenship and Immigration"),
    ]


def test_two_calls_of_early_2008_are_issued_by_the_department_with_its_counterpart() -> None:
    # Lines 124 to 128.
    calls = [one for one in INSTRUMENTS.values() if one.kind == "call-for-proposals"]
    assert [(one.period.start.text, one.period.end.text, one.wording) for one in calls] == [
        ("2008", "", "early 2008")
    ] * 2
    for call in calls:
        parties = [(one.role, ORGANIZATIONS[one.organization].slug) for one in of(Party) if one.instrument == call.id]
        assert sorted(parties) == [
            ("issuer", "citizenship-and-immigration-canada"),
            ("issuing-partner", "ontario-ministry-of-citizenship-and-immigration"),
        ]


def test_only_what_the_text_dates_has_a_start_and_none_is_open() -> None:
    dated = {one.slug: (one.period.start.text, one.wording) for one in INSTRUMENTS.values() if one.period != UNSTATED}
    assert dated == {
        "irpa": ("2001", "of 2001"),
        "canada-ontario-immigration-agreement": ("2005-11", "In November 2005"),
        "call-for-communities-throughout-ontario": ("2008", "early 2008"),
        "call-for-toronto-neighbourhoods": ("2008", "early 2008"),
    }
    undated = [*of(Partnership), *of(Lead), *of(Council), *of(Seat), *of(Membership), *of(SeatSector), *of(TaxonomyUse)]
    assert {getattr(fact, "period", None) for fact in undated} == {UNSTATED}
    assert {one.predicate for one in of(Statement) if one.period != UNSTATED} == {"published", "accessed"}
    assert ".." not in {str(getattr(fact, "period", "")).split("/")[0] for fact in FACTS}


def test_every_fact_of_the_text_names_its_place_and_the_digest_of_its_words() -> None:
    for fact in FACTS:
        if fact.NOUN in {"codebook", "relation"}:
            continue
        source = fact.source
        assert source.document, fact
        assert source.line, fact
        assert source.first_column, fact
        assert source.last_column, fact
        assert source.text, fact
        assert len(source.span or "") == 64, fact


def test_a_quotation_is_short() -> None:
    # Up to line 321; from there on the references have titles, which are names.
    quoted = [fact.source.text or "" for fact in FACTS if (fact.source.line or 0) < 322]
    assert max(len(part.split()) for text in quoted for part in text.split(" … ")) <= 12
    statements = [one.source.text or "" for one in of(Statement) if (one.source.line or 0) < 322]
    assert max(len(text.replace(" … ", " ").split()) for text in statements) <= 10


def test_a_data_set_that_does_not_ship_is_not_found() -> None:
    with pytest.raises(NotFound):
        shipped("../ontario-lips")
