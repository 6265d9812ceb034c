"""Every word explains itself in both languages; the demo and the service as a newcomer meets them."""

import json
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path

import pytest
from click.testing import Result

from lipgraph.cli.words import MODULES

Say = Callable[..., Result]
PATIENCE = 60


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("name", MODULES)
def test_a_word_explains_itself(say: Say, name: str, lang: str) -> None:
    result = say(name, "--lang", lang, "--help")
    assert result.exit_code == 0
    assert ("Langue" in result.stdout) == (lang == "fr")


@pytest.mark.parametrize(("lang", "first"), [("en", "First, see"), ("fr", "D’abord, voyez")])
def test_without_a_word_it_says_what_to_do_first(say: Say, lang: str, first: str) -> None:
    result = say("--lang", lang)
    assert result.exit_code == 0
    assert first in result.stdout
    assert "lipgraph demo" in result.stdout


def test_the_demo_loads_once_says_that_it_is_synthetic_and_writes_its_pages(say: Say, tmp_path: Path) -> None:
    first = say("demo", "--data", tmp_path / "here", "--no-serve")
    assert first.exit_code == 0, first.output
    for said in (
        "SYNTHETIC DATA",
        "Candidate gaps, not yet confirmed",
        "Change from wave 2023 to wave 2025",
        "Council",
    ):
        assert said in first.stdout
    pages = tmp_path / "here" / "demo-pages"
    assert {path.name for path in pages.iterdir()} == {"map.html", "explore.html", "tables"}
    again = say("demo", "--data", tmp_path / "here", "--no-serve", "--lang", "fr")
    assert "rien n’a été écrit" in again.stdout
    assert "DONNÉES SYNTHÉTIQUES" in again.stdout


def test_the_demo_names_what_it_counts(say: Say, tmp_path: Path) -> None:
    said = say("demo", "--data", tmp_path / "here", "--no-serve").stdout
    store = f"sqlite:///{tmp_path / 'here' / 'lipgraph.db'}"
    gaps = json.loads(say("gaps", "demo", "--store", store, "--json").stdout)["gaps"]
    first = [one["title"] for one in gaps if one["gap"]["kind"] in {"sector-missing", "isolated-organization"}]
    assert first
    assert [title for title in first if title not in said] == []
    # Four seats are vacant: three are named and one is counted.
    assert said.count("Vacant seat: ") == 1 + 3
    assert "and 1 more" in said
    assert "95% interval: " in said


def test_the_demo_goes_to_the_store_named_and_writes_to_the_folder_named(say: Say, tmp_path: Path) -> None:
    store = tmp_path / "other.db"
    result = say("demo", "--store", f"sqlite:///{store}", "--data", tmp_path / "pages", "--no-serve")
    assert result.exit_code == 0, result.output
    assert store.exists()
    assert [path.name for path in (tmp_path / "pages").iterdir()] == ["demo-pages"]


@pytest.mark.parametrize(
    ("words", "english", "french"),
    [
        (("gaps", "demo", "--bogus"), "There is no option --bogus here", "L’option --bogus n’existe pas ici"),
        (("gaps", "demo", "--date", "soon"), "expected: YYYY-MM-DD", "attendu : YYYY-MM-DD"),
        (("gaps", "--json"), "SLUG is missing", "Il manque SLUG"),
        (("serve", "--port", "99999"), "a whole number from 0 to 65535", "un nombre entier de 0 à 65535"),
        (("demo", "--port", "http"), "a whole number from 0 to 65535", "un nombre entier de 0 à 65535"),
        (("log", "--after", "-1"), "a whole number, 0 or more", "un nombre entier, 0 ou plus"),
        (("profile", "demo", "--threshold", "often"), "a number, such as 2", "un nombre, comme 2"),
        (("gaps", "demo", "--eligible", "some"), "expected: [all|observed]", "attendu : [all|observed]"),
        (("gapz",), "This cannot be read: gapz", "Ceci est illisible : gapz"),
    ],
)
def test_what_cannot_be_read_is_said_on_one_line(say: Say, words: tuple[str, ...], english: str, french: str) -> None:
    for lang, expected in (("en", english), ("fr", french)):
        result = say(*words, "--lang", lang)
        assert result.exit_code == 2
        assert expected in result.stderr
        assert len(result.stderr.splitlines()) == 1
        assert not result.stdout


@contextmanager
def serving(store: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    program = [sys.executable, "-c", "from lipgraph.cli import main; main()", "serve", "--port", "0", "--store", store]
    with subprocess.Popen(program, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        try:
            yield process, next(word for word in line.split() if word.startswith("http://"))
        finally:
            if process.poll() is None:
                process.kill()


@pytest.mark.usefixtures("loaded")
def test_the_service_answers_this_machine_and_ends_cleanly(tmp_path: Path) -> None:
    store = f"sqlite:///{tmp_path / 'kept' / 'lipgraph.db'}"
    with serving(store) as (process, url):
        assert url.startswith("http://127.0.0.1:")
        for path, expected in {
            "/": "A small network",
            "/partnerships/small/map": "Réseau a",
            "/partnerships/small/explore?lang=fr": "Réseau a",
            "/health/ready": "true",
        }.items():
            with urllib.request.urlopen(url + path, timeout=PATIENCE) as answer:  # noqa: S310 - our own server
                assert expected in answer.read().decode()
                assert answer.headers["content-security-policy"].startswith("default-src 'none'")
        query = {"query": '{ partnership(by: {slug: "small"}) { name } }'}
        request = urllib.request.Request(  # noqa: S310 - our own server
            f"{url}/graphql", json.dumps(query).encode(), {"content-type": "application/json"}
        )
        with urllib.request.urlopen(request, timeout=PATIENCE) as answer:  # noqa: S310 - our own server
            assert json.load(answer)["data"] == {"partnership": {"name": "A small network"}}
        assert status(url, "/partnerships/nobody/map") == 404
        assert status(url, "/", host="evil.example") == 421
        assert status(url, "/graphql", host="127.0.0.1.evil.example") == 421
        process.send_signal(signal.SIGINT)
        assert process.wait(PATIENCE) == 0
        assert process.stderr is not None
        # Nothing but the log of requests, one JSON line each.
        assert all("status" in json.loads(line) for line in process.stderr.read().splitlines())


def status(url: str, path: str, *, host: str | None = None) -> int:
    connection = HTTPConnection(url.removeprefix("http://"), timeout=PATIENCE)
    connection.request("GET", path, headers={"host": host} if host else {})
    answered = connection.getresponse().status
    connection.close()
    return answered


def test_a_port_that_is_taken_is_named(loaded: Say) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        result = loaded("serve", "--port", port)
    assert result.exit_code == 2
    assert str(port) in result.stderr


@pytest.mark.usefixtures("loaded")
def test_a_profile_starts_without_what_it_does_not_need() -> None:
    program = (
        "import sys; from click.testing import CliRunner; from lipgraph.cli import lipgraph; "
        "CliRunner().invoke(lipgraph, ['profile', 'small']); "
        "print(sorted({'strawberry', 'pyvis', 'scipy.stats', 'starlette', 'neo4j'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
