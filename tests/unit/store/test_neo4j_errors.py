"""What the driver raises becomes an error of this project, and the driver is loaded when it is first needed only."""

import subprocess
import sys

import pytest
from neo4j import exceptions as driver

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
from lipgraph.store.neo4j_errors import driver_errors, reading_errors


def of_server(code: str) -> driver.Neo4jError:
    """Make the error as the driver makes it from the server's answer."""
    return driver.Neo4jError._hydrate_neo4j(code=code, message="as the server says it")


@pytest.mark.parametrize(
    ("raised", "expected"),
    [
        (driver.ServiceUnavailable("gone"), Unavailable),
        (driver.SessionExpired("gone"), Unavailable),
        (driver.IncompleteCommit("who knows"), OutcomeUnknown),
        (ConnectionRefusedError(), Unavailable),
        (of_server("Neo.ClientError.Security.Unauthorized"), LoginRefused),
        (of_server("Neo.ClientError.Security.AuthenticationRateLimit"), LoginRefused),
        (of_server("Neo.ClientError.Schema.ConstraintValidationFailed"), Conflict),
        (of_server("Neo.ClientError.Database.DatabaseNotFound"), Incompatible),
        (of_server("Neo.TransientError.Transaction.DeadlockDetected"), Unavailable),
        # The server calls it transient, so it has to be told from the others before those.
        (of_server("Neo.TransientError.General.MemoryPoolOutOfMemoryError"), LimitExceeded),
        (of_server("Neo.ClientError.Statement.SyntaxError"), StoreError),
    ],
)
def test_no_exception_of_the_driver_leaves_the_store(raised: Exception, expected: type[LipgraphError]) -> None:
    with pytest.raises(LipgraphError) as caught, driver_errors():
        raise raised
    assert type(caught.value) is expected
    assert caught.value.__cause__ is raised


def test_a_read_whose_end_is_lost_is_no_unknown_outcome() -> None:
    with pytest.raises(LipgraphError) as caught, reading_errors():
        raise driver.IncompleteCommit("who knows")
    assert type(caught.value) is Unavailable


def test_the_driver_is_not_loaded_by_importing_the_adapter() -> None:
    asked = "import sys, lipgraph.store.neo4j; print('neo4j' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
