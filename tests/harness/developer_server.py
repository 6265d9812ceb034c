"""Runs a Neo4j for a developer until Ctrl-C, and prints how to use it by hand and in tests."""

import argparse
import sys
import tempfile
from pathlib import Path

from harness.neo4j_marks import claim_for_tests
from harness.neo4j_server import Login, chosen_release, running


def main() -> int:
    """Start the chosen release and wait beside it; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=0, help="the loopback port; any free one unless said")
    port = parser.parse_args().port
    release = chosen_release()
    if (missing := release.missing()) is not None:
        sys.stderr.write(f"Neo4j {release.version} needs {missing}.\n")
        return 1
    with (
        tempfile.TemporaryDirectory(prefix="lipgraph-neo4j-") as home,
        running(release, Path(home), port=port) as server,
    ):
        claim_for_tests(server.login)
        sys.stdout.write(_greeting(server.login, release.version))
        sys.stdout.flush()
        try:
            server.process.wait()
        except KeyboardInterrupt:
            sys.stdout.write("\nStopped; its data are gone.\n")
            return 0
    return 1


def _greeting(login: Login, version: str) -> str:
    return f"""Neo4j {version} listens on {login.uri} until Ctrl-C; then its data are gone.
user {login.user}, password {login.password}

  lipgraph ... --store {login.store_url}   with LIPGRAPH_NEO4J_PASSWORD_FILE={login.password_file}
  tests: LIPGRAPH_TEST_NEO4J_URI={login.uri} LIPGRAPH_TEST_NEO4J_PASSWORD_FILE={login.password_file}
"""


if __name__ == "__main__":
    sys.exit(main())
