"""Every reference there is: what it names has to be there, and stays for as long as the one that names it."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

import pytest

from fakes.council_facts import CODEBOOK, REFERRAL, A, B, every_fact, organization, referral
from harness.desk import ACTOR, Desk
from lipgraph.domain.claims import Role
from lipgraph.domain.facts import Fact, Key, key_of, row_key, to_row
from lipgraph.domain.organizations import Organization
from lipgraph.domain.statements import Thing
from lipgraph.domain.vocabulary import Sector
from lipgraph.errors import Conflict, InputError
from lipgraph.store.references import MENTIONS, REFERENCES, Reference

EVERY: tuple[Reference, ...] = tuple(one for references in REFERENCES.values() for one in references)
BY_KEY: dict[tuple[str, Key], Fact] = {(fact.NOUN, key_of(fact)): fact for fact in every_fact()}
CHAIR = organization("chair")
"""Somebody who is named by one claim alone, as the third party that made it."""


def _name(reference: Reference) -> str:
    return f"{reference.noun}.{reference.columns[-1]}"


def _targets(fact: Fact) -> Iterator[Fact]:
    """Iterate the facts that one refers to by its columns, the relation that it speaks of, and what it mentions."""
    row = to_row(fact)
    for reference in REFERENCES.get(fact.NOUN, ()):
        if (key := reference.key(row)) is not None and (reference.target, key) in BY_KEY:
            yield BY_KEY[reference.target, key]
    if row.get("relation") is not None:
        yield BY_KEY["relation", (CODEBOOK, str(row["relation"]))]
    for mention in MENTIONS if fact.NOUN == "statement" else ():
        if (told := mention.target(row)) is not None and told[0] is not Thing.TERM:
            yield BY_KEY[told[0].value, told[1]]


def _closure(fact: Fact) -> list[Fact]:
    """Return a fact with all that it rests on, each after what it rests on itself."""
    found: dict[tuple[str, Key], Fact] = {}

    def visit(one: Fact) -> None:
        if (one.NOUN, key_of(one)) not in found:
            for target in _targets(one):
                visit(target)
            found[one.NOUN, key_of(one)] = one

    visit(fact)
    return list(found.values())


def _resting(facts: Iterable[Fact], on: Fact) -> list[Fact]:
    """Return the facts that rest on one, at first or second hand."""
    return [fact for fact in facts if fact != on and on in _closure(fact)]


def _pair(reference: Reference) -> tuple[Fact, Fact]:
    """Return a fact that refers by these columns, and what it refers to; of several the one on least."""
    told = [(fact, reference.key(to_row(fact))) for fact in every_fact() if reference.noun == fact.NOUN]
    pairs = [(fact, BY_KEY[reference.target, key]) for fact, key in told if key is not None]
    return min(pairs, key=lambda pair: (len(_resting(_closure(pair[0]), pair[1])), len(_closure(pair[0]))))


async def _remove(desk: Desk, *facts: Fact) -> int:
    async with desk.store.write(ACTOR) as writer:
        for fact in facts:
            await writer.remove(fact.NOUN, [key_of(fact)])
    return writer.written.total


@pytest.mark.parametrize("reference", EVERY, ids=_name)
async def test_what_a_reference_names_has_to_be_there(desk: Desk, reference: Reference) -> None:
    fact, target = _pair(reference)
    rest = [one for one in _closure(fact) if one not in (fact, target, *_resting(_closure(fact), target))]
    await desk.merge(rest)
    before = await desk.revision()
    with pytest.raises(InputError) as refused:
        await desk.merge([fact])
    assert refused.value.code == "unknown-reference"
    assert str(refused.value.fields()["place"]) == f"{fact.NOUN} {'/'.join(key_of(fact))}"
    assert await desk.revision() == before
    await desk.merge(_closure(fact))
    assert await desk.get(fact, key_of(fact)) == fact


@pytest.mark.parametrize("reference", EVERY, ids=_name)
async def test_what_a_reference_names_stays_as_long_as_it_is_named(desk: Desk, reference: Reference) -> None:
    fact, target = _pair(reference)
    closure = _closure(fact)
    await desk.merge(closure)
    resting = _resting(closure, target)
    with pytest.raises(Conflict) as refused:
        await _remove(desk, target)
    said = refused.value.fields()
    assert (said["kind"], said["id"]) == (target.NOUN, "/".join(key_of(target)))
    assert said["stands_in_the_way"] in {f"{one.NOUN} {'/'.join(key_of(one))}" for one in resting}
    assert await desk.revision() == 1
    assert await _remove(desk, *reversed(resting), target) == len(resting) + 1


@pytest.mark.parametrize("noun", ["claim", "question", "response"])
async def test_a_word_of_a_codebook_stays_as_long_as_it_is_used(desk: Desk, noun: str) -> None:
    word = BY_KEY["relation", (CODEBOOK, REFERRAL)]
    user = next(one for one in every_fact() if noun == one.NOUN and to_row(one)["relation"] == REFERRAL)
    await desk.merge(_closure(user))
    with pytest.raises(Conflict) as refused:
        await _remove(desk, word)
    assert refused.value.fields()["stands_in_the_way"] == f"{noun} {'/'.join(key_of(user))}"
    assert await _remove(desk, user, word) == 2


async def test_somebody_who_only_made_a_claim_stays_with_it(desk: Desk) -> None:
    said = referral(A, B, Role.THIRD_PARTY, claimant=CHAIR)
    await desk.merge([*every_fact(), Organization(id=CHAIR, slug="chair", name="Chair"), said])
    with pytest.raises(Conflict) as refused:
        async with desk.store.write(ACTOR) as writer:
            await writer.remove("organization", [(CHAIR,)])
    assert refused.value.fields()["stands_in_the_way"] == f"claim {said.id}"
    assert await _remove(desk, said) == 1
    async with desk.store.write(ACTOR) as writer:
        await writer.remove("organization", [(CHAIR,)])
    assert writer.written.total == 1


@pytest.mark.parametrize("reference", [one for one in EVERY if one.noun == one.target], ids=_name)
async def test_a_fact_may_not_name_one_of_its_own_kind_that_comes_in_another_merge(
    desk: Desk, reference: Reference
) -> None:
    fact, target = _pair(reference)
    rest = [one for one in _closure(fact) if one not in (fact, target)]
    async with desk.store.write(ACTOR) as writer:
        await writer.merge(rest)
        with pytest.raises(InputError):
            await writer.merge([fact])
        await writer.merge([target, fact])
    assert await desk.get(fact, key_of(fact)) == fact


async def test_several_that_go_together_are_refused_for_what_else_rests_on_one_of_them(desk: Desk) -> None:
    await desk.merge(every_fact())
    seats = [fact for fact in every_fact() if fact.NOUN == "seat"]
    with pytest.raises(Conflict):
        async with desk.store.write(ACTOR) as writer:
            await writer.remove("seat", [key_of(one) for one in seats])
    async with desk.store.view() as view:
        assert {row_key("seat", row) for row in await view.rows("seat")} == {key_of(one) for one in seats}


async def test_what_lost_its_reference_by_a_change_rests_on_it_no_more(desk: Desk) -> None:
    narrower = next(one for one in every_fact() if isinstance(one, Sector) and one.broader is not None)
    closure = _closure(narrower)
    await desk.merge(closure)
    broader = next(one for one in closure if isinstance(one, Sector) and one != narrower)
    await desk.merge([replace(narrower, broader=None)])
    assert await _remove(desk, broader) == 1
