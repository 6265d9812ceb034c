"""The summary of Ontario's partnerships, against what a reader counts in the text."""

import re
from collections.abc import Callable

import pytest
from click.testing import Result

from harness.documents import DATA_SETS

Say = Callable[..., Result]


@pytest.fixture
def ontario(say: Say) -> Say:
    assert say("migrate").exit_code == 0
    assert say("load", DATA_SETS / "ontario-lips", "--apply").exit_code == 0
    return say


@pytest.mark.parametrize(
    "told",
    [
        # Counted in the two columns of the text's list, lines 137 to 182, and in lines 135 and 136.
        ("communities throughout Ontario” (inferred): 30", "collectivités de tout l’Ontario » (déduit) : 30"),
        ("neighbourhoods in Toronto” (inferred): 15", "quartiers de Toronto » (déduit) : 15"),
        ("organizations that lead: 44, of which inferred from the list: 44", "organismes responsables : 44"),
        ("no lead named: Toronto City-Wide", "aucun organisme responsable nommé : Toronto City-Wide"),
        ("County of Simcoe (18 communities), 18 places", "32 lieux"),
        ("Réseau Est, Réseau Nord, Réseau Centre Sud-Ouest", "Réseau Est, Réseau Nord, Réseau Centre Sud-Ouest"),
        ("16 seats", "16 sièges"),
        ("belongs to no partnership", "n’appartient à aucun partenariat"),
        ("2005-11 (“In November 2005”)", "2005-11 (« In November 2005 »)"),
        ("5. Annual report", "5. Rapport annuel"),
        ("Empowerment (process) – not computed", "Autonomisation (processus) – non calculé"),
        ("“many” (line 211) and “most” (line 213)", "« many » (ligne 211) et « most » (ligne 213)"),
        ("nobody was asked", "personne n’a été interrogé"),
    ],
    ids=lambda told: told[0][:24],
)
def test_the_summary_tells_what_the_text_tells_in_both_languages(ontario: Say, told: tuple[str, str]) -> None:
    for lang, words in zip(("en", "fr"), told, strict=True):
        said = re.sub(r"[\u00a0\u202f]", " ", ontario("ontario", "--lang", lang).stdout)
        assert words in said


def test_a_store_without_it_says_so(say: Say) -> None:
    assert say("migrate").exit_code == 0
    result = say("ontario", "--lang", "fr")
    assert result.exit_code == 3
    assert "jeu de données" in result.output


def test_the_numbers_are_the_stores_own(ontario: Say) -> None:
    before = ontario("ontario").stdout
    assert "Local Immigration Partnership: 45" in before
    # A second set in the same store changes nothing of the first one's page.
    assert ontario("load", DATA_SETS / "demo", "--apply").exit_code == 0
    assert ontario("ontario").stdout == before
