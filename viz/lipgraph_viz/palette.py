"""Ink, paper and the colours and shapes of sectors, by their rank and in a light and a dark theme."""

from dataclasses import dataclass
from typing import Final

SHAPES: Final = ("circle", "square", "triangle", "diamond", "ring")
FAMILIES: Final = ("welcome", "learning", "health", "rights", "work", "public")


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How a sector is drawn: its family of hues (no classification), its shape and its two colours."""

    family: str
    shape: str
    light: str
    dark: str


TOKENS: Final[dict[str, tuple[str, str]]] = {
    "ground": ("#f4f5f2", "#0d1014"),
    "paper": ("#ffffff", "#14191f"),
    "ink": ("#16202a", "#eef2f5"),
    "ink2": ("#4a5661", "#b3bec8"),
    "link": ("#0b5394", "#86c3ff"),
    "edge": ("#76828d", "#7f8c98"),
    "line": ("#d3d9dd", "#323c46"),
    "bar": ("#3c4f60", "#a9bac8"),
    "band": ("#cfd8df", "#3b4854"),
    "more": ("#1f5f9e", "#8fc4f5"),
    "morebg": ("#e3eef8", "#16283a"),
    "gap": ("#9a4a00", "#ffb45e"),
    "gapbg": ("#fdf3e6", "#2b2013"),
    "syn": ("#5b4a00", "#ffe58a"),
    "synbg": ("#fff3c4", "#332b08"),
    "table": ("#f7f8f5", "#181e25"),
}

_SECTORS: Final = (
    ("welcome", "circle", "#4a7df7", "#2f88fe"),
    ("welcome", "square", "#0457bd", "#4f86fc"),
    ("welcome", "triangle", "#1f86f0", "#0982eb"),
    ("learning", "circle", "#6b4a0f", "#f9b050"),
    ("learning", "square", "#ac7210", "#f8ba40"),
    ("learning", "triangle", "#bd7506", "#ac7542"),
    ("health", "circle", "#226c54", "#8af8b9"),
    ("health", "square", "#2f9467", "#72dfae"),
    ("health", "triangle", "#04522d", "#9af6bd"),
    ("rights", "circle", "#ac5a9f", "#a6709c"),
    ("rights", "square", "#712e5f", "#aa6e96"),
    ("rights", "triangle", "#7f1473", "#ffc8fa"),
    ("work", "circle", "#e06340", "#d45c3d"),
    ("work", "square", "#9f000f", "#de5432"),
    ("public", "circle", "#3c4759", "#c5cfd8"),
    ("public", "square", "#7d8593", "#d3e5f5"),
)
LOOKS: Final = tuple(
    Look(family=family, shape=shape, light=light, dark=dark) for family, shape, light, dark in _SECTORS
)
UNKNOWN: Final = Look(family="unknown", shape="ring", light=TOKENS["edge"][0], dark=TOKENS["edge"][1])
PLACES: Final = len(LOOKS)


def look_of(rank: int) -> Look:
    """Return the look of the sector at a rank from 1; later rounds keep the hues with a diamond, then a ring."""
    if rank < 1:
        return UNKNOWN
    turn, place = divmod(rank - 1, PLACES)
    first = LOOKS[place]
    if turn == 0:
        return first
    shape = "diamond" if turn == 1 else "ring"
    return Look(family=first.family, shape=shape, light=first.light, dark=first.dark)


def colour_class(rank: int) -> str:
    """Return the class that carries a sector's colour in a page."""
    return "c0" if rank < 1 else f"c{(rank - 1) % PLACES + 1}"


def _variables(theme: int) -> str:
    tokens = [f"--{name}:{colours[theme]}" for name, colours in TOKENS.items()]
    sectors = [f"--c{place}:{(look.light, look.dark)[theme]}" for place, look in enumerate((UNKNOWN, *LOOKS))]
    return ";".join(tokens + sectors)


def theme_css() -> str:
    """Return the custom properties of both themes; print is always light, and a chosen theme beats the system's."""
    dark = _variables(1)
    return "\n".join(
        [
            f":root{{color-scheme:light;{_variables(0)}}}",
            (
                "@media screen and (prefers-color-scheme:dark)"
                f"{{:root:not([data-theme=light]){{color-scheme:dark;{dark}}}}}"
            ),
            f"@media screen{{:root[data-theme=dark]{{color-scheme:dark;{dark}}}}}",
            *(f".c{place}{{--c:var(--c{place})}}" for place in range(PLACES + 1)),
        ]
    )
