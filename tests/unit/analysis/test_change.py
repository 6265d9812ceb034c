"""Change between two waves: who counts, which dyads count, and the interval."""

import numpy as np
import pytest

from fakes.small_networks import Town
from lipgraph.analysis.change import change
from lipgraph.analysis.results import MeasureView
from lipgraph.domain.waves import Status

VIEW = MeasureView(relations=("referral",), moment="", direction="undirected")


def test_turnover_by_hand() -> None:
    earlier = Town(members="A1 A2 A3 B1 B2 C1").says("A1>B1 A2>B2 A1>A2 C1>B1")
    later = Town(members="A1 A2 A3 B1 B2 D1", wave="2").says("A1>B1 A3>B1 A1>A2 A2>A3 D1>A1")
    found = change(earlier.network(), later.network(), VIEW)
    assert found.stayers == ("A1", "A2", "A3", "B1", "B2")
    assert (found.joiners, found.leavers) == (("D1",), ("C1",))
    cross, within = found.cross_sector, found.within_sector
    assert (cross.formed, cross.kept, cross.dissolved, cross.never) == (1, 1, 1, 3)
    assert (within.formed, within.kept, within.dissolved, within.never) == (1, 1, 0, 2)
    assert cross.net.value == 0
    assert within.net.value == 1
    # Among stayers A1-B1 and A1-A2 are kept, A3-B1 and A2-A3 formed, A2-B2 dissolved.
    assert found.jaccard.value == pytest.approx(2 / 5)
    assert found.density_change.value == 0
    assert found.ei_change.value == pytest.approx(0 - 1 / 3)
    assert (found.earlier.moment, found.later.moment) == ("w:1", "w:2")


def test_an_organization_that_did_not_answer_at_both_is_no_stayer_and_no_leaver() -> None:
    earlier = Town(members="A1 A2 B1 B2").says("A1>B1 A2>B2")
    later = Town(members="A1 A2 B1 B2", wave="2", silent={"B1": Status.NO_ANSWER}).says("A2>B2")
    found = change(earlier.network(), later.network(), VIEW)
    assert found.stayers == ("A1", "A2", "B2")
    assert (found.joiners, found.leavers) == ((), ())
    assert found.cross_sector.dissolved == 0


def test_directed_turnover_counts_ordered_pairs() -> None:
    earlier = Town(members="A1 B1 B2").says("A1>B1")
    later = Town(members="A1 B1 B2", wave="2").says("A1>B1 B1>A1")
    view = MeasureView(relations=("referral",), moment="", direction="directed")
    found = change(earlier.network(), later.network(), view)
    assert (found.cross_sector.formed, found.cross_sector.kept, found.cross_sector.never) == (1, 1, 2)


def test_the_bootstrap_equals_resampling_dyad_by_dyad() -> None:
    earlier = Town(members="A1 A2 A3 B1 B2 B3").says("A1>B1 A2>B2 A1>A2")
    later = Town(members="A1 A2 A3 B1 B2 B3", wave="2").says("A1>B1 A3>B1 A1>A2 A2>B1")
    found = change(earlier.network(), later.network(), VIEW, replicates=4000)
    before = {frozenset(tie.split(">")) for tie in ("A1>B1", "A2>B2", "A1>A2")}
    after = {frozenset(tie.split(">")) for tie in ("A1>B1", "A3>B1", "A1>A2", "A2>B1")}
    rng = np.random.default_rng(3)
    changes = []
    for drawn in rng.choice(found.stayers, (4000, 6)):
        dyads = [frozenset((a, b)) for i, a in enumerate(drawn) for b in drawn[i + 1 :] if a[0] != b[0]]
        if dyads:
            changes.append(sum((one in after) - (one in before) for one in dyads) / len(dyads))
    interval = found.density_change.interval
    assert interval is not None
    assert interval.level == 0.95
    # Quantiles of 4,000 draws of a statistic with a standard deviation near .13 lie within .03 of one another.
    assert interval.low == pytest.approx(np.quantile(changes, 0.025), abs=0.03)
    assert interval.high == pytest.approx(np.quantile(changes, 0.975), abs=0.03)
    net = found.cross_sector.net.interval
    assert net is not None
    assert net.low == pytest.approx(interval.low * 9)


def test_the_same_inputs_give_the_same_interval() -> None:
    earlier = Town(members="A1 A2 B1 B2").says("A1>B1 A2>A1")
    later = Town(members="A1 A2 B1 B2", wave="2").says("A2>B2 A2>A1")
    first, second = (change(earlier.network(), later.network(), VIEW) for _ in range(2))
    assert first == second


def test_no_stayers_and_no_ties_have_reasons() -> None:
    found = change(
        Town(members="A1 B1").says("A1>B1").network(), Town(members="A2 B2", wave="2").says("A2>B2").network(), VIEW
    )
    assert found.stayers == ()
    assert found.cross_sector.net.undefined is not None
    assert found.cross_sector.net.undefined.code == "no-stayers"
    quiet = Town(members="A1 B1"), Town(members="A1 B1", wave="2")
    none = change(quiet[0].network(), quiet[1].network(), VIEW)
    assert none.jaccard.undefined is not None
    assert none.jaccard.undefined.code == "no-ties"
    assert none.ei_change.value is None
    assert none.cross_sector.net.value == 0
