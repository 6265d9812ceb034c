"""Names the outside programs and folders that some suites need, and what to install where one is absent."""

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from harness.neo4j_server import CALENDAR, chosen_release


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """Something outside Python that a test needs: how to get it, and what is missing here, if anything."""

    name: str
    install: str
    missing: Callable[[], str | None]
    # False for what `.ci/run` cannot install by itself: only there may its absence be no failure.
    installable: bool = True

    def reason(self) -> str | None:
        """Say in one line what is missing and how to get it, or nothing when all is there."""
        missing = self.missing()
        return None if missing is None else f"needs {self.name}: {missing} not found; {self.install}"


def chromium() -> str | None:
    """Return the path of the Chromium to drive: the one that is named, else the one on the PATH."""
    named = os.environ.get("LIPGRAPH_TEST_CHROMIUM")
    return named or shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


def reference_data() -> Path | None:
    """Return the folder of networks with reference values, where one is named and is there."""
    named = os.environ.get("LIPGRAPH_REFERENCE_DATA")
    return Path(named) if named and Path(named).is_dir() else None


def seed_text() -> Path | None:
    """Return the text that ``ontario-lips`` is read from, where it stands beside the folder of networks."""
    beside = reference_data()
    found = beside.resolve().parent / "seed.txt" if beside is not None else None
    return found if found is not None and found.is_file() else None


def _neo4j() -> str | None:
    return None if os.environ.get("LIPGRAPH_TEST_NEO4J_URI") else chosen_release().missing()


def _program(name: str) -> Callable[[], str | None]:
    return lambda: None if shutil.which(name) else name


NEEDS = {
    need.name: need
    for need in (
        Need(
            name="neo4j",
            missing=_neo4j,
            install="install Java 17 and Maven (Debian: openjdk-17-jre-headless maven), "
            "or set LIPGRAPH_TEST_NEO4J_URI and LIPGRAPH_TEST_NEO4J_PASSWORD_FILE",
        ),
        Need(
            name="neo4j-calendar",
            missing=CALENDAR.missing,
            install="install Java 25 and Maven, or name a Java by LIPGRAPH_TEST_JAVA",
            installable=False,
        ),
        Need(
            name="chromium",
            missing=lambda: None if chromium() else "chromium",
            install="install Chromium (Debian: chromium), or name one by LIPGRAPH_TEST_CHROMIUM",
        ),
        Need(name="node", missing=_program("node"), install="install Node.js 18 or later (Debian: nodejs)"),
        Need(
            name="libreoffice",
            missing=_program("soffice"),
            install="install LibreOffice Calc (Debian: libreoffice-calc)",
        ),
        Need(
            name="reference-data",
            missing=lambda: None if reference_data() else "a folder of networks with reference values",
            install="name it by LIPGRAPH_REFERENCE_DATA",
            installable=False,
        ),
        Need(
            name="seed-text",
            missing=lambda: None if seed_text() else "the text that ontario-lips is read from",
            install="put it as seed.txt beside the folder that LIPGRAPH_REFERENCE_DATA names",
            installable=False,
        ),
    )
}
