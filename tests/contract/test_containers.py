"""The container files keep their promises: no root, nothing writable but data, nothing published beyond loopback."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from harness.repository import ROOT

BIN = Path(sys.executable).parent
TMPFS = re.compile(r"^/[\w/]+:size=\d+[kmg],mode=\d{4}$")
BOLT = {"7687", "7474", "7473"}
OURS = {"lipgraph", "lipgraph-neo4j", "migrate", "migrate-neo4j"}
Config = dict[str, Any]


@pytest.fixture(scope="module")
def config() -> Config:
    """The composition as the real program reads it, all profiles."""
    said = subprocess.run(
        [BIN / "docker-compose", "--profile", "neo4j", "config", "--format", "json"],
        cwd=ROOT, check=True, capture_output=True, text=True,
    )  # fmt: skip
    found: Config = json.loads(said.stdout)
    return found


def test_the_recipe_is_clean() -> None:
    done = subprocess.run([BIN / "hadolint", "Dockerfile"], cwd=ROOT, check=False, capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (0, "")


def test_the_recipe_ends_as_nobody_who_may_do_anything() -> None:
    text = (ROOT / "Dockerfile").read_text("utf-8")
    final = text.rpartition("\nFROM ")[2]
    assert re.findall(r"^USER (.+)$", final, re.MULTILINE) == ["10001:10001"]
    assert "HEALTHCHECK" in final
    assert not re.search(r"(TOKEN|PASSWORD|SECRET)\w*=", text)
    assert "pip install" not in final


def faults(config: Config) -> list[str]:
    """Return what of a composition breaks a promise."""
    found = []
    services = config["services"]
    for name, one in services.items():
        checks = {
            "user": one.get("user", "0").partition(":")[0] not in {"", "0", "root"},
            "capabilities": one.get("cap_drop") == ["ALL"] and not one.get("cap_add"),
            "privileges": "no-new-privileges:true" in one.get("security_opt", []) and not one.get("privileged"),
            "memory": 0 < int(one.get("mem_limit", 0)) <= 4 << 30,
            "pids": 0 < int(one.get("pids_limit", 0)) <= 512,
            "read-only": one.get("read_only") is True or name not in OURS,
            "tmpfs": bool(one.get("tmpfs")) and all(TMPFS.match(mount) for mount in one["tmpfs"]),
            "health": bool(one.get("healthcheck", {}).get("test")) or one.get("command") == ["migrate"],
            "loopback": all(port.get("host_ip") == "127.0.0.1" for port in one.get("ports", [])),
            "bolt": not any(str(port["target"]) in BOLT for port in one.get("ports", [])),
            "secrets": not any(re.search("PASSWORD$|TOKEN$|AUTH$", key) for key in one.get("environment") or {}),
            "token": name.startswith("migrate") or name not in OURS or "LIPGRAPH_TOKEN_FILE" in one["environment"],
            "waits for a healthcheck": all(
                services[other].get("healthcheck", {}).get("test")
                for other, how in (one.get("depends_on") or {}).items()
                if how["condition"] == "service_healthy"
            ),
        }
        found += [f"{name}: {what}" for what, held in checks.items() if not held]
    return found


def test_the_composition_keeps_its_promises(config: Config) -> None:
    assert set(config["services"]) == {*OURS, "neo4j"}
    assert faults(config) == []


def test_a_secret_is_a_file_that_no_one_commits_and_the_guide_makes(config: Config) -> None:
    guide = (ROOT / "docs" / "serving.md").read_text("utf-8")
    ignored = (ROOT / ".gitignore").read_text("utf-8").splitlines()
    assert "/secrets/" in ignored
    for one in config["secrets"].values():
        path = Path(one["file"])
        assert path.parent == ROOT / "secrets"
        assert f"secrets/{path.name}" in guide


def _publish(config: Config) -> None:
    config["services"]["neo4j"]["ports"] = [{"host_ip": "127.0.0.1", "target": 7687}]


def _everywhere(config: Config) -> None:
    del config["services"]["lipgraph"]["ports"][0]["host_ip"]


def _root(config: Config) -> None:
    del config["services"]["lipgraph"]["user"]


def _size(config: Config) -> None:
    config["services"]["lipgraph"]["tmpfs"] = ["/tmp:size=lots,mode=1777"]  # noqa: S108 - a mount within a container


def _unhealthy(config: Config) -> None:
    del config["services"]["neo4j"]["healthcheck"]


def _open(config: Config) -> None:
    del config["services"]["lipgraph"]["environment"]["LIPGRAPH_TOKEN_FILE"]


@pytest.mark.parametrize(
    ("break_it", "what"),
    [
        (_publish, ["neo4j: bolt"]),
        (_everywhere, ["lipgraph: loopback"]),
        (_root, ["lipgraph: user"]),
        (_size, ["lipgraph: tmpfs"]),
        (_unhealthy, ["neo4j: health", "migrate-neo4j: waits for a healthcheck"]),
        (_open, ["lipgraph: token"]),
    ],
)
def test_what_the_program_itself_lets_through_is_seen(
    config: Config, break_it: Callable[[Config], None], what: list[str]
) -> None:
    broken = deepcopy(config)
    break_it(broken)
    assert sorted(faults(broken)) == sorted(what)
