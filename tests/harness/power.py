"""Records what SQLite asks of its disk, and makes of it the states in which a power cut may leave the files.

A disk owes nothing but what was synced: each write after the last sync of its file may be there, be missing, or be
there in some of its sectors. The recorder sees no shared memory, so its connections lock the file for themselves; what
is written and synced, and when, is what the settings of the store say.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import apsw

SECTOR = 512
NAME = "recorder"


@dataclass(frozen=True, slots=True)
class Step:
    """One thing asked of the disk: a write, a truncation, a sync of one file, or an acknowledgement to a client."""

    kind: str
    file: str = ""
    offset: int = 0
    content: bytes = b""


@dataclass(slots=True)
class Disk:
    """What was asked, in order; with a budget no more bytes than that are taken, as by a disk that is full."""

    steps: list[Step] = field(default_factory=list)
    budget: int | None = None

    def acknowledge(self) -> None:
        """Note that a client was told of a transaction."""
        self.steps.append(Step("acknowledged"))

    def take(self, size: int) -> None:
        """Take so many bytes, or raise what SQLite calls a full disk."""
        if self.budget is not None:
            if self.budget < size:
                raise apsw.FullError
            self.budget -= size


class _File(apsw.VFSFile):
    def __init__(self, disk: Disk, name: str | apsw.URIFilename | None, flags: list[int]) -> None:
        super().__init__("", name, flags)
        path = name.filename() if isinstance(name, apsw.URIFilename) else str(name)
        self._disk, self._name = disk, Path(path).name

    def xWrite(self, data: Any, offset: int) -> None:  # noqa: N802 - the name that apsw calls
        """Record and write."""
        self._disk.take(len(data))
        self._disk.steps.append(Step("write", self._name, offset, bytes(data)))
        super().xWrite(data, offset)

    def xTruncate(self, newsize: int) -> None:  # noqa: N802 - the name that apsw calls
        """Record and truncate."""
        self._disk.steps.append(Step("truncate", self._name, newsize))
        super().xTruncate(newsize)

    def xSync(self, flags: int) -> None:  # noqa: N802 - the name that apsw calls
        """Record and sync."""
        self._disk.steps.append(Step("sync", self._name))
        super().xSync(flags)


class _System(apsw.VFS):
    def __init__(self, disk: Disk) -> None:
        self._disk = disk
        super().__init__(NAME, "")

    def xOpen(self, name: str | apsw.URIFilename | None, flags: list[int]) -> apsw.VFSFile:  # noqa: N802 - the name that apsw calls
        """Open a file whose writes are recorded."""
        return _File(self._disk, name, flags)

    def xDelete(self, filename: str, syncdir: bool) -> None:  # noqa: N802 - the name that apsw calls
        """Record and delete."""
        self._disk.steps.append(Step("delete", Path(filename).name))
        super().xDelete(filename, syncdir)


@contextmanager
def recorded(synchronous: str | None = None) -> Iterator[Disk]:
    """Record every connection that is opened inside; ``synchronous`` overrules what it asks for, as a control."""
    disk, plain = Disk(), apsw.Connection
    system = _System(disk)

    class Recorded(plain):  # type: ignore[misc, valid-type]  # the class that apsw has now
        def __init__(self, filename: str, flags: int = 0, **_: object) -> None:
            # What is only in memory is nothing to a disk.
            super().__init__(filename, **({} if filename == ":memory:" else {"flags": flags, "vfs": NAME}))
            if filename != ":memory:":
                super().pragma("locking_mode", "exclusive")

        def pragma(self, name: str, *args: Any, **kwargs: Any) -> Any:
            if name == "synchronous" and synchronous is not None:
                args = (synchronous,)
            return super().pragma(name, *args, **kwargs)

    apsw.Connection = Recorded  # type: ignore[assignment, misc]  # for the block only
    try:
        yield disk
    finally:
        apsw.Connection = plain  # type: ignore[misc]  # as it was
        system.unregister()


def acknowledged(steps: Sequence[Step]) -> int:
    """Return how many transactions clients had been told of."""
    return sum(step.kind == "acknowledged" for step in steps)


def state_after(steps: Sequence[Step], chance: random.Random) -> Mapping[str, bytes]:
    """Return the files as a power cut after these steps may leave them."""
    settled = {step.file: place for place, step in enumerate(steps) if step.kind == "sync"}
    files: dict[str, bytearray] = {}
    mood = chance.choice(["kept", "dropped", "mixed"])
    for place, step in enumerate(steps):
        if step.kind in {"sync", "acknowledged"}:
            continue
        content = files.setdefault(step.file, bytearray())
        fate = "kept" if step.kind == "delete" or place < settled.get(step.file, -1) else _fate(mood, chance)
        if fate == "dropped":
            continue
        if step.kind == "delete":
            del files[step.file]
        elif step.kind == "truncate":
            del content[step.offset :]
            content.extend(bytes(step.offset - len(content)))
        else:
            _write(content, step, chance if fate == "torn" else None)
    return {name: bytes(content) for name, content in files.items()}


def _fate(mood: str, chance: random.Random) -> str:
    return chance.choice(["kept", "dropped", "torn"]) if mood == "mixed" else mood


def _write(content: bytearray, step: Step, torn_by: random.Random | None) -> None:
    for start in range(0, len(step.content), SECTOR):
        if torn_by is not None and torn_by.random() < 0.5:
            continue
        part = step.content[start : start + SECTOR]
        at = step.offset + start
        content.extend(bytes(max(0, at + len(part) - len(content))))
        content[at : at + len(part)] = part
