"""The map as one SVG: sectors around a table, by presentation attributes and classes only, readable without a page."""

import html
import re
from collections import Counter

from lipgraph_viz import shapes
from lipgraph_viz.labels import Box, Label, along, place_labels, place_pill
from lipgraph_viz.layout import LANDSCAPE, Frame, Slots, control_point, cut_line, mark_radius, slots, superellipse
from lipgraph_viz.map_model import MapLine, MapModel, say, unknown, with_unknown
from lipgraph_viz.palette import TOKENS, colour_class, look_of
from lipgraph_viz.wrapping import wrapped

PAPER, INK, INK2, GAP, GAPBG = (TOKENS[name][0] for name in ("paper", "ink", "ink2", "gap", "gapbg"))
FONT = "Segoe UI, system-ui, -apple-system, Helvetica Neue, Arial, sans-serif"
WORDED_GAPS = 6
CROWD = 300
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def quoted(text: str) -> str:
    """Return text that is safe in an element and in an attribute, without what XML cannot hold."""
    return html.escape(_NOT_XML.sub("\ufffd", text))


def number(value: float) -> str:
    """Return a coordinate as short as it can be said."""
    short = f"{value:.1f}".removesuffix(".0")
    return "0" if short == "-0" else short


def map_svg(model: MapModel, *, frame: Frame = LANDSCAPE) -> str:
    """Return the picture of a model as a standalone SVG; the same element stands in the page."""
    model = with_unknown(model)
    found = slots(model, frame)
    labels = place_labels(model, found)
    name, width, height = frame.name, number(found.frame.width), number(found.frame.height)
    parts = [
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" class="picture {name}" viewBox="0 0 {width} {height}" '
            f'width="{width}" height="{height}" role="img" aria-labelledby="{name}-title {name}-desc" '
            f'font-family="{FONT}" lang="{quoted(model.lang)}">'
        ),
        f'<title id="{name}-title">{quoted(say(model, "svg_title", title=model.title))}</title>',
        f'<desc id="{name}-desc">{quoted(_description(model))}</desc>',
        f'<rect class="sheet" width="{width}" height="{height}" fill="{PAPER}"/>',
        _table(found),
        *_tints(model, found),
        *_lines(model, found),
        *_marks(model, found),
        '<g class="badges"></g>',
        *_gaps(model, found, labels),
        *_labels(model, labels),
        *_unknown(model, found),
        _stamp(model, found),
        "</svg>",
    ]
    return "\n".join(part for part in parts if part)


def _description(model: MapModel) -> str:
    cross = sum(line.cross for line in model.lines)
    here = sum(mark.present for mark in model.marks)
    if model.unasked:
        return " ".join(unknown(model))
    return say(
        model,
        "svg_desc",
        sectors=len(model.sectors),
        organizations=here,
        lines=len(model.lines),
        cross=cross,
        gaps=len(model.gaps),
    )


def _table(found: Slots) -> str:
    frame = found.frame
    centre = (frame.width / 2, frame.height / 2)
    inset = (188 / 900 * frame.width, 182 / 720 * frame.height)
    radii = (centre[0] - inset[0], centre[1] - inset[1])
    points = [superellipse(centre, radii, 2.9, step * 2 * 3.141592653589793 / 120) for step in range(120)]
    way = " ".join(f"{number(x)},{number(y)}" for x, y in points)
    return f'<polygon class="surface" points="{way}" fill="{TOKENS["table"][0]}" stroke="{TOKENS["line"][0]}"/>'


def _tints(model: MapModel, found: Slots) -> list[str]:
    parts = []
    for index, (sector, region) in enumerate(zip(model.sectors, found.regions, strict=True)):
        colour = look_of(sector.rank).light
        paint = f'fill="{colour}" fill-opacity=".09"'
        if region.size == 0:
            paint = f'fill="none" stroke="{TOKENS["edge"][0]}" stroke-dasharray="3 4"'
        parts.append(
            f'<circle class="tint {colour_class(sector.rank)}{"" if region.size else " absent"}" data-sector="{index}" '
            f'cx="{number(region.x)}" cy="{number(region.y)}" r="{number(region.radius)}" {paint}/>'
        )
    return parts


def _lines(model: MapModel, found: Slots) -> list[str]:
    crowded = len(model.marks) > CROWD
    banded = crowded or model.public
    parts = ['<g class="ribbons" fill="none">', *_ribbons(model, found), "</g>"] if banded else []
    parts.append(f'<g class="lines{" crowded" if crowded else ""}" fill="none">')
    for index, line in enumerate(model.lines):
        start, end = found.places[line.first], found.places[line.second]
        bend = ""
        if line.cross:
            control = control_point(found, model.marks, line.first, line.second)
            bend = f"Q{number(control[0])} {number(control[1])} "
        way = f"M{number(start[0])} {number(start[1])}{bend or 'L'}{number(end[0])} {number(end[1])}"
        hidden = ' visibility="hidden"' if crowded else ""
        kinds = ["cross" if line.cross else "within", *([] if line.confirmed else ["single"])]
        parts.append(
            f'<path class="{" ".join(["line", *kinds, *([line.change] if line.change else [])])}" '
            f'data-line="{index}" d="{way}" {_paint(line)}{hidden}/>'
        )
    return [*parts, "</g>"]


def _paint(line: MapLine) -> str:
    """Return how a line is drawn: a texture at rest, bold where it is new, dashed where it ended."""
    if line.change == "new":
        return f'stroke="{INK}" stroke-width="2.5"'
    if line.change == "ended":
        return f'stroke="{INK2}" stroke-width="1.5" stroke-dasharray="3 3"'
    if line.change == "kept":
        return f'stroke="{INK2}" stroke-opacity=".14"'
    return f'stroke="{INK2}" stroke-opacity="{".34" if line.cross else ".22"}"'


def _pairs(model: MapModel) -> Counter[tuple[int, int]]:
    pairs: Counter[tuple[int, int]] = Counter()
    if model.public:
        return Counter({(one.first, one.second): one.count for one in model.ribbons})
    for line in model.lines:
        first, second = model.marks[line.first].sector, model.marks[line.second].sector
        if first != second:
            pairs[min(first, second), max(first, second)] += 1
    return pairs


def _ribbons(model: MapModel, found: Slots) -> list[str]:
    pairs = _pairs(model)
    most = max(pairs.values(), default=1)
    centre = (found.frame.width / 2, found.frame.height / 2)
    parts = []
    for (first, second), count in sorted(pairs.items()):
        a, b = found.regions[first], found.regions[second]
        x = centre[0] + 0.42 * ((a.x + b.x) / 2 - centre[0])
        y = centre[1] + 0.42 * ((a.y + b.y) / 2 - centre[1])
        parts.append(
            f'<path class="ribbon" d="M{number(a.x)} {number(a.y)}Q{number(x)} {number(y)} '
            f'{number(b.x)} {number(b.y)}" stroke="{INK2}" stroke-opacity=".34" '
            f'stroke-width="{number(1 + 13 * count / most)}"/>'
        )
    return parts


def _marks(model: MapModel, found: Slots) -> list[str]:
    parts = []
    for index, (mark, (x, y)) in enumerate(zip(model.marks, found.places, strict=True)):
        if not mark.present:
            continue
        sector = model.sectors[mark.sector]
        look = look_of(sector.rank)
        radius = mark_radius(mark, found.frame)
        hollow = mark.degree == 0
        fill = PAPER if hollow else look.light
        shape = shapes.shape(look.shape, (x, y), radius, f'fill="{fill}" stroke="{look.light}" stroke-width="1.4"')
        ring = "" if mark.answered else shapes.ring((x, y), radius + 3.6 * max(found.frame.factor, 0.7), INK)
        classes = f"mark {colour_class(sector.rank)}{' hollow' if hollow else ''}{'' if mark.answered else ' silent'}"
        title = quoted(", ".join(word for word in (mark.name, sector.name, mark.status) if word))
        parts.append(f'<g class="{classes}" data-mark="{index}"><title>{title}</title>{shape}{ring}</g>')
    return parts


def _gaps(model: MapModel, found: Slots, labels: list[Label]) -> list[str]:
    taken = [label.box for label in labels]
    ways = [cut_line(found.regions[gap.first], found.regions[gap.second]) for gap in model.gaps]
    parts = ['<g class="gaps">']
    for index, (gap, (start, end)) in enumerate(zip(model.gaps, ways, strict=True)):
        crossed = [box for other, way in enumerate(ways) if other != index for box in along(*way)]
        worded = found.frame.factor == 1 and index < WORDED_GAPS
        words = gap.words if worded else str(index + 1)
        pill = place_pill(words, (start, end), [*taken, *crossed], found.frame)
        taken.append(pill)
        parts.append(
            f'<g class="gap" data-gap="{index}"><title>{quoted(_gap_title(model, index))}</title>'
            f'<path d="M{number(start[0])} {number(start[1])}L{number(end[0])} {number(end[1])}" fill="none" '
            f'stroke="{GAP}" stroke-width="2.4" stroke-dasharray="9 6"/>{_pill(pill, words)}</g>'
        )
    return [*parts, "</g>"]


def _gap_title(model: MapModel, index: int) -> str:
    gap = model.gaps[index]
    first, second = model.sectors[gap.first].name, model.sectors[gap.second].name
    return say(model, "gap_title", first=first, second=second, words=gap.words)


def _pill(box: Box, words: str) -> str:
    return (
        f'<rect class="pill" x="{number(box.left)}" y="{number(box.top)}" width="{number(box.width)}" '
        f'height="{number(box.height)}" rx="{number(box.height / 2)}" '
        f'fill="{GAPBG}" stroke="{GAP}" stroke-width="1.3"/>'
        f'<text class="words" x="{number(box.left + box.width / 2)}" y="{number(box.top + box.height / 2 + 4.2)}" '
        f'text-anchor="middle" font-size="12" font-weight="600" fill="{GAP}">{quoted(words)}</text>'
    )


def _labels(model: MapModel, labels: list[Label]) -> list[str]:
    return [
        f'<text class="label" data-sector="{index}" x="{number(label.x)}" y="{number(label.y)}" text-anchor="middle" '
        f'font-size="{label.size}" font-weight="600" fill="{INK}" stroke="{PAPER}" stroke-width="3.5" '
        f'stroke-linejoin="round" paint-order="stroke">{quoted(sector.short)} '
        f'<tspan class="count" font-weight="400" fill="{INK2}">{"" if model.nobody else label.count}</tspan></text>'
        for index, (sector, label) in enumerate(zip(model.sectors, labels, strict=True))
    ]


def _unknown(model: MapModel, found: Slots) -> list[str]:
    """Say on the table itself what is not known: an empty picture would read as no linkage."""
    size = 17.0 if found.frame.factor == 1 else 13.0
    room = found.frame.width * (0.46 if found.frame.factor == 1 else 0.52)
    lines = [line for sentence in unknown(model) for line in wrapped(sentence, room, size)]
    top = found.frame.height / 2 - (len(lines) - 1) * size * 0.7 + size * 0.35
    return [
        f'<text class="told" x="{number(found.frame.width / 2)}" y="{number(top + place * size * 1.4)}" '
        f'text-anchor="middle" font-size="{number(size)}" fill="{INK}">{quoted(line)}</text>'
        for place, line in enumerate(lines)
    ]


def _stamp(model: MapModel, found: Slots) -> str:
    if not model.synthetic:
        return ""
    x, y = number(found.frame.width - 8), number(found.frame.height - 8)
    words = quoted(say(model, "stamp", moment=model.moment))
    return f'<text class="stamp" x="{x}" y="{y}" text-anchor="end" font-size="12" fill="{INK2}">{words}</text>'
