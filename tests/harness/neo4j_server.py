"""Starts a real Neo4j Community server from the artifacts that its makers publish, and stops it again."""

import os
import secrets
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from neo4j import GraphDatabase

from harness.java import java_for

ROOT = Path(__file__).resolve().parents[2]
RECIPE = ROOT / "tests" / "integration" / "neo4j_server"
FIRST_PASSWORD = "neo4j"
SECONDS_TO_START = 120
SECONDS_TO_STOP = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """A published version of the server and the Java major versions that it supports."""

    version: str
    java: frozenset[int]

    @property
    def lib(self) -> Path:
        """The folder, ignored by git, that keeps this version's jars."""
        return ROOT / ".cache" / f"neo4j-{self.version}" / "lib"

    def missing(self) -> str | None:
        """Say what to install before this release can start here, or nothing."""
        if java_for(self.java) is None:
            return f"a Java {' or '.join(map(str, sorted(self.java)))} runtime"
        if not self.lib.is_dir() and shutil.which("mvn") is None:
            return "Maven (mvn)"
        return None


LONG_TERM = Release(version="5.26.28", java=frozenset({17, 21}))
CALENDAR = Release(version="2026.08.1", java=frozenset({21, 25}))
RELEASES = {release.version: release for release in (LONG_TERM, CALENDAR)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Login:
    """Where a Neo4j listens and how to enter; the password also lies in a file that only its owner can read."""

    uri: str
    user: str
    password: str = field(repr=False)
    password_file: Path
    database: str = "neo4j"

    @property
    def store_url(self) -> str:
        """The same place as `--store` writes it, without the password."""
        scheme, _, host = self.uri.partition("://")
        return f"{scheme}://{self.user}@{host}/{self.database}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """A running server that this process started, its home folder and its process."""

    login: Login
    home: Path
    process: subprocess.Popen[bytes]


def chosen_release() -> Release:
    """Return the release that `LIPGRAPH_TEST_NEO4J_RELEASE` names, or the long-term one."""
    return RELEASES[os.environ.get("LIPGRAPH_TEST_NEO4J_RELEASE", LONG_TERM.version)]


def free_port() -> int:
    """Return a loopback port that nobody listens on at the moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def fetch(release: Release) -> None:
    """Copy the release's jars into the cache folder; a copy that stops half-way leaves nothing of that name."""
    if release.lib.is_dir():
        return
    partial = release.lib.with_name(f"lib-{os.getpid()}")
    options = [f"-Dneo4j.version={release.version}", f"-DoutputDirectory={partial}", "-DincludeScope=runtime"]
    pom = ["-f", str(RECIPE / "pom.xml")]
    subprocess.run(["mvn", "-q", "-B", *pom, "dependency:copy-dependencies", *options], check=True)
    try:
        partial.rename(release.lib)
    except OSError:  # Another run was faster; its copy is as good.
        shutil.rmtree(partial)


def launch(release: Release, home: Path, *, port: int, heap: str = "1g") -> subprocess.Popen[bytes]:
    """Start the server in this home folder and return when it says that it is ready."""
    java = java_for(release.java)
    if java is None:
        message = f"Neo4j {release.version} needs {release.missing()}"
        raise RuntimeError(message)
    home.mkdir(parents=True, exist_ok=True)
    said = home / "server.log"
    source = str(RECIPE / "Neo4jServer.java")
    command = [str(java), f"-Xmx{heap}", "-cp", f"{release.lib}{os.sep}*", source, str(home), str(port)]
    with said.open("wb") as log:
        process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=log, stderr=subprocess.STDOUT)
    _wait_until_ready(process, said)
    return process


def _wait_until_ready(process: subprocess.Popen[bytes], said: Path) -> None:
    deadline = time.monotonic() + SECONDS_TO_START
    while "ready" not in (lines := said.read_text(errors="replace").splitlines()):
        if process.poll() is not None or time.monotonic() > deadline:
            stop(process)
            message = "Neo4j did not start:\n" + "\n".join(lines[-30:])
            raise RuntimeError(message)
        time.sleep(0.1)


def stop(process: subprocess.Popen[bytes]) -> None:
    """Ask this one process to end, and end it when it does not."""
    if process.stdin is not None:
        process.stdin.close()
    process.terminate()
    try:
        process.wait(SECONDS_TO_STOP)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def set_first_password(uri: str, password: str) -> None:
    """Replace the password that a new server has; until then it answers nothing else."""
    with (
        GraphDatabase.driver(uri, auth=("neo4j", FIRST_PASSWORD)) as driver,
        driver.session(database="system") as session,
    ):
        change = "ALTER CURRENT USER SET PASSWORD FROM $old TO $new"
        session.run(change, old=FIRST_PASSWORD, new=password).consume()


@contextmanager
def running(release: Release, home: Path, *, port: int = 0, heap: str = "1g") -> Iterator[Server]:
    """Run a new server with a password of its own for as long as the block lasts."""
    fetch(release)
    port = port or free_port()
    process = launch(release, home, port=port, heap=heap)
    try:
        password_file = home / "password"
        password_file.touch(mode=0o600)
        password_file.write_text(password := secrets.token_urlsafe(18))
        uri = f"bolt://127.0.0.1:{port}"
        set_first_password(uri, password)
        yield Server(
            login=Login(uri=uri, user="neo4j", password=password, password_file=password_file),
            home=home,
            process=process,
        )
    finally:
        stop(process)
