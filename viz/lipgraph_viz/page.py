"""The map as one offline page: the picture, its legend and its tables, with a small script for focus and filter."""

from collections import Counter
from dataclasses import dataclass
from functools import cache

from markupsafe import Markup

from lipgraph_viz import shapes
from lipgraph_viz.frame import as_json, hash_source, own_text, policy, policy_of, render, style, trusted
from lipgraph_viz.layout import PORTRAIT
from lipgraph_viz.map_model import MapModel, say, unknown, with_unknown
from lipgraph_viz.pages.site import Site, site_style, taken_along
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


@cache
def map_policy(*, served: bool = False) -> str:
    """Return the content security policy of the map page; of a served one its forms go to where it came from."""
    if served:
        return policy_of([own_text("templates/map.js")], site_style())
    return policy([own_text("templates/map.js")], [hash_source(style())])


def map_page(model: MapModel, site: Site | None = None) -> str:
    """Return the whole page: a file of its own, or one of a served site.

    Write it without translating line ends, or the hashes of its policy break on Windows.
    """
    model = with_unknown(model)
    return render(
        "map.html.jinja",
        model,
        site=site,
        **taken_along(site, say(model, "title"), digest=model.digest[:16]),
        policy=map_policy(served=site is not None),
        style=trusted(style() if site is None else site_style()),
        script=trusted(own_text("templates/map.js")),
        wide=trusted(map_svg(model)),
        tall=trusted(map_svg(model, frame=PORTRAIT)),
        families=_families(model),
        facts=_facts(model),
        unknown=unknown(model),
        pairs=_pairs(model),
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
    if model.unasked:
        return [(len(here), say(model, "fact_organizations"))] if here else []
    if model.public:
        return [(len(here), say(model, "fact_organizations"))]
    if model.since:
        turned = [(sum(line.change == kind for line in model.lines), kind) for kind in ("new", "ended", "kept")]
        said = [(count, say(model, f"fact_{kind}")) for count, kind in turned]
        return [*said, *([(model.left_out, say(model, "fact_left"))] if model.left_out else [])]
    cross = sum(line.cross for line in model.lines)
    return [
        (cross, say(model, "fact_cross")),
        (len(model.lines) - cross, say(model, "fact_within")),
        (sum(line.confirmed for line in model.lines), say(model, "fact_confirmed")),
        (sum(mark.degree == 0 for mark in here), say(model, "fact_isolates")),
        (sum(not mark.answered for mark in here), say(model, "fact_silent")),
    ]


def _pairs(model: MapModel) -> list[tuple[str, str, str]]:
    """Return the pairs of sectors; what is not among them has none, in a public map few or none."""
    if model.public:
        found = [((one.first, one.second), one.count) for one in model.ribbons]
    else:
        found = sorted(
            Counter(
                (min(ends), max(ends))
                for line in model.lines
                if line.cross and line.change != "ended"
                for ends in [(model.marks[line.first].sector, model.marks[line.second].sector)]
            ).items()
        )
    return [(model.sectors[first].name, model.sectors[second].name, str(count)) for (first, second), count in found]


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
    hidden = model.public or model.unasked
    return {
        "lang": model.lang,
        "across": not hidden,
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
                "address": mark.address,
            }
            for mark in model.marks
        ],
        "lines": [(line.first, line.second, line.confirmed, line.change) for line in model.lines],
        "gaps": [(gap.first, gap.second) for gap in model.gaps],
        "say": {
            "counts": say(model, "focus_counts", **kept),
            "none": say(model, "focus_none"),
            "status": say(model, "focus_status", status="{status}"),
            "confirmed": say(model, "confirmed"),
            "single": say(model, "single"),
            "page": say(model, "own_page"),
            "ended": say(model, "ended"),
            "new": say(model, "new"),
            "rest": say(model, "back"),
            "backTo": say(model, "back_to", name="{name}"),
            "members": say(model, "sector_members"),
            "across": say(model, "sector_across"),
            "unknown": say(model, "few" if model.public else "unasked") if hidden else "",
        },
    }
