"""Files that were sent to be looked at: kept by their digest for an hour, until somebody applies them."""

from __future__ import annotations

import hashlib
import shutil
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import mkdtemp

from lipgraph.errors import InputError, LimitExceeded, NotFound

LARGEST_FILE = 20_000_000
"""Bytes of a file that is sent."""
MOST_FILES = 20
KEPT_FOR = 3600.0
"""Seconds."""
LONGEST_NAME = 100
ENDINGS = (".xlsx", ".csv", ".tsv", ".txt")


@dataclass(frozen=True, slots=True, kw_only=True)
class Staged:
    """A file that waits: where it lies, what its sender called it, and when it came (seconds, monotonic)."""

    digest: str
    path: Path
    at: float


@dataclass(slots=True, eq=False)
class Staging:
    """A folder of this process alone; ``clock`` counts seconds."""

    clock: Callable[[], float] = time.monotonic
    _folder: Path | None = None
    _files: dict[str, Staged] = field(default_factory=dict)

    def keep(self, name: str, content: bytes) -> Staged:
        """Keep a file. Raises LimitExceeded where it is too large, InputError where it is no kind that is read."""
        if len(content) > LARGEST_FILE:
            raise LimitExceeded(what="file", limit=LARGEST_FILE)
        safe = _safe(name)
        self._forget_old()
        digest = hashlib.sha256(content).hexdigest()
        if digest not in self._files and len(self._files) >= MOST_FILES:
            self._forget(min(self._files.values(), key=lambda one: one.at))
        place = self._home() / digest
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir(mode=0o700)
        (place / safe).write_bytes(content)
        self._files[digest] = Staged(digest=digest, path=place / safe, at=self.clock())
        return self._files[digest]

    def find(self, digest: str) -> Staged:
        """Return a file that waits. Raises NotFound where none does, or it waited longer than an hour."""
        self._forget_old()
        if digest not in self._files:
            raise NotFound(kind="file", id=digest[:16])
        return self._files[digest]

    def close(self) -> None:
        """Forget every file."""
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)
        self._folder, self._files = None, {}

    def _home(self) -> Path:
        if self._folder is None:
            self._folder = Path(mkdtemp(prefix="lipgraph-"))
        return self._folder

    def _forget_old(self) -> None:
        for one in [one for one in self._files.values() if self.clock() - one.at > KEPT_FOR]:
            self._forget(one)

    def _forget(self, one: Staged) -> None:
        shutil.rmtree(one.path.parent, ignore_errors=True)
        self._files.pop(one.digest, None)


def _safe(name: str) -> str:
    """Return the last part of a file's name with what a file system or a sentence cannot bear taken out."""
    last = name.replace("\\", "/").rpartition("/")[2]
    kept = "".join(c for c in last if c.isprintable() and c not in '<>:"|?*').strip(" .")
    ending = next((one for one in ENDINGS if kept.lower().endswith(one)), None)
    if ending is None:
        raise InputError("unknown-file-kind", found=kept[:LONGEST_NAME], expected=", ".join(ENDINGS))
    return kept[: -len(ending)][:LONGEST_NAME] + ending
