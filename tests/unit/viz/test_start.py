"""The first page of a store: what is not recorded says so, and no name is markup."""

from __future__ import annotations

import pytest

from lipgraph_viz.start import Entry, notice_page, start_page


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


def test_an_empty_store_says_what_to_do_first() -> None:
    assert "lipgraph load" in start_page((), lang="en")


def test_a_notice_escapes_what_it_repeats() -> None:
    assert "<b>" not in notice_page("<b>", lang="fr").split("<main", 1)[1]
