"""A picture of rows over lanes: each row a thing, each lane a level of government, marks where the two meet.

Drawn at the width at which it is shown, so that no text is ever scaled: side by side where there is room, else each
row's words above its strip of lanes.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup

from lipgraph_viz.frame import trusted
from lipgraph_viz.svg import FONT, number, quoted
from lipgraph_viz.wrapping import LETTER, wrapped

WIDE, MIDDLE, NARROW, SMALL = 1190, 660, 328, 258
"""Widths in pixels: a desk, a tablet, a telephone, a small telephone."""

SIDE_BY_SIDE = 900
TEXT, NOTE = 14.0, 12.5
LINE = 18
SQUARE, STEP = 10, 14


@dataclass(frozen=True, slots=True, kw_only=True)
class LaneMark:
    """Who stands in a lane: a name with a note, or, without a name, that the thing itself belongs there."""

    lane: int
    text: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LaneRow:
    """One row: its words and where they lead, marks, squares a lane, or that nothing is known.

    ``unknown`` hatches the lanes beside its words, for what a reader would look for; ``unsaid`` are words alone.
    """

    label: str
    note: str = ""
    href: str = ""
    depth: int = 0
    marks: tuple[LaneMark, ...] = ()
    squares: tuple[int, ...] = ()
    unknown: str = ""
    unsaid: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lanes:
    """The whole picture: its title and description, the lanes' names and the rows."""

    title: str
    description: str
    lanes: tuple[str, ...]
    rows: tuple[LaneRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Frame:
    """Where the lanes stand at a width."""

    width: int
    left: float
    lane: float
    beside: bool

    def middle(self, lane: int) -> float:
        """Return the middle of a lane's column of marks."""
        return self.left + lane * self.lane + (12 if self.beside else self.lane / 2)


def lanes_svg(found: Lanes, width: int) -> Markup:
    """Return the picture at a width, with a title and description for who cannot see it."""
    beside = width >= SIDE_BY_SIDE
    left = 400.0 if beside else 0.0
    frame = _Frame(width=width, left=left, lane=(width - left) / len(found.lanes), beside=beside)
    top = 34.0
    rows: list[str] = []
    for row in found.rows:
        drawn, height = _row(row, found.lanes, frame, top)
        rows.append(drawn)
        top += height
    name, height_words = f"lanes-{width}", number(top + 4)
    return trusted(
        f'<svg class="lanes w{width}" width="{width}" height="{height_words}" viewBox="0 0 {width} {height_words}" '
        f'role="img" aria-labelledby="{name}-title {name}-desc" font-family="{FONT}" font-size="{TEXT}">'
        f'<title id="{name}-title">{quoted(found.title)}</title>'
        f'<desc id="{name}-desc">{quoted(found.description)}</desc>'
        f"{_columns(found.lanes, frame, top)}{''.join(rows)}</svg>"
    )


def _columns(lanes: tuple[str, ...], frame: _Frame, bottom: float) -> str:
    parts = []
    for place, name in enumerate(lanes):
        x = frame.left + place * frame.lane
        if frame.beside and place % 2 == 0:
            parts.append(_rect("lane", (x, 0), (frame.lane, bottom)))
        at, anchor = (x + 6, "start") if frame.beside else (x + frame.lane / 2, "middle")
        parts.append(_text((at, 21), name, "head", size=13, anchor=anchor))
    return "".join(parts) + f'<path class="rule" d="M0 32H{frame.width}"/>'


def _row(row: LaneRow, lanes: tuple[str, ...], frame: _Frame, top: float) -> tuple[str, float]:
    words, below = _words(row, frame, top)
    marks_top = top if frame.beside else below
    if row.unknown:
        drawn, bottom = _unknown(row.unknown, frame, marks_top)
    elif any(row.squares):
        drawn, bottom = _squares(row.squares, lanes, frame, marks_top)
    elif row.unsaid and not row.marks:
        at = (frame.left + 6 if frame.beside else row.depth * 10.0, marks_top + (20 if frame.beside else 16))
        drawn, bottom = _text(at, row.unsaid, "soft", size=NOTE), marks_top + 20
    else:
        drawn, bottom = _marks(row.marks, lanes, frame, marks_top)
    end = max(below, bottom) + 6
    return f'{words}{drawn}<path class="rule" d="M0 {number(end)}H{frame.width}"/>', end - top


def _words(row: LaneRow, frame: _Frame, top: float) -> tuple[str, float]:
    indent = row.depth * (18 if frame.beside else 10)
    room = (frame.left if frame.beside else frame.width) - indent - 10
    y, parts = top + 20, []
    for line in wrapped(row.label, room, TEXT):
        parts.append(_text((indent, y), line, "linked" if row.href else "label"))
        y += LINE
    label = "".join(parts)
    if row.href:
        label = f'<a href="{quoted(row.href)}">{label}</a>'
    notes = []
    for line in wrapped(row.note, room, NOTE):
        notes.append(_text((indent, y), line, "soft", size=NOTE))
        y += LINE - 2
    return label + "".join(notes), y - 10


def _marks(marks: tuple[LaneMark, ...], lanes: tuple[str, ...], frame: _Frame, top: float) -> tuple[str, float]:
    if not marks:
        return "", top
    used = sorted({one.lane for one in marks})
    y = top + 15.5 if frame.beside else top + 12
    parts, bottom = [_joined(marks, used, frame, y)], y + 8
    for lane in used:
        here = [one for one in marks if one.lane == lane]
        kind = "dot" if any(one.text for one in here) else "own"
        parts.append(f'<circle class="{kind}" cx="{number(frame.middle(lane))}" cy="{number(y)}" r="5.5"/>')
        if frame.beside:
            said, low = _named_beside(here, frame, lane, y)
            parts.append(said)
            bottom = max(bottom, low)
    if not frame.beside:
        said, bottom = _named_below(marks, lanes, frame, bottom)
        parts.append(said)
    return "".join(parts), bottom


def _joined(marks: tuple[LaneMark, ...], used: list[int], frame: _Frame, y: float) -> str:
    """Draw the line from mark to mark, off the first line of words that stands beside a mark."""
    parts = []
    for lane, following in pairwise(used):
        start = frame.middle(lane) + 6
        if frame.beside:
            first = next((one.text for one in marks if one.lane == lane and one.text), "")
            lines = wrapped(first, frame.lane - 34, 13.0)
            start += 9 + (len(lines[0]) * 13.0 * LETTER if lines else 0)
        end = frame.middle(following) - 6
        if end > start:
            parts.append(f'<path class="join" d="M{number(start)} {number(y)}H{number(end)}"/>')
    return "".join(parts)


def _named_beside(here: list[LaneMark], frame: _Frame, lane: int, y: float) -> tuple[str, float]:
    x, room = frame.middle(lane) + 13, frame.lane - 34
    parts, low = [], y + 4.5
    for one in here:
        for words, kind, size in ((one.text, "label", 13.0), (one.note if one.text else "", "soft", 12.0)):
            for line in wrapped(words, room, size):
                parts.append(_text((x, low), line, kind, size=size))
                low += 16
    return "".join(parts), low - 8


def _named_below(marks: tuple[LaneMark, ...], lanes: tuple[str, ...], frame: _Frame, top: float) -> tuple[str, float]:
    y, parts = top + 14, []
    for one in marks:
        note = f" ({one.note})" if one.note else ""
        said = f"{lanes[one.lane]}\u00a0\u2013 {one.text}{note}" if one.text else lanes[one.lane]
        for line in wrapped(said, frame.width - 8, NOTE):
            parts.append(_text((0, y), line, "label", size=NOTE))
            y += 16
    return "".join(parts), y - 10


def _squares(squares: tuple[int, ...], lanes: tuple[str, ...], frame: _Frame, top: float) -> tuple[str, float]:
    inset = 6.0 if frame.beside else 4.0
    across = max(1, int((frame.lane - 2 * inset) // STEP))
    parts, bottom = [], top + 24
    for lane, count in enumerate(squares):
        x, y = frame.left + lane * frame.lane + inset, top + 10
        for place in range(count):
            corner = (x + place % across * STEP, y + place // across * STEP)
            parts.append(_rect("square", corner, (SQUARE, SQUARE)))
        if count:
            y += (-(-count // across)) * STEP + 10
            parts.append(_text((x, y), str(count), "head", size=13))
            if not frame.beside:
                y += 14
                parts.append(_text((x, y), lanes[lane], "soft", size=12))
            bottom = max(bottom, y + 4)
    return "".join(parts), bottom


def _unknown(words: str, frame: _Frame, top: float) -> tuple[str, float]:
    """Hatch the lanes: what nobody wrote down has a texture and a word of its own."""
    x, width, height = frame.left, frame.width - frame.left, 22.0
    lines = "".join(
        f"M{number(x + step)} {number(top + 8 + height)}l{number(min(height, width - step))} "
        f"-{number(min(height, width - step))}"
        for step in range(0, int(width), 8)
    )
    parts = [f'<path class="hatch" d="{lines}"/>']
    y = top + 8 + height + 16
    for line in wrapped(words, width - 8, NOTE):
        parts.append(_text((x + 6 if frame.beside else x, y), line, "soft", size=NOTE))
        y += 16
    return "".join(parts), y - 8


def _text(at: tuple[float, float], words: str, kind: str, *, size: float = TEXT, anchor: str = "start") -> str:
    extra = "" if size == TEXT else f' font-size="{number(size)}"'
    held = "" if anchor == "start" else f' text-anchor="{anchor}"'
    return f'<text class="{kind}" x="{number(at[0])}" y="{number(at[1])}"{extra}{held}>{quoted(words)}</text>'


def _rect(kind: str, at: tuple[float, float], size: tuple[float, float]) -> str:
    return (
        f'<rect class="{kind}" x="{number(at[0])}" y="{number(at[1])}" width="{number(size[0])}" '
        f'height="{number(size[1])}"/>'
    )
