"""Measures of networks small enough to count by hand, their edges, and reasons where there is no value."""

import math

import numpy as np
import pytest

from fakes.small_networks import Town, projected
from lipgraph.analysis.catalogue import DEFINITIONS, definition
from lipgraph.analysis.ei import attainable, ei_measures
from lipgraph.analysis.membership import membership_measures
from lipgraph.analysis.mixing import (
    mixing_counts_ordered,
    mixing_counts_undirected,
    possible_ordered,
    possible_pairs,
)
from lipgraph.analysis.profile import profile, sector_matrix
from lipgraph.analysis.projection import Projection
from lipgraph.analysis.results import Measure
from lipgraph.analysis.structure import dyad_census, structure, structure_measures
from lipgraph.domain.claims import Role
from lipgraph_schema.messages import LANGUAGES, catalogue

# Two triangles' worth of three members joined through A3 and B1; A4 alone.
CHAIN = projected("A1>A2 A2>A3 A3>B1 B1>B2", members="A4", sectors="ABC")
ARROWS = projected("A1>A2 A2>A1 A1>B1 B1>B2 B2>B1", directed=True)


def by_name(measures: tuple[Measure, ...]) -> dict[str, Measure]:
    return {one.definition: one for one in measures}


def values(measures: tuple[Measure, ...]) -> dict[str, float | None]:
    return {one.definition: one.value for one in measures}


def test_structure_by_hand() -> None:
    found = values(structure_measures(CHAIN))
    assert found == {
        "organizations": 6,
        "ties": 4,
        "density": 4 / 15,
        "isolates": 1,
        "components": 2,
        "largest-component": 5,
        "articulation-organizations": 3,
    }
    shape = structure(CHAIN)
    assert shape.isolates == ("A4",)
    assert shape.components == (("A1", "A2", "A3", "B1", "B2"), ("A4",))
    assert shape.articulation == ("A2", "A3", "B1")


def test_reciprocity_by_hand() -> None:
    census = dyad_census(ARROWS)
    assert (census.mutual, census.asymmetric, census.null) == (2, 1, 3)
    assert by_name(structure_measures(ARROWS))["reciprocity"].value == pytest.approx(4 / 5)


def test_mixing_by_hand_with_a_sector_that_has_no_member() -> None:
    assert mixing_counts_ordered(CHAIN).tolist() == [[4, 1, 0], [1, 2, 0], [0, 0, 0]]
    assert mixing_counts_undirected(CHAIN).tolist() == [[2, 1, 0], [1, 1, 0], [0, 0, 0]]
    assert possible_ordered(CHAIN).tolist() == [[12, 8, 0], [8, 2, 0], [0, 0, 0]]
    assert possible_pairs(CHAIN).tolist() == [[6, 8, 0], [8, 1, 0], [0, 0, 0]]


def test_mixing_of_arrows_by_hand() -> None:
    assert mixing_counts_ordered(ARROWS).tolist() == [[2, 1], [0, 2]]
    assert mixing_counts_undirected(ARROWS).tolist() == [[2, 1], [1, 2]]
    assert possible_pairs(ARROWS).tolist() == [[2, 8], [8, 2]]


def test_ei_by_hand() -> None:
    found = by_name(ei_measures(CHAIN))
    assert found["cross-sector-ties"].value == 1
    assert found["within-sector-ties"].value == 3
    assert found["cross-sector-share"].value == 1 / 4
    assert found["ei-index"].value == -1 / 2
    assert found["cross-sector-density"].value == 1 / 8
    (null,) = found["ei-index"].nulls
    # 4 A and 2 B: 7 of 15 pairs lie within a sector.
    assert null.expected == pytest.approx(1 - 2 * 7 / 15)
    assert null.model == "label"
    assert null.method == "enumeration"
    (share,) = found["cross-sector-share"].nulls
    assert share.expected == pytest.approx(8 / 15)
    assert share.z == pytest.approx(null.z)
    assert (found["ei-index"].low, found["ei-index"].high) == (-1, 1)


def test_bounds_where_ties_must_cross() -> None:
    # Three pairs across, one within: of four ties at least three cross, and at most three can.
    full = projected("A1>A2 A1>B1 A2>B1", members="")
    assert attainable(full) == pytest.approx((1 / 3, 1 / 3))


def test_membership_by_hand() -> None:
    found = values(membership_measures(CHAIN))
    assert found["sectors-present"] == 2
    assert found["sector-coverage"] == 2 / 3
    assert found["blau"] == pytest.approx(1 - (4 / 6) ** 2 - (2 / 6) ** 2)
    assert found["blau-unbiased"] == pytest.approx(1 - (12 + 2) / 30)
    # K is the taxonomy's three terms, not the two that are there.
    assert found["iqv"] == pytest.approx((4 / 9) * 3 / 2)
    assert found["shannon"] == pytest.approx(-(2 / 3) * math.log(2 / 3) - (1 / 3) * math.log(1 / 3))


def without_sector(found: Projection, name: str) -> Projection:
    place = found.organizations.index(name)
    sector = found.sector.copy()
    sector[place] = -1
    return Projection(
        organizations=found.organizations, directed=found.directed, src=found.src, dst=found.dst, sector=sector,
        sectors=found.sectors, observed=found.observed, view=found.view, inputs_digest="x",
    )  # fmt: skip


def test_an_organization_without_a_sector_is_counted_and_left_out() -> None:
    found = without_sector(CHAIN, "A3")
    assert values(membership_measures(found))["sector-unknown"] == 1
    cross = by_name(ei_measures(found))["cross-sector-ties"]
    assert cross.value == 0
    assert (cross.n.organizations, cross.n.ties) == (5, 2)
    assert mixing_counts_ordered(found).sum() == 4


def test_of_nobody_nothing_is_counted() -> None:
    nobody = CHAIN.among(np.zeros(CHAIN.n, np.bool_))
    found = by_name(membership_measures(nobody))["sector-unknown"]
    assert found.value is None
    assert found.undefined is not None
    assert found.undefined.code == "no-organizations"


def test_no_value_has_a_reason() -> None:
    empty = projected("", members="A1 B1")
    single = projected("", members="A1", directed=True)
    nobody = projected("")
    found = [
        *structure_measures(empty), *ei_measures(empty), *structure_measures(single), *ei_measures(single),
        *membership_measures(single), *structure_measures(nobody), *ei_measures(nobody), *membership_measures(nobody),
    ]  # fmt: skip
    for one in found:
        assert (one.value is None) == (one.undefined is not None)
        assert one.value is None or math.isfinite(one.value)
    codes = {one.undefined.code for one in found if one.undefined is not None}
    assert codes >= {"no-ties", "no-dyads", "no-cross-sector-pairs", "one-organization", "one-sector", "no-taxonomy"}
    assert all(f"undefined.{code}" in catalogue("measures") for code in codes)


def test_a_profile_stands_beside_its_confirmed_twin() -> None:
    here = Town(members="A1 A2 B1 B2").says("A1>B1 A2>B2 A1>A2").says("A1>B1", role=Role.RECEIVER)
    found = profile(here.network())
    beside = {one.measure.definition: one.intersection for one in found.headlines}
    assert found["ties"].value == 3
    assert beside["ties"] is not None
    assert beside["ties"].value == 1
    assert beside["ties"].view.confirmation == "intersection"
    assert beside["blau"] is None
    assert found["response-rate"].value == 1
    assert found.matrix.observed.tolist() == [[1, 2], [0, 0]]
    with pytest.raises(KeyError):
        _ = found["no-such-measure"]


def test_what_nobody_could_confirm_has_no_confirmed_value() -> None:
    here = Town(members="A1 B1", roles=("sender",)).says("A1>B1")
    beside = {one.measure.definition: one.intersection for one in profile(here.network()).headlines}
    assert beside["ties"] is not None
    assert beside["ties"].value is None
    assert beside["ties"].undefined is not None
    assert beside["ties"].undefined.code == "not-confirmable"


def test_every_measure_is_defined_in_both_languages() -> None:
    here = Town(members="A1 A2 B1 B2").says("A1>B1")
    used = {one.measure.definition for one in profile(here.network()).headlines}
    assert used <= {one.id for one in DEFINITIONS}
    for one in DEFINITIONS:
        assert definition(one.id) is one
        for lang in LANGUAGES:
            assert one.name(lang)
            assert one.meaning(lang)


def test_the_matrix_sums_to_the_ties() -> None:
    found = sector_matrix(CHAIN)
    assert np.triu(found.pairs).sum() == CHAIN.ties
    assert np.triu(found.possible_pairs).sum() == CHAIN.dyads
    assert found.members == (4, 2, 0)
