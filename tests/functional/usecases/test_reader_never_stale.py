"""A reader that lives long shows what one that was just made shows, and reads anew only what a write touched."""

import random
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, cast

import pytest

from fakes.council_facts import (
    AGREEMENT,
    GROUP,
    NORTH,
    OTHER_CODEBOOK,
    SHARED,
    SOUTH,
    TAXONOMY,
    A,
    B,
    C,
    every_fact,
    organization,
    referral,
)
from lipgraph.domain.claims import Role
from lipgraph.domain.facts import Fact, key_of, to_row
from lipgraph.domain.holdings import Holdings
from lipgraph.domain.ids import PartnershipId, council_id
from lipgraph.domain.organizations import Identifier, Organization, OrganizationName, Participation
from lipgraph.domain.partnerships import Council, Partnership, Seat
from lipgraph.domain.source import Source
from lipgraph.domain.vocabulary import TaxonomyUse
from lipgraph.errors import Conflict, InputError, NotFound
from lipgraph.store.ports import Actor, Store, View, Writer
from lipgraph.usecases.reading import Reader

STEPS = 25
DAY = date(2024, 7, 1)
SOUTHERN = council_id(SOUTH, "table")


class Stopped(Exception):
    """What breaks some of the transactions."""


@dataclass(slots=True)
class Counted:
    """A real store or view of one; counts what is asked of the view by name and by what it is asked about."""

    real: Any
    asked: Counter[tuple[object, ...]] = field(default_factory=Counter)

    @asynccontextmanager
    async def view(self) -> AsyncIterator[View]:
        async with self.real.view() as view:
            yield cast("View", Counted(view, self.asked))

    def __getattr__(self, name: str) -> Any:
        found = getattr(self.real, name)

        def counted(*about: object) -> object:
            self.asked[name, *about] += 1
            return found(*about)

        return counted


def _seen(holdings: Holdings) -> dict[str, object]:
    """Return everything that holdings show, claims as rows."""
    names = [name for name in Holdings.__slots__ if name != "claims"]
    claims = [to_row(holdings.claims.claim(place, holdings.partnership.id)) for place in range(len(holdings.claims))]
    return {**{name: getattr(holdings, name) for name in names}, "claims": claims}


async def _shown(reader: Reader, home: PartnershipId) -> dict[str, object] | None:
    try:
        return _seen(await reader.holdings(home))
    except NotFound:
        return None


def _changes(dice: random.Random) -> list[Fact]:
    """Return facts to merge: one of all with another source, or one that moves or joins something."""
    n = dice.randrange(10**6)
    home, other = dice.sample([NORTH, SOUTH], 2)
    guest = organization(f"guest {dice.randrange(4)}")
    someone = dice.choice([A, B, C, SHARED])
    named = Organization(id=guest, slug=f"g{n}", name=f"Guest {n}")
    return dice.choice(
        [
            *[[replace(dice.choice(every_fact()), source=Source(row=n))] for _ in range(8)],
            [named],
            [named, Participation(partnership=home, organization=guest)],
            [named, referral(someone, A, Role.THIRD_PARTY, claimant=guest)],
            [named, referral(guest, someone, Role.SENDER, partnership=NORTH)],
            [OrganizationName(organization=someone, text=f"Name {n}")],
            [Identifier(scheme="bn", value="00123", organization=someone)],
            [Partnership(id=SOUTH, slug="south", name=f"South {n}", codebook=OTHER_CODEBOOK)],
            [Council(id=GROUP, partnership=home, name="Group")],
            [Council(id=GROUP, instrument=AGREEMENT, name="Group")],
            [
                Council(id=SOUTHERN, partnership=other, name="Moved"),
                Seat(id=next(one.id for one in every_fact() if isinstance(one, Seat)), council=SOUTHERN, label="x"),
            ],
            [TaxonomyUse(partnership=home, taxonomy=TAXONOMY)],
        ]
    )


async def _step(store: Store, dice: random.Random) -> None:
    """Write something, or try to: what is refused or broken off leaves nothing."""
    try:
        async with store.write(Actor()) as writer:
            for _ in range(dice.randint(1, 3)):
                await _write(writer, dice)
            if dice.random() < 0.1:
                raise Stopped  # noqa: TRY301 - it is the transaction that has to see it
    except (Conflict, InputError, Stopped):
        return


async def _write(writer: Writer, dice: random.Random) -> None:
    if dice.random() < 0.3:
        gone = dice.choice([fact for fact in every_fact() if fact.NOUN not in {"organization", "wave", "council"}])
        await writer.remove(gone.NOUN, [key_of(gone)])
    else:
        await writer.merge(_changes(dice))


@pytest.mark.parametrize("seed", range(6))
async def test_random_writes_never_leave_a_reader_behind(either_store: Store, seed: int) -> None:
    dice, old = random.Random(seed), Reader(either_store)  # noqa: S311 - a test that can be run again
    async with either_store.write(Actor()) as writer:
        await writer.merge(every_fact())
    for _ in range(STEPS):
        await _step(either_store, dice)
        new = Reader(either_store)
        for home in (NORTH, SOUTH):
            assert await _shown(old, home) == await _shown(new, home)
        assert await old.directory() == await new.directory()
        holdings = await old.holdings(NORTH)
        moment = old.moment(holdings, day=DAY)
        kept = await old.network_of(holdings, moment)
        made = await new.network_of(await new.holdings(NORTH), moment)
        assert (kept.organizations, kept.status) == (made.organizations, made.status)
    assert await old.revision() > STEPS // 3, "most of the steps wrote something"


async def test_a_write_to_one_partnership_leaves_what_is_kept_of_another(either_store: Store) -> None:
    async with either_store.write(Actor()) as writer:
        await writer.merge(every_fact())
    counted = Counted(either_store)
    reader = Reader(cast("Store", counted))
    before = [await reader.network(slug, day=DAY) for slug in ("north", "south")]
    async with either_store.write(Actor()) as writer:
        await writer.merge([Organization(id=B, slug="b", name="Renamed, in the north alone")])
    after = [await reader.network(slug, day=DAY) for slug in ("north", "south")]
    again = [await reader.network(slug, day=DAY) for slug in ("north", "south")]
    reads = {home: counted.asked["holdings", home] for home in (NORTH, SOUTH)}
    assert reads == {NORTH: 2, SOUTH: 1}
    assert after[1] is before[1], "and so whatever was computed from it is kept too"
    assert after[0] is not before[0]
    assert again[0] is after[0]


async def test_a_statement_or_instrument_leaves_every_network(either_store: Store) -> None:
    async with either_store.write(Actor()) as writer:
        await writer.merge(every_fact())
    reader = Reader(either_store)
    before = [await reader.network(slug, day=DAY) for slug in ("north", "south")]
    apart = [fact for fact in every_fact() if fact.NOUN in {"instrument", "party", "statement"}]
    async with either_store.write(Actor()) as writer:
        await writer.merge([replace(fact, source=Source(row=1)) for fact in apart])
    assert [await reader.network(slug, day=DAY) for slug in ("north", "south")] == before
    assert {one.source for one in (await reader.directory()).statements} == {Source(row=1)}
