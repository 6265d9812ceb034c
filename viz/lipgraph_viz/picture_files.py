"""The map's picture as a file of its own: the SVG as it is, or drawn into a PNG without a browser."""

from functools import cache
from typing import Final

from lipgraph.errors import InputError
from lipgraph_viz.map_model import MapModel
from lipgraph_viz.svg import map_svg

SCALE: Final = 2
"""A PNG has twice the pixels of the picture, for paper and sharp screens."""
FAMILIES: Final = ("Segoe UI", "Helvetica Neue", "Arial", "DejaVu Sans", "Noto Sans", "Liberation Sans", "Cantarell")
_TRIAL: Final = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20" font-family="sans-serif">{}</svg>'


def picture(model: MapModel, kind: str) -> bytes:
    """Return the picture of a model as ``svg`` or ``png``. Raises InputError where this machine has no letters."""
    drawn = map_svg(model)
    return drawn.encode() if kind == "svg" else _png(drawn, _family())


@cache
def _family() -> str:
    """Return a family of letters that is installed: a picture whose words are missing would not tell the truth."""
    empty = _png(_TRIAL.format(""), FAMILIES[0])
    for family in FAMILIES:
        if _png(_TRIAL.format('<text y="15">Aé</text>'), family) != empty:
            return family
    raise InputError("no-letters", expected=", ".join(FAMILIES))


def _png(drawn: str, family: str) -> bytes:
    from resvg_py import svg_to_bytes

    return bytes(svg_to_bytes(svg_string=drawn, zoom=SCALE, background="#ffffff", sans_serif_family=family))
