"""What the Neo4j driver raises, as errors of this project: no driver exception leaves the store."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from lipgraph.errors import (
    Conflict,
    Incompatible,
    LimitExceeded,
    LipgraphError,
    LoginRefused,
    OutcomeUnknown,
    StoreError,
    Unavailable,
)
from lipgraph.store.wholeness import half_character

if TYPE_CHECKING:
    from neo4j.exceptions import Neo4jError

OUT_OF_MEMORY = "MemoryPoolOutOfMemory"
FACTS_IN_A_TRANSACTION = 60_000
"""What LimitExceeded names: so many a server with a heap of 1 GB was seen to take at once; 120,000 it refused."""


@contextmanager
def driver_errors() -> Iterator[None]:
    """Translate what the driver raises inside the block."""
    from neo4j import exceptions as driver

    try:
        yield
    except driver.IncompleteCommit as err:
        raise OutcomeUnknown from err
    except driver.AuthError as err:
        raise LoginRefused from err
    except driver.ConstraintError as err:
        raise Conflict(kind="fact", id="", stands_in_the_way=(err.code or "constraint").rpartition(".")[2]) from err
    except driver.ConfigurationError as err:
        raise Incompatible(found=type(err).__name__) from err
    except driver.Neo4jError as err:
        raise _of_server(err) from err
    except OverflowError as err:
        raise LimitExceeded(what="a value", limit=2**63 - 1) from err
    except UnicodeEncodeError as err:
        raise half_character(err, "key") from err
    except (driver.DriverError, OSError) as err:
        raise Unavailable(reason=type(err).__name__) from err


@contextmanager
def reading_errors() -> Iterator[None]:
    """Translate the same of a transaction that only reads: when its end is lost, nothing is unknown."""
    try:
        with driver_errors():
            yield
    except OutcomeUnknown as err:
        raise Unavailable(reason="the end of a read was lost") from err


def _of_server(err: Neo4jError) -> LipgraphError:
    code = err.code or ""
    if OUT_OF_MEMORY in code:
        # The server calls it transient; the same transaction would run out of the same memory again.
        return LimitExceeded(what="transaction", limit=FACTS_IN_A_TRANSACTION)
    if "AuthenticationRateLimit" in code:
        # What a server says for a while after several wrong passwords, whatever the next one is.
        return LoginRefused()
    if "DatabaseNotFound" in code:
        return Incompatible(found="no such database")
    if err.is_retryable() or "DatabaseUnavailable" in code:
        return Unavailable(reason=code)
    return StoreError(reason=code)
