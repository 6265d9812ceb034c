"""The command line: one word for each thing that people come for."""

from __future__ import annotations

import sys
from io import TextIOWrapper

from lipgraph.cli.words import lipgraph

__all__ = ["lipgraph", "main"]


def main() -> None:
    """Run the command line."""
    for stream in (sys.stdout, sys.stderr):
        # A pipe on Windows has a code page of its own, which lacks our minus sign: what is piped is UTF-8.
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="replace")
    lipgraph(prog_name="lipgraph")
