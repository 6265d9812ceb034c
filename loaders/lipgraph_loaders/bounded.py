"""Bounded readers of untrusted text files: size, encoding, rows and cells are checked before anything is believed."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import os
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from lipgraph_loaders.reading import Findings, Reject

MOST_BYTES = 256 * 1024 * 1024
MOST_ROWS = 2_000_000
MOST_CHARACTERS_OF_A_CELL = 1_000_000
MOST_BYTES_OF_META = 4 * 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """The records of one CSV file: each with its row number as a spreadsheet shows it, cells in header order."""

    file: str
    digest: str
    columns: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]

    def place(self, column: str) -> int | None:
        """Return the place of a column, or None."""
        return self.columns.index(column) if column in self.columns else None

    def records(self) -> Iterator[tuple[int, dict[str, str]]]:
        """Yield row number and cells by column."""
        for number, cells in self.rows:
            yield number, dict(zip(self.columns, cells, strict=True))


def read_bytes(path: Path, findings: Findings, *, limit: int = MOST_BYTES, inside: Path | None = None) -> bytes | None:
    """Return the bytes of a file, or None with a reject: missing, too large, unreadable, changing while it is read.

    ``inside`` is the folder that the file has to lie in: a link that leads out of it is refused.
    """
    try:
        if inside is not None and path.exists() and path.resolve().parent != inside.resolve():
            findings.rejects.append(Reject(file=path.name, code="malformed-file", found="link", expected="file"))
            return None
        content = _plain(path, limit + 1)
        if content is None:
            findings.rejects.append(Reject(file=path.name, code="malformed-file", found="special", expected="file"))
            return None
        if len(content) <= limit:
            return content
        findings.rejects.append(
            Reject(file=path.name, code="too-large", found=f"> {limit} bytes", expected=f"{limit} bytes")
        )
    except _Changing:
        findings.rejects.append(Reject(file=path.name, code="malformed-file", found="changing", expected="file"))
    except FileNotFoundError:
        findings.rejects.append(Reject(file=path.name, code="missing-file", expected=path.name))
    except OSError as err:
        found = type(err).__name__
        findings.rejects.append(Reject(file=path.name, code="malformed-file", found=found, expected="file"))
    return None


class _Changing(Exception):
    """A file was written to while it was read."""


def _plain(path: Path, most: int) -> bytes | None:
    """Return at most so many bytes of a file; None for a pipe, a device or a folder, none of which is waited for."""
    # What is opened is asked what it is, not the name before it is opened: another may stand there by then.
    opened = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    with os.fdopen(opened, "rb") as file:
        before = os.fstat(opened)
        if not stat.S_ISREG(before.st_mode):
            return None
        content = file.read(most)
        after = os.fstat(opened)
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
        raise _Changing
    return content


def decode(content: bytes, file: str, findings: Findings) -> str | None:
    """Return UTF-8 text without its byte order mark, or None with a reject."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as err:
        wide = content[:2] in {b"\xff\xfe", b"\xfe\xff"}
        found = "UTF-16" if wide else f"0x{content[err.start]:02x}"
        findings.rejects.append(Reject(file=file, code="bad-encoding", found=found, expected="UTF-8"))
        return None


def read_meta(path: Path, findings: Findings) -> Mapping[str, object] | None:
    """Return a JSON object from a small file, or None with a reject."""
    content = read_bytes(path, findings, limit=MOST_BYTES_OF_META, inside=path.parent)
    said = None if content is None else decode(content, path.name, findings)
    if said is None:
        return None
    try:
        read = json.loads(said)
    except (ValueError, RecursionError) as err:
        findings.rejects.append(
            Reject(file=path.name, code="malformed-file", found=str(err)[:200], expected="json-object")
        )
        return None
    if not isinstance(read, dict):
        found = type(read).__name__
        findings.rejects.append(Reject(file=path.name, code="malformed-file", found=found, expected="json-object"))
        return None
    return read


def read_sheet(path: Path, findings: Findings, *, required: frozenset[str] = frozenset()) -> Sheet | None:
    """Return the records of a CSV file, or None with a reject; a row of the wrong width is a reject and left out."""
    content = read_bytes(path, findings, inside=path.parent)
    said = None if content is None else decode(content, path.name, findings)
    if content is None or said is None:
        return None
    csv.field_size_limit(MOST_CHARACTERS_OF_A_CELL)
    records = csv.reader(io.StringIO(said, newline=""), strict=True)
    try:
        columns = tuple(cell.strip() for cell in next(records, []))
        if not is_header(path.name, columns, required, findings):
            return None
        rows = tuple(_rows(path.name, records, len(columns), findings))
    except csv.Error as err:
        found = str(err)[:200]
        findings.rejects.append(
            Reject(file=path.name, row=records.line_num, code="bad-row", found=found, expected="csv")
        )
        return None
    return Sheet(file=path.name, digest=hashlib.sha256(content).hexdigest(), columns=columns, rows=rows)


def is_header(file: str, columns: tuple[str, ...], required: frozenset[str], findings: Findings) -> bool:
    """True where every required column is there, and each column once; else rejects say which."""
    twice = sorted({column for column in columns if columns.count(column) > 1})
    for column in twice:
        findings.rejects.append(Reject(file=file, row=1, code="duplicate-key", found=column, expected="once"))
    missing = sorted(required - set(columns))
    for column in missing:
        findings.rejects.append(Reject(file=file, row=1, column=column, code="missing-column", expected=column))
    return not twice and not missing


def _rows(
    file: str, records: Iterator[list[str]], width: int, findings: Findings
) -> Iterator[tuple[int, tuple[str, ...]]]:
    for number, cells in enumerate(records, start=2):
        if number > MOST_ROWS + 1:
            findings.rejects.append(
                Reject(file=file, row=number, code="too-large", found=f"> {MOST_ROWS}", expected=f"{MOST_ROWS}")
            )
            return
        if findings.is_full:
            return
        if not any(cells):
            continue
        if len(cells) > width and any(cells[width:]):
            found = str(len(cells))
            findings.rejects.append(Reject(file=file, row=number, code="bad-row", found=found, expected=f"{width}"))
            continue
        yield number, (*cells[:width], *[""] * (width - len(cells)))
