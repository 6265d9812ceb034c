"""A small network folder counted by hand, and a way to say a word of the command line to a store of its own."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from lipgraph.cli import lipgraph

Say = Callable[..., Result]

GROUPS = {"a": "X", "b": "X", "c": "X", "d": "Y", "e": "Y", "f": "Z"}
WAVES = {
    "1": ("ab", "ba", "cd", "de", "ec"),
    "2": ("ab", "bc", "cd", "de", "ed", "ad"),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Six organizations in three sectors, one directed relation, two waves; f names nobody and nobody names f."""
    place = tmp_path / "small"
    place.mkdir()
    nodes = ['"id","label","mode","group"', *(f'"{k}","Réseau {k}","organization","{g}"' for k, g in GROUPS.items())]
    edges = ['"source","target","weight","type","wave"']
    edges += [f'"{tie[0]}","{tie[1]}",1,"referral",{wave}' for wave, ties in WAVES.items() for tie in ties]
    (place / "nodes.csv").write_text("\n".join(nodes) + "\n", encoding="utf-8")
    (place / "edges.csv").write_text("\n".join(edges) + "\n", encoding="utf-8")
    meta = {"name": "small", "title": "A small network", "directed": {"referral": True}, "waves": [1, 2]}
    (place / "meta.json").write_text(json.dumps(meta), encoding="utf-8")
    return place


@pytest.fixture
def say(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Say:
    """Say a word to a store in this test's own data directory."""
    for name in ("LIPGRAPH_STORE", "LIPGRAPH_LANG", "LIPGRAPH_NEO4J_PASSWORD", "LIPGRAPH_NEO4J_PASSWORD_FILE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LIPGRAPH_DATA", str(tmp_path / "kept"))

    def said(*words: object) -> Result:
        return CliRunner().invoke(lipgraph, [str(word) for word in words])

    return said


@pytest.fixture
def loaded(say: Say, folder: Path) -> Say:
    """The same, with the small network in its store."""
    assert say("migrate").exit_code == 0
    result = say("load", folder, "--apply")
    assert result.exit_code == 0, result.output
    return say
