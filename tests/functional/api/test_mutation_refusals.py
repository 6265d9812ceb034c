"""What a mutation refuses, as data and with nothing stored; keys that were seen, versions that were overtaken."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from typing import Any

import httpx2
import pytest

from harness.desk import Desk
from harness.serving import asking
from harness.telling import ANSWER, Teller, document_of
from lipgraph.errors import OutcomeUnknown
from lipgraph.service import service
from lipgraph.store.ports import Actor, Store, Writer

LIBRARY = {"name": "Lakeview Library", "sector": "libraries", "from": "2020-01-01", "until": ".."}


@pytest.fixture
async def lake(writing: httpx2.AsyncClient) -> Teller:
    """A partnership with one organization, a wave and a council."""
    teller = Teller(client=writing, slug="lake")
    await teller.done("merge", "partnership", {"slug": "lake", "name": "Lake LIP", "from": "2020-01-01"})
    await teller.done("merge", "organization", LIBRARY, key="first")
    await teller.done("merge", "wave", {"label": "2025", "reference": "2025-10-31"})
    await teller.done("merge", "council", {"name": "Council"})
    return teller


REFUSED: tuple[tuple[str, str, object, str, str | None, str], ...] = (
    # Verb, noun, what is said, code, argument, nearest.
    ("merge", "organization", {"name": "A", "sector": "librarys"}, "unknown-sector", "organization.sector",
     "libraries"),
    ("merge", "organization", {"sector": "libraries"}, "missing-value", "organization.name", ""),
    ("merge", "organization", {"name": "A", "from": "1 May 2025"}, "not-a-date", "organization.from", ""),
    ("merge", "organization", {"name": "A", "otherNames": ["one; two"]}, "bad-value", "organization.otherNames", ""),
    ("merge", "lead", {"organization": {"name": "Lakeview Librery"}}, "unknown-organization", "lead.organization",
     "Lakeview Library"),
    ("merge", "lead", {"organization": {"slug": "nobody"}}, "unknown-organization", "lead.organization", ""),
    ("merge", "seat", {"council": "Counsil", "label": "One"}, "unknown-council", "seat.council", "Council"),
    ("merge", "claim", [{"relation": "referral", "source": {"name": "Lakeview Library"},
                         "target": {"name": "Nobody at all"}, "wave": "2025"}], "unknown-organization",
     "claims.0.target", ""),
    ("merge", "response", [{"wave": "2024", "organization": {"name": "Lakeview Library"}, "status": "NAMED"}],
     "unknown-wave", "responses.0.wave", ""),
    ("end", "council", {"name": "Nothing"}, "not-there", None, ""),
    ("remove", "council", {"name": "Nothing"}, "not-there", None, ""),
)  # fmt: skip


@pytest.mark.parametrize(("verb", "noun", "said", "code", "argument", "nearest"), REFUSED)
async def test_a_refusal_says_what_where_and_what_is_near_and_nothing_is_stored(  # noqa: PLR0917 - a table's row
    lake: Teller, empty: Store, verb: str, noun: str, said: object, code: str, argument: str | None, nearest: str
) -> None:
    desk = Desk(empty)
    before = (await desk.digest(), await desk.revision(), len(await desk.log()))
    came = await lake.tell(verb, noun, said, until="2025-12-31" if verb == "end" else None)
    (problem,) = came["problems"]
    assert (problem["code"], problem["argument"]) == (code, argument)
    assert (problem["nearest"] or "").startswith(nearest)
    assert problem["message"]
    assert (came["written"], came["revision"], came["factVersion"]) == (None, None, None)
    assert (await desk.digest(), await desk.revision(), len(await desk.log())) == before


async def test_a_refusal_speaks_the_language_of_the_request(lake: Teller) -> None:
    lake.client.headers["Accept-Language"] = "fr-CA"
    came = await lake.tell("merge", "organization", {"name": "A", "sector": "librarys"})
    assert "secteur" in came["problems"][0]["message"]


async def test_all_problems_of_many_come_at_once_each_with_its_place(lake: Teller, empty: Store) -> None:
    before = await Desk(empty).digest()
    claim = {"relation": "referral", "source": {"name": "Lakeview Library"}, "target": {"name": "X"}, "wave": "2025"}
    came = await lake.tell("merge", "claim", [claim] * 150)
    assert (came["problemCount"], len(came["problems"])) == (150, 100)
    assert came["problems"][99]["argument"] == "claims.99.target"
    assert await Desk(empty).digest() == before


async def test_one_wrong_claim_among_many_stores_none(lake: Teller, empty: Store) -> None:
    await lake.done("merge", "organization", {"name": "Newcomer Centre"})
    before = await Desk(empty).digest()
    good = {"relation": "referral", "source": {"name": "Lakeview Library"}, "target": {"name": "Newcomer Centre"},
            "claimant": {"name": "Newcomer Centre"}, "wave": "2025"}  # fmt: skip
    came = await lake.tell("merge", "claim", [good, {**good, "strength": -1, "target": {"name": "X"}}])
    assert came["written"] is None
    assert await Desk(empty).digest() == before
    assert (await lake.done("merge", "claim", [good]))["written"]["added"] >= 1


async def test_expecting_new_or_stored_refuses_the_other(lake: Teller, empty: Store) -> None:
    before = await Desk(empty).digest()
    again = await lake.tell("merge", "organization", {**LIBRARY, "lang": "en"}, expect="NEW")
    other = await lake.tell("merge", "organization", {"name": "Newcomer Centre"}, expect="STORED")
    assert [len(one["problems"]) for one in (again, other)] == [1, 1]
    assert await Desk(empty).digest() == before


async def test_a_name_like_a_stored_one_is_told_and_never_merged(lake: Teller) -> None:
    came = await lake.done("merge", "organization", {"name": "Lakeview Libary"})
    assert came["lookAlikes"] == [{"name": "Lakeview Libary", "candidates": [{"name": "Lakeview Library"}]}]
    assert came["written"]["added"] >= 1


async def test_the_same_key_and_request_is_done_once_and_answered_alike(lake: Teller, empty: Store) -> None:
    desk = Desk(empty)
    before, log = await desk.digest(), len(await desk.log())
    again = await lake.done("merge", "organization", LIBRARY, key="first")
    assert (again["key"], again["replayed"]) == ("first", True)
    seen = await lake.done("merge", "organization", {"name": "Lakeview Library"})
    assert again["factVersion"] == seen["factVersion"]
    assert (await desk.digest(), len(await desk.log())) == (before, log)


async def test_the_same_key_with_another_request_is_refused(lake: Teller, empty: Store) -> None:
    before = await Desk(empty).digest()
    for verb, noun, said in (
        ("merge", "organization", {**LIBRARY, "lang": "en"}),
        ("remove", "organization", {"name": "Lakeview Library"}),
        ("merge", "council", {"name": "Council"}),
    ):
        came = await lake.tell(verb, noun, said, key="first")
        assert [one["code"] for one in came["problems"]] == ["key-reused"]
    assert await Desk(empty).digest() == before


async def test_a_key_of_ours_does_the_same(lake: Teller, empty: Store) -> None:
    first = await lake.done("merge", "council", {"name": "Working group"})
    log = len(await Desk(empty).log())
    again = await lake.done("merge", "council", {"name": "Working group"}, key=first["key"])
    assert (again["replayed"], again["revision"], again["written"]) == (True, first["revision"], first["written"])
    assert len(await Desk(empty).log()) == log


@pytest.mark.parametrize("key", ["x" * 201, "line\nend", "\u202e", " "])
async def test_a_key_that_cannot_be_kept_is_refused(lake: Teller, empty: Store, key: str) -> None:
    before = await Desk(empty).digest()
    answer = await lake.ask(
        document_of("mergeCouncil"), partnership={"slug": "lake"}, council={"name": "New"}, write={"key": key}
    )
    assert answer["errors"][0]["extensions"]["code"] in {"limit-exceeded", "input"}
    assert await Desk(empty).digest() == before


CITED = {"document": "minutes.pdf", "digest": "ab" * 32, "row": 3, "dated": "2025-10-31", "text": "as agreed"}


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"document": "x" * 1001}, "too-long"),
        ({"sheet": "right \u202e left"}, "control-character"),
        ({"text": "a\u0000b"}, "control-character"),
        ({"row": 0}, "bad-value"),
        ({"line": -4}, "bad-value"),
        ({"digest": "AB" * 32}, "bad-value"),
        ({"digest": "ab"}, "bad-value"),
        ({"dated": "2025-10"}, "not-a-day"),
        ({"dated": "20251031"}, "not-a-day"),
    ],
)
async def test_a_citation_that_cannot_be_kept_is_refused(
    lake: Teller, empty: Store, wrong: dict[str, object], code: str
) -> None:
    before = await Desk(empty).digest()
    (name,) = wrong
    came = await lake.tell("merge", "council", {"name": "New"}, citation={**CITED, **wrong})
    assert [(one["code"], one["argument"]) for one in came["problems"]] == [(code, f"write.citation.{name}")]
    answer = {"wave": "2025", "organization": {"name": "Lakeview Library"}, "status": "NAMED"}
    came = await lake.tell("merge", "response", [answer, {**answer, "citation": {**CITED, **wrong}}])
    assert [(one["code"], one["argument"]) for one in came["problems"]] == [(code, f"responses.1.citation.{name}")]
    assert await Desk(empty).digest() == before


async def test_what_is_cited_is_where_the_fact_was_read(lake: Teller) -> None:
    await lake.done("merge", "council", {"name": "New"}, citation=CITED)
    asked = (
        'partnership(by: {slug: "lake"}) { councils { nodes { name citation { document digest row dated text } } } }'
    )
    told = await lake.read(f"{{ {asked} log(first: 50) {{ nodes {{ document }} }} }}")
    cited = {one["name"]: one["citation"] for one in told["partnership"]["councils"]["nodes"]}
    assert cited["New"] == CITED
    # What cites nothing was read in the request, by its key.
    assert cited["Council"]["document"].startswith("request ")
    assert told["log"]["nodes"][-1]["document"] == "minutes.pdf"


async def test_a_dry_run_says_what_would_be_written_and_writes_nothing(lake: Teller, empty: Store) -> None:
    desk = Desk(empty)
    before = (await desk.digest(), await desk.revision(), len(await desk.log()))
    selection = f"stored organization {{ name factVersion }} {ANSWER}"
    said = {"name": "Newcomer Centre", "sector": "settlement"}
    trial = await lake.tell("merge", "organization", said, selection=selection, key="later", dryRun=True)
    assert (trial["stored"], trial["revision"], trial["organization"]["name"]) == (False, None, "Newcomer Centre")
    assert trial["written"]["added"] == 3
    assert (await desk.digest(), await desk.revision(), len(await desk.log())) == before
    real = await lake.tell("merge", "organization", said, selection=selection, key="later")
    assert (real["stored"], real["replayed"], real["written"]) == (True, False, trial["written"])


async def test_an_organization_is_named_by_id_slug_name_or_identifier(lake: Teller) -> None:
    await lake.done("merge", "identifier", {"scheme": "business-number", "value": "007",
                                            "organization": {"slug": "lakeview-library"}})  # fmt: skip
    listed = await lake.read("{ organizations { nodes { id } } }")
    (one,) = listed["organizations"]["nodes"]
    identifier = {"scheme": "business-number", "value": "007"}
    references = ({"id": one["id"]}, {"slug": "lakeview-library"}, {"name": "lakeview  LIBRARY"})
    for by in (*references, {"identifier": identifier}):
        came = await lake.tell("merge", "lead", {"organization": by}, selection="lead { organization { id } }")
        assert came["lead"]["organization"]["id"] == one["id"], by


async def test_of_two_editors_the_second_is_told_what_stands_in_the_way(lake: Teller, empty: Store) -> None:
    seen = (await lake.done("merge", "council", {"name": "Council"}))["factVersion"]
    now = await lake.done("merge", "council", {"name": "Council", "rank": 2}, factVersion=seen)
    before = await Desk(empty).digest()
    for verb, more in (("merge", {"rank": 3}), ("remove", {})):
        late = await lake.tell(verb, "council", {"name": "Council", **more}, factVersion=seen)
        assert late["conflict"]["standsInTheWay"] == now["factVersion"]
        assert (late["conflict"]["kind"], late["written"]) == ("version", None)
        assert late["conflict"]["message"].startswith("council Council was changed by somebody else")
    assert await Desk(empty).digest() == before
    assert (await lake.done("remove", "council", {"name": "Council"}, factVersion=now["factVersion"]))["written"]


async def test_of_many_editors_at_once_one_wins_each_round(lake: Teller) -> None:
    for rank in range(1, 4):
        seen = (await lake.done("merge", "council", {"name": "Council"}))["factVersion"]
        tries = [
            lake.tell("merge", "council", {"name": "Council", "rank": 10 * rank + editor}, factVersion=seen)
            for editor in range(5)
        ]
        came = await asyncio.gather(*tries)
        assert sorted(one["conflict"] is None for one in came) == [False] * 4 + [True]


async def test_what_others_rest_on_is_not_removed(lake: Teller, empty: Store) -> None:
    await lake.done("merge", "seat", {"council": "Council", "label": "Libraries"})
    before = await Desk(empty).digest()
    came = await lake.tell("remove", "council", {"name": "Council"})
    assert came["conflict"] or came["problems"]
    assert came["written"] is None
    assert await Desk(empty).digest() == before


REMOVAL = 'removeCouncil(partnership: {slug: "lake"}, council: {name: "x"}) { key }'
MANY = "mutation { " + " ".join(f"a{place}: {REMOVAL}" for place in range(21)) + " }"


@pytest.mark.parametrize(
    ("document", "variables", "what"),
    [
        (MANY, {}, "mutations"),
        (document_of("removeResponses", "key"), {
            "partnership": {"slug": "lake"}, "responses": [{"wave": "2025", "organization": {"name": "x"}}] * 501,
        }, "responses"),
        (document_of("mergeOrganization", "key"), {
            "partnership": {"slug": "lake"}, "organization": {"name": "A", "otherNames": ["x"] * 101},
        }, "list"),
    ],
)  # fmt: skip
async def test_a_request_that_is_too_large_is_refused_before_anything_is_written(
    lake: Teller, empty: Store, document: str, variables: Mapping[str, object], what: str
) -> None:
    revision = await Desk(empty).revision()
    answer = await lake.ask(document, **variables)
    assert answer["errors"][0]["extensions"]["code"] == "limit-exceeded"
    assert answer["errors"][0]["extensions"]["what"] == what
    assert await Desk(empty).revision() == revision


class Breaking:
    """A store whose connection breaks when a commit is under way: after it was stored, or before."""

    def __init__(self, store: Store, *, stored: bool) -> None:
        self._store, self._stored, self.broken = store, stored, True

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)

    @asynccontextmanager
    async def write(self, actor: Actor, *, key: str | None = None) -> AsyncIterator[Writer]:
        """Open one transaction of the real store, and lose the connection at its end."""
        async with self._store.write(actor, key=key) as writer:
            yield writer
            if self.broken and not self._stored:
                raise OutcomeUnknown
        if self.broken:
            raise OutcomeUnknown


@pytest.mark.parametrize("stored", [True, False])
@pytest.mark.usefixtures("lake")
async def test_an_unknown_outcome_says_so_and_its_key_tells(empty: Store, *, stored: bool) -> None:
    breaking = Breaking(empty, stored=stored)
    async with asking(service(breaking)) as client:
        given = {"partnership": {"slug": "lake"}, "council": {"name": "Second table"}}
        answer = await Teller(client=client, slug="lake").ask(document_of("mergeCouncil", ANSWER), **given)
        (error,) = answer["errors"]
        assert error["extensions"]["code"] == "outcome-unknown"
        assert answer["data"] == {"it": None}
        breaking.broken = False
        again = await Teller(client=client, slug="lake").done(
            "merge", "council", given["council"], key=error["extensions"]["key"]
        )
    assert (again["replayed"], again["written"]["added"]) == (stored, 1)
    names = [
        one.after["name"]
        for entry in await Desk(empty).log()
        for one in entry.changes
        if one.noun == "council" and one.after
    ]
    assert names.count("Second table") == 1
