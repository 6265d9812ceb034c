"""The marks of a map as SVG: one shape for each place in a family, and the ring of who did not answer."""

from math import sqrt

Point = tuple[float, float]


def shape(name: str, at: Point, radius: float, paint: str) -> str:
    """Return a mark of about equal weight whatever its shape; `paint` is its presentation attributes."""
    x, y = at
    if name == "square":
        side = radius * 0.9
        return (
            f'<rect class="shape" x="{x - side:.1f}" y="{y - side:.1f}" width="{2 * side:.1f}" '
            f'height="{2 * side:.1f}" {paint}/>'
        )
    if name == "triangle":
        high = radius * 1.2
        wide = high * sqrt(3) / 2
        points = f"{x:.1f},{y - high:.1f} {x + wide:.1f},{y + high / 2:.1f} {x - wide:.1f},{y + high / 2:.1f}"
        return f'<polygon class="shape" points="{points}" {paint}/>'
    if name == "diamond":
        far = radius * 1.15
        points = f"{x:.1f},{y - far:.1f} {x + far:.1f},{y:.1f} {x:.1f},{y + far:.1f} {x - far:.1f},{y:.1f}"
        return f'<polygon class="shape" points="{points}" {paint}/>'
    circle = f'<circle class="shape" cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}" {paint}/>'
    if name == "ring":
        inner = f'<circle class="eye" cx="{x:.1f}" cy="{y:.1f}" r="{radius * 0.45:.1f}" fill="#ffffff"/>'
        return circle + inner
    return circle


def ring(at: Point, radius: float, colour: str) -> str:
    """Return the dotted ring of an organization that did not answer or was not asked."""
    return (
        f'<circle class="ring" cx="{at[0]:.1f}" cy="{at[1]:.1f}" r="{radius:.1f}" fill="none" stroke="{colour}" '
        'stroke-width="1.3" stroke-dasharray="1.6 2"/>'
    )
