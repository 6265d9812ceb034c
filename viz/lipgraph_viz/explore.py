"""The same map to drag and zoom: pyvis's nodes and edges, drawn by a vendored library under a strict policy."""

import json
from functools import cache

from pyvis.network import Network

from lipgraph_viz.frame import as_json, hash_source, own_text, policy, render, style, trusted
from lipgraph_viz.layout import LANDSCAPE, Slots, cut_line, mark_radius, slots
from lipgraph_viz.map_model import MapLine, MapMark, MapModel, say, unknown, with_unknown
from lipgraph_viz.pages.site import Site, site_style, taken_along
from lipgraph_viz.palette import TOKENS, look_of

LIBRARY = "assets/vis-network.min.js"
SHAPES = {"circle": "dot", "square": "square", "triangle": "triangle", "diamond": "diamond", "ring": "dot"}
OPTIONS: dict[str, object] = {
    "autoResize": True,
    "physics": {"enabled": False, "solver": "forceAtlas2Based"},
    "layout": {"randomSeed": 1, "improvedLayout": False},
    "interaction": {
        "hover": True,
        "keyboard": {"enabled": True, "bindToWindow": False},
        "navigationButtons": False,
        "tooltipDelay": 120,
    },
    # Names come when there is room for them; until then the sectors' names and the tooltips serve.
    "nodes": {"font": {"size": 11}, "scaling": {"label": {"enabled": False, "drawThreshold": 14}}, "borderWidth": 1.4},
    "edges": {"smooth": False, "selectionWidth": 1.5, "hoverWidth": 0},
}
Item = dict[str, object]


@cache
def explore_policy(*, served: bool = False) -> str:
    """Return the content security policy of the page for exploring, for a server that also sends it as a header."""
    injected = own_text("assets/vis-network.style-hashes.txt").split()
    styles = [hash_source(site_style() if served else style()), *injected]
    return policy([own_text(LIBRARY), own_text("templates/explore.js")], styles, served=served)


def explore_page(model: MapModel, site: Site | None = None) -> str:
    """Return the whole page, a file of its own or one of a served site; see `map_page` for how to write it."""
    model = with_unknown(model)
    return render(
        "explore.html.jinja",
        model,
        site=site,
        **taken_along(site, say(model, "explore_title"), digest=model.digest[:16]),
        unknown=unknown(model),
        policy=explore_policy(served=site is not None),
        style=trusted(style() if site is None else site_style()),
        library=trusted(own_text(LIBRARY)),
        script=trusted(own_text("templates/explore.js")),
        payload=as_json(_payload(model)),
    )


def explore_network(model: MapModel) -> Network:
    """Return pyvis's network of a model whose marks all have a sector; its lists are set whole, in linear time."""
    found = slots(model)
    network = Network(height="100%", width="100%")
    network.nodes = [*_organizations(model, found), *_sectors(model, found), *_gap_ends(model, found)]
    network.edges = [*map(_edge, model.lines), *_gaps(model)]
    network.options = OPTIONS
    return network


def _payload(model: MapModel) -> Item:
    nodes, edges, _heading, _height, _width, options = explore_network(model).get_network_data()
    looks = [look_of(sector.rank) for sector in model.sectors]
    return {
        "nodes": nodes,
        "edges": edges,
        "options": json.loads(options),
        "tokens": {name: {"light": light, "dark": dark} for name, (light, dark) in TOKENS.items()},
        "sectors": [{"light": look.light, "dark": look.dark} for look in looks],
    }


def _organizations(model: MapModel, found: Slots) -> list[Item]:
    placed = enumerate(zip(model.marks, found.places, strict=True))
    return [_node(model, index, mark) | _at(place, found) for index, (mark, place) in placed if mark.present]


def _node(model: MapModel, index: int, mark: MapMark) -> Item:
    sector = model.sectors[mark.sector]
    ties = say(model, "explore_ties", degree=mark.degree)
    return {
        "id": index,
        "label": mark.name,
        "title": f"{mark.name}\n{sector.name}\n{ties}\n{mark.status}",
        "shape": SHAPES[look_of(sector.rank).shape],
        "size": round(mark_radius(mark, LANDSCAPE), 1),
        "sector": mark.sector,
        "hollow": mark.degree == 0,
        "shapeProperties": {"borderDashes": False if mark.answered else [2, 2]},
    }


def _sectors(model: MapModel, found: Slots) -> list[Item]:
    nodes: list[Item] = []
    for index, (sector, region) in enumerate(zip(model.sectors, found.regions, strict=True)):
        away = region.radius + 12
        foot = region.y + (away if region.y > 0.72 * found.frame.height else -away)
        node = {
            "id": _sector_id(index),
            "label": sector.short,
            "shape": "text",
            "physics": False,
            "font": {"size": 16},
            **_at((region.x, foot), found),
        }
        nodes.append(node)
    return nodes


def _sector_id(index: int) -> str:
    return f"sector-{index}"


def _at(place: tuple[float, float], found: Slots) -> Item:
    return {"x": round(place[0] - found.frame.width / 2, 1), "y": round(place[1] - found.frame.height / 2, 1)}


def _edge(line: MapLine) -> Item:
    return {
        "from": line.first,
        "to": line.second,
        "width": 1.4 if line.confirmed else 1,
        "dashes": False if line.confirmed else [2, 3],
    }


def _gap_ends(model: MapModel, found: Slots) -> list[Item]:
    nodes: list[Item] = []
    for index, gap in enumerate(model.gaps):
        ends = cut_line(found.regions[gap.first], found.regions[gap.second])
        for end, place in enumerate(ends):
            node: Item = {"id": _gap_id(index, end), "shape": "dot", "size": 1, "opacity": 0, "physics": False}
            nodes.append({**node, **_at(place, found)})
    return nodes


def _gap_id(index: int, end: int) -> str:
    return f"gap-{index}-{end}"


def _gaps(model: MapModel) -> list[Item]:
    return [
        {
            "from": _gap_id(index, 0),
            "to": _gap_id(index, 1),
            "label": f"{say(model, 'key_gap')}\n{gap.words}",
            "gap": True,
            "width": 2.4,
            "dashes": [9, 6],
            "physics": False,
        }
        for index, gap in enumerate(model.gaps)
    ]
