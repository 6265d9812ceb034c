"""What a reader chose of a picture: the size of marks, a difference between two waves, what the public may see."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from lipgraph.analysis.projection import Projection, project
from lipgraph.domain.network import StakeholderNetwork
from lipgraph_viz.map_model import MapLine, MapModel, MapRibbon

SIZES: Final = ("cross", "degree", "equal")
"""What the area of a mark may show: linkages across sectors, all linkages, or nothing."""

SMALL: Final = 5
"""A count below this is not shown to the public."""
EQUAL: Final = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """What a reader chose; `page_of` gives the address of an organization's own page by its slug."""

    size: str = "cross"
    since: StakeholderNetwork | None = None
    public: bool = False
    page_of: Callable[[str], str] | None = None


PLAIN: Final = Drawing()


def drawn_as(model: MapModel, network: StakeholderNetwork, shown: Projection, drawing: Drawing) -> MapModel:
    """Return a model as the reader chose to see it."""
    if drawing.public:
        return _public(model)
    sized = _sized(model, drawing.size)
    compared = sized if drawing.since is None else _difference(sized, shown, drawing.since)
    return compared if drawing.page_of is None else _linked(compared, network, drawing.page_of)


def _sized(model: MapModel, size: str) -> MapModel:
    if size == "cross":
        return model
    marks = tuple(replace(one, size=EQUAL if size == "equal" else one.degree) for one in model.marks)
    return replace(model, marks=marks)


def _linked(model: MapModel, network: StakeholderNetwork, page_of: Callable[[str], str]) -> MapModel:
    slugs = {str(one.id): one.slug for one in network.organizations}
    marks = tuple(
        replace(one, address=page_of(slugs[one.organization]) if one.organization in slugs else "")
        for one in model.marks
    )
    return replace(model, marks=marks)


def _difference(model: MapModel, shown: Projection, since: StakeholderNetwork) -> MapModel:
    """Tell new linkages from kept ones, and add those that ended between organizations that are still there."""
    before = project(since, shown.view)
    ids = before.organizations
    old = {frozenset((ids[a], ids[b])) for a, b in zip(before.src.tolist(), before.dst.tolist(), strict=True)}
    marks = model.marks
    now = {frozenset((marks[one.first].organization, marks[one.second].organization)) for one in model.lines}
    lines = [
        replace(
            one,
            change="kept"
            if frozenset((marks[one.first].organization, marks[one.second].organization)) in old
            else "new",
        )
        for one in model.lines
    ]
    place = {one.organization: at for at, one in enumerate(marks) if one.present}
    ended = [sorted(pair) for pair in old - now]
    for first, second in sorted(pair for pair in ended if all(end in place for end in pair)):
        a, b = place[first], place[second]
        cross = marks[a].sector != marks[b].sector
        lines.append(MapLine(first=a, second=b, confirmed=True, cross=cross, change="ended"))
    label = since.wave.label if since.wave is not None else str(since.moment.day)
    left_out = sum(any(end not in place for end in pair) for pair in ended)
    return replace(model, lines=tuple(lines), gaps=(), since=label, left_out=left_out)


def _public(model: MapModel) -> MapModel:
    """Leave out who is linked to whom, candidate gaps, who answered, and counts of small groups."""
    pairs: Counter[tuple[int, int]] = Counter()
    for line in model.lines:
        first, second = sorted((model.marks[line.first].sector, model.marks[line.second].sector))
        if first != second and first >= 0:
            pairs[first, second] += 1
    ribbons = tuple(
        MapRibbon(first=first, second=second, count=count)
        for (first, second), count in sorted(pairs.items())
        if count >= SMALL
    )
    marks = tuple(
        replace(one, degree=1, cross_degree=0, size=EQUAL, status="", answered=True, address="") for one in model.marks
    )
    return replace(model, lines=(), gaps=(), marks=marks, ribbons=ribbons, public=True)
