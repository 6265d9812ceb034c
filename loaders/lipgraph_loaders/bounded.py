"""Bounded readers of untrusted text files: size, encoding, rows and cells are checked before anything is believed."""

from __future__ import annotations

import csv
import hashlib
import io
import json
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


def read_bytes(path: Path, findings: Findings, *, limit: int = MOST_BYTES) -> bytes | None:
    """Return the bytes of a file, or None with a reject: missing, too large, unreadable."""
    try:
        if path.exists() and not path.is_file():
            # A pipe or a device has no end that could be waited for.
            findings.rejects.append(Reject(file=path.name, code="malformed-file", found="special", expected="file"))
            return None
        with path.open("rb") as opened:
            content = opened.read(limit + 1)
        if len(content) <= limit:
            return content
        findings.rejects.append(
            Reject(file=path.name, code="too-large", found=f"> {limit} bytes", expected=f"{limit} bytes")
        )
    except FileNotFoundError:
        findings.rejects.append(Reject(file=path.name, code="missing-file", expected=path.name))
    except OSError as err:
        found = type(err).__name__
        findings.rejects.append(Reject(file=path.name, code="malformed-file", found=found, expected="file"))
    return None


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
    content = read_bytes(path, findings, limit=MOST_BYTES_OF_META)
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
    content = read_bytes(path, findings)
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
