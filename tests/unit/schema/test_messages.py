"""The catalogues: complete in both languages, with the same placeholders, and a sentence for every error code."""

import ast
import string

import pytest

import lipgraph.errors
from harness.repository import packages
from lipgraph.errors import InputError, LipgraphError
from lipgraph_schema.messages import LANGUAGES, catalogue, surfaces, text

MESSAGES = [(surface, key) for surface in surfaces() for key in catalogue(surface)]


def placeholders(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None}


@pytest.mark.parametrize(("surface", "key"), MESSAGES)
def test_a_message_says_the_same_in_both_languages(surface: str, key: str) -> None:
    message = catalogue(surface)[key]
    assert set(message) == set(LANGUAGES)
    assert all(sentence.strip() for sentence in message.values())
    assert placeholders(message["en"]) == placeholders(message["fr"])


def error_codes() -> list[str]:
    classes = [kind for kind in vars(lipgraph.errors).values() if isinstance(kind, type)]
    return sorted({kind.code for kind in classes if issubclass(kind, LipgraphError)})


@pytest.mark.parametrize("code", [*error_codes(), "unknown-term", "invalid-period", "limit-exceeded"])
def test_every_error_has_a_sentence(code: str) -> None:
    assert code in catalogue("errors")


@pytest.mark.parametrize(
    "error",
    [
        lipgraph.errors.UnknownTerm(vocabulary="sectors", term="libary", nearest="libraries"),
        lipgraph.errors.InvalidPeriod(text="2025-13"),
        lipgraph.errors.LimitExceeded(what="nodes.csv", limit=5),
        lipgraph.errors.NotFound(kind="wave", id="2026"),
        lipgraph.errors.Conflict(kind="seat", id="x", stands_in_the_way="y"),
        InputError(),
    ],
)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_fields_of_an_error_fill_its_sentence(error: LipgraphError, lang: str) -> None:
    said = text("errors", error.code, lang=lang, **error.fields())
    assert all(str(value) in said for value in error.fields().values())


def test_what_does_not_exist_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        text("errors", "no-such-key", lang="en")
    with pytest.raises(KeyError):
        text("no-such-surface", "error", lang="en")
    with pytest.raises(KeyError):
        text("errors", "error", lang="de")


def raised() -> list[tuple[str, str, frozenset[str]]]:
    """Return file, code and fields of each InputError that is made from a literal code in the packages."""
    found = []
    for package in packages():
        for path in sorted(package.rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "InputError":
                    code = node.args[0].value if node.args and isinstance(node.args[0], ast.Constant) else None
                    if isinstance(code, str) and all(keyword.arg for keyword in node.keywords):
                        found.append((path.name, code, frozenset(str(one.arg) for one in node.keywords)))
    return found


def test_every_error_that_is_raised_has_a_sentence_and_the_fields_it_needs() -> None:
    errors = catalogue("errors")
    calls = raised()
    assert len(calls) > 3
    wrong = [call for call in calls if call[1] not in errors or not placeholders(errors[call[1]]["en"]) <= call[2]]
    assert wrong == []
