"""A backup as one file: a zip with a closed list of members, a manifest of their digests, and a seal over every byte.

The seal is the SHA-256 of the file up to it, as the zip's own comment: whatever bit is flipped, in a member, in a
header or in the seal, is found. It is no signature: who can write the file can seal it, so nothing inside is believed.
"""

from __future__ import annotations

import hashlib
import io
import json
import stat
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from lipgraph.domain.facts import NOUNS
from lipgraph.errors import InputError, LimitExceeded

FORMAT, VERSION = "lipgraph-backup", 1
MANIFEST, LOG, REQUESTS, TABLES = "manifest.json", "log.jsonl", "requests.jsonl", "tables/"
MEMBERS = frozenset({MANIFEST, LOG, REQUESTS, f"{TABLES}meta.json", *(f"{TABLES}{noun}.csv" for noun in NOUNS)})
"""Every name that a backup may hold."""

MOST_BYTES = 1024**3
MOST_BYTES_OF_A_MEMBER = 1024**3
MOST_BYTES_OF_ALL = 2 * 1024**3
MOST_RATIO = 200
"""How many times smaller a member may be packed; what is shorter than LITTLE may be packed as it likes."""

LITTLE = 1024**2
MARK = b"lipgraph-backup sha256 "
DIGITS = 64
CHUNK = 1024**2
FIXED_TIME = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Archive:
    """What a backup holds: what its manifest says, and its members by name."""

    told: Mapping[str, object]
    members: Mapping[str, bytes]


def archive_bytes(members: Mapping[str, bytes], told: Mapping[str, object]) -> bytes:
    """Return a sealed archive of members, with what its manifest says beside their digests."""
    listed = {
        name: {"bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}
        for name, content in sorted(members.items())
    }
    manifest = {"format": FORMAT, "version": VERSION, **told, "members": listed}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        _add(packed, MANIFEST, json.dumps(manifest, indent=2).encode() + b"\n")
        for name in sorted(members):
            _add(packed, name, members[name])
        packed.comment = MARK + b"0" * DIGITS
    return sealed(out.getvalue())


def sealed(content: bytes) -> bytes:
    """Return the bytes of a zip whose comment ends in DIGITS signs, with the seal in their place."""
    return content[:-DIGITS] + hashlib.sha256(content[:-DIGITS]).hexdigest().encode()


def _add(packed: zipfile.ZipFile, name: str, content: bytes) -> None:
    member = zipfile.ZipInfo(name, FIXED_TIME)
    member.external_attr = (stat.S_IFREG | 0o600) << 16
    packed.writestr(member, content, compress_type=zipfile.ZIP_DEFLATED)


def read_archive(file: Path) -> Archive:
    """Read a backup; nothing of it is unpacked to a path of its own choice.

    Raises InputError (``backup-damaged``, ``backup-foreign``) and LimitExceeded.
    """
    if not file.is_file():
        raise InputError("backup-foreign", path=file.name, found="no file")
    try:
        with file.open("rb") as opened:
            _check_seal(opened, file.name)
            with zipfile.ZipFile(opened) as packed:
                return _read(packed, file.name)
    except (OSError, zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError) as err:
        raise InputError("backup-damaged", path=file.name, found=type(err).__name__) from err


def _check_seal(opened: BinaryIO, name: str) -> None:
    size = opened.seek(0, io.SEEK_END)
    if size > MOST_BYTES:
        raise LimitExceeded(what=name, limit=MOST_BYTES)
    if size < len(MARK) + DIGITS:
        raise InputError("backup-foreign", path=name, found=f"{size} bytes")
    opened.seek(size - len(MARK) - DIGITS)
    mark, seal = opened.read(len(MARK)), opened.read(DIGITS)
    opened.seek(0)
    left, hashed = size - DIGITS, hashlib.sha256()
    while left and (chunk := opened.read(min(CHUNK, left))):
        hashed.update(chunk)
        left -= len(chunk)
    if hashed.hexdigest().encode() != seal:
        code = "backup-damaged" if mark == MARK else "backup-foreign"
        raise InputError(code, path=name, found="seal")


def _read(packed: zipfile.ZipFile, file: str) -> Archive:
    listed = packed.infolist()
    names = [member.filename for member in listed]
    if strange := sorted(set(names) - MEMBERS):
        raise InputError("backup-foreign", path=file, found=strange[0][:60])
    if len(names) != len(set(names)) or MANIFEST not in names:
        raise InputError("backup-foreign", path=file, found=MANIFEST)
    for member in listed:
        _check(member, file)
    if sum(member.file_size for member in listed) > MOST_BYTES_OF_ALL:
        raise LimitExceeded(what=file, limit=MOST_BYTES_OF_ALL)
    members = {member.filename: _content(packed, member, file) for member in listed}
    told = _manifest(members.pop(MANIFEST), file)
    expected = {
        name: {"bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}
        for name, content in members.items()
    }
    if told.get("members") != expected:
        raise InputError("backup-damaged", path=file, found=MANIFEST)
    return Archive(told=told, members=members)


def _check(member: zipfile.ZipInfo, file: str) -> None:
    kind = stat.S_IFMT(member.external_attr >> 16)
    is_plain = kind in {0, stat.S_IFREG} and not member.flag_bits & 1
    if not is_plain or member.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
        raise InputError("backup-foreign", path=file, found=member.filename)
    if member.file_size > MOST_BYTES_OF_A_MEMBER:
        raise LimitExceeded(what=f"{file}: {member.filename}", limit=MOST_BYTES_OF_A_MEMBER)
    if member.file_size > LITTLE and member.file_size > MOST_RATIO * member.compress_size:
        raise LimitExceeded(what=f"{file}: {member.filename}", limit=MOST_RATIO)


def _content(packed: zipfile.ZipFile, member: zipfile.ZipInfo, file: str) -> bytes:
    with packed.open(member) as opened:
        content = opened.read(member.file_size + 1)
    if len(content) != member.file_size:
        raise InputError("backup-damaged", path=file, found=member.filename)
    return content


def _manifest(content: bytes, file: str) -> Mapping[str, object]:
    try:
        told = json.loads(content)
    except (ValueError, RecursionError) as err:
        raise InputError("backup-damaged", path=file, found=MANIFEST) from err
    if not isinstance(told, dict) or (told.get("format"), told.get("version")) != (FORMAT, VERSION):
        raise InputError("backup-foreign", path=file, found=MANIFEST)
    return told
