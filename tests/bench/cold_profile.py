"""`lipgraph profile` on the synthetic council, cold process to printed result, beside the same numbers by NetworkX."""

from __future__ import annotations

import json
import math
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.timing import in_turn, line
from lipgraph_loaders import shipped

COUNTED = ("organizations", "ties", "density", "isolates", "components", "articulation-organizations", "ei-index")


def run() -> str:
    """Compare the answers, then time the two commands in turn."""
    folder = shipped("demo")
    with tempfile.TemporaryDirectory() as place:
        lipgraph = [str(Path(sys.executable).with_name("lipgraph"))]
        store = ["--store", f"sqlite:///{Path(place) / 'bench.db'}"]
        subprocess.run([*lipgraph, "migrate", *store], check=True, capture_output=True)
        subprocess.run([*lipgraph, "load", str(folder), "--apply", *store], check=True, capture_output=True)
        ours = [*lipgraph, "profile", "demo", *store]
        peer = [sys.executable, str(Path(__file__).with_name("plain_networkx.py")), str(folder)]
        _same([*ours, "--json"], peer)
        mine, theirs = in_turn(ours, peer)
    return line("profile of the demo, cold", ours=mine, peer=theirs, peer_is="plain NetworkX", goal="1.5 s on 2 cores")


def _same(ours: list[str], peer: list[str]) -> None:
    """Raise AssertionError unless both programs print the same numbers; the expected E-I within its sampling error."""
    told = json.loads(subprocess.run(ours, check=True, capture_output=True, text=True).stdout)["profile"]["headlines"]
    said = json.loads(subprocess.run(peer, check=True, capture_output=True, text=True).stdout)
    mine = {one["measure"]["definition"]: one["measure"] for one in told}
    for name in COUNTED:
        assert math.isclose(mine[name]["value"], said[name], rel_tol=1e-9), name
    null = mine["ei-index"]["nulls"][0]
    assert abs(null["expected"] - said["expected"]) < 5 * null["sd"] / math.sqrt(10_000)
