"""Finds a Java that a given Neo4j release runs on."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path


def java_for(majors: frozenset[int]) -> Path | None:
    """Return the first Java of one of these major versions, looking where the caller, then the machine, keeps it."""
    return next((java for java in _candidates() if _major(java) in majors), None)


def _candidates() -> Iterator[Path]:
    if named := os.environ.get("LIPGRAPH_TEST_JAVA"):
        yield Path(named)
    if home := os.environ.get("JAVA_HOME"):
        yield Path(home) / "bin" / "java"
    if found := shutil.which("java"):
        yield Path(found)
    yield from sorted(Path("/usr/lib/jvm").glob("*/bin/java"))


@cache
def _major(java: Path) -> int | None:
    try:
        said = subprocess.run([java, "-version"], capture_output=True, text=True, timeout=30, check=True).stderr
    except (OSError, subprocess.SubprocessError):
        return None
    version = re.search(r'version "(\d+)', said)
    return int(version[1]) if version else None
