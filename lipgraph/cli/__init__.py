"""The command line: one word for each thing that people come for."""

from __future__ import annotations

from lipgraph.cli.words import lipgraph

__all__ = ["lipgraph", "main"]


def main() -> None:
    """Run the command line."""
    lipgraph(prog_name="lipgraph")
