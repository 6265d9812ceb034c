"""The commands of README and docs do what they say: each is run, or says above it why it is not."""

import os
import re
import shlex
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from harness.repository import ROOT, kept_texts

FENCE = re.compile(
    r"(?:<!-- not run: (?P<why>[^>]+) -->\n)?^```(?P<language>sh|console)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL
)
SECONDS_OF_A_COMMAND = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """The shell lines of one fenced block, and why they are not run here, if they are not."""

    document: str
    commands: tuple[str, ...]
    why_not_run: str | None


def blocks(document: str, text: str) -> list[Block]:
    return [
        Block(
            document=document,
            commands=tuple(
                _command(line) for line in match["body"].replace("\\\n", " ").splitlines() if _command(line)
            ),
            why_not_run=match["why"],
        )
        for match in FENCE.finditer(text)
    ]


def _command(line: str) -> str:
    return line.partition("  #")[0].removeprefix("$ ").strip()


DOCUMENTS = {name: text for name, text in kept_texts().items() if name == "README.md" or name.startswith("docs/")}
RUN = {
    name: commands
    for name, text in sorted(DOCUMENTS.items())
    if (commands := [c for block in blocks(name, text) if not block.why_not_run for c in block.commands])
}


def test_a_block_is_read_with_its_reason_not_to_be_run() -> None:
    text = "```sh\nmake demo  # shows it\n```\n\n<!-- not run: needs a network -->\n```sh\n$ pipx install x\n```\n"
    assert blocks("README.md", text) == [
        Block(document="README.md", commands=("make demo",), why_not_run=None),
        Block(document="README.md", commands=("pipx install x",), why_not_run="needs a network"),
    ]


def test_the_readme_names_the_two_commands() -> None:
    assert {"make demo", "make test"} <= set(RUN["README.md"])


@pytest.mark.parametrize("document", RUN)
def test_commands_run_as_written(document: str, tmp_path: Path) -> None:
    environment = os.environ | {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "LIPGRAPH_DATA": str(tmp_path / "kept"),
    }
    for command in RUN[document]:
        words = shlex.split(command)
        # A make word is shown, not done: this very run may be one of them.
        made = words[0] == "make"
        subprocess.run(
            ["make", "--dry-run", *words[1:]] if made else words,
            cwd=ROOT if made else tmp_path,
            env=environment,
            check=True,
            capture_output=True,
            timeout=SECONDS_OF_A_COMMAND,
        )
