"""Read a roster in a process of its own, with a limit of memory and time: a hostile file takes nobody down with it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from lipgraph.domain.rosters import Roster, RosterRow
from lipgraph.domain.source import Source
from lipgraph_loaders.reading import Note, Reject
from lipgraph_loaders.roster.limits import MOST_MEMORY, MOST_SECONDS
from lipgraph_loaders.roster.reading import RosterReading, read_roster

_MODULE = "lipgraph_loaders.roster.apart"
_OUT_OF_MEMORY = 77
_ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
"""A pool of threads that nobody uses would count against the limit of memory."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What reading may take: bytes of memory and seconds of processor time, where the system has such limits."""

    memory: int = MOST_MEMORY
    seconds: int = MOST_SECONDS


USUAL = Limits()


def read_roster_apart(
    path: Path,
    *,
    encoding: str | None = None,
    kind: str | None = None,
    relation: str | None = None,
    limits: Limits = USUAL,
) -> RosterReading:
    """Do as ``read_roster``, in a child process; where that has to be stopped, the reading is one reject.

    By the clock it may take twice the processor time, on every system.
    """
    told = {"encoding": encoding, "kind": kind, "relation": relation}
    asked = json.dumps({"path": str(path), "told": told, "limits": asdict(limits)})
    try:
        ended = subprocess.run(  # noqa: S603 - our own module, by the interpreter that runs us
            [sys.executable, "-P", "-m", _MODULE],
            input=asked.encode(),
            capture_output=True,
            timeout=2 * limits.seconds,
            check=False,
            env={**os.environ, **_ONE_THREAD, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        )
    except subprocess.TimeoutExpired:
        return _stopped(path, "reading-too-long", f"{2 * limits.seconds} s")
    if ended.returncode == _OUT_OF_MEMORY:
        return _stopped(path, "reading-too-much", f"{limits.memory >> 20} MiB")
    if ended.returncode != 0:
        return _stopped(path, "reading-too-long", f"{limits.seconds} s")
    return _told(json.loads(ended.stdout))


def _stopped(path: Path, code: str, limit: str) -> RosterReading:
    reject = Reject(file=path.name, code=code, expected=limit)
    return RosterReading(roster=Roster(), rejects=(reject,), notes=(), digest="")


def _tell(reading: RosterReading) -> dict[str, object]:
    """Write a reading as plain values; headers and sheets, which most rows share, are written once."""
    columns: dict[int, int] = {}
    kept: list[Mapping[str, str]] = []
    rows: list[list[object]] = []
    for row in reading.roster.rows:
        if id(row.columns) not in columns:
            columns[id(row.columns)] = len(kept)
            kept.append(row.columns)
        rows.append([row.noun, row.values, columns[id(row.columns)], row.source.sheet, row.source.row])
    return {
        "file": reading.roster.rows[0].file if reading.roster.rows else "",
        "digest": reading.digest,
        "nouns": sorted(reading.roster.nouns),
        "columns": kept,
        "rows": rows,
        "rejects": [asdict(one) for one in reading.rejects],
        "notes": [asdict(one) for one in reading.notes],
    }


def _told(said: Mapping[str, Any]) -> RosterReading:
    """Read back what ``_tell`` wrote."""
    file, digest, columns = said["file"], said["digest"], said["columns"]
    rows = tuple(
        RosterRow(
            noun=noun,
            values=values,
            columns=columns[place],
            file=file,
            source=Source(document=file, digest=digest, sheet=sheet, row=row),
        )
        for noun, values, place, sheet, row in said["rows"]
    )
    return RosterReading(
        roster=Roster(rows=rows, nouns=frozenset(said["nouns"])),
        rejects=tuple(Reject(**{**one, "terms": tuple(map(tuple, one["terms"]))}) for one in said["rejects"]),
        notes=tuple(Note(**one) for one in said["notes"]),
        digest=digest,
    )


def _limit(limits: Limits) -> None:
    """Set what the system can limit: memory and processor time, where it has such limits."""
    if find_spec("resource") is None:
        return
    import resource

    resource.setrlimit(resource.RLIMIT_DATA, (limits.memory, limits.memory))
    resource.setrlimit(resource.RLIMIT_CPU, (limits.seconds, limits.seconds))


def main() -> None:
    """Read what stdin names, and write it to stdout."""
    asked = json.load(sys.stdin)
    _limit(Limits(**asked["limits"]))
    try:
        reading = read_roster(Path(asked["path"]), **asked["told"])
        sys.stdout.write(json.dumps(_tell(reading)))
    except MemoryError:
        sys.exit(_OUT_OF_MEMORY)


if __name__ == "__main__":
    main()
