"""Claims with and without each thing that a claim may lack, read side by side as columns."""

import pytest

from fakes.council_facts import SHARED, A, B, C, every_fact, referral
from harness.desk import Desk
from lipgraph.domain.claims import Claim, Layer, Role
from lipgraph.domain.source import Source
from lipgraph.domain.time import Bound, Period

MAY_LACK: dict[str, dict[str, object]] = {
    "strength": {"strength": 2.5},
    "a strength of nothing": {"strength": 0.0},
    "volume": {"volume": 40.0},
    "claimant": {"claimant": SHARED},
    "claimant at the sending end": {"claimant": A},
    "claimant at the receiving end": {"claimant": B},
    "wave": {"wave": None, "source_key": "row-1"},
    "start": {"period": Period(Bound("2024-03"), Bound(""))},
    "end": {"period": Period(Bound(""), Bound("2024"))},
    "period": {"period": Period(Bound("2020"), Bound(".."))},
    "source document": {"source": Source(document="enquête.csv")},
    "source digest": {"source": Source(digest="ab" * 32)},
    "source sheet": {"source": Source(sheet="Répertoire")},
    "source row": {"source": Source(row=7)},
    "source line": {"source": Source(line=12)},
    "source columns": {"source": Source(first_column=1, last_column=4)},
    "source text": {"source": Source(text="« souvent »")},
    "source span": {"source": Source(span="cd" * 32)},
    "source day": {"source": Source(dated="2024-05-01")},
    "source inference": {"source": Source(inferred="by name")},
}
"""What one claim says and the claim beside it leaves out."""

ENDS = ((A, B), (A, C), (B, C), (A, SHARED), (B, SHARED), (C, SHARED))


async def _read(desk: Desk, told: list[Claim]) -> list[Claim]:
    await desk.merge([*(fact for fact in every_fact() if fact.NOUN != "claim"), *told])
    async with desk.store.view() as view:
        held = await view.holdings(told[0].partnership)
    return [held.claims.claim(place, held.partnership.id) for place in range(len(held.claims))]


def _by_id(told: list[Claim]) -> list[Claim]:
    return sorted(told, key=lambda one: one.id)


@pytest.mark.parametrize("said", MAY_LACK.values(), ids=list(MAY_LACK))
async def test_a_claim_that_says_more_stands_beside_ones_that_do_not(desk: Desk, said: dict[str, object]) -> None:
    plain = {"claimant": None}
    told = [
        referral(a, b, Role.THIRD_PARTY, **{**plain, **(said if place % 2 else {})})
        for place, (a, b) in enumerate(ENDS[:4])
    ]
    told.append(referral(A, B, Role.THIRD_PARTY, layer=Layer.MINUTES, **{**plain, **said}))
    assert await _read(desk, told) == _by_id(told)


async def test_claims_that_lack_different_things_are_told_apart(desk: Desk) -> None:
    # As many properties each, but not the same ones: no list may be taken for another's.
    kinds: list[dict[str, object]] = [
        {"strength": 1.0},
        {"volume": 9.0},
        {"source": Source(row=3)},
        {"source": Source(line=3)},
    ]
    told = [referral(a, b, Role.SENDER, **kind) for (a, b), kind in zip(ENDS, kinds, strict=False)]
    assert await _read(desk, told) == _by_id(told)


async def test_one_that_cites_a_row_and_one_that_cites_nothing_keep_their_own_source(desk: Desk) -> None:
    cited = [referral(a, b, Role.SENDER, source=Source(document="a.csv", row=i)) for i, (a, b) in enumerate(ENDS)]
    bare = [referral(a, b, Role.RECEIVER) for a, b in ENDS]
    assert await _read(desk, [*cited, *bare]) == _by_id([*cited, *bare])


async def test_a_claim_of_an_organization_about_itself_names_it_as_claimant(desk: Desk) -> None:
    told = [referral(A, A, Role.SENDER), referral(B, B, Role.RECEIVER), referral(A, B, Role.RECEIVER)]
    assert await _read(desk, told) == _by_id(told)
