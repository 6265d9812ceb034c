"""Time two commands in turn, A B A B, and say what their medians and their ratio are."""

from __future__ import annotations

import statistics
import subprocess
import time
from collections.abc import Sequence


def seconds(command: Sequence[str]) -> float:
    """Run a command from cold to its printed end; raises when it ends with an error."""
    started = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - started


def in_turn(first: Sequence[str], second: Sequence[str], *, runs: int = 5) -> tuple[float, float]:
    """Return the medians of two commands, run in turn after one warm-up each."""
    seconds(first)
    seconds(second)
    pairs = [(seconds(first), seconds(second)) for _ in range(runs)]
    return statistics.median(a for a, _ in pairs), statistics.median(b for _, b in pairs)


def line(what: str, *, ours: float, peer: float, peer_is: str, goal: str) -> str:
    """Say one result: both medians, the ratio, the goal."""
    return f"{what}: {ours:.2f} s; {peer_is}: {peer:.2f} s; ratio {ours / peer:.2f}. Goal: {goal}."
