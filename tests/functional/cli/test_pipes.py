"""What is piped on a machine with a code page of its own is still UTF-8, and never a traceback."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path


def test_numbers_with_a_true_minus_go_through_a_pipe_whose_code_page_lacks_it(tmp_path: Path) -> None:
    lipgraph = [sys.executable, "-c", "from lipgraph.cli import main; main()"]
    environment = {
        **os.environ,
        "PYTHONIOENCODING": "cp1252",
        "LIPGRAPH_STORE": f"sqlite:///{tmp_path / 'lipgraph.db'}",
        "LIPGRAPH_DATA": str(tmp_path),
    }
    where = ["--no-serve", "--data", str(tmp_path)]
    done = subprocess.run([*lipgraph, "demo", *where], capture_output=True, check=False, env=environment)
    assert done.returncode == 0, done.stderr.decode("utf-8", "replace")
    assert "−0.169" in done.stdout.decode("utf-8")
