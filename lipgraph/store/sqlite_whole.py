"""Whether the file of an SQLite store is whole: what SQLite itself finds in a quick look at every page."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from lipgraph.errors import Incompatible
from lipgraph.store.sqlite_file import connect, require_ready, translated


def require_whole(path: Path) -> None:
    """Raise Incompatible for a file that is damaged or no store; SchemaMissing where there is none, or an older one."""
    with translated(), closing(connect(path, writable=False)) as connection:
        require_ready(connection)
        if connection.pragma("quick_check", 1) != "ok":
            raise Incompatible(found="a damaged file", needed="a whole lipgraph store")
