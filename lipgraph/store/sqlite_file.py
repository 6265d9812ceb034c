"""The file of a SQLite store: how it is opened, what marks it as lipgraph's, which schema it holds."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib.resources import files
from pathlib import Path

import apsw

from lipgraph.errors import (
    Conflict,
    DiskFull,
    Incompatible,
    LimitExceeded,
    NewerStore,
    SchemaMissing,
    StoreError,
    Unavailable,
)
from lipgraph.store.sqlite_rows import statement
from lipgraph.store.wholeness import half_character

APPLICATION_ID = 0x4C495047
"""``LIPG`` in the header of every file that is lipgraph's."""

BUSY_MILLISECONDS = 5000

NOT_WRITTEN = frozenset({apsw.SQLITE_IOERR_WRITE, apsw.SQLITE_IOERR_FSYNC, apsw.SQLITE_IOERR_TRUNCATE})
"""What SQLite says where its disk took no more."""


@cache
def migrations() -> tuple[str, ...]:
    """Return the texts of all migrations; the first is number 1."""
    places = files("lipgraph_schema.migrations.sqlite").iterdir()
    found = sorted((place for place in places if place.name.endswith(".sql")), key=lambda place: place.name)
    return tuple(place.read_text("utf-8") for place in found)


@contextmanager
def translated() -> Iterator[None]:
    """Let no exception of the driver out: what it means is said by the project's own errors."""
    try:
        yield
    except (apsw.NotADBError, apsw.CorruptError) as err:
        raise Incompatible(found="a damaged or foreign file", needed="a lipgraph store") from err
    except apsw.FullError as err:
        raise DiskFull(reason=str(err)) from err
    except apsw.IOError as err:
        # A limit on the size of a file is told as a write that failed, not as a full disk.
        told = DiskFull if getattr(err, "extendedresult", 0) in NOT_WRITTEN else Unavailable
        raise told(reason=str(err)) from err
    except (apsw.BusyError, apsw.LockedError, apsw.CantOpenError, apsw.ReadOnlyError) as err:
        raise Unavailable(reason=str(err)) from err
    except apsw.ConstraintError as err:
        raise Conflict(kind="fact", id="", stands_in_the_way=str(err)) from err
    except (apsw.TooBigError, apsw.NoMemError, OverflowError) as err:
        raise LimitExceeded(what="a value", limit=2**63 - 1) from err
    except UnicodeEncodeError as err:
        raise half_character(err, "key") from err
    except apsw.Error as err:
        raise StoreError(reason=str(err)) from err


def connect(path: Path, *, writable: bool, create: bool = False) -> apsw.Connection:
    """Open the file with the settings that every connection has. Raises SchemaMissing where there is no file."""
    if not create and not path.exists():
        raise SchemaMissing(found="no file")
    flags = apsw.SQLITE_OPEN_READWRITE | (apsw.SQLITE_OPEN_CREATE if create else 0)
    connection = apsw.Connection(str(path), flags=flags)
    connection.set_busy_timeout(BUSY_MILLISECONDS)
    connection.pragma("foreign_keys", 1)
    connection.pragma("synchronous", "FULL")
    connection.pragma("trusted_schema", 0)
    # What is overwritten or deleted leaves no bytes behind: a redacted text has to be gone from every page.
    connection.pragma(*(("secure_delete", 1) if writable else ("query_only", 1)))
    return connection


def require_ours(connection: apsw.Connection) -> int:
    """Return the schema's version, 0 for an empty file. Raises Incompatible for a foreign, newer or damaged one."""
    marked, version = int(connection.pragma("application_id")), int(connection.pragma("user_version"))
    tables = {str(name) for (name,) in connection.execute(statement("select_tables"))}
    if marked == 0 and version == 0 and not tables:
        return 0
    if marked != APPLICATION_ID:
        raise Incompatible(found=f"a database of application {marked}", needed="a lipgraph store")
    if version > len(migrations()):
        raise NewerStore(found=version, needed=len(migrations()))
    if missing := _tables_of(version) - tables:
        raise Incompatible(found=f"a store without {min(missing)}", needed="a whole lipgraph store")
    return version


def require_ready(connection: apsw.Connection) -> None:
    """Raise SchemaMissing or Incompatible unless the file holds this program's schema."""
    version = require_ours(connection)
    if version < len(migrations()):
        raise SchemaMissing(found=f"schema {version}", needed=f"schema {len(migrations())}")


def migrate(connection: apsw.Connection) -> int:
    """Apply what is missing, each migration in one transaction with its number; return the version."""
    require_ours(connection)
    connection.pragma("journal_mode", "wal")
    connection.execute("BEGIN IMMEDIATE")
    try:
        # Read again now that nobody else can migrate.
        there = require_ours(connection)
        for number, script in enumerate(migrations()[there:], start=there + 1):
            connection.execute(script)
            connection.pragma("user_version", number)
        connection.pragma("application_id", APPLICATION_ID)
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    if connection.pragma("quick_check", 1) != "ok":
        raise Incompatible(found="a damaged file", needed="a whole lipgraph store")
    return len(migrations())


@cache
def _tables_of(version: int) -> frozenset[str]:
    """Return the tables that a schema has: those that its migrations, applied to nothing, make."""
    with apsw.Connection(":memory:") as empty:
        for script in migrations()[:version]:
            empty.execute(script)
        found = frozenset(str(name) for (name,) in empty.execute(statement("select_tables")))
    empty.close()
    return found
