"""Text reaches no interpreter: what a store executes is a file of its sql or cypher room, filled from code alone."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from harness.repository import ROOT
from lipgraph.domain.facts import NOUNS
from lipgraph.store import sqlite_rows
from lipgraph.store.neo4j_graph import CLAIM_TYPES, SpokenRelation

STORE = ROOT / "lipgraph" / "store"
EXECUTING = frozenset({"execute", "executemany", "executescript", "run", "prepare", "execute_query"})
WRAPPERS = frozenset({"_run", "_first", "_single", "_rows"})
FILES = re.compile(r"^(?:\w+\.)?(?:\w+_)?statement$")
"""What reads a file of the rooms: ``statement``, ``sql.statement``, ``sql.noun_statement`` and the like."""

OF_MIGRATIONS = {
    ("sqlite_file.py", "migrate", "script"),
    ("sqlite_file.py", "_tables_of", "script"),
    ("neo4j.py", "_run_together", "one"),
    ("sqlite_session.py", "_run", "text"),
    ("sqlite_session.py", "_first", "text"),
}
"""Names that hold a migration's own statement, or what a wrapper was given, whose callers are looked at."""

Place = tuple[str, str, ast.Call]


def calls(source: str, file: str) -> Iterator[Place]:
    for function in ast.walk(ast.parse(source)):
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
            for node in ast.walk(function):
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                    yield file, function.name, node


def is_constant(node: ast.expr, assigned: dict[str, ast.expr]) -> bool:
    """Say whether an expression is a literal, a file of the rooms, or one filled with names that the code knows."""
    if isinstance(node, ast.Constant):
        return isinstance(node.value, str)
    if isinstance(node, ast.Name):
        return node.id in assigned and is_constant(assigned[node.id], {})
    if not isinstance(node, ast.Call):
        return False
    if FILES.match(ast.unparse(node.func)):
        return True
    filled = isinstance(node.func, ast.Attribute) and node.func.attr == "format"
    return (
        filled
        and not node.args
        and is_constant(node.func.value, {})  # type: ignore[attr-defined]  # an attribute: said in the line above
        and all(re.fullmatch(r"sql\.quoted\([A-Z_]+\)", ast.unparse(one.value)) for one in node.keywords)
    )


def offences(source: str, file: str) -> list[str]:
    """Return the calls that execute something else."""
    tree = ast.parse(source)
    once: dict[str, dict[str, ast.expr]] = {}
    for function in ast.walk(tree):
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
            once[function.name] = {
                target.id: node.value
                for node in ast.walk(function)
                if isinstance(node, ast.Assign)
                for target in node.targets
                if isinstance(target, ast.Name)
            }
    found = []
    for _, name, call in calls(source, file):
        assert isinstance(call.func, ast.Attribute)
        given = given_to(call)
        if given is None:
            continue
        allowed = isinstance(given, ast.Name) and (file, name, given.id) in OF_MIGRATIONS
        if not allowed and not is_constant(given, once[name]):
            found.append(f"{file}:{call.lineno} {ast.unparse(call)}")
    return found


def given_to(call: ast.Call) -> ast.expr | None:
    """Return what a call executes; None of one that executes nothing."""
    assert isinstance(call.func, ast.Attribute)
    owner, name = ast.unparse(call.func.value), call.func.attr
    if owner.endswith("_thread") and name == "run":
        # A thread runs functions; only one that executes text is of interest.
        executes = ast.unparse(call.args[0]).rpartition(".")[2] in EXECUTING
        return call.args[1] if executes else None
    if name in EXECUTING or (name in WRAPPERS and owner == "self"):
        named = owner == "self" and name in WRAPPERS and _takes_a_name(call)
        return None if named else call.args[0]
    return None


def _takes_a_name(call: ast.Call) -> bool:
    """Say whether a wrapper was given the name of a file, literal or built from nouns, and not a text."""
    return isinstance(call.args[0], ast.JoinedStr) or (
        isinstance(call.args[0], ast.Constant) and re.fullmatch(r"\w+", str(call.args[0].value)) is not None
    )


SOURCES = {path.name: path.read_text("utf-8") for path in sorted(STORE.glob("*.py"))}


@pytest.mark.parametrize("file", SOURCES)
def test_a_store_executes_nothing_but_its_own_files(file: str) -> None:
    assert offences(SOURCES[file], file) == []


def test_statements_are_executed_at_all() -> None:
    executed = [
        place for file, text in SOURCES.items() for place in calls(text, file) if given_to(place[2]) is not None
    ]
    assert len(executed) > 20


@pytest.mark.parametrize(
    "line",
    [
        'connection.execute(f"SELECT {name}")',
        'connection.execute("SELECT " + name)',
        'connection.execute("SELECT %s" % name)',
        "connection.execute(text)",
        'connection.execute(sql.statement("x").format(a=name))',
        'self._run("SELECT " + name)',
        "transaction.run(name)",
        "self._thread.run(session.connection.execute, name)",
    ],
)
def test_the_rule_sees_what_it_should(line: str) -> None:
    assert len(offences(f"def f(self, name):\n    {line}\n", "x.py")) == 1


def test_tables_and_columns_come_from_the_register_of_nouns() -> None:
    hostile = 'party"; DROP TABLE party; --'
    for statement in (sqlite_rows.holdings_statement, sqlite_rows.standing_statement):
        with pytest.raises((KeyError, OSError)):
            statement(hostile)
    with pytest.raises(KeyError):
        sqlite_rows.noun_statement("merge_row", hostile)
    with pytest.raises(KeyError):
        sqlite_rows.page_statement(hostile, is_first=True, is_held=False)


CYPHER = {path.name: path.read_text("utf-8") for path in (STORE / "cypher").glob("*.cypher")}
OWN_LABELS = {"Holding", "Meta", "LogEntry", "Touch", "Request"}
LABELS = {"".join(part.title() for part in noun.split("-")) for noun in NOUNS} | OWN_LABELS
TYPE = re.compile(r"\[\s*\w*\s*:\s*([A-Z_|]+)")
LABEL = re.compile(r"\(\s*\w*\s*((?::\w+)+)")


def test_labels_are_nouns_or_the_store_s_own() -> None:
    used = {one for text in CYPHER.values() for found in LABEL.findall(text) for one in found.split(":") if one}
    assert used
    assert used <= LABELS


def test_a_relationship_type_that_is_not_written_out_is_one_of_the_closed_list() -> None:
    dynamic = {name for name, text in CYPHER.items() if "$(" in text}
    assert dynamic == {"add_claim.cypher"}
    for code in ("referral", "own", "x`]->() DETACH DELETE n //", "", "REFERS_TO|DENIES"):
        for match in (None, "referral", code):
            assert SpokenRelation(codebook=code, code=code, exact_match=match).relationship_type in CLAIM_TYPES
    assert all(re.fullmatch("[A-Z_]+", one) for one in CLAIM_TYPES)


def test_no_statement_calls_a_procedure_that_runs_text() -> None:
    rooms = [*CYPHER.values(), *(path.read_text("utf-8") for path in Path(STORE / "sql").rglob("*.sql"))]
    assert not [
        text for text in rooms if re.search(r"\bapoc\.|load_extension|\bATTACH\b|LOAD CSV", text, re.IGNORECASE)
    ]
