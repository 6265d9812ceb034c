"""Both map pages in a real Chromium: no name runs, nothing leaves the page, and focus works by mouse and keyboard."""

import base64
import hashlib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from fakes.synthetic_map import synthetic_map
from lipgraph_viz.explore import explore_page
from lipgraph_viz.frame import own_text
from lipgraph_viz.map_model import MapModel
from lipgraph_viz.page import map_page

PAGES: dict[str, Callable[[MapModel], str]] = {"map": map_page, "explore": explore_page}
HOSTILE = (
    "</script><img src=x onerror=\"document.title='owned'\">",
    "<script>document.title='owned'</script>",
    "\"><svg onload=document.title='owned'>",
    "']});document.title='owned';//",
    "{{ 7 * 7 }}{% raw %}",
    "</title></style><b>name</b>\u2028&lt;script&gt;",
    "javascript:document.title='owned'",
    "</desc></svg><iframe srcdoc='<script>top.document.title=1</script>'>",
)
RECORD = """
window.violations = [];
document.addEventListener("securitypolicyviolation", (event) =>
  window.violations.push(event.violatedDirective + " " + event.blockedURI));
"""


@dataclass
class Seen:
    """An open page and everything it should not have done."""

    page: Page
    address: str
    complaints: list[str] = field(default_factory=list)

    def problems(self) -> list[str]:
        violations: list[str] = self.page.evaluate("window.violations")
        return [*self.complaints, *violations]


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Browser]:
    with sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=chromium)
        yield started
        started.close()


@pytest.fixture
def visit(browser: Browser, tmp_path: Path) -> Iterator[Callable[..., Seen]]:
    contexts = []

    def opened(html: str, *, width: int = 1280) -> Seen:
        place = tmp_path / "page.html"
        place.write_text(html, encoding="utf-8", newline="\n")
        context = browser.new_context(viewport={"width": width, "height": 900})
        contexts.append(context)
        page = context.new_page()
        page.add_init_script(RECORD)
        seen = Seen(page=page, address=place.as_uri())
        page.on(
            "console", lambda said: seen.complaints.append(said.text) if said.type in {"error", "warning"} else None
        )
        page.on("pageerror", lambda error: seen.complaints.append(str(error)))
        page.on("dialog", lambda dialog: seen.complaints.append(dialog.message))
        page.on("request", lambda asked: seen.complaints.append(asked.url) if asked.url != seen.address else None)
        page.goto(seen.address)
        page.wait_for_timeout(400)
        return seen

    yield opened
    for context in contexts:
        context.close()


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("kind", list(PAGES))
def test_no_name_runs_and_nothing_leaves_the_page(visit: Callable[..., Seen], kind: str, lang: str) -> None:
    model = synthetic_map(lang, names=HOSTILE)
    seen = visit(PAGES[kind](model))
    title = {
        "map": {"en": "Network map", "fr": "Carte du réseau"},
        "explore": {"en": "Explore freely", "fr": "Explorer librement"},
    }
    if kind == "map":
        for index in range(len(HOSTILE)):
            mark = seen.page.locator(f"svg.wide .mark[data-mark='{index}']")
            mark.dispatch_event("click")
            assert seen.page.locator("#focus .focusname").inner_text().split() == HOSTILE[index].split()
    assert seen.page.title() == f"{title[kind][lang]}, {model.title}"
    assert seen.page.locator("iframe, img, main b:text-is('name')").count() == 0
    assert seen.problems() == []


@pytest.mark.parametrize("kind", list(PAGES))
def test_the_watch_sees_what_a_page_should_not_do(visit: Callable[..., Seen], kind: str) -> None:
    seen = visit(PAGES[kind](synthetic_map()))
    seen.page.evaluate("new Image().src = 'http://127.0.0.1:9/pixel.png'")
    seen.page.evaluate("(() => { try { document.body.innerHTML = '<b>x</b>'; } catch { } })()")
    seen.page.wait_for_timeout(200)
    problems = " ".join(seen.problems())
    assert "img-src" in problems
    assert "require-trusted-types-for" in problems


def test_the_hashes_of_the_vendored_library_are_those_of_the_styles_it_injects(visit: Callable[..., Seen]) -> None:
    free = re.sub(r"<meta http-equiv=\"Content-Security-Policy\"[^>]*>", "", explore_page(synthetic_map()))
    styles: list[str] = visit(free).page.evaluate(
        "[...document.querySelectorAll('style')].slice(0).map((one) => one.textContent)"
    )
    injected = {"", *(style for style in styles if "--ground" not in style)}
    hashes = {f"'sha256-{base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()}'" for style in injected}
    assert hashes == set(own_text("assets/vis-network.style-hashes.txt").split())


def test_a_click_brings_an_organization_forward_and_escape_goes_back(visit: Callable[..., Seen]) -> None:
    model = synthetic_map()
    seen = visit(map_page(model))
    index = max(range(len(model.marks)), key=lambda one: model.marks[one].degree)
    seen.page.locator(f"svg.wide .mark[data-mark='{index}'] .shape").click()
    lines = seen.page.locator("svg.wide .line.on")
    assert lines.count() == model.marks[index].degree
    assert seen.page.locator("svg.wide .badge").count() == model.marks[index].degree
    assert seen.page.locator("#focus .neighbours li").count() == model.marks[index].degree
    assert seen.page.locator("#live").inner_text().startswith(f"{model.marks[index].name}. Linkages: ")
    seen.page.keyboard.press("Escape")
    assert lines.count() == 0
    assert seen.page.locator("#rest").is_visible()
    assert seen.problems() == []


def test_the_map_is_one_tab_stop_with_arrows_enter_and_escape(visit: Callable[..., Seen]) -> None:
    model = synthetic_map("fr")
    seen = visit(map_page(model))
    seen.page.locator("#picture").focus()
    press = seen.page.keyboard.press
    live = seen.page.locator("#live")
    press("ArrowRight")
    assert live.inner_text() == "Organismes d’établissement, 13"
    press("ArrowLeft")
    assert live.inner_text() == "Organismes communautaires, 11"
    press("Enter")
    press("ArrowRight")
    press("Enter")
    first = next(index for index, mark in enumerate(model.marks) if mark.sector == 15)
    assert seen.page.locator("#focus .focusname").inner_text() == model.marks[first + 1].name
    press("Escape")
    assert seen.page.locator("#focus .focusname").inner_text() == "Organismes communautaires"
    press("Escape")
    assert seen.page.locator("#focus").is_hidden()
    assert live.inner_text() == "Organismes communautaires, 11"
    press("Tab")
    assert seen.page.evaluate("document.activeElement.matches('.families input')")


def test_an_unticked_sector_fades_with_its_lines_and_gaps(visit: Callable[..., Seen]) -> None:
    model = synthetic_map()
    seen = visit(map_page(model))
    seen.page.locator(".families label", has_text="Employers").locator("input").uncheck()
    employers = {index for index, mark in enumerate(model.marks) if mark.sector == 12}
    touched = sum(bool({line.first, line.second} & employers) for line in model.lines)
    assert seen.page.locator("svg.wide .mark.off").count() == 6
    assert seen.page.locator("svg.wide .line.off").count() == touched
    assert seen.page.locator("svg.wide .gap.off").count() == 1


@pytest.mark.parametrize("width", [1280, 390, 320])
@pytest.mark.parametrize("kind", list(PAGES))
def test_nothing_scrolls_sideways(visit: Callable[..., Seen], kind: str, width: int) -> None:
    seen = visit(PAGES[kind](synthetic_map("fr")), width=width)
    assert seen.page.evaluate("document.documentElement.scrollWidth") == width
    if kind == "map":
        assert seen.page.locator("svg.tall").is_visible() is (width < 760)


def test_the_library_draws_and_may_move_when_asked(visit: Callable[..., Seen]) -> None:
    seen = visit(explore_page(synthetic_map()))
    assert seen.page.locator("#explore canvas").count() == 1
    still = seen.page.locator("#explore").screenshot()
    assert len(set(still[1000:6000])) > 50
    seen.page.locator("#move").click()
    seen.page.wait_for_timeout(500)
    assert seen.page.locator("#explore").screenshot() != still
    assert seen.problems() == []
