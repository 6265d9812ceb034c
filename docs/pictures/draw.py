# ruff: noqa: INP001  # a script that make finds by its path, no package
"""Draws the pictures of the documentation from the data that ship, in a real Chromium."""

from __future__ import annotations

import asyncio
import base64
import struct
import sys
import tempfile
import zlib
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from playwright.sync_api import sync_playwright

from harness.needs import chromium
from lipgraph.cli.demo import load_shipped
from lipgraph.cli.maps import draw
from lipgraph.store.opening import open_store

HERE = Path(__file__).parent
WIDTH, HEIGHT = 1280, 900
COLOURS, PLAIN = 256, 64
"""So many colours are kept, the others go to the nearest: soft edges need no more, and the file is small."""

PIXELS = """
async (source) => {
  const image = new Image();
  image.src = "data:image/png;base64," + source;
  await image.decode();
  const sheet = new OffscreenCanvas(image.width, image.height).getContext("2d");
  sheet.drawImage(image, 0, 0);
  const bytes = sheet.getImageData(0, 0, image.width, image.height).data;
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}
"""


def main() -> int:
    """Draw the map of the synthetic council as docs/pictures/demo-map-en.png."""
    path = chromium()
    if path is None:
        sys.stderr.write("needs a Chromium: install one, or name it by LIPGRAPH_TEST_CHROMIUM\n")
        return 1
    with tempfile.TemporaryDirectory() as place:
        page = Path(place) / "map.html"
        page.write_bytes(asyncio.run(_page(Path(place) / "pictures.db")))
        _picture(page, HERE / "demo-map-en.png", executable=path)
    return 0


async def _page(path: Path) -> bytes:
    store = open_store(f"sqlite:///{path.as_posix()}")
    try:
        await load_shipped(store)
        return await draw(store, "demo", language="en")
    finally:
        await store.close()


def _picture(page: Path, picture: Path, *, executable: str) -> None:
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=executable)
        sheet = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
        sheet.goto(page.as_uri())
        sheet.wait_for_timeout(500)
        below = max(
            box["y"] + box["height"]
            for one in sheet.locator("svg").all()
            if (box := one.bounding_box()) and box["width"] > WIDTH / 2
        )
        taken = sheet.screenshot(full_page=True, clip={"x": 0, "y": 0, "width": WIDTH, "height": below})
        pixels = base64.b64decode(str(browser.new_page().evaluate(PIXELS, base64.b64encode(taken).decode())))
        picture.write_bytes(_png(np.frombuffer(pixels, np.uint8).reshape(-1, WIDTH, 4)[:, :, :3]))
        browser.close()


def _png(pixels: NDArray[np.uint8]) -> bytes:
    """Return a PNG with a palette of the commonest colours."""
    height, width, _ = pixels.shape
    colours, places, counts = np.unique(pixels.reshape(-1, 3), axis=0, return_inverse=True, return_counts=True)
    commonest = np.argsort(-counts, kind="stable")
    # The plain areas first, then one of each neighbourhood: else the greys of many thin lines would leave no room for
    # the colours of small sectors.
    _, first = np.unique(colours[commonest] >> 4, axis=0, return_index=True)
    palette = colours[commonest[[*range(min(PLAIN, commonest.size)), *np.sort(first)]][:COLOURS]]
    apart = colours[:, None, :].astype(np.int32) - palette[None, :, :].astype(np.int32)
    rows = np.zeros((height, width + 1), np.uint8)
    rows[:, 1:] = (apart**2).sum(axis=2).argmin(axis=1)[places.reshape(height, width)]
    head = struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)
    chunks = (
        (b"IHDR", head),
        (b"PLTE", palette.tobytes()),
        (b"IDAT", zlib.compress(rows.tobytes(), 9)),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, content) for name, content in chunks)


def _chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


if __name__ == "__main__":
    sys.exit(main())
