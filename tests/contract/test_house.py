"""The house rules that no tool holds: sizes, reasons, and what a repository must not name."""

import ast
import io
import re
import tokenize
from collections.abc import Iterator

import pytest

from harness.repository import kept_texts, packages, pyproject

LINES_OF_A_FILE = 300
LINES_OF_A_FUNCTION = 50
PYTHON = {name: text for name, text in kept_texts().items() if name.endswith(".py")}

# Written in pieces, so that this file does not name what it forbids.
HOSTS = [
    ".".join(parts)
    for parts in (
        ("pypi", "org"),
        ("pythonhosted", "org"),
        ("registry", "npmjs", "org"),
        ("repo", "maven", "apache", "org"),
        ("repo1", "maven", "org"),
        ("conda", "anaconda", "org"),
        ("docker", "io"),
        ("ghcr", "io"),
    )
]
MACHINE_PATH = re.compile(r"(?<![\w.])/(?:work|root|home/\w+|Users/\w+|tmp/\w+)(?:/|\b)|[A-Z]:\\Users\\")
SILENCED = re.compile(r"#\s*(type:\s*ignore|noqa)(?P<code>\[[\w, -]+\]|:\s*[A-Z]+\d+(?:,\s*[A-Z]+\d+)*)?(?P<rest>.*)")


def functions(source: str) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def silenced_without_reason(source: str) -> list[str]:
    """Return the comments that silence a tool without its code, or without a reason of a few words after it."""
    tokens = tokenize.generate_tokens(io.StringIO(source).readline)
    comments = [token.string for token in tokens if token.type == tokenize.COMMENT]
    return [said for said in comments if (match := SILENCED.search(said)) and not _explained(match)]


def _explained(match: re.Match[str]) -> bool:
    return match["code"] is not None and len(match["rest"].strip(" #—:-").split()) >= 2


def test_the_wheel_and_the_floors_speak_of_the_same_packages() -> None:
    assert [path.name for path in packages()] == pyproject()["tool"]["importlinter"]["root_packages"]


@pytest.mark.parametrize("name", sorted(PYTHON))
def test_a_file_is_short(name: str) -> None:
    assert len(PYTHON[name].splitlines()) <= LINES_OF_A_FILE


def test_a_function_is_short() -> None:
    long = {
        f"{name}:{function.name}": lines
        for name, text in PYTHON.items()
        for function in functions(text)
        if (lines := (function.end_lineno or 0) - function.lineno + 1) > LINES_OF_A_FUNCTION
    }
    assert long == {}


def test_a_tool_is_silenced_by_code_and_with_a_reason() -> None:
    found = {name: lines for name, text in PYTHON.items() if (lines := silenced_without_reason(text))}
    assert found == {}


@pytest.mark.parametrize(
    ("line", "explained"),
    [
        ("x = f()  # noqa", False),
        ("x = f()  # noqa: S101", False),
        ("x = f()  # noqa: S101  # a shell of our own", True),
        ("x = f()  # type: ignore", False),
        ("x = f()  # type: ignore[misc]", False),
        ("x = f()  # type: ignore[misc]  # pyvis has no types", True),
        ("x = f()  # a comment", True),
    ],
)
def test_the_rule_on_silence_sees_what_it_should(line: str, explained: bool) -> None:
    assert (silenced_without_reason(line) == []) is explained


def test_every_module_says_in_one_sentence_what_it_is_for() -> None:
    mute = [name for name, text in PYTHON.items() if text.strip() and not ast.get_docstring(ast.parse(text))]
    assert mute == []


def test_no_registry_and_no_place_on_a_machine_is_named() -> None:
    named = {
        name: hits
        for name, text in kept_texts().items()
        if (hits := [host for host in HOSTS if host in text] + MACHINE_PATH.findall(text))
    }
    assert named == {}


def test_no_module_has_a_name_that_says_nothing() -> None:
    empty_words = {"utils", "helpers", "manager", "handler", "data", "info"}
    assert [name for name in PYTHON if empty_words & set(name.removesuffix(".py").split("/"))] == []
