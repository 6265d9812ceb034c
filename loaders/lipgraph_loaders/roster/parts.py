"""The archive of a workbook, bounded: its parts as streams of XML in which nothing is declared, fetched or expanded."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from posixpath import normpath
from xml.parsers import expat

from lipgraph_loaders.roster.findings import Refused
from lipgraph_loaders.roster.limits import MOST_BYTES_UNPACKED, MOST_PARTS, MOST_RATIO, RATIO_COUNTS_FROM

Start = Callable[[str, Mapping[str, str]], None]
End = Callable[[str, str], None]

_OLD_OR_LOCKED = b"\xd0\xcf\x11\xe0"
_CHUNK = 1 << 16


@dataclass(slots=True)
class Budget:
    """How many unpacked bytes the parts of one archive may still give."""

    left: int = MOST_BYTES_UNPACKED


@dataclass(frozen=True, slots=True)
class Archive:
    """The parts of a workbook by name."""

    archive: zipfile.ZipFile
    names: Mapping[str, zipfile.ZipInfo]
    budget: Budget

    def __contains__(self, name: str) -> bool:
        """True where there is such a part."""
        return name.casefold() in self.names

    def walk(self, name: str, *, start: Start | None = None, end: End | None = None) -> None:
        """Read a part element by element. Raises Refused for what is no plain XML or is too large.

        ``start`` is told the name of an element and its attributes, ``end`` its name and the text directly in it.
        """
        info = self.names[name.casefold()]
        try:
            with self.archive.open(info) as opened:
                _Walk(start, end).read(_Bounded(opened, info, self.budget))
        except expat.ExpatError as err:
            found = f"{name}: {expat.ErrorString(err.code)}"
            raise Refused("damaged-workbook", found=found) from err
        except _DAMAGES as err:
            raise Refused("damaged-workbook", found=f"{name}: {type(err).__name__}") from err


_DAMAGES = (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError, ValueError)
"""What the standard library raises for archives that are damaged, locked or packed in a way that it does not know."""


def opened(content: bytes) -> Archive:
    """Open the archive of a workbook. Raises Refused: no archive, locked, too many parts, or two of one name."""
    if content.startswith(_OLD_OR_LOCKED):
        raise Refused("old-or-locked-workbook")
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
        entries = archive.infolist()
    except _DAMAGES as err:
        raise Refused("damaged-workbook", found=type(err).__name__) from err
    if len(entries) > MOST_PARTS:
        raise Refused("too-many-parts", found=str(len(entries)), expected=str(MOST_PARTS))
    names: dict[str, zipfile.ZipInfo] = {}
    for entry in entries:
        if entry.flag_bits & 1:
            raise Refused("old-or-locked-workbook")
        name = normpath(entry.filename.replace("\\", "/")).lstrip("/").casefold()
        if name in names:
            raise Refused("doubled-part", found=entry.filename)
        names[name] = entry
    return Archive(archive, names, Budget())


class _Bounded:
    """A stream that counts what it gives, and stops at the limit: sizes that an archive claims are not believed."""

    def __init__(self, stream: object, info: zipfile.ZipInfo, budget: Budget) -> None:
        self._read: Callable[[int], bytes] = stream.read  # type: ignore[attr-defined]  # ZipExtFile as bytes
        self._info, self._budget, self._given = info, budget, 0

    def read(self, size: int = _CHUNK) -> bytes:
        """Return the next bytes. Raises Refused at a limit."""
        got = self._read(min(size, _CHUNK) if size > 0 else _CHUNK)
        self._given += len(got)
        self._budget.left -= len(got)
        if self._budget.left < 0:
            raise Refused("too-large", found=f"> {MOST_BYTES_UNPACKED} bytes", expected=f"{MOST_BYTES_UNPACKED} bytes")
        if self._given > RATIO_COUNTS_FROM and self._given > MOST_RATIO * max(self._info.compress_size, 1):
            raise Refused("zip-ratio", found=self._info.filename, expected=str(MOST_RATIO))
        return got


class _Walk:
    """One pass over a part: names without prefix or namespace, so that strict and transitional workbooks read alike."""

    def __init__(self, start: Start | None, end: End | None) -> None:
        self._start, self._end = start, end
        self._names: dict[str, str] = {}
        self._text: list[str] = []
        self._parser = parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = _no_doctype
        parser.StartElementHandler = self._opened
        if end is not None:
            parser.EndElementHandler = self._closed
            parser.CharacterDataHandler = self._text.append

    def read(self, stream: _Bounded) -> None:
        while chunk := stream.read():
            self._parser.Parse(chunk, False)  # noqa: FBT003 - expat takes its flag by position
        self._parser.Parse(b"", True)  # noqa: FBT003 - as above

    def _opened(self, name: str, attributes: dict[str, str]) -> None:
        self._text.clear()
        if self._start is not None:
            self._start(self._names.get(name) or self._local(name), attributes)

    def _closed(self, name: str) -> None:
        parts = self._text
        said = parts[0] if len(parts) == 1 else "".join(parts)
        parts.clear()
        if self._end is not None:
            self._end(self._names.get(name) or self._local(name), said)

    def _local(self, name: str) -> str:
        local = name.rpartition(":")[2]
        if len(self._names) < _MOST_NAMES:
            self._names[name] = local
        return local


_MOST_NAMES = 1_000


def _no_doctype(*_: object) -> None:
    raise Refused("xml-doctype")
