"""Pages of rows: the order of `rows`, one after another, of a whole noun or of what one partnership holds."""

from collections.abc import Sequence

import pytest

from fakes.council_facts import (
    NORTH,
    SOUTH,
    A,
    every_fact,
    organization,
    organizations,
    partnerships,
    vocabulary,
)
from harness.desk import ACTOR, Desk
from lipgraph.domain.facts import NOUNS, Fact, Key, Row, key_of, row_key, to_row
from lipgraph.domain.holdings import Holdings
from lipgraph.domain.ids import OrganizationId, PartnershipId
from lipgraph.domain.organizations import Organization, OrganizationName, Participation
from lipgraph.errors import InputError, LimitExceeded
from lipgraph.store.paging import OF_NO_PARTNERSHIP, ROWS_OF_A_PAGE

HELD_AS = {
    "taxonomy": "taxonomies", "sector": "sectors", "codebook": "codebooks", "relation": "relations",
    "taxonomy-use": "taxonomy_uses", "organization": "organizations", "organization-name": "names",
    "identifier": "identifiers", "participation": "participations", "sector-assignment": "assignments",
    "lead": "leads", "council": "councils", "seat": "seats", "seat-sector": "seat_sectors",
    "membership": "memberships", "wave": "waves", "question": "questions", "response": "responses",
}  # fmt: skip
"""Where holdings keep the facts of a noun."""

SCRIPTS = ("", "A", "Z", "a", "~", "é", "ʔaq̓am", "ᐃᓄᒃᑎᑐᑦ", "中心", "\uff5e", "🏠", "🏠2")
"""Texts in the order of their code points: a house outside the first 65,536 comes after a wide tilde within them."""


async def _pages(
    desk: Desk, noun: str, *, size: int, partnership: PartnershipId | None = None, after: Key | None = None
) -> list[Row]:
    """Read all pages, one after the other, in one view."""
    found: list[Row] = []
    async with desk.store.view() as view:
        while page := await view.page(noun, after=after, limit=size, partnership=partnership):
            assert len(page) <= size
            found.extend(page)
            after = row_key(noun, page[-1])
    return found


async def _rows(desk: Desk, noun: str) -> Sequence[Row]:
    async with desk.store.view() as view:
        return await view.rows(noun)


def _held(holdings: Holdings, noun: str) -> list[Row]:
    if noun == "partnership":
        return [to_row(holdings.partnership)]
    if noun == "claim":
        claims = (holdings.claims.claim(place, holdings.partnership.id) for place in range(len(holdings.claims)))
        return [to_row(one) for one in claims]
    return [to_row(one) for one in getattr(holdings, HELD_AS[noun])] if noun in HELD_AS else []


async def test_pages_of_a_noun_are_its_rows(desk: Desk) -> None:
    await desk.merge(every_fact())
    for noun in NOUNS:
        rows = await _rows(desk, noun)
        assert rows
        for size in (1, 2, len(rows), len(rows) + 1):
            assert await _pages(desk, noun, size=size) == rows


async def test_a_page_follows_every_key(desk: Desk) -> None:
    await desk.merge(every_fact())
    async with desk.store.view() as view:
        for noun in NOUNS:
            rows = await view.rows(noun)
            for place, row in enumerate(rows, start=1):
                page = await view.page(noun, after=row_key(noun, row), limit=3)
                assert page == rows[place : place + 3]


@pytest.mark.parametrize("home", [NORTH, SOUTH], ids=["north", "south"])
async def test_pages_of_a_partnership_are_what_its_holdings_show(desk: Desk, home: PartnershipId) -> None:
    await desk.merge(every_fact())
    async with desk.store.view() as view:
        holdings = await view.holdings(home)
    for noun in NOUNS:
        expected = _held(holdings, noun)
        assert await _pages(desk, noun, size=2, partnership=home) == expected
        assert bool(expected) != (noun in OF_NO_PARTNERSHIP) or home == SOUTH


async def test_a_partnership_that_is_not_there_has_empty_pages(desk: Desk) -> None:
    await desk.merge(every_fact())
    for noun in NOUNS:
        assert await _pages(desk, noun, size=9, partnership=PartnershipId("nowhere")) == []


@pytest.mark.parametrize("size", [1, 5, 100])
async def test_keys_of_every_script_come_in_the_order_of_their_code_points(desk: Desk, size: int) -> None:
    kept = [Organization(id=OrganizationId(text), slug=text, name=text) for text in SCRIPTS if text]
    await desk.merge(reversed(kept))
    assert [row["id"] for row in await _pages(desk, "organization", size=size)] == [one.id for one in kept]


async def test_the_parts_of_a_key_are_compared_one_after_the_other(desk: Desk) -> None:
    # "a b" with "x" comes after "a" with "z", though run together it would come before: 'a bx' < 'az'.
    owners = [OrganizationId(text) for text in ("a", "a\tb", "a b", 'a"', "a/", "á", "b")]
    named = [OrganizationName(organization=one, text=text) for one in owners for text in ("x", "z", "\U0001f3e0")]
    await desk.merge([*(Organization(id=one, slug=one, name=one) for one in owners), *named])
    rows = await _rows(desk, "organization-name")
    assert [row_key("organization-name", row) for row in rows] == sorted(key_of(one) for one in named)
    assert await _pages(desk, "organization-name", size=2) == rows


async def test_the_tenth_spell_comes_where_rows_have_it(desk: Desk) -> None:
    # Keys are text: 1, 10, 11, 2.
    spells = [
        Participation(partnership=home, organization=A, spell=spell)
        for home in (NORTH, SOUTH)
        for spell in range(1, 12)
    ]
    await desk.merge([*vocabulary(), *partnerships(), *organizations(), *spells])
    rows = await _rows(desk, "participation")
    assert [row["spell"] for row in rows if row["organization"] == A][:4] == [1, 10, 11, 2]
    assert await _pages(desk, "participation", size=4) == rows


@pytest.mark.parametrize("noun", ["membership", "response"])
async def test_keys_with_missing_parts_are_followed_and_follow(desk: Desk, noun: str) -> None:
    await desk.merge(every_fact())
    rows = await _rows(desk, noun)
    lacking = [row_key(noun, row) for row in rows if "" in row_key(noun, row)]
    assert lacking
    for key in lacking:
        expected = [row for row in rows if row_key(noun, row) > key]
        assert await _pages(desk, noun, size=1, after=key) == expected


async def test_past_the_end_there_is_an_empty_page(desk: Desk) -> None:
    await desk.merge(every_fact())
    async with desk.store.view() as view:
        for noun in NOUNS:
            last = row_key(noun, (await view.rows(noun))[-1])
            assert list(await view.page(noun, after=last, limit=5)) == []
            assert list(await view.page(noun, after=("\U0010ffff",) * len(last), limit=5)) == []


async def test_a_store_without_facts_has_empty_pages(desk: Desk) -> None:
    async with desk.store.view() as view:
        for noun in NOUNS:
            assert list(await view.page(noun, limit=5)) == []


async def test_a_page_after_a_key_that_was_removed_goes_on_where_it_was(desk: Desk) -> None:
    kept: list[Fact] = [Organization(id=OrganizationId(one), slug=one, name=one) for one in "abcdef"]
    await desk.merge(kept)
    async with desk.store.view() as view:
        first = await view.page("organization", limit=3)
    last = row_key("organization", first[-1])
    async with desk.store.write(ACTOR) as writer:
        await writer.remove("organization", [last])
    assert [row["id"] for row in await _pages(desk, "organization", size=3, after=last)] == ["d", "e", "f"]


async def test_a_key_that_was_never_there_is_followed_too(desk: Desk) -> None:
    kept: list[Fact] = [Organization(id=OrganizationId(one), slug=one, name=one) for one in "ace"]
    await desk.merge(kept)
    assert [row["id"] for row in await _pages(desk, "organization", size=1, after=("b",))] == ["c", "e"]


async def test_pages_read_while_somebody_writes_lose_and_double_nothing_that_stayed(desk: Desk) -> None:
    stays = [Organization(id=OrganizationId(f"{n:03}"), slug=f"{n:03}", name="stays") for n in range(0, 40, 2)]
    await desk.merge(stays)
    seen: list[str] = []
    after: Key | None = None
    for turn in range(1, 40, 2):
        async with desk.store.view() as view:
            page = await view.page("organization", after=after, limit=3)
        if not page:
            break
        seen.extend(str(row["id"]) for row in page)
        after = row_key("organization", page[-1])
        await desk.merge([Organization(id=OrganizationId(f"{turn:03}"), slug="new", name="new")])
    assert [one for one in seen if int(one) % 2 == 0] == [one.id for one in stays]
    assert len(seen) == len(set(seen))
    assert seen == sorted(seen)


async def test_the_largest_page_is_taken_and_holds_what_is_there(desk: Desk) -> None:
    await desk.merge(every_fact())
    async with desk.store.view() as view:
        assert await view.page("claim", limit=ROWS_OF_A_PAGE) == await view.rows("claim")


async def test_a_page_longer_than_the_largest_is_refused(desk: Desk) -> None:
    async with desk.store.view() as view:
        with pytest.raises(LimitExceeded) as refused:
            await view.page("claim", limit=ROWS_OF_A_PAGE + 1)
    assert refused.value.fields() == {"what": "page", "limit": ROWS_OF_A_PAGE}


@pytest.mark.parametrize("limit", [0, -1, -(2**63)])
async def test_a_page_of_nothing_is_refused(desk: Desk, limit: int) -> None:
    async with desk.store.view() as view:
        with pytest.raises(InputError) as refused:
            await view.page("claim", limit=limit)
    assert (refused.value.code, refused.value.fields()["place"]) == ("bad-value", "limit")


@pytest.mark.parametrize(
    ("noun", "after", "place"),
    [("ghost", None, "noun"), ("claim", (), "after"), ("claim", ("a", "b"), "after"), ("sector", ("a",), "after")],
)
async def test_a_page_of_no_noun_or_after_no_key_is_refused(
    desk: Desk, noun: str, after: Key | None, place: str
) -> None:
    async with desk.store.view() as view:
        with pytest.raises(InputError) as refused:
            await view.page(noun, after=after, limit=1)
    assert (refused.value.code, refused.value.fields()["place"]) == ("bad-value", place)


async def test_a_page_is_of_the_revision_that_its_view_reads(desk: Desk) -> None:
    await desk.merge(organizations()[:1])
    async with desk.store.view() as view, desk.store.write(ACTOR) as writer:
        await writer.merge([Organization(id=organization("open"), slug="open", name="Open")])
        assert [row["id"] for row in await view.page("organization", limit=9)] == [A]
