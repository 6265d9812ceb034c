"""The catalogues of every sentence a person sees, in English and French: one TOML file a surface beside this file."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

LANGUAGES = ("en", "fr")
"""The languages in which every message exists; a test holds the catalogues to it."""


@cache
def catalogue(surface: str) -> Mapping[str, Mapping[str, str]]:
    """Return the messages of a surface, by key and then language. Raises KeyError for a surface that has none."""
    place = files(__name__) / f"{surface}.toml"
    if not place.is_file():
        raise KeyError(surface)
    return tomllib.loads(place.read_text("utf-8"))


def surfaces() -> tuple[str, ...]:
    """Return the names of all surfaces that have a catalogue, sorted."""
    names = (entry.name for entry in files(__name__).iterdir())
    return tuple(sorted(name.removesuffix(".toml") for name in names if name.endswith(".toml")))


def text(surface: str, key: str, /, *, lang: str, **fields: object) -> str:
    """Return one message in ``lang`` with its ``{placeholders}`` filled. Raises KeyError for what does not exist."""
    return catalogue(surface)[key][lang].format(**fields)


def written_number(value: float | None, digits: int, *, lang: str) -> str:
    """Write a number as the language does: a true minus, no-break spaces; a dash where there is none."""
    if value is None:
        return "–"
    shown = f"{value:,}" if isinstance(value, int) else f"{value:,.{digits}f}"
    shown = shown.replace("-", "\u2212")
    return shown.replace(",", "\u202f").replace(".", ",") if lang == "fr" else shown
