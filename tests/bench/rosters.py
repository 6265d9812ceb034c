"""Preview and apply of a roster of 1,000 organizations and 10,000 linkages, beside the plain way of reading it."""

from __future__ import annotations

import csv
import hashlib
import io
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from importlib.util import find_spec
from itertools import cycle
from pathlib import Path

from bench.timing import line, seconds
from harness.neo4j_marks import claim_for_tests, wipe
from harness.neo4j_server import LONG_TERM, Login, running
from lipgraph.exports.partnership_choices import base_choices
from lipgraph.exports.template import template_workbook

ORGANIZATIONS, LINKAGES, RUNS = 1_000, 10_000, 3
PEER = Path(__file__).with_name("plain_workbook.py")
PEER_IS = "pandas and openpyxl" if find_spec("pandas") else "openpyxl and dictionaries"
LIPGRAPH = str(Path(sys.executable).with_name("lipgraph"))


def run() -> str:
    """Compare what both make of the file, then time reading alone, previews and applications, on both stores."""
    with tempfile.TemporaryDirectory() as home, running(LONG_TERM, Path(home) / "neo4j") as server:
        claim_for_tests(server.login)
        file = Path(home) / "roster.xlsx"
        file.write_bytes(workbook_of(ORGANIZATIONS, LINKAGES))
        peer = [sys.executable, str(PEER), str(file)]
        lines = []
        for bench in (SqlitePlace(Path(home)), Neo4jPlace(server.login)):
            bench.renew()
            _same(bench, file, Path(home), peer)
            lines += _timed(bench, file, peer)
    return "\n".join(lines)


def workbook_of(organizations: int, linkages: int) -> bytes:
    """Return a filled template with so many organizations, each of which names its share of the linkages."""
    names = [f"Bench organization {number:04}" for number in range(organizations)]
    sectors = [one.en for one in base_choices().lists["sectors"]]
    steps = linkages // organizations
    rows = {
        "partnership": [{"partnership.name": "Bench partnership (invented)", "partnership.slug": "bench"}],
        "organizations": [
            {"organization.name": name, "organization.sector": sector, "organization.from": "2024"}
            for name, sector in zip(names, cycle(sectors), strict=False)
        ],
        "responses": [
            {"wave.label": "2025", "wave.reference": "2025-10-31", "question.relation": "Referral",
             "response.organization": name, "response.status": "named someone"}
            for name in names
        ],
        "linkages": [
            {"claim.relation": "Referral", "claim.source": name, "claim.target": names[(place + step) % len(names)],
             "claim.claimant": name, "claim.wave": "2025"}
            for place, name in enumerate(names) for step in range(1, steps + 1)
        ],
    }  # fmt: skip
    return template_workbook(rows, base_choices(), lang="en", title="Bench")


class SqlitePlace:
    """A new file for every run."""

    name = "SQLite"

    def __init__(self, home: Path) -> None:
        self._home, self._count = home, 0

    @property
    def words(self) -> list[str]:
        return ["--store", f"sqlite:///{self._home / f'bench-{self._count}.db'}"]

    def renew(self) -> None:
        self._count += 1
        lipgraph(["migrate", *self.words])


class Neo4jPlace:
    """One server, emptied before every run."""

    name = "Neo4j"

    def __init__(self, login: Login) -> None:
        self._login = login
        os.environ["LIPGRAPH_NEO4J_PASSWORD_FILE"] = str(login.password_file)

    @property
    def words(self) -> list[str]:
        return ["--store", self._login.store_url]

    def renew(self) -> None:
        wipe(self._login)
        lipgraph(["migrate", *self.words])


def lipgraph(words: list[str]) -> subprocess.CompletedProcess[str]:
    """Run the command; raises when it ends with an error."""
    return subprocess.run([LIPGRAPH, *words], check=True, capture_output=True, text=True)


def _same(bench: SqlitePlace | Neo4jPlace, file: Path, home: Path, peer: list[str]) -> None:
    """Raise AssertionError unless the store holds the linkages that the peer reads, and progress was told."""
    applied = lipgraph(["load", str(file), "--apply", *bench.words])
    assert "10,000" in applied.stdout.replace("\u202f", ",")
    assert len(applied.stderr.splitlines()) > 1
    lists = home / bench.name
    lipgraph(["export", "--lists", str(lists), "--partnership", "bench", *bench.words])
    rows = csv.DictReader(io.StringIO((lists / "linkages.csv").read_text("utf-8-sig"), newline=""))
    source, target = "From organization / De l’organisme", "To organization / Vers l’organisme"
    ours = sorted(f"{row[source]} > {row[target]}" for row in rows)
    theirs = subprocess.run(peer, check=True, capture_output=True, text=True).stdout.split()
    assert theirs == [str(ORGANIZATIONS), str(LINKAGES), hashlib.sha256("\n".join(ours).encode()).hexdigest()]


def _timed(bench: SqlitePlace | Neo4jPlace, file: Path, peer: list[str]) -> list[str]:
    """Time in turn, cold processes throughout: reading by the peer, a preview, an application to an empty store."""
    times: Mapping[str, list[float]] = {"peer": [], "preview": [], "apply": []}
    for _ in range(RUNS):
        bench.renew()
        times["peer"].append(seconds(peer))
        times["preview"].append(seconds([LIPGRAPH, "load", str(file), *bench.words]))
        times["apply"].append(seconds([LIPGRAPH, "load", str(file), "--apply", *bench.words]))
    reading = statistics.median(times["peer"])
    what = f"{ORGANIZATIONS:,} organizations and {LINKAGES:,} linkages from XLSX, {bench.name}"
    said = {"preview": "three times the peer's time, which only reads", "apply": "10 s, with progress"}
    return [
        line(f"{name} of {what}", ours=statistics.median(times[name]), peer=reading, peer_is=PEER_IS, goal=goal)
        for name, goal in said.items()
    ]
