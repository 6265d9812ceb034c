"""Colours as eyes see them: contrast of WCAG, difference by CIEDE2000, and what Machado et al. (2009) say is seen."""

import math

import numpy as np
from numpy.typing import NDArray

Reals = NDArray[np.float64]

# Machado, Oliveira & Fernandes 2009, severity 1, for linear RGB.
SEEN: dict[str, Reals] = {
    "normal": np.eye(3),
    "protan": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
    "deutan": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    ),
    "tritan": np.array(
        [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]
    ),
}
# sRGB to XYZ, and the white of D65 (IEC 61966-2-1).
_XYZ = np.array(
    [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]]
)
_WHITE = np.array([0.95047, 1.0, 1.08883])


def linear(colour: str) -> Reals:
    """Return linear RGB of ``#rrggbb``."""
    parts = np.array([int(colour[place : place + 2], 16) for place in (1, 3, 5)], np.float64) / 255
    return np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)


def contrast(first: str, second: str) -> float:
    """Return the contrast of two colours (WCAG 2)."""
    light, dark = sorted((float(_XYZ[1] @ linear(one)) for one in (first, second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def lab(rgb: Reals) -> Reals:
    """Return CIELAB of linear RGB."""
    share = (_XYZ @ rgb) / _WHITE
    root = np.where(share > 216 / 24389, np.cbrt(share), (24389 / 27 * share + 16) / 116)
    return np.array([116 * root[1] - 16, 500 * (root[0] - root[1]), 200 * (root[1] - root[2])])


def seen_difference(first: str, second: str, eyes: str) -> float:
    """Return the difference of two colours as these eyes see them."""
    one, other = (lab(np.clip(SEEN[eyes] @ linear(colour), 0.0, 1.0)) for colour in (first, second))
    return ciede2000(one, other)


def ciede2000(one: Reals, other: Reals) -> float:
    """Return the CIEDE2000 difference of two CIELAB colours (Sharma, Wu & Dalal 2005, equations 2 to 22)."""
    chroma = (math.hypot(one[1], one[2]) + math.hypot(other[1], other[2])) / 2
    grey = 0.5 * (1 - math.sqrt(chroma**7 / (chroma**7 + 25**7)))
    (l1, c1, h1), (l2, c2, h2) = _polar(one, grey), _polar(other, grey)
    turn = 0.0 if c1 * c2 == 0 else (h2 - h1 + 180) % 360 - 180
    lightness, c = (l1 + l2) / 2, (c1 + c2) / 2
    hue = _mean_hue(h1, h2, grey_one=c1 * c2 == 0)
    weight = (
        1
        - 0.17 * math.cos(math.radians(hue - 30))
        + 0.24 * math.cos(math.radians(2 * hue))
        + 0.32 * math.cos(math.radians(3 * hue + 6))
        - 0.20 * math.cos(math.radians(4 * hue - 63))
    )
    away = (lightness - 50) ** 2
    by_l = (l2 - l1) / (1 + 0.015 * away / math.sqrt(20 + away))
    by_c = (c2 - c1) / (1 + 0.045 * c)
    by_h = 2 * math.sqrt(c1 * c2) * math.sin(math.radians(turn / 2)) / (1 + 0.015 * c * weight)
    spread = 30 * math.exp(-(((hue - 275) / 25) ** 2))
    rotation = -2 * math.sqrt(c**7 / (c**7 + 25**7)) * math.sin(math.radians(2 * spread))
    return math.sqrt(by_l**2 + by_c**2 + by_h**2 + rotation * by_c * by_h)


def _polar(colour: Reals, grey: float) -> tuple[float, float, float]:
    a, b = float(colour[1]) * (1 + grey), float(colour[2])
    return float(colour[0]), math.hypot(a, b), math.degrees(math.atan2(b, a)) % 360


def _mean_hue(first: float, second: float, *, grey_one: bool) -> float:
    if grey_one:
        return first + second
    if abs(first - second) <= 180:
        return (first + second) / 2
    return (first + second + (360 if first + second < 360 else -360)) / 2
