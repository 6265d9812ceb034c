"""Settings, read once from the environment: which store, which data directory, which language."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from lipgraph.errors import InputError

LANGUAGES = ("en", "fr")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What the environment says; a command's own options stand above it."""

    store: str
    data: Path
    lang: str
    password: str | None = field(default=None, repr=False)


def read_settings(environment: Mapping[str, str] | None = None) -> Settings:
    """Read LIPGRAPH_STORE, LIPGRAPH_DATA, LIPGRAPH_LANG and the password of a Neo4j, from a file or a variable.

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
