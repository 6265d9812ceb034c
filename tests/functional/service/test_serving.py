"""The word ``serve`` over real HTTP: when it refuses to start, and that a token shows up nowhere."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import httpx2
import pytest
from click.testing import CliRunner

from harness.serving import TOKEN
from lipgraph.cli import lipgraph

LIPGRAPH = [sys.executable, "-c", "from lipgraph.cli import main; main()"]


@pytest.fixture
def environment(tmp_path: Path) -> Mapping[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("LIPGRAPH_")}
    made = {**kept, "LIPGRAPH_DATA": str(tmp_path), "PYTHONUNBUFFERED": "1"}
    subprocess.run([*LIPGRAPH, "migrate"], check=True, capture_output=True, env=made)
    return made


@pytest.fixture
def token_file(tmp_path: Path) -> Path:
    path = tmp_path / "token"
    path.write_text(TOKEN + "\n")
    return path


@contextmanager
def serving(environment: Mapping[str, str], *words: str) -> Iterator[tuple[str, subprocess.Popen[str], list[str]]]:
    """Run the word until the block ends; yield the address that it prints, and afterwards all else that it said."""
    said: list[str] = []
    with subprocess.Popen(
        [*LIPGRAPH, "serve", "--port", "0", *words],
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=dict(environment),
    ) as running:  # fmt: skip
        assert running.stdout is not None
        line = running.stdout.readline()
        found = re.search(r"http://\S+:\d+", line)
        assert found, line + running.stdout.read()
        try:
            yield found.group(), running, said
        finally:
            running.send_signal(signal.SIGINT)
            said.append(running.stdout.read())
            running.wait(timeout=20)


@pytest.mark.parametrize(
    ("words", "held", "mend"),
    [
        (["--host", "0.0.0.0"], None, "--token-file"),  # noqa: S104 - what is refused
        (["--host", "192.0.2.7"], None, "--token-file"),
        (["--host", "example.org"], None, "127.0.0.1"),
        (["--token-file", "token"], "short", "openssl rand"),
        (["--token-file", "nothing-here"], None, "--token-file"),
    ],
)
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_it_refuses_to_start_and_says_the_mend(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, words: list[str], held: str | None, mend: str, lang: str
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.startswith("LIPGRAPH_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("LIPGRAPH_DATA", str(tmp_path))
    if held is not None:
        (tmp_path / "token").write_text(held)
    assert CliRunner().invoke(lipgraph, ["migrate"]).exit_code == 0
    done = CliRunner().invoke(lipgraph, ["serve", "--port", "0", "--lang", lang, *words])
    assert (done.exit_code, done.stdout) == (2, "")
    assert mend in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert held is None or held not in done.stderr


def test_a_token_guards_every_address_and_shows_up_nowhere(
    environment: Mapping[str, str], token_file: Path, tmp_path: Path
) -> None:
    with serving(environment, "--host", "0.0.0.0", "--token-file", str(token_file)) as (url, running, said):  # noqa: S104 - what the token is for
        here = url.replace("0.0.0.0", "127.0.0.1")  # noqa: S104 - as above
        assert httpx2.get(f"{here}/").status_code == 401
        assert httpx2.get(f"{here}/?token={TOKEN}").status_code == 401
        assert httpx2.get(f"{here}/health/ready").json() == {"ready": True}
        assert httpx2.get(f"{here}/", headers={"Authorization": f"Bearer {TOKEN}"}).status_code == 200
        assert (
            httpx2.get(f"{here}/", headers={"Authorization": f"Bearer {TOKEN}", "Host": "x.example"}).status_code == 421
        )
        proc = Path(f"/proc/{running.pid}")
        if proc.is_dir():
            assert TOKEN.encode() not in (proc / "cmdline").read_bytes() + (proc / "environ").read_bytes()
    assert said
    assert TOKEN not in said[0]
    written = [path for path in tmp_path.rglob("*") if path.is_file() and path != token_file]
    assert all(TOKEN.encode() not in path.read_bytes() for path in written)


def test_the_environment_names_the_token_file_and_the_names_to_serve(
    environment: Mapping[str, str], token_file: Path
) -> None:
    named = {**environment, "LIPGRAPH_TOKEN_FILE": str(token_file), "LIPGRAPH_HOSTS": "lip.example.org, other.example"}
    with serving(named) as (url, _, _):
        bearer = {"Authorization": f"Bearer {TOKEN}"}
        assert httpx2.get(url, headers={"Host": "lip.example.org"}).status_code == 401
        for host, status in (("lip.example.org", 200), ("other.example", 200), ("evil.example", 421)):
            assert httpx2.get(url, headers={**bearer, "Host": host}).status_code == status
