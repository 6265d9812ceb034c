"""What the environment says, and what stands where it says nothing."""

from pathlib import Path

import pytest

from lipgraph.config import default_data, embedded_store, read_settings
from lipgraph.errors import InputError


def test_without_a_word_the_store_lies_in_the_data_directory(tmp_path: Path) -> None:
    found = read_settings({"LIPGRAPH_DATA": str(tmp_path)})
    assert (found.store, found.data, found.lang, found.password) == (embedded_store(tmp_path), tmp_path, "en", None)
    assert found.store.endswith("/lipgraph.db")


@pytest.mark.parametrize(
    ("said", "lang"), [("fr", "fr"), ("fr_CA.UTF-8", "fr"), ("FR", "fr"), ("de", "en"), ("", "en")]
)
def test_a_language_that_is_not_there_is_english(said: str, lang: str) -> None:
    assert read_settings({"HOME": "/home", "LIPGRAPH_LANG": said}).lang == lang


def test_a_password_file_stands_above_the_variable_and_is_never_shown(tmp_path: Path) -> None:
    (tmp_path / "password").write_text("from-the-file\n")
    said = {"HOME": "/home", "LIPGRAPH_NEO4J_PASSWORD": "from-the-variable"}
    assert read_settings(said).password == "from-the-variable"
    found = read_settings({**said, "LIPGRAPH_NEO4J_PASSWORD_FILE": str(tmp_path / "password")})
    assert found.password == "from-the-file"
    assert "from-the" not in repr(found)


def test_a_password_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        read_settings({"HOME": "/home", "LIPGRAPH_NEO4J_PASSWORD_FILE": str(tmp_path / "none")})
    assert caught.value.code == "unreadable-password-file"


def test_the_service_is_told_of_its_token_and_names_by_the_environment(tmp_path: Path) -> None:
    password = tmp_path / "password"
    password.write_text("of the store")
    found = read_settings(
        {
            "HOME": "/home",
            "LIPGRAPH_TOKEN_FILE": str(tmp_path / "token"),
            "LIPGRAPH_HOSTS": "lip.example.org, other.example  third.example",
            "LIPGRAPH_NEO4J_PASSWORD_FILE": str(password),
        }
    )
    # Whoever serves reads the token; other commands need none, and so none fails for one that is not there.
    assert (found.token_file, found.password_file) == (tmp_path / "token", password)
    assert found.hosts == ("lip.example.org", "other.example", "third.example")
    assert "of the store" not in repr(found)
    nothing = read_settings({"HOME": "/home"})
    assert (nothing.token_file, nothing.password_file, nothing.hosts) == (None, None, ())


@pytest.mark.parametrize(
    ("platform", "env", "place"),
    [
        ("linux", {"HOME": "/h"}, "/h/.local/share/lipgraph"),
        ("linux", {"HOME": "/h", "XDG_DATA_HOME": "/x"}, "/x/lipgraph"),
        ("darwin", {"HOME": "/h"}, "/h/Library/Application Support/lipgraph"),
        ("win32", {"HOME": "/h", "LOCALAPPDATA": "/l"}, "/l/lipgraph"),
    ],
)
def test_each_platform_keeps_things_in_its_own_place(platform: str, env: dict[str, str], place: str) -> None:
    assert default_data(env, platform=platform).as_posix() == place
