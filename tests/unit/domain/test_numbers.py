"""What is no finite number is refused where it comes in, in words of the project."""

import math

import pytest

from fakes.small_networks import CODEBOOK, REFERRAL, Town
from lipgraph.analysis.projection import project
from lipgraph.analysis.results import MeasureView
from lipgraph.domain.vocabulary import Relation
from lipgraph.errors import InputError
from lipgraph_schema.messages import text

NO_NUMBERS = (math.nan, math.inf, -math.inf)


@pytest.mark.parametrize("value", NO_NUMBERS)
def test_a_claim_has_a_finite_strength(value: float) -> None:
    with pytest.raises(InputError) as refused:
        Town(members="A1 B1").says("A1>B1", strength=value)
    assert (refused.value.code, refused.value.fields()) == ("not-finite", {"field": "strength", "value": str(value)})
    for lang in ("en", "fr"):
        assert str(value) in text("errors", refused.value.code, lang=lang, **refused.value.fields())


@pytest.mark.parametrize("value", NO_NUMBERS)
def test_a_threshold_is_finite_in_a_codebook_and_in_a_view(value: float) -> None:
    with pytest.raises(InputError, match="not-finite"):
        Relation(codebook=CODEBOOK, code=REFERRAL, name="referral", threshold=value)
    network = Town(members="A1 B1").says("A1>B1", strength=2.0).network()
    view = MeasureView(relations=("referral",), moment="", threshold=value)
    with pytest.raises(InputError, match="not-finite"):
        project(network, view)
