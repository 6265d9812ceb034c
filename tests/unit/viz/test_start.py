"""The first page of a store: what is not recorded says so, and no name is markup."""

from __future__ import annotations

import pytest

from lipgraph.domain.holdings import directory_of
from lipgraph.domain.ids import InstrumentId, PartnershipId
from lipgraph.domain.instruments import Instrument
from lipgraph.domain.partnerships import Partnership
from lipgraph.domain.source import Source
from lipgraph_viz.start import Entry, glances, notice_page, start_page


def entry(name: str, *, organizations: int = 0, waves: tuple[str, ...] = ()) -> Entry:
    """Return an entry as a directory would give it."""
    return Entry(slug="x y", name=name, kind="LIP", synthetic=True, organizations=organizations, waves=waves)


@pytest.mark.parametrize(
    ("lang", "words"),
    [("en", ("not recorded", "nobody was asked")), ("fr", ("non consigné", "personne n’a été interrogé"))],
)
def test_a_partnership_of_which_nothing_is_recorded_shows_words_and_no_zero(lang: str, words: tuple[str, str]) -> None:
    page = start_page((entry("Peel"),), lang=lang)
    assert all(word in page for word in words)
    assert ">0<" not in page
    assert "/map" not in page


def test_a_partnership_with_waves_links_to_its_pictures_and_a_hostile_name_stays_text() -> None:
    page = start_page((entry("</script><img src=x onerror=alert(1)>", organizations=3, waves=("2025",)),), lang="en")
    assert '/partnerships/x%20y/map?lang=en"' in page
    assert "<img" not in page


def test_a_data_set_with_instruments_is_linked_at_one_glance() -> None:
    cited = Source(document="paper")
    homes = [
        Partnership(id=PartnershipId(key), slug=key, name=key, dataset=key, source=source)
        for key, source in (("told", cited), ("plain", Source(document="other")))
    ]
    framed = Instrument(id=InstrumentId("i"), slug="i", name="I", source=cited)
    found = glances(directory_of([*homes, framed]))
    assert found == ("told",)
    page = start_page((entry("Peel"),), lang="fr", datasets=("<b>",))
    assert '/datasets/%3Cb%3E?lang=fr"' in page
    assert "<b>" not in page.split("<main", 1)[1]


def test_an_empty_store_says_what_to_do_first() -> None:
    assert "lipgraph load" in start_page((), lang="en")


def test_a_notice_escapes_what_it_repeats() -> None:
    assert "<b>" not in notice_page("<b>", lang="fr").split("<main", 1)[1]
