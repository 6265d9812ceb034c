"""The map as one offline page: the picture, its legend and its tables, with a small script for focus and filter."""

from dataclasses import dataclass

from markupsafe import Markup

from lipgraph_viz import shapes
from lipgraph_viz.frame import as_json, hash_source, own_text, policy, render, style, trusted
from lipgraph_viz.layout import PORTRAIT
from lipgraph_viz.map_model import MapModel, say, with_unknown
from lipgraph_viz.palette import FAMILIES, colour_class, look_of
from lipgraph_viz.svg import map_svg

RANKED = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A line of the legend or of a ranking: what it points at, and its glyph."""

    index: int
    name: str
    count: int
    colour: str
    glyph: Markup
    sector: str = ""


def map_policy() -> str:
    """Return the content security policy of the map page, for a server that also sends it as a header."""
    return policy([own_text("templates/map.js")], [hash_source(style())])


def map_page(model: MapModel) -> str:
    """Return the whole page; write it without translating line ends, or the hashes of its policy break on Windows."""
    model = with_unknown(model)
    return render(
        "map.html.jinja",
        model,
        policy=map_policy(),
        style=trusted(style()),
        script=trusted(own_text("templates/map.js")),
        wide=trusted(map_svg(model)),
        tall=trusted(map_svg(model, frame=PORTRAIT)),
        families=_families(model),
        facts=_facts(model),
        most=_most(model),
        payload=as_json(_payload(model)),
    )


def _families(model: MapModel) -> list[tuple[str, list[Entry]]]:
    counts = [0] * len(model.sectors)
    for mark in model.marks:
        counts[mark.sector] += mark.present
    found: dict[str, list[Entry]] = {family: [] for family in (*FAMILIES, "unknown")}
    for index, sector in enumerate(model.sectors):
        entry = Entry(
            index=index,
            name=sector.name,
            count=counts[index],
            colour=colour_class(sector.rank),
            glyph=_glyph(sector.rank),
        )
        found[look_of(sector.rank).family].append(entry)
    return [(family, entries) for family, entries in found.items() if entries]


def _glyph(rank: int) -> Markup:
    return trusted(shapes.shape(look_of(rank).shape, (7, 7), 5.5, ""))


def _facts(model: MapModel) -> list[tuple[int, str]]:
    here = [mark for mark in model.marks if mark.present]
    cross = sum(line.cross for line in model.lines)
    return [
        (cross, say(model, "fact_cross")),
        (len(model.lines) - cross, say(model, "fact_within")),
        (sum(line.confirmed for line in model.lines), say(model, "fact_confirmed")),
        (sum(mark.degree == 0 for mark in here), say(model, "fact_isolates")),
        (sum(not mark.answered for mark in here), say(model, "fact_silent")),
    ]


def _most(model: MapModel) -> list[Entry]:
    here = [(index, mark) for index, mark in enumerate(model.marks) if mark.present and mark.cross_degree > 0]
    here.sort(key=lambda one: (-one[1].cross_degree, one[1].name, one[1].organization))
    return [
        Entry(
            index=index,
            name=mark.name,
            count=mark.cross_degree,
            colour=colour_class(model.sectors[mark.sector].rank),
            glyph=_glyph(model.sectors[mark.sector].rank),
            sector=model.sectors[mark.sector].name,
        )
        for index, mark in here[:RANKED]
    ]


def _payload(model: MapModel) -> dict[str, object]:
    # The script fills these three itself, so their placeholders stay.
    kept = {name: f"{{{name}}}" for name in ("degree", "cross", "confirmed")}
    return {
        "lang": model.lang,
        "sectors": [
            {"name": sector.name, "short": sector.short, "colour": colour_class(sector.rank)}
            for sector in model.sectors
        ],
        "marks": [
            {
                "name": mark.name,
                "sector": mark.sector,
                "degree": mark.degree,
                "cross": mark.cross_degree,
                "status": mark.status,
                "present": mark.present,
            }
            for mark in model.marks
        ],
        "lines": [(line.first, line.second, line.confirmed) for line in model.lines],
        "gaps": [(gap.first, gap.second) for gap in model.gaps],
        "say": {
            "counts": say(model, "focus_counts", **kept),
            "none": say(model, "focus_none"),
            "status": say(model, "focus_status", status="{status}"),
            "confirmed": say(model, "confirmed"),
            "single": say(model, "single"),
            "rest": say(model, "back"),
        },
    }
