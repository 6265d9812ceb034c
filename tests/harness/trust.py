"""How often a trial is repeated: a few times in every run, many times in `make trust`."""

import os


def trials(few: int, many: int) -> int:
    """Return how many trials this run makes: ``make trust`` sets LIPGRAPH_TRUST to ``long``."""
    return many if os.environ.get("LIPGRAPH_TRUST") == "long" else few
