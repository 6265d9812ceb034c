"""Which URLs name a store, and which are refused without repeating a secret."""

import subprocess
import sys
from pathlib import Path

import pytest

from lipgraph.errors import InputError
from lipgraph.store.opening import open_store
from lipgraph.store.sqlite import SqliteStore


async def test_a_sqlite_url_names_a_path(tmp_path: Path) -> None:
    url = f"sqlite:///{(tmp_path / 'a store.db').as_posix()}"
    store = open_store(url)
    assert isinstance(store, SqliteStore)
    assert store.url == url
    await store.close()


@pytest.mark.parametrize("url", ["", "council.db", "sqlite://", "sqlite:///", "mysql://host/x", "neo4j://"])
def test_what_names_no_store_is_refused(url: str) -> None:
    with pytest.raises(InputError) as refused:
        open_store(url, password="a long one")
    assert refused.value.code == "store-url"


@pytest.mark.parametrize("password", [None, "", "   ", "neo4j", "password"])
def test_blank_and_default_passwords_are_refused(password: str | None) -> None:
    with pytest.raises(InputError) as refused:
        open_store("neo4j://neo4j@localhost/neo4j", password=password)
    assert refused.value.code == "password-refused"


def test_a_password_in_the_url_is_refused_and_not_repeated() -> None:
    with pytest.raises(InputError) as refused:
        open_store("bolt://neo4j:hunter2@localhost", password="another")
    assert refused.value.code == "password-in-url"
    assert "hunter2" not in str(refused.value)


def test_opening_sqlite_does_not_import_neo4j(tmp_path: Path) -> None:
    told = "import sys, lipgraph.store.opening as o; o.open_store(sys.argv[1]); print('neo4j' in sys.modules)"
    url = f"sqlite:///{tmp_path / 'x.db'}"
    done = subprocess.run([sys.executable, "-c", told, url], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.strip() == "False"
