"""What was acknowledged is stored, and no part of a load is: whenever the command or the service is killed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from fakes.council_facts import every_fact
from fakes.generated_facts import rows_of
from fakes.town_facts import town
from harness.figures import saw
from harness.neo4j_server import Login
from harness.repository import ROOT
from harness.trust import trials
from lipgraph.domain.digest import state_digest
from lipgraph.domain.facts import NOUNS, Fact
from lipgraph_loaders.table_folder import write_table_folder

pytestmark = [
    pytest.mark.trust,
    pytest.mark.faults,
    pytest.mark.skipif(not hasattr(os, "fork"), reason="kills forked processes: Linux and macOS"),
]

SECONDS_TO_READY = 5.0
SEED = 20260113
NOTHING = state_digest({noun: [] for noun in NOUNS})
"""The digest of a store in which nothing was ever written."""


def run(program: str, room: Path, url: str, **plan: object) -> list[dict[str, Any]]:
    """Run a program of the harness that kills, with its plan; return its trials."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "tests")}
    told = json.dumps({"room": str(room), "url": url, "seed": SEED, **plan})
    command = [sys.executable, "-m", f"harness.{program}"]
    done = subprocess.run(command, input=told, capture_output=True, text=True, env=environment, check=False)
    assert done.returncode == 0, done.stderr[-3000:]
    return [json.loads(line) for line in done.stdout.splitlines()]


def folder_of(room: Path, facts: list[Fact]) -> Path:
    """Write facts as the table folder that is loaded."""
    folder = room / "folder"
    write_table_folder(rows_of(facts), folder)
    return folder


def login_of(login: Login) -> dict[str, str]:
    return {
        "uri": login.uri,
        "user": login.user,
        "password": login.password,
        "password_file": str(login.password_file),
    }


def check_loads(room: Path, url: str, facts: list[Fact], **plan: object) -> dict[str, Any]:
    """Kill loads as planned and hold what is left to the promise; return the figures."""
    head, *died = run("killing", room, url, folder=str(folder_of(room, facts)), **plan)
    whole = head["unbroken"]["left"]
    assert whole == state_digest(rows_of(facts))
    assert whole != NOTHING
    for one in died:
        assert "broken" not in one, one["broken"]
        assert one["left"] in {NOTHING, whole}, one
        assert one["left"] == whole or not (one["acknowledged"] or one.get("after_commit")), one
        assert one["left"] == NOTHING or one.get("after_commit", True), one
        assert (one["holds"], one["again"], one["holds_again"]) == (True, whole, True), one
    slowest = max(one["ready"] for one in died)
    assert slowest < SECONDS_TO_READY
    stored = sum(one["left"] == whole for one in died)
    return {
        "trials": len(died),
        "killed": sum(one["killed"] for one in died),
        "left_whole": stored,
        "left_nothing": len(died) - stored,
        "steps": head["steps"],
        "slowest_ready_ms": round(1000 * slowest),
    }


def test_a_small_load_killed_at_every_statement_is_whole_or_not_there(tmp_path: Path) -> None:
    figures = check_loads(
        tmp_path, f"sqlite:///{tmp_path / 'trial.db'}", list(every_fact()), points=trials(40, 0) or None, random=0
    )
    assert figures["killed"] == figures["trials"]
    assert figures["left_whole"] >= 1
    saw("small load killed at every statement, SQLite", **figures)


def test_a_large_load_killed_at_twenty_points_is_whole_or_not_there(tmp_path: Path) -> None:
    facts = town(organizations=trials(150, 5_000), linkages=trials(1_500, 50_000))
    figures = check_loads(tmp_path, f"sqlite:///{tmp_path / 'trial.db'}", facts, points=20, random=0)
    assert (figures["trials"], figures["killed"], figures["left_whole"]) == (20, 20, 1)
    saw("large load killed at 20 points, SQLite", facts=len(facts), **figures)


def test_loads_killed_at_random_moments_are_whole_or_not_there(tmp_path: Path) -> None:
    facts = town(organizations=60, linkages=600)
    figures = check_loads(tmp_path, f"sqlite:///{tmp_path / 'trial.db'}", facts, points=0, random=trials(20, 100))
    # How long a load takes varies with the machine: some of the moments lie after its end.
    assert figures["killed"] >= figures["trials"] // 5
    saw("load killed at random, SQLite", facts=len(facts), **figures)


@pytest.mark.needs("neo4j")
def test_loads_into_neo4j_killed_inside_and_at_random_are_whole_or_not_there(
    tmp_path: Path, factless_neo4j: Login
) -> None:
    told = {"points": trials(5, 30), "random": trials(1, 20), "login": login_of(factless_neo4j)}
    figures = check_loads(tmp_path, factless_neo4j.store_url, list(every_fact()), **told)
    assert figures["left_whole"] >= 1
    saw("load killed by statement and at random, Neo4j", **figures)


def check_service(room: Path, url: str, **plan: object) -> dict[str, Any]:
    """Kill services under writers and hold what is left to the promise; return the figures."""
    died = run("killed_service", room, url, **plan)
    for one in died:
        assert one["killed"], one
        assert one["missing"] == [], one
        assert one["holds"], one
        assert (one["all_there_in_the_end"], one["once_each"]) == (True, True), one
    slowest = max(one["ready"] for one in died)
    assert slowest < SECONDS_TO_READY
    acknowledged = sum(one["acknowledged"] for one in died)
    assert acknowledged > 0, "writers wrote nothing: nothing was tried"
    return {"trials": len(died), "acknowledged": acknowledged, "lost": 0, "slowest_ready_ms": round(1000 * slowest)}


def test_what_a_killed_service_acknowledged_is_there(tmp_path: Path) -> None:
    figures = check_service(tmp_path, f"sqlite:///{tmp_path / 'trial.db'}", random=trials(10, 100))
    saw("service killed under 4 writers over HTTP, SQLite", **figures)


@pytest.mark.needs("neo4j")
def test_what_a_killed_service_over_neo4j_acknowledged_is_there(tmp_path: Path, factless_neo4j: Login) -> None:
    login = login_of(factless_neo4j)
    figures = check_service(tmp_path, factless_neo4j.store_url, random=trials(3, 20), login=login)
    saw("service killed under 4 writers over HTTP, Neo4j", **figures)
