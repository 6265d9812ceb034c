"""The repository as tests look at it: its root, the files that git keeps, and what pyproject says."""

import subprocess
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]


@cache
def kept_files() -> tuple[Path, ...]:
    """Return every file that git keeps and that is there."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return tuple(path for name in listed.split("\0") if name and (path := ROOT / name).is_file())


@cache
def kept_texts() -> dict[str, str]:
    """Return the text of every kept file that is text, by its path from the root."""
    texts = {}
    for path in kept_files():
        content = path.read_bytes()
        if b"\0" not in content:
            texts[path.relative_to(ROOT).as_posix()] = content.decode()
    return texts


@cache
def pyproject() -> dict[str, Any]:
    """Return pyproject.toml as a table."""
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def packages() -> tuple[Path, ...]:
    """Return the folders of the packages that the wheel holds."""
    return tuple(ROOT / name for name in pyproject()["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"])
