"""One thing at a time on the command line: added, changed, ended, removed, each said in the reader's words."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from click.testing import Result

from lipgraph.cli.edit import row_of
from lipgraph.errors import InputError
from lipgraph_schema.tables import roster_fields, roster_nouns

Say = Callable[..., Result]


@pytest.fixture
def town(say: Say) -> Say:
    """A store with one partnership, one organization, one council with one seat, and one wave."""
    said = [
        ("partnership", "name=Northgate LIP", "slug=northgate"),
        ("organization", "name=Bibliothèque de Northgate", "sector=libraries", "from=2024"),
        ("council", "name=Council"),
        ("seat", "council=Council", "label=Libraries", "sector=libraries"),
        ("membership", "council=Council", "seat=Libraries", "organization=bibliotheque de northgate"),
        ("wave", "label=2025", "reference=2025-10-31"),
    ]
    say("migrate")
    for words in said:
        result = say("add", *words)
        assert result.exit_code == 0, result.output
    return say


def answer(result: Result) -> dict[str, Any]:
    """Return what a command said as JSON."""
    found: dict[str, Any] = json.loads(result.stdout)
    return found


def test_what_is_added_is_told_by_name_identity_and_version(town: Say) -> None:
    result = town("add", "organization", "name=Green Door", "sector=Santé", "--partnership", "northgate", "--json")
    told = answer(result)
    assert result.exit_code == 0
    assert told["written"]["added"] == {"organization": 1, "participation": 1, "sector-assignment": 1}
    fact = told["facts"][0]
    assert (fact["noun"], fact["fact"]["name"], len(fact["version"])) == ("organization", "Green Door", 16)
    plain = town("change", "organization", f"id={fact['key'][0]}", "lang=en")
    assert "organization “Green Door”" in plain.stdout
    assert "Written: 1 facts" in plain.stdout


def test_a_trial_writes_nothing(town: Say) -> None:
    before = town("digest").stdout
    result = town("add", "organization", "name=Green Door", "--dry-run")
    assert (result.exit_code, town("digest").stdout) == (0, before)
    assert "Nothing was written. Without --dry-run, 2 facts would be." in result.stdout


@pytest.mark.parametrize(
    ("words", "code", "english", "french"),
    [
        (
            ("add", "organization", "name=BIBLIOTHEQUE DE NORTHGATE"),
            4,
            "argument name: this is stored already.",
            "argument name : cela est déjà enregistré.",
        ),
        (
            ("change", "organization", "name=Nobody", "lang=fr"),
            3,
            "argument name: nothing of this name is stored.",
            "argument name : rien de ce nom n’est enregistré.",
        ),
        (
            ("add", "organization", "name=Green Door", "sector=library"),
            2,
            "argument sector: “library” is no sector that this partnership uses.",
            "argument sector : « library » n’est pas un secteur que ce partenariat utilise.",
        ),
        (
            ("end", "seat", "council=Council", "label=Libraries", "until=2025-12-31"),
            2,
            "argument until: the seat is still held by “Bibliothèque de Northgate”.",
            "argument until : le siège est encore occupé par « Bibliothèque de Northgate ».",
        ),
        (
            ("remove", "organization", "name=bibliothèque de northgate"),
            4,
            "“membership Libraries · Bibliothèque de Northgate · 1” stands in the way.",
            "« membership Libraries · Bibliothèque de Northgate · 1 » y fait obstacle.",
        ),
        (
            ("change", "wave", "label=2025", "title=Second", "--version", "0123456789abcdef"),
            4,
            "wave 2025 was changed by somebody else since it was read",
            "wave 2025 a été modifié par quelqu’un d’autre depuis sa lecture",
        ),
        (("add", "person", "name=A"), 2, "the request: nothing of this kind is kept.", "la demande : rien de ce type"),
        (("add", "wave", "2027"), 2, "“2027” does not say a field and its value.", "« 2027 » ne dit pas un champ"),
        (("end", "wave", "label=2025", "until=2026"), 2, "this has no time, so it cannot end.", "n’a pas de durée"),
    ],
)
def test_what_cannot_be_done_is_said_with_its_exit_code_and_leaves_nothing(
    town: Say, words: tuple[str, ...], code: int, english: str, french: str
) -> None:
    before = town("digest").stdout
    for language, sentence in (("en", english), ("fr", french)):
        result = town(*words, "--lang", language)
        assert (result.exit_code, result.stdout) == (code, "")
        assert sentence in result.stderr
        assert len(result.stderr.splitlines()) == 1
    assert town("digest").stdout == before


def test_what_cannot_be_done_is_json_where_that_was_asked_for(town: Say) -> None:
    result = town("add", "organization", "name=Green Door", "sector=helth", "kind=bakery", "--json")
    told = answer(result)
    assert (result.exit_code, told["written"], told["facts"]) == (2, None, [])
    assert next((one["code"], one["nearest"]) for one in told["problems"]) == ("unknown-sector", "health")
    assert {one["code"] for one in told["problems"]} == {"unknown-sector", "unknown-word"}
    moved = answer(town("change", "wave", "label=2025", "title=x", "--version", "0123456789abcdef", "--json"))
    assert (moved["conflict"]["kind"], len(moved["conflict"]["stands_in_the_way"])) == ("version", 16)


def test_a_version_that_was_read_lets_one_change_it(town: Say) -> None:
    seen = answer(town("change", "wave", "label=2025", "title=Second", "--json"))["facts"][0]["version"]
    assert town("change", "wave", "label=2025", "title=Third", "--version", seen).exit_code == 0
    assert town("change", "wave", "label=2025", "title=Fourth", "--version", seen).exit_code == 4


def test_a_key_does_once_and_refuses_another_request(town: Say) -> None:
    words = ("add", "wave", "label=2027", "--key", "k")
    assert "Written: 1 facts" in town(*words).stdout
    assert "nothing was done again" in town(*words).stdout
    other = town("add", "wave", "label=2028", "--key", "k")
    assert (other.exit_code, "was used for another request" in other.stderr) == (4, True)


def test_a_story_ends_and_the_log_tells_it(town: Say) -> None:
    holder = ("membership", "council=Council", "seat=Libraries", "organization=bibliotheque de northgate")
    assert town("end", *holder, "until=2025-12-31").exit_code == 0
    assert town("end", "seat", "council=Council", "label=Libraries", "until=2025-12-31").exit_code == 0
    assert town("end", "organization", "name=Bibliothèque de Northgate", "until=2025-12-31").exit_code == 0
    changed = [json.loads(line)["changes"] for line in town("log", "--json").stdout.splitlines()][-3:]
    assert [(one["noun"], one["after"]["valid_until"]) for entry in changed for one in entry] == [
        ("membership", "2025-12-31"),
        ("seat", "2025-12-31"),
        ("participation", "2025-12-31"),
    ]
    assert town("remove", "wave", "label=2025").exit_code == 0


def test_a_name_that_looks_like_a_stored_one_is_asked_about(town: Say) -> None:
    result = town("add", "organization", "name=Northgate, Bibliothèque de")
    assert "looks like Bibliothèque de Northgate" in result.stdout
    assert "new, or renamed?" in result.stdout


def test_the_partnership_is_asked_for_where_the_store_has_several(town: Say) -> None:
    town("add", "partnership", "name=Southgate LIP", "slug=southgate")
    result = town("add", "wave", "label=2027")
    assert (result.exit_code, "northgate, southgate" in result.stderr) == (2, True)
    assert town("add", "wave", "label=2027", "--partnership", "southgate").exit_code == 0
    assert town("add", "wave", "label=2027", "--partnership", "Eastgate").exit_code == 3


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("name", ["add", "change", "end", "remove"])
def test_the_help_lists_every_noun_and_every_field(say: Say, name: str, language: str) -> None:
    shown = " ".join(say(name, "--lang", language, "--help").stdout.split())
    for noun in roster_nouns():
        assert f"{noun} " in shown
        assert all(field in shown for field in roster_fields(noun))


@pytest.mark.parametrize("noun", roster_nouns())
def test_the_help_of_a_noun_says_what_each_field_takes(say: Say, noun: str) -> None:
    lines = [line.split() for line in say("add", noun, "--help").stdout.splitlines() if line.strip()]
    told = {words[0].rstrip("*!"): words[1:] for words in lines}
    assert all(told.get(field) for field in roster_fields(noun))


@pytest.mark.parametrize("fields", [("name",), ("=x",), ("name=a", "name=b")])
def test_a_field_is_said_once_with_its_value(fields: tuple[str, ...]) -> None:
    with pytest.raises(InputError):
        row_of("wave", fields)


def test_a_value_may_hold_an_equals_sign_and_is_kept_in_one_normal_form() -> None:
    assert row_of("wave", ("title= a=b  E\u0301 ",)).values == {"title": "a=b É"}
