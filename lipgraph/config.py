"""Settings, read once from the environment: which store, which data directory, which language, which secrets."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from lipgraph.errors import InputError

LANGUAGES = ("en", "fr")

SHORTEST_TOKEN, LARGEST_TOKEN = 24, 1024
"""How many characters a token has at least, and at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What the environment says; a command's own options stand above it."""

    store: str
    data: Path
    lang: str
    password: str | None = field(default=None, repr=False)
    password_file: Path | None = None
    token_file: Path | None = None
    hosts: tuple[str, ...] = ()


def read_settings(environment: Mapping[str, str] | None = None) -> Settings:
    """Read LIPGRAPH_STORE, LIPGRAPH_DATA, LIPGRAPH_LANG, and the password of a Neo4j from a file or a variable.

    And for the service: LIPGRAPH_TOKEN_FILE, and LIPGRAPH_HOSTS, names that it is served under.
    Raises InputError when a password file is named that cannot be read.
    """
    env = os.environ if environment is None else environment
    data = Path(env["LIPGRAPH_DATA"]).expanduser() if env.get("LIPGRAPH_DATA") else default_data(env)
    lang = env.get("LIPGRAPH_LANG", "en")[:2].lower()
    return Settings(
        store=env.get("LIPGRAPH_STORE") or embedded_store(data),
        data=data,
        lang=lang if lang in LANGUAGES else "en",
        password=_password(env),
        password_file=_path(env.get("LIPGRAPH_NEO4J_PASSWORD_FILE")),
        token_file=_path(env.get("LIPGRAPH_TOKEN_FILE")),
        hosts=tuple(env.get("LIPGRAPH_HOSTS", "").replace(",", " ").split()),
    )


def embedded_store(data: Path) -> str:
    """Return the URL of the embedded store in a data directory."""
    return f"sqlite:///{(data.absolute() / 'lipgraph.db').as_posix()}"


def default_data(env: Mapping[str, str], *, platform: str = sys.platform) -> Path:
    """Return where a program of this platform keeps what it holds for a person."""
    home = Path(env.get("HOME") or env.get("USERPROFILE") or Path.home())
    if platform == "win32":
        return Path(env.get("LOCALAPPDATA") or home / "AppData" / "Local") / "lipgraph"
    if platform == "darwin":
        return home / "Library" / "Application Support" / "lipgraph"
    return Path(env.get("XDG_DATA_HOME") or home / ".local" / "share") / "lipgraph"


def _password(env: Mapping[str, str]) -> str | None:
    """The file stands above the variable: a file can be kept from other people of the machine."""
    if named := env.get("LIPGRAPH_NEO4J_PASSWORD_FILE"):
        try:
            return Path(named).read_text("utf-8").strip()
        except OSError as err:
            raise InputError("unreadable-password-file", path=named) from err
    return env.get("LIPGRAPH_NEO4J_PASSWORD") or None


def read_token(path: Path) -> str:
    """Return the token that a file holds. Raises InputError where it cannot be read, or is too short to keep out."""
    try:
        with path.open("rb") as file:
            found = file.read(LARGEST_TOKEN + 1).decode("ascii").strip()
    except (OSError, UnicodeDecodeError) as err:
        raise InputError("unreadable-token-file", path=str(path)) from err
    if not SHORTEST_TOKEN <= len(found) <= LARGEST_TOKEN or not found.isprintable() or " " in found:
        raise InputError("unfit-token", path=str(path), least=SHORTEST_TOKEN)
    return found


def _path(named: str | None) -> Path | None:
    return Path(named).expanduser() if named else None
