"""Keeps what the trials of promises saw, so that docs/promises.md can say it: one JSON line a promise and run."""

import json
import os
import sys
from datetime import UTC, datetime

from harness.repository import ROOT
from harness.trust import trials

FILE = ROOT / ".cache" / "trust.jsonl"


def saw(promise: str, **figures: float | str) -> None:
    """Append what was seen of a promise in this run, and print it for whoever watches (``pytest -s``)."""
    told = {
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "run": ("short", "long")[trials(0, 1)],
        "promise": promise,
        **figures,
    }
    line = json.dumps(told, ensure_ascii=False)
    sys.stdout.write(f"{line}\n")
    FILE.parent.mkdir(exist_ok=True)
    descriptor = os.open(FILE, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o644)
    try:
        os.write(descriptor, f"{line}\n".encode())
    finally:
        os.close(descriptor)
