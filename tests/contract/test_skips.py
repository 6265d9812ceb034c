"""What cannot run is skipped with what to install, and where skips are not allowed it fails instead."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from harness.repository import ROOT

SUITE = """
import pytest

@pytest.mark.needs("node")
def test_in_node(): raise AssertionError("ran without its program")

@pytest.mark.needs("reference-data")
def test_with_reference_values(): raise AssertionError("ran without its folder")

def test_that_skips_by_itself(): pytest.skip("a whim")

def test_that_runs(): pass
"""
OUTSIDE = ("PATH", "LIPGRAPH_REFERENCE_DATA", "LIPGRAPH_TEST_STRICT")


@pytest.fixture
def run(tmp_path: Path) -> "Run":
    (tmp_path / "test_suite.py").write_text(SUITE)
    return Run(tmp_path)


class Run:
    """One run of the small suite above, on a machine with no program on its path."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def says(self, file: str = "test_suite.py", **environment: str) -> str:
        kept = {name: value for name, value in os.environ.items() if name not in OUTSIDE}
        options = ["-p", "harness.skips", "-p", "no:cacheprovider", "-rs", "--rootdir", str(self.folder)]
        return subprocess.run(
            [sys.executable, "-m", "pytest", *options, file],
            cwd=self.folder,
            env=kept | {"PATH": str(self.folder), "PYTHONPATH": str(ROOT / "tests")} | environment,
            capture_output=True,
            text=True,
            check=False,
        ).stdout


def test_a_skip_says_what_to_install(run: Run) -> None:
    said = run.says()
    assert "1 passed, 3 skipped" in said
    assert "1 test: needs node: node not found; install Node.js" in said
    assert "1 test: needs reference-data:" in said


def test_where_skips_are_not_allowed_only_what_nobody_can_install_is_skipped(run: Run) -> None:
    said = run.says(LIPGRAPH_TEST_STRICT="1")
    assert "1 failed, 1 passed, 1 skipped, 1 error" in said
    assert "not to be skipped here: needs node" in said
    assert "skipped where no skip is allowed" in said


def test_a_file_that_skips_itself_is_no_way_round(run: Run) -> None:
    (run.folder / "test_whole.py").write_text('import pytest\npytest.skip("all of it", allow_module_level=True)\n')
    assert "1 skipped" in run.says("test_whole.py")
    assert "1 error" in run.says("test_whole.py", LIPGRAPH_TEST_STRICT="1")
