"""The story of every stored noun: written, read at a date and at a wave, changed, ended, found in the log, removed."""

from __future__ import annotations

from typing import Any

import httpx2

from harness.desk import Desk
from harness.telling import Teller
from lipgraph.domain.facts import NOUNS
from lipgraph.store.ports import Store
from lipgraph_schema.tables import roster_nouns

LIBRARY, SCHOOLS, NEWCOMERS = ({"name": name} for name in ("Lakeview Library", "École du Lac", "Newcomer Centre"))
COUNCIL = {"council": "Council", "seat": "Libraries"}
CLAIM = {"relation": "refers", "source": LIBRARY, "target": SCHOOLS, "wave": "2025"}

# Noun, what is said first, what names it, what is said later. The order is that of writing.
STORY: tuple[tuple[str, Any, Any, Any], ...] = (
    ("taxonomy", {"id": "lakes", "title": "Lakes"}, {"id": "lakes"}, {"title": "Lakes, again", "version": "2026"}),
    ("sector", {"taxonomy": "lakes", "code": "books", "name": "Books", "rank": 1},
     {"taxonomy": "lakes", "code": "books"}, {"nameFr": "Livres", "alternatives": ["reading", "lecture"]}),
    ("sector", {"taxonomy": "lakes", "code": "pupils", "name": "Pupils", "rank": 2},
     {"taxonomy": "lakes", "code": "pupils"}, {"note": "Not students."}),
    ("codebook", {"id": "lake-ties", "title": "Ties"}, {"id": "lake-ties"}, {"titleFr": "Liens"}),
    ("relation", {"codebook": "lake-ties", "code": "refers", "name": "Refers", "directed": True},
     {"codebook": "lake-ties", "code": "refers"}, {"nameFr": "Oriente", "note": "Any week."}),
    ("partnership", {"slug": "lake", "name": "Lake LIP", "codebook": "lake-ties", "taxonomy": "lakes",
                     "synthetic": True, "from": "2020-01-01", "until": ".."}, {"slug": "lake"},
     {"area": "The lake", "areaCount": 2}),
    ("taxonomy-use", {"taxonomy": "lakes", "from": "2020-01-01", "until": ".."}, {"taxonomy": "lakes"},
     {"from": "2020-02-01"}),
    ("organization", {**LIBRARY, "sector": "Books", "from": "2020-01-01", "until": ".."}, LIBRARY, {"lang": "en"}),
    ("organization", {**SCHOOLS, "sector": "pupils", "from": "2020-01-01", "until": ".."}, SCHOOLS, {"lang": "fr"}),
    ("organization", {**NEWCOMERS, "from": "2020-01-01", "until": ".."}, NEWCOMERS, {"kind": "community-organization"}),
    ("organization-name", {"organization": LIBRARY, "text": "LL", "kind": "short"},
     {"organization": LIBRARY, "text": "LL"}, {"lang": "en"}),
    ("identifier", {"scheme": "business-number", "value": "007", "organization": LIBRARY},
     {"scheme": "business-number", "value": "007"}, {"organization": {"name": "LL"}}),
    ("participation", {"organization": NEWCOMERS, "from": "2020-03-01"}, {"organization": NEWCOMERS},
     {"from": "2020-03-02"}),
    ("sector-assignment", {"organization": LIBRARY, "sector": "pupils", "primary": False, "from": "2020-01-01",
                           "until": ".."}, {"organization": LIBRARY, "sector": "pupils"}, {"from": "2020-05-05"}),
    ("lead", {"organization": NEWCOMERS, "from": "2020-01-01", "until": ".."}, {"organization": NEWCOMERS},
     {"inferred": True}),
    ("council", {"name": "Council", "from": "2020-01-01", "until": ".."}, {"name": "Council"}, {"nameFr": "Conseil"}),
    ("seat", {"council": "Council", "label": "Libraries", "sector": "books", "from": "2020-01-01", "until": ".."},
     {"council": "Council", "label": "Libraries"}, {"labelFr": "Bibliothèques", "rank": 3}),
    ("seat-sector", {**COUNCIL, "sector": "pupils", "from": "2020-01-01", "until": ".."},
     {**COUNCIL, "sector": "pupils"}, {"from": "2020-06-06"}),
    ("wave", {"label": "2025", "reference": "2025-10-31", "fieldworkFrom": "2025-09", "fieldworkUntil": "2025-10-31"},
     {"label": "2025"}, {"title": "Second round", "titleFr": "Deuxième vague"}),
    ("membership", {**COUNCIL, "organization": LIBRARY, "from": "2020-01-01", "until": ".."},
     {**COUNCIL, "organization": LIBRARY}, {"role": "chair"}),
    ("question", {"wave": "2025", "relation": "refers", "roles": ["SENDER"]}, {"wave": "2025", "relation": "refers"},
     {"roles": ["SENDER", "RECEIVER"]}),
    ("response", [{"wave": "2025", "organization": LIBRARY, "status": "NAMED"},
                  {"wave": "2025", "organization": SCHOOLS, "status": "NO_ANSWER"},
                  {"wave": "2025", "organization": NEWCOMERS, "status": "NOT_ASKED"}],
     [{"wave": "2025", "organization": SCHOOLS}], [{"status": "NAMED"}]),
    ("claim", [{**CLAIM, "claimant": LIBRARY, "strength": 2.5}, {**CLAIM, "claimant": SCHOOLS, "volume": 12}],
     [{**CLAIM, "claimant": SCHOOLS}], [{"polarity": "DENIES"}]),
)  # fmt: skip
ENDS = frozenset({
    "claim", "council", "lead", "membership", "organization-name", "participation", "seat", "seat-sector",
    "sector-assignment", "taxonomy-use",
})  # fmt: skip

EVERYTHING = """query ($at: MomentInput) {
  taxonomies(first: 3) { nodes { code title version sectors { code name name_fr: name(lang: FR) note } } }
  partnership(by: {slug: "lake"}) {
    name area synthetic period { from until } codebook { code title(lang: FR) }
    taxonomyUses { taxonomy period { from until } }
    leads { organization { name } inferred period { until } }
    relations { code name(lang: FR) directed }
    organizations(at: $at, first: 5) { nodes { name lang kind
      otherNames { text kind lang } identifiers { scheme value } } }
    sectorAssignments(first: 6) { nodes { organization { name } sector { code } primary period { from until } } }
    councils(at: $at, first: 2) { nodes { name(lang: FR) seats(at: $at, first: 2) { nodes {
      state sectors { code } seat { label(lang: FR) sectors { sector { code } period { from until } } }
      holders { organization { name } role period { from until } } } } } }
    waves(first: 2) { nodes { label title(lang: FR) reference fieldwork { from until } closed
      questions { relation roles } responses(first: 5) { nodes { organization { name } status } } } }
    linkages(at: $at, first: 3) { nodes { relation { code } confirmation
      source { organization { name } sector { code } } target { organization { name } }
      claims { claimedBy { name } role polarity strength volume period { until } } } }
  }
}"""


async def tell_all(teller: Teller) -> None:
    for noun, said, _, _ in STORY:
        await teller.done("merge", noun, said)


def joined(key: Any, later: Any) -> Any:
    if isinstance(key, list):
        return [{**one, **more} for one, more in zip(key, later, strict=True)]
    return {**key, **later}


def names(nodes: list[dict[str, Any]]) -> list[str]:
    return sorted(one["name"] for one in nodes)


def test_the_story_is_of_every_noun_that_a_roster_knows_and_the_store_keeps() -> None:
    assert {noun for noun, *_ in STORY} == set(roster_nouns())
    # What frames partnerships and what texts say of them comes with data sets, not from a roster.
    assert set(NOUNS) - set(roster_nouns()) == {"instrument", "party", "statement"}


async def test_the_story_of_every_noun(writing: httpx2.AsyncClient, empty: Store) -> None:
    teller, desk = Teller(client=writing, slug="lake"), Desk(empty)
    nothing = await desk.digest()
    await tell_all(teller)
    for at in ({"wave": "2025"}, {"date": "2025-11-15"}):
        as_written(await teller.read(EVERYTHING, at=at))
    await changed_with_what_was_seen(teller)
    for at in ({"wave": "2025"}, {"date": "2025-11-15"}):
        as_changed(await teller.read(EVERYTHING, at=at))
    for noun, _, key, _ in reversed(STORY):  # What others rest on ends after them.
        if noun in ENDS:
            came = await teller.done("end", noun, key, until="2025-12-31")
            assert came["written"]["changed"] >= 1, noun
    days = ("2025-12-31", "2026-01-01")
    as_ended(*[await teller.read(EVERYTHING, at={"date": day}) for day in days])
    await found_in_the_log(teller)
    listed = await teller.read("{ organizations { nodes { id name } } }")
    ids = {one["name"]: one["id"] for one in listed["organizations"]["nodes"]}
    for noun, said, key, _ in reversed(STORY):
        # An organization that is on no roster any more is known by its id alone.
        named = {"id": ids[key["name"]]} if noun == "organization" else without_values(said, key)
        came = await teller.done("remove", noun, named)
        assert came["written"]["removed"] >= 1, noun
    assert await desk.digest() == nothing


def without_values(said: Any, key: Any) -> Any:
    """Return what names all that was said: of a list, the key fields of each."""
    if not isinstance(said, list):
        return key
    return [{name: value for name, value in one.items() if name in {*key[0], "claimant"}} for one in said]


def as_written(told: Any) -> None:
    (taxonomy,) = told["taxonomies"]["nodes"]
    assert (taxonomy["code"], taxonomy["title"]) == ("lakes", "Lakes")
    assert [one["name_fr"] for one in taxonomy["sectors"]] == ["Books", "Pupils"]
    home = told["partnership"]
    assert (home["name"], home["area"], home["synthetic"]) == ("Lake LIP", None, True)
    assert home["period"] == {"from": "2020-01-01", "until": ".."}
    assert home["codebook"] == {"code": "lake-ties", "title": "Ties"}
    assert home["taxonomyUses"] == [{"taxonomy": "lakes", "period": {"from": "2020-01-01", "until": ".."}}]
    assert [(one["organization"]["name"], one["inferred"]) for one in home["leads"]] == [("Newcomer Centre", False)]
    assert home["relations"] == [{"code": "refers", "name": "Refers", "directed": True}]
    assert names(home["organizations"]["nodes"]) == ["Lakeview Library", "Newcomer Centre", "École du Lac"]
    library = next(one for one in home["organizations"]["nodes"] if one["name"] == "Lakeview Library")
    assert library["otherNames"] == [{"text": "LL", "kind": "short", "lang": None}]
    assert library["identifiers"] == [{"scheme": "business-number", "value": "007"}]
    primary = {
        (one["organization"]["name"], one["sector"]["code"]): one["primary"]
        for one in home["sectorAssignments"]["nodes"]
    }
    assert primary == {
        ("Lakeview Library", "books"): True, ("Lakeview Library", "pupils"): False, ("École du Lac", "pupils"): True,
    }  # fmt: skip
    ((seat,),) = (council["seats"]["nodes"] for council in home["councils"]["nodes"])
    assert (seat["state"], [one["code"] for one in seat["sectors"]]) == ("HELD", ["books", "pupils"])
    assert [(one["organization"]["name"], one["role"]) for one in seat["holders"]] == [("Lakeview Library", "member")]
    (wave,) = home["waves"]["nodes"]
    assert (wave["label"], wave["reference"], wave["closed"]) == ("2025", "2025-10-31", True)
    assert wave["fieldwork"] == {"from": "2025-09", "until": "2025-10-31"}
    assert wave["questions"] == [{"relation": "refers", "roles": ["SENDER"]}]
    statuses = {one["organization"]["name"]: one["status"] for one in wave["responses"]["nodes"]}
    assert statuses == {"Lakeview Library": "NAMED", "École du Lac": "NO_ANSWER", "Newcomer Centre": "NOT_ASKED"}
    (linkage,) = home["linkages"]["nodes"]
    # Both ends say so, so it is confirmed whatever the status row of the other end says.
    assert (linkage["confirmation"], linkage["source"]["sector"]["code"]) == ("CONFIRMED", "books")
    claims = {one["claimedBy"]["name"]: (one["role"], one["strength"], one["volume"]) for one in linkage["claims"]}
    assert claims == {"Lakeview Library": ("SENDER", 2.5, None), "École du Lac": ("RECEIVER", None, 12.0)}


def as_changed(told: Any) -> None:
    (taxonomy,) = told["taxonomies"]["nodes"]
    assert (taxonomy["title"], taxonomy["version"]) == ("Lakes, again", "2026")
    assert [(one["name"], one["name_fr"], one["note"]) for one in taxonomy["sectors"]] == [
        ("Books", "Livres", None), ("Pupils", "Pupils", "Not students."),
    ]  # fmt: skip
    home = told["partnership"]
    assert (home["name"], home["area"], home["codebook"]["title"]) == ("Lake LIP", "The lake", "Liens")
    assert home["taxonomyUses"][0]["period"] == {"from": "2020-02-01", "until": ".."}
    assert home["leads"][0]["inferred"] is True
    assert home["relations"][0]["name"] == "Oriente"
    organizations = {one["name"]: one for one in home["organizations"]["nodes"]}
    assert {name: one["lang"] for name, one in organizations.items()} == {
        "Lakeview Library": "en", "École du Lac": "fr", "Newcomer Centre": None,
    }  # fmt: skip
    assert organizations["Newcomer Centre"]["kind"] == "community-organization"
    assert organizations["Lakeview Library"]["otherNames"] == [{"text": "LL", "kind": "short", "lang": "en"}]
    assert "2020-05-05" in {one["period"]["from"] for one in home["sectorAssignments"]["nodes"]}
    (council,) = home["councils"]["nodes"]
    (seat,) = council["seats"]["nodes"]
    assert (council["name"], seat["seat"]["label"], seat["holders"][0]["role"]) == ("Conseil", "Bibliothèques", "chair")
    dated = {one["sector"]["code"]: one["period"]["from"] for one in seat["seat"]["sectors"]}
    assert dated["pupils"] == "2020-06-06"
    (wave,) = home["waves"]["nodes"]
    assert (wave["title"], wave["questions"][0]["roles"]) == ("Deuxième vague", ["SENDER", "RECEIVER"])
    statuses = {one["organization"]["name"]: one["status"] for one in wave["responses"]["nodes"]}
    assert statuses["École du Lac"] == "NAMED"
    (linkage,) = home["linkages"]["nodes"]
    assert linkage["confirmation"] == "DENIED"
    assert {one["claimedBy"]["name"]: one["polarity"] for one in linkage["claims"]} == {
        "Lakeview Library": "ASSERTS", "École du Lac": "DENIES",
    }  # fmt: skip


def as_ended(last_day: Any, after: Any) -> None:
    before, home = last_day["partnership"], after["partnership"]
    assert home["taxonomyUses"][0]["period"]["until"] == "2025-12-31"
    assert home["leads"][0]["period"]["until"] == "2025-12-31"
    assert "Newcomer Centre" in names(before["organizations"]["nodes"])
    assert "Newcomer Centre" not in names(home["organizations"]["nodes"])
    assert (len(before["councils"]["nodes"]), home["councils"]["nodes"]) == (1, [])
    assert before["councils"]["nodes"][0]["seats"]["nodes"][0]["state"] == "HELD"
    ended = {(one["organization"]["name"], one["sector"]["code"]): one["period"]["until"]
             for one in home["sectorAssignments"]["nodes"]}  # fmt: skip
    assert ended["Lakeview Library", "pupils"] == "2025-12-31"
    assert ended["Lakeview Library", "books"] == ".."


async def changed_with_what_was_seen(teller: Teller) -> None:
    """Change each thing over the version that is stored; the version that it had before is then refused."""
    for noun, first, key, later in STORY:
        said = joined(key, later)
        if isinstance(said, list):
            assert (await teller.done("merge", noun, said))["written"]["changed"] == 1, noun
            continue
        seen = (await teller.done("merge", noun, first))["factVersion"]
        came = await teller.done("merge", noun, said, factVersion=seen)
        if noun == "identifier":  # It says the same by another name.
            assert came["factVersion"] == seen
            continue
        assert came["factVersion"] not in {seen, None}, noun
        late = await teller.tell("merge", noun, said, factVersion=seen)
        assert (late["conflict"]["kind"], late["written"], late["revision"]) == ("version", None, None), noun


async def found_in_the_log(teller: Teller) -> None:
    told = await teller.read(
        "{ log(first: 100) { nodes { role channel document facts(first: 40) { nodes { noun key change } } } } }"
    )
    entries = told["log"]["nodes"]
    assert {(one["role"], one["channel"]) for one in entries} == {("client", "api")}
    seen = {(fact["noun"], fact["change"]) for one in entries for fact in one["facts"]["nodes"]}
    assert {noun for noun, change in seen if change == "ADDED"} == set(roster_nouns())
    assert {noun for noun, change in seen if change == "CHANGED"} == set(roster_nouns()) - {"identifier"}
