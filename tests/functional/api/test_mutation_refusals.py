"""What a mutation refuses, as data and with nothing stored; what it cites, tries and names."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from harness.desk import Desk
from harness.telling import ANSWER, Teller, document_of
from lipgraph.store.ports import Store

LIBRARY = {"name": "Lakeview Library", "sector": "libraries", "from": "2020-01-01", "until": ".."}


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


async def test_a_refusal_says_what_where_and_what_is_near_and_nothing_is_stored(lake: Teller, empty: Store) -> None:
    desk = Desk(empty)
    before = (await desk.digest(), await desk.revision(), len(await desk.log()))
    for verb, noun, said, code, argument, nearest in REFUSED:
        came = await lake.tell(verb, noun, said, until="2025-12-31" if verb == "end" else None)
        (problem,) = came["problems"]
        assert (problem["code"], problem["argument"]) == (code, argument), said
        assert (problem["nearest"] or "").startswith(nearest), said
        assert problem["message"], said
        assert (came["written"], came["revision"], came["factVersion"]) == (None, None, None), said
        assert (await desk.digest(), await desk.revision(), len(await desk.log())) == before, said


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


CITED = {"document": "minutes.pdf", "digest": "ab" * 32, "row": 3, "dated": "2025-10-31", "text": "as agreed"}


UNCITABLE: tuple[tuple[dict[str, object], str], ...] = (
    ({"document": "x" * 1001}, "too-long"),
    ({"sheet": "right \u202e left"}, "control-character"),
    ({"text": "a\u0000b"}, "control-character"),
    ({"row": 0}, "bad-value"),
    ({"line": -4}, "bad-value"),
    ({"digest": "AB" * 32}, "bad-value"),
    ({"digest": "ab"}, "bad-value"),
    ({"dated": "2025-10"}, "not-a-day"),
    ({"dated": "20251031"}, "not-a-day"),
)


async def test_a_citation_that_cannot_be_kept_is_refused(lake: Teller, empty: Store) -> None:
    before = await Desk(empty).digest()
    answer = {"wave": "2025", "organization": {"name": "Lakeview Library"}, "status": "NAMED"}
    for wrong, code in UNCITABLE:
        (name,) = wrong
        came = await lake.tell("merge", "council", {"name": "New"}, citation={**CITED, **wrong})
        assert [(one["code"], one["argument"]) for one in came["problems"]] == [(code, f"write.citation.{name}")]
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
        (document_of("mergeClaims", "claims(first: 101) { totalCount }"), {
            "partnership": {"slug": "lake"}, "claims": [],
        }, "first"),
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
