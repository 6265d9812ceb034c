"""Small pictures beside an answer, each drawn at the width at which it is shown: seats, an axis, dots, a bar."""

from __future__ import annotations

from dataclasses import dataclass
from math import floor, log10

from markupsafe import Markup

from lipgraph_viz.frame import trusted
from lipgraph_viz.palette import colour_class, look_of
from lipgraph_viz.shapes import shape
from lipgraph_viz.svg import quoted

WIDTH = 324
"""Pixels: narrow enough for a telephone, so that no text is ever scaled down."""
LETTER = 7.2
MARGIN = 26
HELD, UNNAMED, VACANT, UNDECIDED = "held", "unnamed", "vacant", "undecided"
_HATCH = "M3 14L14 3M3 9L9 3M8 14L14 8"


def seat_mark(state: str) -> Markup:
    """Return the mark of one seat: filled, hatched, dashed, or dotted where its dates leave it open."""
    hatch = f'<path d="{_HATCH}"/>' if state == UNNAMED else ""
    return trusted(
        f'<svg class="mark2 {state}" viewBox="0 0 17 17" aria-hidden="true">'
        f'<rect x="1.5" y="1.5" width="14" height="14" rx="2" stroke-width="1.5"/>{hatch}</svg>'
    )


def sector_mark(rank: int) -> Markup:
    """Return the glyph of the sector at a rank."""
    return trusted(
        f'<svg class="glyph {colour_class(rank)}" viewBox="0 0 14 14" aria-hidden="true">'
        f"{shape(look_of(rank).shape, (7, 7), 5.5, '')}</svg>"
    )


def dots(count: int, most: int = 8) -> Markup:
    """Return as many dots, up to ``most``; the number stands beside them in words."""
    drawn = "".join(f'<circle cx="{5 + 11 * place}" cy="6" r="4"/>' for place in range(min(count, most)))
    return trusted(f'<svg viewBox="0 0 84 12" aria-hidden="true">{drawn}</svg>')


@dataclass(frozen=True, slots=True, kw_only=True)
class Axis:
    """A number on a line: where it lies, its interval or the band of what else could be, and the words for each.

    ``ticks`` are values with their words. Everything is in the unit of ``value``.
    """

    title: str
    value: float
    value_words: str
    interval: tuple[float, float] | None = None
    band: tuple[float, float] | None = None
    middle: float | None = None
    middle_words: str = ""
    ticks: tuple[tuple[float, str], ...] = ()


def axis(one: Axis) -> Markup:
    """Return the picture of a number on its line, with a title for who cannot see it."""
    low, high = one.ticks[0][0], one.ticks[-1][0]

    def at(value: float) -> float:
        share = (value - low) / (high - low) if high > low else 0.5
        return MARGIN + min(max(share, 0.0), 1.0) * (WIDTH - 2 * MARGIN)

    parts = [f'<path class="rule" d="M{MARGIN} 44H{WIDTH - MARGIN}"/>']
    for value, words in one.ticks:
        parts.append(f'<path class="rule" d="M{at(value):.1f} 44v4"/>{_words(at(value), 62, words, "tick")}')
    if one.band is not None:
        left, right = at(one.band[0]), at(one.band[1])
        parts.append(f'<rect class="band" x="{left:.1f}" y="22" width="{max(right - left, 2):.1f}" height="18"/>')
    if one.middle is not None:
        parts.append(f'<path class="mid" d="M{at(one.middle):.1f} 20v22"/>')
    if one.interval is not None:
        parts.append(f'<path class="span" d="M{at(one.interval[0]):.1f} 31H{at(one.interval[1]):.1f}"/>')
    parts.append(f'<circle class="dot" cx="{at(one.value):.1f}" cy="31" r="6.5"/>')
    parts.extend(_headings(one, at(one.value), None if one.middle is None else at(one.middle)))
    return trusted(
        f'<svg class="axis" width="{WIDTH}" height="68" viewBox="0 0 {WIDTH} 68" role="img" font-size="13">'
        f"<title>{quoted(one.title)}</title>{''.join(parts)}</svg>"
    )


def _headings(one: Axis, value_at: float, middle_at: float | None) -> list[str]:
    """Place the words above the marks so that neither lies on the other nor leaves the picture."""
    mine = len(one.value_words) * LETTER
    value_x = min(max(value_at, mine / 2 + 2), WIDTH - mine / 2 - 2)
    if middle_at is None or not one.middle_words:
        return [_words(value_x, 14, one.value_words, "said")]
    theirs = len(one.middle_words) * LETTER
    middle_x = min(max(middle_at, theirs / 2 + 2), WIDTH - theirs / 2 - 2)
    apart = (mine + theirs) / 2 + 8
    if abs(middle_x - value_x) < apart:
        mid = min(max((value_x + middle_x) / 2, mine / 2 + 2), WIDTH - mine / 2 - 2)
        sign = 1 if middle_x >= value_x else -1
        value_x, middle_x = _spread(mid, sign, apart, (mine, theirs))
    return [_words(value_x, 14, one.value_words, "said"), _words(middle_x, 14, one.middle_words, "tick")]


def _spread(mid: float, sign: int, apart: float, widths: tuple[float, float]) -> tuple[float, float]:
    value_x, middle_x = mid - sign * apart / 2, mid + sign * apart / 2
    for x, width in ((value_x, widths[0]), (middle_x, widths[1])):
        over = max(0.0, x + width / 2 + 2 - WIDTH) - max(0.0, width / 2 + 2 - x)
        value_x, middle_x = value_x - over, middle_x - over
    return value_x, middle_x


def _words(x: float, y: float, words: str, kind: str) -> str:
    return f'<text class="{kind}" x="{x:.1f}" y="{y}" text-anchor="middle">{quoted(words)}</text>'


def round_ticks(low: float, high: float, most: int = 5) -> tuple[float, ...]:
    """Return round values that enclose ``low`` and ``high``, at most ``most`` + 1 of them.

    >>> round_ticks(-6.1, 43.5)
    (-20.0, 0.0, 20.0, 40.0, 60.0)
    """
    span = max(high - low, 1e-9)
    power = 10 ** floor(log10(span / most))
    step = next((size * power for size in (1, 2, 5, 10, 20) if span / (size * power) <= most - 1), 50 * power)
    first, last = floor(low / step), -floor(-high / step)
    return tuple(round(step * place, 10) for place in range(first, last + 1))


def response_bar(answered: int, silent: int, not_asked: int, title: str) -> Markup:
    """Return one bar of who answered, who did not, and who was not asked."""
    total = max(answered + silent + not_asked, 1)
    parts, left = [], 1.0
    for kind, count in (("answered", answered), ("silent", silent), ("notasked", not_asked)):
        width = (WIDTH - 2) * count / total
        if count:
            parts.append(f'<rect class="{kind}" x="{left:.1f}" y="1" width="{width:.1f}" height="18"/>')
            if kind == "silent":
                lines = "".join(
                    f"M{left + step:.1f} 19l{min(18.0, width - step):.1f} -{min(18.0, width - step):.1f}"
                    for step in range(0, int(width), 6)
                )
                parts.append(f'<path d="{lines}"/>')
        left += width
    return trusted(
        f'<svg class="response" width="{WIDTH}" height="20" viewBox="0 0 {WIDTH} 20" role="img">'
        f"<title>{quoted(title)}</title>{''.join(parts)}</svg>"
    )
