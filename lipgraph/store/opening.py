"""Opens the store that a URL names, and imports only the driver that it needs."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote, urlsplit

from lipgraph.errors import InputError
from lipgraph.store.ports import Store

NEO4J_SCHEMES = frozenset({"neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc"})
DEFAULT_PASSWORDS = frozenset({"neo4j", "password"})


def open_store(url: str, *, password: str | None = None) -> Store:
    """Open a store: ``sqlite:///path``, or ``neo4j://user@host/database`` (and ``bolt://``) with a password beside it.

    Raises InputError for a URL that names no store, a password inside it, or a blank or default password.
    """
    scheme, _, rest = url.partition("://")
    if scheme == "sqlite" and rest.startswith("/") and len(rest) > 1:
        from lipgraph.store.sqlite import SqliteStore

        return SqliteStore(Path(rest[1:]).expanduser())
    if scheme in NEO4J_SCHEMES:
        return _neo4j(url, password)
    raise InputError("store-url", found=scheme if rest else "?")


def _neo4j(url: str, password: str | None) -> Store:
    parts = urlsplit(url)
    if parts.password is not None:
        raise InputError("password-in-url")
    if password is None or not password.strip() or password in DEFAULT_PASSWORDS:
        raise InputError("password-refused")
    if not parts.hostname:
        raise InputError("store-url", found=parts.scheme)
    from lipgraph.store.neo4j import Neo4jStore

    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    address = f"{parts.scheme}://{host}" + (f":{parts.port}" if parts.port else "")
    user, database = unquote(parts.username or "neo4j"), parts.path.strip("/") or "neo4j"
    return Neo4jStore(address, user, password, database)
