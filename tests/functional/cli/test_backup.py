"""The words `backup` and `restore`: from either store into the other, and nothing from a damaged file."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from harness.neo4j_server import Login
from harness.stored_log import SqlIntruder

Say = Callable[..., Result]
pytestmark = [pytest.mark.trust, pytest.mark.evidence]


@pytest.fixture
def backup(loaded: Say, tmp_path: Path) -> Path:
    """A backup of the small network."""
    file = tmp_path / "kept.zip"
    result = loaded("backup", file)
    assert result.exit_code == 0, result.output
    return file


def there(tmp_path: Path, name: str = "there.db") -> tuple[str, str]:
    return ("--store", f"sqlite:///{tmp_path / name}")


@pytest.mark.parametrize(("lang", "said"), [("en", "holds all of the store"), ("fr", "contient toute la base")])
def test_a_backup_fills_an_empty_store(loaded: Say, backup: Path, tmp_path: Path, lang: str, said: str) -> None:
    again = loaded("backup", tmp_path / "again.zip", "--lang", lang)
    assert said in again.stdout
    restored = loaded("restore", backup, *there(tmp_path), "--lang", lang)
    assert restored.exit_code == 0, restored.output
    for words in (("digest",), ("log", "--json"), ("verify", "--json"), ("profile", "small")):
        assert loaded(*words, *there(tmp_path)).stdout == loaded(*words).stdout
    # The same store makes the same file.
    assert loaded("backup", tmp_path / "third.zip", *there(tmp_path)).exit_code == 0
    assert (tmp_path / "third.zip").read_bytes() == backup.read_bytes()


def test_a_backup_goes_to_a_neo4j_and_back(
    loaded: Say, backup: Path, tmp_path: Path, empty_neo4j: Login, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LIPGRAPH_NEO4J_PASSWORD_FILE", str(empty_neo4j.password_file))
    graph = ("--store", empty_neo4j.store_url)
    restored = loaded("restore", backup, *graph)
    assert restored.exit_code == 0, restored.output
    assert loaded("digest", *graph).stdout == loaded("digest").stdout
    assert loaded("backup", tmp_path / "back.zip", *graph).exit_code == 0
    assert (tmp_path / "back.zip").read_bytes() == backup.read_bytes()
    assert loaded("restore", tmp_path / "back.zip", *there(tmp_path)).exit_code == 0
    assert loaded("log", "--json", *there(tmp_path)).stdout == loaded("log", "--json").stdout


@pytest.mark.parametrize(("lang", "said"), [("en", "is damaged or cut short"), ("fr", "est endommagé ou tronqué")])
def test_a_damaged_file_restores_nothing(loaded: Say, backup: Path, tmp_path: Path, lang: str, said: str) -> None:
    content = bytearray(backup.read_bytes())
    content[len(content) // 2] ^= 1
    backup.write_bytes(content)
    result = loaded("restore", backup, *there(tmp_path), "--lang", lang)
    assert (result.exit_code, said in result.stderr, len(result.stderr.splitlines())) == (2, True, 1)
    assert not (tmp_path / "there.db").exists()


def test_a_store_that_is_not_empty_is_left_alone(loaded: Say, backup: Path) -> None:
    before = loaded("log", "--json").stdout
    result = loaded("restore", backup)
    assert (result.exit_code, "This store is not empty (log entries: " in result.stderr) == (2, True)
    assert loaded("log", "--json").stdout == before


def test_a_backup_replaces_no_file(loaded: Say, backup: Path) -> None:
    before = backup.read_bytes()
    assert loaded("backup", backup).exit_code == 2
    assert backup.read_bytes() == before
    assert [path.name for path in backup.parent.glob(".*")] == []


def test_a_head_that_was_kept_is_asked_of_a_backup(loaded: Say, backup: Path, tmp_path: Path) -> None:
    other = loaded("restore", backup, "--head", "ab" * 32, *there(tmp_path))
    assert (other.exit_code, "has no entry with the head digest" in other.stderr) == (2, True)
    head = next(line.split()[-1] for line in loaded("verify").stdout.splitlines() if line.startswith("Head digest"))
    assert loaded("restore", backup, "--head", head, *there(tmp_path)).exit_code == 0


def test_a_store_whose_log_does_not_hold_is_not_backed_up(loaded: Say, tmp_path: Path) -> None:
    intruder = SqlIntruder(tmp_path / "kept" / "lipgraph.db")
    intruder.write(intruder.read()[:-1])
    result = loaded("backup", tmp_path / "wrong.zip")
    assert (result.exit_code, "Not backed up: the log does not hold" in result.stderr) == (6, True)
    assert not (tmp_path / "wrong.zip").exists()
