"""Preview and apply of 10,000 organizations and 100,000 linkages from XLSX: time and memory of the client."""

from __future__ import annotations

import os
import subprocess
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from bench.rosters import LIPGRAPH, Neo4jPlace, SqlitePlace, workbook_of
from harness.neo4j_marks import claim_for_tests, wipe
from harness.neo4j_server import LONG_TERM, running

ORGANIZATIONS, LINKAGES = 10_000, 100_000
HEAP = "4g"
"""Of the server: with 2 GB Neo4j 5.26 refuses the transaction as too large."""

GOALS = {"SQLite": "20 s", "Neo4j": "40 s"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Took:
    """What a command took: by the clock, of the processors, of memory; and how many lines of progress it told."""

    seconds: float
    processor: float
    mebibytes: float
    told: int

    def __str__(self) -> str:
        """Say it."""
        return (
            f"{self.seconds:.1f} s ({self.processor:.1f} s of processor), {self.mebibytes:.0f} MiB, {self.told} lines"
        )


def run() -> str:
    """Preview, then apply, on both stores; cold processes throughout."""
    with tempfile.TemporaryDirectory() as home, running(LONG_TERM, Path(home) / "neo4j", heap=HEAP) as server:
        claim_for_tests(server.login)
        wipe(server.login)
        file = Path(home) / "roster.xlsx"
        file.write_bytes(workbook_of(ORGANIZATIONS, LINKAGES))
        return "\n".join(_timed(place, file) for place in (SqlitePlace(Path(home)), Neo4jPlace(server.login)))


def _timed(place: SqlitePlace | Neo4jPlace, file: Path) -> str:
    place.renew()
    previewed = took([LIPGRAPH, "load", str(file), *place.words], Path(file.parent))
    applied = took([LIPGRAPH, "load", str(file), "--apply", *place.words], Path(file.parent))
    assert applied.told > 1, "a load of this size has to say how far it is"
    what = f"{ORGANIZATIONS:,} organizations and {LINKAGES:,} linkages from XLSX, {place.name}"
    return (
        f"preview of {what}: {previewed}. Goal: 10 s, 1,024 MiB.\n"
        f"apply of {what}: {applied}. Goal: {GOALS[place.name]}, 1,024 MiB, with progress."
    )


def took(command: list[str], place: Path) -> Took:
    """Run a command to its end; raises AssertionError when it ends with an error."""
    told = place / "told.txt"
    started = time.perf_counter()
    with told.open("wb") as out:
        running_ = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=out)
        _, status, usage = os.wait4(running_.pid, 0)
    ended = running_.returncode = os.waitstatus_to_exitcode(status)
    assert ended == 0, told.read_text("utf-8")[:2_000]
    return Took(
        seconds=time.perf_counter() - started,
        processor=usage.ru_utime + usage.ru_stime,
        mebibytes=usage.ru_maxrss / 1024,
        told=len(told.read_text("utf-8").splitlines()),
    )
