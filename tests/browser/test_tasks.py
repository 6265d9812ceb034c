"""What a coordinator comes to read, by keyboard and screen reader alone: on the served site and in the offline file."""

import asyncio
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext

from harness.keyboard import Person
from lipgraph.domain.base_vocabulary import base_vocabulary
from lipgraph.service import model_of
from lipgraph.service.drawing import Scene
from lipgraph.store.opening import open_store
from lipgraph.store.ports import Actor
from lipgraph.usecases.loading import apply
from lipgraph.usecases.reading import Reader
from lipgraph_loaders.demo import demo_facts
from lipgraph_viz.map_model import MapModel
from lipgraph_viz.page import map_page

pytestmark = pytest.mark.needs("chromium")
MAP = "Map. Arrow keys move between sectors"


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> MapModel:
    """The map of the demo, computed beside the pages; a browser's driver runs a loop here, so elsewhere."""

    async def made() -> MapModel:
        store = open_store(f"sqlite:///{tmp_path_factory.mktemp('model') / 'demo.db'}")
        await store.migrate()
        await apply(store, [*base_vocabulary(), *demo_facts()], Actor())
        found = await model_of(Reader(store), Scene(slug="demo", lang="en"))
        await store.close()
        return found

    with ThreadPoolExecutor(max_workers=1) as elsewhere:
        return elsewhere.submit(asyncio.run, made()).result()


@pytest.fixture
def context(chrome: Browser) -> Iterator[BrowserContext]:
    opened = chrome.new_context()
    opened.add_init_script("window.printed = 0; window.print = () => { window.printed += 1; };")
    yield opened
    opened.close()


@pytest.fixture(params=["served", "file"])
def at_the_map(request: pytest.FixtureRequest, context: BrowserContext, model: MapModel, tmp_path: Path) -> Person:
    """Somebody at the map: on the site, or in a file from a shared drive without any network."""
    if request.param == "served":
        address = f"{request.getfixturevalue('site')}/partnerships/demo/map?lang=en"
    else:
        context.set_offline(True)
        place = tmp_path / "map.html"
        place.write_text(map_page(model), encoding="utf-8", newline="\n")
        address = place.as_uri()
    person = Person(context.new_page())
    person.page.goto(address)
    return person


def across(model: MapModel, sector: int) -> Counter[str]:
    """Linkages of a sector with each other sector, by its name."""
    counts: Counter[str] = Counter()
    for line in model.lines:
        ends = {model.marks[line.first].sector, model.marks[line.second].sector}
        if sector in ends and len(ends) == 2:
            counts[model.sectors[(ends - {sector}).pop()].name] += 1
    return counts


def test_a_linkage_is_followed_to_its_other_end_and_back(at_the_map: Person, model: MapModel) -> None:
    person = at_the_map
    person.reach("application", MAP, exact=False)
    person.press("ArrowRight", "Enter", "Enter")
    first = next(one for one in model.marks if one.sector == 0)
    assert person.hears().startswith(f"{first.name}. Linkages: {first.degree}")
    other = person.page.locator("#focus").get_by_role("listitem").get_by_role("button").first
    name = other.inner_text()
    person.reach_one(other, name)
    person.press("Enter")
    assert name != first.name
    assert person.here() == name
    assert person.hears().startswith(f"{name}. Linkages: ")
    person.follow("button", f"Back to {first.name}")
    assert person.here() == first.name
    person.follow("button", "Back to all organizations")
    assert person.page.locator("#focus").is_hidden()
    assert person.page.locator("#picture").evaluate("(one) => one === document.activeElement")


def test_a_sector_tells_its_members_and_its_linkages_with_each_other(at_the_map: Person, model: MapModel) -> None:
    person = at_the_map
    person.reach("application", MAP, exact=False)
    person.press(*["ArrowRight"] * 4, "Enter")  # The first arrow comes to the first sector.
    heard = person.hears()
    assert heard.startswith(f"{model.sectors[3].name}. Organizations: ")
    assert all(one.name in heard for one in model.marks if one.sector == 3 and one.present)
    counts = across(model, 3)
    assert len(counts) > 3
    for place, sector in enumerate(model.sectors):
        if place != 3:
            assert f"{sector.name} {counts[sector.name]}" in heard


def test_an_accent_is_found_without_it(at_the_map: Person) -> None:
    person = at_the_map
    person.reach_one(person.page.get_by_label("Find an organization"), "search")
    person.page.keyboard.type("ecole")
    person.press("Enter")
    assert person.page.locator("#focus .focusname").inner_text().startswith("École")
    assert person.hears().startswith("École")


def test_the_map_is_printed(at_the_map: Person) -> None:
    at_the_map.follow("button", "Print")
    assert at_the_map.page.evaluate("window.printed") == 1


def test_a_vacant_seat_says_since_when(context: BrowserContext, site: str) -> None:
    person = Person(context.new_page())
    person.page.goto(f"{site}/partnerships/demo?lang=en")
    person.follow("link", "Seats")
    row = person.page.get_by_role("row").filter(has_text="Newcomers, seat 3")
    # The demo's council began on 2022-06-01, and nobody ever held this seat.
    assert "vacant, never held since 2022-06-01" in row.inner_text()
    assert person.page.get_by_role("row").filter(has_text="vacant").count() == 4


def test_what_changed_is_heard_on_the_home_and_seen_as_a_difference(context: BrowserContext, site: str) -> None:
    person = Person(context.new_page())
    person.page.goto(f"{site}/partnerships/demo?lang=en")
    answer = person.page.get_by_role("heading", name="What changed since 2024?")
    assert "95% interval" in answer.locator("..").inner_text()
    person.follow("link", "Map")
    summary = person.page.locator("details.view summary")
    person.reach_one(summary, "view")
    person.press("Enter")
    person.choose("Compared with", "2024")
    person.follow("button", "Show this view")
    person.page.wait_for_url("**since=2024**")
    person.reach_one(person.page.locator("#tables summary").first, "list of linkages")
    person.press("Enter")
    words = person.page.get_by_role("table", name="Linkages", exact=True).inner_text()
    assert "new" in words
    assert "ended" in words


def test_an_organization_shows_its_confirmed_referrals(context: BrowserContext, site: str) -> None:
    person = Person(context.new_page())
    person.page.goto(f"{site}/partnerships/demo/organizations/county-of-merrin-social-services?lang=en")
    person.choose("Relation", "Referral")
    person.choose("Confirmation", "confirmed")
    rows = person.page.locator("#linkages").get_by_role("row").filter(has_text="Referral")
    assert rows.count() > 0
    assert person.hears() == f"{rows.count()} rows"
    assert all("confirmed: both ends say so" in one for one in rows.all_inner_texts())
    assert person.page.locator("#linkages").get_by_role("row").count() == rows.count() + 1  # The head.


def test_french_stays_on_the_page_and_is_remembered(context: BrowserContext, site: str) -> None:
    person = Person(context.new_page())
    person.page.goto(f"{site}/partnerships/demo/organizations/county-of-merrin-social-services?wave=2024&lang=en")
    person.follow("link", "Français")
    person.page.wait_for_url("**lang=fr")
    address = urlsplit(person.page.url)
    assert address.path.endswith("/organizations/county-of-merrin-social-services")
    assert "wave=2024" in address.query
    assert person.page.locator("html").get_attribute("lang") == "fr"


def test_the_home_is_printed(context: BrowserContext, site: str) -> None:
    person = Person(context.new_page())
    person.page.goto(f"{site}/partnerships/demo?lang=en")
    person.follow("button", "Print")
    assert person.page.evaluate("window.printed") == 1
