"""Where the words of a map stand, so that none lies on another: sector labels and the pills of candidate gaps."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from lipgraph_viz.layout import Frame, Point, Region, Slots
from lipgraph_viz.map_model import MapModel

WIDTH_OF_A_LETTER: Final = 0.57
LOW: Final = 0.72
STEPS_OF_A_LINE: Final = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A rectangle that words fill."""

    left: float
    top: float
    width: float
    height: float

    def meets(self, other: "Box") -> float:
        """Return the area that both share."""
        across = min(self.left + self.width, other.left + other.width) - max(self.left, other.left)
        down = min(self.top + self.height, other.top + other.height) - max(self.top, other.top)
        return max(0.0, across) * max(0.0, down)


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """The label of a sector: the foot of its text, its size, its count and the room it takes."""

    x: float
    y: float
    size: float
    count: int
    box: Box


def place_labels(model: MapModel, found: Slots) -> list[Label]:
    """Return one label a sector, largest discs first; on collision sideways, then outwards."""
    size = 13.5 if found.frame.factor == 1 else 12
    here = [0] * len(model.sectors)
    for mark in model.marks:
        here[mark.sector] += mark.present
    discs = [_disc(region) for region in found.regions]
    placed: dict[int, Label] = {}
    for index in sorted(range(len(discs)), key=lambda one: (-found.regions[one].radius, one)):
        letters = len(model.sectors[index].short) + 1 + len(str(here[index]))
        width = letters * WIDTH_OF_A_LETTER * size
        others = [label.box for label in placed.values()] + discs[:index] + discs[index + 1 :]
        tried = [
            Label(x=x, y=y, size=size, count=here[index], box=_box(x, y, width, size))
            for x, y in _tries(found.regions[index], found.frame, size, width)
        ]
        free = (label for label in tried if not any(label.box.meets(other) for other in others))
        placed[index] = next(free, None) or min(tried, key=lambda label: sum(map(label.box.meets, others)))
    return [placed[index] for index in range(len(discs))]


def along(start: Point, end: Point) -> list[Box]:
    """Return small boxes along a line, so that words of another line keep off it."""
    parts = [step / STEPS_OF_A_LINE for step in range(STEPS_OF_A_LINE + 1)]
    return [
        Box(
            left=start[0] + part * (end[0] - start[0]) - 1,
            top=start[1] + part * (end[1] - start[1]) - 1,
            width=2,
            height=2,
        )
        for part in parts
    ]


def place_pill(words: str, line: tuple[Point, Point], taken: Sequence[Box], frame: Frame) -> Box:
    """Return the room of a gap's words on its line, a little past the middle, moved until it meets nothing taken."""
    start, end = line
    width = max(22.0, len(words) * 12 * WIDTH_OF_A_LETTER + 18)
    tried = []
    for part in (0.52, 0.56, 0.6, 0.48, 0.44, 0.4, 0.64, 0.68, 0.36, 0.72, 0.3, 0.78, 0.24):
        x, y = start[0] + part * (end[0] - start[0]), start[1] + part * (end[1] - start[1])
        x = min(max(x, width / 2 + 2), frame.width - width / 2 - 2)
        box = Box(left=x - width / 2, top=y - 10.5, width=width, height=21)
        tried.append(box)
        if not any(box.meets(other) for other in taken):
            return box
    return min(tried, key=lambda box: sum(map(box.meets, taken)))


def _disc(region: Region) -> Box:
    # A disc is rounder than its box: its corners are free for words.
    reach = region.radius * 0.86
    return Box(left=region.x - reach, top=region.y - reach, width=2 * reach, height=2 * reach)


def _box(x: float, y: float, width: float, size: float) -> Box:
    return Box(left=x - width / 2, top=y - size, width=width, height=size * 1.25)


def _tries(region: Region, frame: Frame, size: float, width: float) -> Iterator[Point]:
    below = region.y > LOW * frame.height
    foot = region.y + region.radius + size + 2 if below else region.y - region.radius - 5
    for outward in (0, 0.7, 1.3, 2.0, 2.7):
        y = foot + outward * size * (1 if below else -1)
        for ems in (0, 0.5, -0.5, 1, -1, 1.5, -1.5, 2.5, -2.5):
            x = min(max(region.x + ems * size, width / 2 + 2), frame.width - width / 2 - 2)
            yield x, min(max(y, size + 2), frame.height - 6)
