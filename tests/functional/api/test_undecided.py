"""What dates leave undecided, as the API and the command line tell it; the numbers are those of the unit tests."""

import csv
import json
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from fakes.dated_town import CLAIMS, DAY, dated_facts
from harness.documents import answer
from lipgraph.cli import lipgraph
from lipgraph.store.opening import open_store
from lipgraph.store.ports import Actor, Store
from lipgraph.usecases.loading import apply
from lipgraph.usecases.reading import Reader


@pytest.fixture
async def town(tmp_path: Path) -> AsyncIterator[Store]:
    store = open_store(f"sqlite:///{tmp_path / 'town.db'}")
    await store.migrate()
    await apply(store, dated_facts(*CLAIMS), Actor())
    yield store
    await store.close()


async def test_linkages_and_measures_say_what_is_undecided(town: Store) -> None:
    asked = """query ($day: Date!) { partnership(by: {slug: "town"}) {
      organizations(at: {date: $day}) { totalCount undecidedCount }
      linkages(at: {date: $day}) { totalCount undecidedCount nodes { presence source { organization { name } } } }
      measures(at: {date: $day}, view: {relations: ["referral"]}) { measure { definition { id } value
        withoutUndecided { value undefined { code } organizations claims } } } } }"""
    found = (await answer(Reader(town), asked, day=DAY.isoformat()))["data"]["partnership"]  # type: ignore[index]  # an answer without errors
    assert found["organizations"] == {"totalCount": 4, "undecidedCount": 2}
    linkages = found["linkages"]
    assert (linkages["totalCount"], linkages["undecidedCount"]) == (4, 3)
    certain = [one["source"]["organization"]["name"] for one in linkages["nodes"] if one["presence"] == "CERTAIN"]
    assert certain == ["A1"]
    by_name = {one["measure"]["definition"]["id"]: one["measure"] for one in found["measures"]}
    assert by_name["ties"]["value"] == 4
    assert by_name["ties"]["withoutUndecided"] == {"value": 1, "undefined": None, "organizations": 2, "claims": 2}
    assert by_name["cross-sector-share"]["withoutUndecided"] is None


@pytest.mark.parametrize(
    ("lang", "sentences"),
    [
        ("en", ("organizations 2; claims 2", "Without them: Organizations 2 · Linkages 1 · Density 0.5")),
        ("fr", ("organismes 2 ; déclarations 2", "Sans eux : Organismes 2 · Liens 1 · Densité 0,5")),
    ],
)
def test_a_profile_says_so_in_both_languages(
    town: Store, tmp_path: Path, lang: str, sentences: tuple[str, ...]
) -> None:
    assert town is not None
    words = ["profile", "town", "--date", DAY.isoformat(), "--relation", "referral"]
    words += ["--store", f"sqlite:///{tmp_path / 'town.db'}"]
    said = CliRunner().invoke(lipgraph, [*words, "--lang", lang]).output
    assert [one for one in sentences if one not in said] == []
    rows = csv.DictReader(CliRunner().invoke(lipgraph, [*words, "--csv"]).output.splitlines())
    row = next(one for one in rows if one["definition"] == "ties")
    assert (row["value"], row["value_without_undecided"], row["undecided_organizations"]) == ("4.0", "1.0", "2")
    told = json.loads(CliRunner().invoke(lipgraph, [*words, "--json"]).output)["profile"]["headlines"]
    ties = next(one["measure"] for one in told if one["measure"]["definition"] == "ties")
    assert ties["without_undecided"] == {"value": 1.0, "undefined": None, "organizations": 2, "claims": 2}
