"""The template: sheets and headers in both languages, cells that are text, drop-downs of a partnership's own words."""

import io
import re

import openpyxl
import pytest
from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook
from openpyxl.worksheet.datavalidation import DataValidation

from lipgraph.domain.base_vocabulary import base_vocabulary
from lipgraph.domain.ids import CodebookId, RelationCode, SectorCode, TaxonomyId, fold
from lipgraph.domain.vocabulary import Relation, Sector
from lipgraph.exports.choices import Choices, choices_of
from lipgraph.exports.template import LONGEST_HELP, LONGEST_TITLE, example_rows, template_workbook
from lipgraph_schema.messages import LANGUAGES
from lipgraph_schema.tables import template_example, template_sheets

BASE = base_vocabulary()
SECTORS = [one for one in BASE if isinstance(one, Sector)]
RELATIONS = [one for one in BASE if isinstance(one, Relation)]
CHOICES = choices_of(SECTORS, RELATIONS)


def opened(lang: str, *, filled: bool = False, choices: Choices = CHOICES) -> Workbook:
    rows = example_rows(choices, lang) if filled else {}
    return openpyxl.load_workbook(io.BytesIO(template_workbook(rows, choices, lang=lang, title="Roster")))


def offered(book: Workbook, sheet: str, header: str) -> DataValidation:
    """Return what the cell below a header offers."""
    place = next(cell.column or 0 for cell in book[sheet][1] if str(cell.value).startswith(header))
    cell = f"{get_column_letter(place)}2"
    found: DataValidation = next(one for one in book[sheet].data_validations.dataValidation if cell in one.sqref)
    return found


def listed(book: Workbook, offer: DataValidation) -> list[object]:
    found = re.fullmatch(r"'([^']+)'!(\$.+)", str(offer.formula1))
    assert found is not None, offer.formula1
    return [line[0].value for line in book[found[1]][found[2].replace("$", "")]]


@pytest.mark.parametrize(
    ("lang", "names"),
    [
        ("en", ["Read me", "Partnership", "Organizations", "Seats", "Waves and responses", "Linkages", "Lists"]),
        ("fr", ["Lisez-moi", "Partenariat", "Organismes", "Sièges", "Vagues et réponses", "Liens", "Listes"]),
    ],
)
def test_the_sheets_are_named_in_the_language_of_the_reader(lang: str, names: list[str]) -> None:
    assert opened(lang).sheetnames == names


@pytest.mark.parametrize("lang", LANGUAGES)
def test_headers_speak_both_languages_and_star_what_a_row_cannot_do_without(lang: str) -> None:
    book = opened(lang)
    for sheet in template_sheets():
        heads = [str(cell.value) for cell in book[sheet.title(lang)][1]]
        assert [head.endswith(" *") for head in heads] == [one.required for one in sheet.columns]
        said = [set(head.removesuffix(" *").split(" / ")) for head in heads]
        assert said == [{one.en, one.fr} for one in sheet.columns]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_cell_that_people_fill_is_text(lang: str) -> None:
    book = opened(lang, filled=True)
    for sheet in template_sheets():
        page = book[sheet.title(lang)]
        # What is empty takes the format of its column: a date that is typed there stays as it was typed.
        formats = [(one.min or 0, one.max or 0, one.number_format) for one in page.column_dimensions.values()]
        assert {form for _, _, form in formats} == {"@"}
        assert sum(last - first + 1 for first, last, _ in formats) == len(sheet.columns)
        assert {cell.data_type for line in page.iter_rows(min_row=2) for cell in line if cell.value} == {"s"}
        assert page.freeze_panes == "B2"


def test_drop_downs_offer_sectors_relations_and_roles_in_the_language() -> None:
    english, french = opened("en"), opened("fr")
    assert listed(english, offered(english, "Organizations", "Sector"))[:2] == [
        "Settlement agencies",
        "Refugee services",
    ]
    assert listed(french, offered(french, "Sièges", "Pour le secteur"))[5] == "Bibliothèques"
    assert listed(french, offered(french, "Liens", "Relation"))[0] == "Aiguillage"
    assert listed(english, offered(english, "Seats", "Role"))[:2] == ["Member", "Chair"]
    assert listed(french, offered(french, "Vagues et réponses", "Réponse"))[3] == "n’a pas répondu"


def test_drop_downs_of_organizations_follow_the_sheet_of_organizations() -> None:
    book = opened("fr")
    offer = offered(book, "Liens", "De l’organisme")
    assert str(offer.formula1).startswith("OFFSET('Organismes'!$A$2,")
    # A name that is not there yet may be typed: the loader decides.
    assert not offer.showErrorMessage


def test_columns_that_take_several_words_have_no_drop_down() -> None:
    book = opened("en")
    assert offered(book, "Organizations", "Other sectors").formula1 is None
    assert offered(book, "Waves and responses", "Relations asked").formula1 is None


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_cell_says_what_goes_there_in_as_many_letters_as_are_shown(lang: str) -> None:
    book = opened(lang)
    for sheet in template_sheets():
        offers = book[sheet.title(lang)].data_validations.dataValidation
        assert len(offers) == len(sheet.columns)
        for offer in offers:
            assert 0 < len(offer.prompt) <= LONGEST_HELP
            assert 0 < len(offer.promptTitle) <= LONGEST_TITLE


def test_a_partnership_gets_its_own_words_and_a_code_where_a_word_means_two() -> None:
    own = TaxonomyId("own")
    sectors = [
        Sector(taxonomy=own, code=SectorCode("a"), name="Arts", name_fr="Arts"),
        Sector(taxonomy=own, code=SectorCode("f1"), name="Faith", rank=1),
        Sector(taxonomy=own, code=SectorCode("f2"), name="Faith groups", alternatives=("faith",), rank=2),
    ]
    relations = [Relation(codebook=CodebookId("own"), code=RelationCode("visits"), name="Visits", name_fr="Visites")]
    book = opened("en", choices=choices_of(sectors, relations))
    # "Faith" might mean either of two sectors, so the first is offered by its code.
    assert listed(book, offered(book, "Organizations", "Sector")) == ["Arts", "f1", "Faith groups"]
    assert listed(book, offered(book, "Linkages", "Relation")) == ["Visits"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_word_that_is_offered_leads_back_to_one_code(lang: str) -> None:
    for name, choices in CHOICES.lists.items():
        words = [fold(one.word(lang)) for one in choices]
        assert len(set(words)) == len(words), name


def test_the_example_speaks_of_twelve_organizations_five_seats_and_twenty_linkages() -> None:
    example = template_example()
    assert [len(example[name]) for name in ("organizations", "seats", "linkages")] == [12, 5, 20]
    known = {row["organization.name"] for row in example["organizations"]}
    ends = {row[f"claim.{end}"] for row in example["linkages"] for end in ("source", "target")}
    assert ends | {row["response.organization"] for row in example["responses"]} <= known


def test_the_example_stands_in_the_words_of_its_language() -> None:
    rows = opened("fr", filled=True)["Sièges"].iter_rows(min_row=2, values_only=True)
    assert list(rows)[3:] == [
        ("Partnership council", "Newcomers", "Personnes immigrantes", "(occupé, non nommé)", "Membre", "2025", None),
        ("Partnership council", "Seniors", "Services aux personnes aînées", "(vacant)", None, None, None),
    ]
