"""Words that a person writes: which term, council, seat or wave is meant, and what is said where none is."""

import pytest

from fakes.rosters import NOTHING, Town, codes, known_from, roster
from lipgraph.domain.facts import Fact
from lipgraph.domain.organizations import SectorAssignment
from lipgraph.domain.partnerships import Council, Partnership, Seat
from lipgraph.domain.vocabulary import Relation, Sector, TaxonomyUse
from lipgraph.domain.waves import Wave
from lipgraph.usecases.rostering import Action, draft, named_in

OWN = """
    partnership  | name=Partenariat du Nord | slug=nord | taxonomy=ours | codebook=words | from=2020
    taxonomy     | id=ours | title=Ours
    sector       | taxonomy=ours | code=clinics | name=Clinics | broader=care
    sector       | taxonomy=ours | code=care | name=Care | name_fr=Soins | alternatives=Health; Santé
    sector       | taxonomy=ours | code=wards | name=Wards | alternatives=Health
    codebook     | id=words | title=Words
    relation     | codebook=words | code=sends | name=Sends | directed=yes
    organization | name=A
    council      | name=Table | name_fr=Grande table
    council      | name=Forum
    seat         | council=Table | label=Care 2020 | label_fr=Soins 2020
    seat         | council=grande table | label=Care | succeeds=soins 2020
    wave         | label=First
"""


@pytest.fixture(scope="module")
def facts() -> dict[tuple[str, tuple[str, ...]], Fact]:
    """A partnership with sectors, relations and tables of its own, drafted once."""
    town = Town()
    town.take(OWN)
    return town.facts


@pytest.fixture
def town(facts: dict[tuple[str, tuple[str, ...]], Fact]) -> Town:
    """The same partnership for one test."""
    town = Town()
    town.facts = dict(facts)
    return town


def test_a_partnership_may_use_sectors_and_relations_of_its_own(town: Town) -> None:
    assert not [one for one in town.every("sector") if isinstance(one, Sector) and one.taxonomy == "base"]
    use = next(one for one in town.every("taxonomy-use") if isinstance(one, TaxonomyUse))
    assert (use.taxonomy, str(use.period)) == ("ours", "2020/..")
    home = next(one for one in town.every("partnership") if isinstance(one, Partnership))
    assert home.codebook == "words"


@pytest.mark.parametrize("said", ["care", "CARE", "Soins", "sante", "Santé"])
def test_a_sector_is_meant_by_code_label_or_another_label_in_either_language(town: Town, said: str) -> None:
    town.take(f"organization | name=A | sector={said}")
    assert [one.sector for one in town.every("sector-assignment") if isinstance(one, SectorAssignment)] == ["care"]


@pytest.mark.parametrize(
    ("row", "code", "column", "nearest"),
    [
        ("organization | name=A | sector=health", "ambiguous-term", "sector", ""),
        ("organization | name=A | sector=Clinic", "unknown-sector", "sector", "clinics"),
        ("organization | name=A | sector=police", "unknown-sector", "sector", ""),
        ("council | name=Panel | parent=Tabel", "unknown-council", "parent", "Table"),
        ("council | name=Table | parent=Table", "own-parent", "parent", ""),
        ("council | name=", "missing-value", "name", ""),
        ("seat | council=Table | label=", "missing-value", "label", ""),
        ("seat | council=Table | label=New | succeeds=Cares", "unknown-seat", "succeeds", "Care"),
        ("seat | label=New", "which-council", "council", ""),
        ("membership | council=Table | seat=Cares | organization=A", "unknown-seat", "seat", "Care"),
        ("membership | council=Table | organization=A", "missing-value", "seat", ""),
        ("wave | label=", "missing-value", "label", ""),
        ("question | wave=Frist | relation=sends", "unknown-wave", "wave", "First"),
        ("question | wave=First | relation=", "missing-value", "relation", ""),
        ("question | relation=sends", "missing-value", "wave", ""),
        ("response | wave=First | organization=A | status=", "missing-value", "status", ""),
        ("sector | taxonomy=our | code=x | name=X", "unknown-taxonomy", "taxonomy", "ours"),
        ("sector | taxonomy=ours | code=x | name=X | broader=cares", "unknown-sector", "broader", "care"),
        ("sector | taxonomy=ours | code=x | name=X | broader=x", "unknown-sector", "broader", ""),
        ("sector | taxonomy=ours | code=x | name=X | kind=shape", "bad-value", "kind", ""),
        ("sector | taxonomy=ours | code=x", "missing-value", "name", ""),
        ("sector | taxonomy=ours | code=care | name=", "missing-value", "name", ""),
        ("relation | codebook=word | code=x | name=X", "unknown-codebook", "codebook", "words"),
        ("organization-name | organization=A | text=B | kind=nick", "bad-value", "kind", ""),
        ("partnership | slug=nord | taxonomy=base", "taxonomy-in-use", "taxonomy", ""),
        ("taxonomy-use | taxonomy=hers", "unknown-taxonomy", "taxonomy", ""),
        ("wave | label=Second | rank=first", "bad-value", "rank", ""),
        ("wave | label=Second | closed=perhaps", "not-yes-or-no", "closed", ""),
        ("wave | label=Second | reference=2025-02-30", "not-a-day", "reference", ""),
        ("question | wave=First | relation=sends | roles=giver", "bad-value", "roles", ""),
    ],
)
def test_a_word_that_means_nothing_here_is_refused_with_the_nearest(
    town: Town, row: str, code: str, column: str, nearest: str
) -> None:
    assert [(one.code, one.column, one.nearest) for one in town.draft(row).rejects] == [(code, column, nearest)]


def test_a_person_reads_names_in_their_language_where_programs_read_codes(town: Town) -> None:
    one = town.draft("organization | name=A | sector=caer").rejects[0]
    assert (one.nearest, one.expected) == ("care", "care, clinics, wards")
    french, english = one.message("fr").replace("\xa0", " "), one.message("en")
    assert french.endswith("Écrivez l’un des mots suivants : Soins ; Clinics ; Wards. Vouliez-vous dire « Soins » ?")
    assert english.endswith("Write one of these: Care; Clinics; Wards. Did you mean “Care”?")
    kind = town.draft("organization | name=A | kind=libary").rejects[0]
    assert kind.nearest == "library"
    assert kind.message("fr").replace("\xa0", " ").endswith("Vouliez-vous dire « Bibliothèque » ?")


def test_a_seat_that_succeeds_another_says_so(town: Town) -> None:
    seats = {one.label: one for one in town.every("seat") if isinstance(one, Seat)}
    assert seats["Care"].succeeds == seats["Care 2020"].id


def test_things_of_one_name_are_meant_by_their_identity(town: Town) -> None:
    town.take("council | name=Forum | name_fr=Table ronde\ncouncil | name=Panel | name_fr=Forum")
    ids = {one.name: one.id for one in town.every("council") if isinstance(one, Council)}
    drafted = town.draft("seat | council=forum | label=X\ncouncil | name=FORUM | rank=7")
    assert sorted({code for code, _ in codes(drafted)}) == ["ambiguous-council"]
    panel = f"seat | council={ids['Panel']}"
    town.take(f"{panel} | label=X | label_fr=Même\n{panel} | label=Y | label_fr=Même")
    assert codes(town.draft(f"{panel} | label=meme")) == [("ambiguous-seat", "label")]
    town.take(f"{panel} | label=X | rank=7")


def test_a_wave_is_meant_by_its_identity_too(town: Town) -> None:
    wave = next(one for one in town.every("wave") if isinstance(one, Wave))
    town.take(f"wave | label={wave.id} | title=The first\nquestion | wave={wave.id} | relation=sends")
    assert [(one.label, one.title) for one in town.every("wave") if isinstance(one, Wave)] == [("First", "The first")]


def test_a_new_term_stands_after_the_others_unless_it_says_where(town: Town) -> None:
    town.take("sector | taxonomy=ours | code=late | name=Late\nsector | taxonomy=ours | code=early | name=E | rank=-1")
    ranks = {one.code: one.rank for one in town.every("sector") if isinstance(one, Sector)}
    assert min(ranks, key=lambda code: ranks[code]) == "early"
    assert max(ranks, key=lambda code: ranks[code]) == "late"


def test_a_taxonomy_has_at_most_forty_main_sectors(town: Town) -> None:
    # Two of the forty are there: care and wards; clinics is part of care.
    town.take("\n".join(f"sector | taxonomy=ours | code=s{n} | name=S{n}" for n in range(38)))
    assert codes(town.draft("sector | taxonomy=ours | code=more | name=More")) == [("too-many-sectors", "code")]
    town.take("sector | taxonomy=ours | code=more | name=More | broader=care")


def test_a_relation_that_another_partnership_may_have_claimed_keeps_its_direction(town: Town) -> None:
    town.take("sector | taxonomy=base | code=sport | name=Sport")
    other = roster("partnership | name=South | codebook=words")
    south = draft(other, NOTHING.__class__(directory=town.known.directory), partnership="south", wave=None)
    assert south.rejects == ()
    town.keep(south)
    facts = [one for one in town.every("partnership") if isinstance(one, Partnership)]
    assert {one.slug for one in facts} == {"nord", "south"}
    row = roster("relation | codebook=words | code=sends | directed=no")
    drafted = draft(row, known_from(town.facts.values(), "nord"), partnership="nord", wave=None)
    assert codes(drafted) == [("claimed-relation", "directed")]


def test_a_relation_of_a_codebook_that_nobody_uses_may_change(town: Town) -> None:
    town.take("codebook | id=new | title=New\nrelation | codebook=new | code=x | name=X | directed=yes")
    town.take("relation | codebook=new | code=x | directed=no | levels=some; many")
    found = [one for one in town.every("relation") if isinstance(one, Relation) and one.code == "x"]
    assert [(one.directed, one.levels) for one in found] == [(False, ("some", "many"))]


@pytest.mark.parametrize(
    ("text", "action", "problem"),
    [
        ("partnership | slug=nord", Action.MERGE, ("missing-value", "name")),
        ("partnership | name=New", Action.CHANGE, ("no-partnership", None)),
        ("partnership | name=New | slug=nord", Action.MERGE, ("partnership-taken", "slug")),
        ("partnership | name=Nord", Action.ADD, ("partnership-taken", "name")),
        ("partnership | name=New | taxonomy=hers", Action.MERGE, ("unknown-taxonomy", "taxonomy")),
        ("partnership | name=New | kind=club\norganization | name=A", Action.MERGE, ("unknown-word", "kind")),
    ],
)
def test_a_partnership_that_cannot_begin_says_why(
    town: Town, text: str, action: Action, problem: tuple[str, str | None]
) -> None:
    elsewhere = NOTHING.__class__(directory=town.known.directory)
    assert codes(draft(roster(text), elsewhere, partnership=None, wave=None, action=action)) == [problem]


def test_a_command_and_its_rows_have_to_speak_of_one_partnership() -> None:
    drafted = draft(roster("partnership | name=New | slug=new"), NOTHING, partnership="other", wave=None)
    assert codes(drafted) == [("another-partnership", "slug")]


def test_rows_name_their_partnership_by_slug_else_by_name() -> None:
    assert named_in(roster("wave | label=1\npartnership | name=A\npartnership | slug=b").rows) == "b"
    assert named_in(roster("partnership | name=A").rows) == "A"
    assert named_in(roster("wave | label=1").rows) is None
