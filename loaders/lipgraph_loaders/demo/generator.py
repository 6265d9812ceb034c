"""The generator of the demo: every fact of an invented partnership, the same at every run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from random import Random

from lipgraph.domain.claims import Claim, Polarity
from lipgraph.domain.facts import Fact, in_order
from lipgraph.domain.ids import wave_id
from lipgraph_loaders.demo.answers import answer_facts
from lipgraph_loaders.demo.planted import PLANTED, require_testable
from lipgraph_loaders.demo.roster import PARTNERSHIP, roster_facts
from lipgraph_loaders.demo.tables import table_facts
from lipgraph_loaders.demo.ties import present

SEED = 2025
LAST_WAVE = "2025"


def demo_facts() -> list[Fact]:
    """Return all facts of the demo in the order of writing; the base vocabulary that they refer to is not among them.

    Raises AssertionError where a planted gap could not be found by a test: then the numbers in ``ties`` were changed.
    """
    facts: list[Fact] = [*roster_facts(), *table_facts(), *answer_facts(Random(SEED))]  # noqa: S311 - no secret hangs on it
    _require_planted(facts)
    return in_order(facts)


def _require_planted(facts: Sequence[Fact]) -> None:
    wave = wave_id(PARTNERSHIP, LAST_WAVE)
    said = [one for one in facts if isinstance(one, Claim) and one.wave == wave and one.polarity is Polarity.ASSERTS]
    ties = len({frozenset((one.source_org, one.target_org)) for one in said})
    here = present(LAST_WAVE)
    sizes = Counter(player.sector for player in here)
    for one, other in PLANTED.sector_pairs:
        require_testable(ties, len(here), (sizes[one], sizes[other]))
