"""Words broken into lines that fit a width, since SVG does not break them itself."""

from __future__ import annotations

LETTER = 0.56
"""How wide a letter is, in parts of the size of its type."""


def wrapped(words: str, room: float, size: float) -> list[str]:
    """Break words into lines that fit, by the width of a broad letter; a word that is too long is cut.

    >>> wrapped("Municipal Immigration Committee", 130, 14)
    ['Municipal', 'Immigration', 'Committee']
    """
    most = max(6, int(room / (size * LETTER)))
    lines: list[str] = []
    for word in words.split(" "):
        rest = word
        while rest:
            part, rest = rest[:most], rest[most:]
            if lines and len(lines[-1]) + 1 + len(part) <= most:
                lines[-1] = f"{lines[-1]} {part}"
            else:
                lines.append(part)
    return lines
