"""A migration of an SQLite file that is killed at any statement and run again ends as one that never was."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from harness.repository import ROOT
from lipgraph.store import sqlite_file

pytestmark = [pytest.mark.trust, pytest.mark.evidence]

KILLED_AT_EACH = """
import json, os, shutil, signal, sys
from pathlib import Path
import apsw
from fakes.council_facts import claims, councils, organizations, partnerships, vocabulary, waves
from lipgraph.domain.digest import state_digest
from lipgraph.domain.facts import NOUNS, to_row
from lipgraph.store import sqlite_file
from lipgraph.store.sqlite_session import Session

folder, oldest = Path(sys.argv[1]), int(sys.argv[2])
old = folder / "old.db"
FACTS = [*vocabulary(), *partnerships(), *organizations(), *councils(), *waves(), *claims()]

def make_old():
    connection = sqlite_file.connect(old, writable=True, create=True)
    for script in sqlite_file.migrations()[:oldest]:
        connection.execute(script)
    if oldest:
        connection.execute(f"PRAGMA application_id = {sqlite_file.APPLICATION_ID}; PRAGMA user_version = {oldest}")
        connection.execute("BEGIN")
        for noun in NOUNS:
            Session(connection).put(noun, [to_row(fact) for fact in FACTS if fact.NOUN == noun])
        connection.execute("COMMIT")
    connection.close()

def seen(path):
    connection = sqlite_file.connect(path, writable=False)
    session = Session(connection)
    digest = state_digest({noun: session.all_rows(noun) for noun in NOUNS})
    schema = connection.execute("SELECT type, name, sql FROM sqlite_schema ORDER BY type, name").fetchall()
    touches = connection.execute("SELECT * FROM touch ORDER BY 1").fetchall()
    version = sqlite_file.require_ours(connection)
    connection.close()
    return [digest, schema, touches, version]

def migrate(path):
    connection = sqlite_file.connect(path, writable=True, create=True)
    sqlite_file.migrate(connection)
    connection.close()

def killed(path, at):
    connection = sqlite_file.connect(path, writable=True, create=True)
    count = 0
    def count_down(_cursor, _text, _bindings):
        nonlocal count
        count += 1
        if count == at:
            os.kill(os.getpid(), signal.SIGKILL)
        return True
    connection.exec_trace = count_down
    sqlite_file.migrate(connection)

def fresh(name):
    path = folder / name
    for beside in folder.glob(name + "*"):
        beside.unlink()
    if old.exists():
        shutil.copy(old, path)
    return path

make_old()
whole = fresh("whole.db")
migrate(whole)
expected, at, kills, wrong = seen(whole), 0, 0, []
while True:
    at += 1
    path = fresh("again.db")
    child = os.fork()
    if child == 0:
        killed(path, at)
        os._exit(0)
    if not os.WIFSIGNALED(os.waitpid(child, 0)[1]):
        break
    kills += 1
    migrate(path)
    if seen(path) != expected:
        wrong.append(at)
print(json.dumps({"kills": kills, "wrong": wrong, "version": expected[3]}))
"""


@pytest.mark.parametrize("oldest", range(len(sqlite_file.migrations())))
def test_a_migration_killed_at_each_statement_and_run_again_ends_the_same(tmp_path: Path, oldest: int) -> None:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT / "tests"), str(ROOT)])}
    command = [sys.executable, "-c", KILLED_AT_EACH, str(tmp_path), str(oldest)]
    done = subprocess.run(command, capture_output=True, env=environment, text=True, check=True)
    found = json.loads(done.stdout)
    assert found["wrong"] == []
    assert found["version"] == len(sqlite_file.migrations())
    statements = "".join(sqlite_file.migrations()[oldest:]).count(";\n")
    assert found["kills"] >= statements
