"""Bytes to text: UTF-8 and UTF-16 by their marks, Windows-1252 when said; nothing is guessed in silence."""

from __future__ import annotations

import codecs

from lipgraph_loaders.roster.findings import Finder

ENCODINGS = ("utf-8", "utf-16", "windows-1252")
"""What may be said of a file. Without a word it is UTF-8, or UTF-16 where it begins with the mark of that."""

_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_WIDER = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)


def decoded(content: bytes, encoding: str | None, finder: Finder) -> str | None:
    """Return the text of a file without its mark, or None with a reject."""
    if content.startswith(_WIDER):
        _refused(finder, "UTF-32")
        return None
    marked = "utf-8" if content.startswith(codecs.BOM_UTF8) else "utf-16" if content.startswith(_WIDE) else None
    if encoding is not None and marked is not None and marked != encoding:
        finder.refuse("encoding-contradicts", found=marked.upper(), expected=encoding)
        return None
    if marked == "utf-16":
        finder.note("note-utf-16")
        return _read(content, "utf-16", finder)
    if encoding == "utf-16":
        _refused(finder, "no mark of UTF-16")
        return None
    if encoding == "windows-1252":
        finder.note("note-windows-1252")
        return _read(content, "cp1252", finder)
    return _read(content, "utf-8-sig", finder)


def _read(content: bytes, codec: str, finder: Finder) -> str | None:
    try:
        said = content.decode(codec)
    except UnicodeDecodeError as err:
        if codec != "utf-8-sig":
            _refused(finder, f"0x{content[err.start : err.start + 1].hex()}")
            return None
        row = content.count(b"\n", 0, err.start) + 1
        finder.refuse("not-utf-8", row=row, found=_around(content, err.start))
        return None
    if "\x00" in said:
        row = said.count("\n", 0, said.index("\x00")) + 1
        finder.refuse("null-character", row=row, found="\\x00")
        return None
    return said


def _around(content: bytes, place: int) -> str:
    """Show what stands about the byte that cannot be read in its line, as Windows-1252 would read it."""
    before = content[max(place - 20, 0) : place].replace(b"\r", b"\n").rpartition(b"\n")[2]
    after = content[place : place + 20].replace(b"\r", b"\n").partition(b"\n")[0]
    return (before + after).decode("cp1252", errors="replace")


def _refused(finder: Finder, found: str) -> None:
    finder.refuse("bad-encoding", found=found, expected="UTF-8")
