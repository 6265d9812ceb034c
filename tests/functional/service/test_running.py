"""Running it: what it looks at before it serves, and how it ends."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
import warnings
from collections.abc import Iterator
from pathlib import Path

import apsw
import pytest
from click.testing import CliRunner

from lipgraph.cli import lipgraph
from lipgraph.cli.beforehand import NETWORK, file_system, require_servable
from lipgraph.cli.serve import DRAINING
from lipgraph.errors import InputError

BODY = b'{"query": "{ definitions { id } }"}'
HEAD = (
    b"POST /graphql HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: "
    + str(len(BODY)).encode()
    + b"\r\n\r\n"
)


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty store as the environment names it."""
    for name in [name for name in os.environ if name.startswith("LIPGRAPH_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("LIPGRAPH_DATA", str(tmp_path))
    assert CliRunner().invoke(lipgraph, ["migrate"]).exit_code == 0
    return tmp_path / "lipgraph.db"


def refused(*words: str, lang: str) -> str:
    """Return the one line that it says when it does not start."""
    done = CliRunner().invoke(lipgraph, ["serve", "--port", "0", "--lang", lang, *words])
    assert done.exit_code != 0
    assert done.stdout == ""
    (line,) = done.stderr.splitlines()
    return line


@pytest.mark.parametrize(("lang", "mend"), [("en", "Update lipgraph"), ("fr", "Mettez lipgraph à jour")])
def test_it_does_not_serve_a_newer_store(store: Path, lang: str, mend: str) -> None:
    with apsw.Connection(str(store)) as newer:
        newer.pragma("user_version", 999)
    newer.close()
    assert mend in refused(lang=lang)


@pytest.mark.parametrize(("lang", "mend"), [("en", "restore a backup"), ("fr", "restaurez une sauvegarde")])
def test_it_does_not_serve_a_damaged_file(store: Path, lang: str, mend: str) -> None:
    with apsw.Connection(str(store)) as whole:
        whole.wal_checkpoint(mode=apsw.SQLITE_CHECKPOINT_TRUNCATE)
        root = next(iter(whole.execute("SELECT rootpage FROM sqlite_schema WHERE rootpage > 5 LIMIT 1")))[0]
        size = whole.pragma("page_size")
    whole.close()
    with store.open("r+b") as file:
        file.seek((root - 1) * size)
        file.write(b"\xff" * size)
    assert mend in refused(lang=lang)


@pytest.mark.parametrize(("lang", "mend"), [("en", "Set one of your own"), ("fr", "Choisissez le vôtre")])
@pytest.mark.parametrize("password", ["", "   ", "neo4j", "password"])
def test_it_does_not_serve_with_a_blank_or_default_password(
    store: Path, monkeypatch: pytest.MonkeyPatch, *, password: str, lang: str, mend: str
) -> None:
    held = store.with_name("password")
    held.write_text(password)
    monkeypatch.setenv("LIPGRAPH_NEO4J_PASSWORD_FILE", str(held))
    assert mend in refused("--store", "neo4j://127.0.0.1:1", lang=lang)


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_it_does_not_serve_without_a_secret_that_it_was_told_of(
    store: Path, monkeypatch: pytest.MonkeyPatch, lang: str
) -> None:
    missing = str(store.with_name("nothing-here"))
    monkeypatch.setenv("LIPGRAPH_NEO4J_PASSWORD_FILE", missing)
    assert missing in refused("--store", "neo4j://127.0.0.1:1", lang=lang)


def test_it_does_not_serve_from_a_folder_that_it_cannot_write(store: Path) -> None:
    store.parent.chmod(0o755)
    store.chmod(0o444)
    store.parent.chmod(0o555)
    try:
        assert as_nobody(f"sqlite:///{store}") == "store-not-writable"
    finally:
        store.parent.chmod(0o755)


def as_nobody(url: str) -> str:
    """Return the code of the refusal that a user without rights gets; root may write everything."""
    if os.geteuid() != 0:
        with pytest.raises(InputError) as caught:
            require_servable(url)
        return caught.value.code
    for folder in Path(url.removeprefix("sqlite:///")).parents[1:4]:
        if folder.name.startswith("pytest"):
            folder.chmod(0o755)
    reading, writing = os.pipe()
    with warnings.catch_warnings():
        # Later Pythons warn of threads that stay behind; the child does one thing and ends.
        warnings.simplefilter("ignore", DeprecationWarning)
        child = os.fork()
    if child == 0:
        os.setuid(65534)
        try:
            require_servable(url)
            os.write(writing, b"served")
        except InputError as err:
            os.write(writing, err.code.encode())
        os._exit(0)
    os.close(writing)
    os.waitpid(child, 0)
    with os.fdopen(reading, "rb") as said:
        return said.read().decode()


MOUNTS = """\
/dev/sda1 / ext4 rw 0 0
//server/share /srv/a\\040share cifs rw 0 0
server:/x /people nfs4 rw 0 0
/dev/sdb1 /people/local xfs rw 0 0
"""


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("/srv/a share/lip", "cifs"),
        ("/people/someone", "nfs4"),
        ("/people/local/someone", "xfs"),
        ("/srv/a", "ext4"),
        ("/peoples", "ext4"),
        ("\\\\server\\share\\lip", "smbfs"),
    ],
)
def test_a_folder_of_another_machine_is_known(tmp_path: Path, folder: str, kind: str) -> None:
    (tmp_path / "mounts").write_text(MOUNTS)
    assert file_system(Path(folder), tmp_path / "mounts") == kind
    assert (kind in NETWORK) is (kind in {"cifs", "nfs4", "smbfs"})


def test_where_the_system_does_not_tell_nothing_is_said(tmp_path: Path) -> None:
    assert file_system(tmp_path, tmp_path / "no-mounts") == ""


@pytest.mark.parametrize(("lang", "mend"), [("en", "another machine’s disk"), ("fr", "le disque d’une autre machine")])
def test_it_does_not_serve_from_a_folder_of_another_machine(
    store: Path, monkeypatch: pytest.MonkeyPatch, lang: str, mend: str
) -> None:
    mounts = store.with_name("mounts")
    mounts.write_text(f"/dev/sda1 / ext4 rw 0 0\nserver:/x {store.parent.resolve()} nfs rw 0 0\n")
    monkeypatch.setattr("lipgraph.cli.beforehand.file_system", lambda folder: file_system(folder, mounts))
    line = refused(lang=lang)
    assert mend in line
    assert "nfs" in line


@pytest.fixture
def served(store: Path) -> Iterator[tuple[int, subprocess.Popen[str]]]:
    assert store.exists()
    command = [sys.executable, "-c", "from lipgraph.cli import main; main()", "serve", "--port", "0"]
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=environment
    ) as running:
        assert running.stdout is not None
        found = re.search(r"http://127.0.0.1:(\d+)", running.stdout.readline())
        assert found
        yield int(found[1]), running
        running.kill()


def test_when_told_to_stop_it_answers_what_it_began_and_nothing_new(
    served: tuple[int, subprocess.Popen[str]],
) -> None:
    port, running = served
    with socket.create_connection(("127.0.0.1", port), timeout=20) as begun:
        begun.sendall(HEAD + BODY[:10])
        time.sleep(0.5)
        running.send_signal(signal.SIGTERM)
        told = time.monotonic()
        assert refuses(port)
        begun.sendall(BODY[10:])
        answer = b""
        while part := begun.recv(65536):
            answer += part
    assert answer.startswith(b"HTTP/1.1 200")
    running.wait(timeout=20)
    assert time.monotonic() - told < 10


def test_who_never_ends_a_request_does_not_keep_it_running(served: tuple[int, subprocess.Popen[str]]) -> None:
    port, running = served
    with socket.create_connection(("127.0.0.1", port), timeout=20) as begun:
        begun.sendall(HEAD + BODY[:10])
        time.sleep(0.5)
        running.send_signal(signal.SIGTERM)
        told = time.monotonic()
        running.wait(timeout=30)
        # Ten seconds and what a busy machine adds to them.
        assert DRAINING - 1 < time.monotonic() - told < 15


def refuses(port: int) -> bool:
    """Say whether nobody is let in any more, within a few seconds."""
    for _ in range(50):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            return True
        time.sleep(0.1)
    return False
