"""What is looked at before a store is served: a folder that can be written, of this machine, and a whole file."""

from __future__ import annotations

import os
import re
from pathlib import Path

from lipgraph.errors import InputError

MOUNTS = Path("/proc/mounts")
NETWORK = frozenset(
    {
        "9p", "afs", "beegfs", "ceph", "cifs", "coda", "davfs", "fuse.davfs2", "fuse.glusterfs", "fuse.rclone",
        "fuse.s3fs", "fuse.sshfs", "gfs2", "glusterfs", "gpfs", "lustre", "ncpfs", "nfs", "nfs4", "ocfs2", "smb3",
        "smbfs", "vboxsf",
    }
)  # fmt: skip
"""File systems of other machines: SQLite's journal rests on locks and shared memory, which they do not share."""


def require_servable(url: str) -> None:
    """Raise InputError for a folder that an embedded store cannot be served from, Incompatible for a damaged file."""
    if not url.startswith("sqlite:///"):
        return
    from lipgraph.store.sqlite_whole import require_whole

    path = Path(url.removeprefix("sqlite:///")).expanduser()
    kind = file_system(path.parent)
    if kind in NETWORK:
        raise InputError("store-on-network", path=str(path.parent), kind=kind)
    if not path.exists():
        return  # The store itself says what to do where there is none yet.
    if not os.access(path.parent, os.W_OK | os.X_OK) or not os.access(path, os.R_OK | os.W_OK):
        raise InputError("store-not-writable", path=str(path))
    require_whole(path)


def file_system(folder: Path, mounts: Path = MOUNTS) -> str:
    """Return the type of the file system of a folder; empty where the system does not tell.

    Linux tells by /proc/mounts; of Windows a path that names a server is known, of macOS nothing.
    """
    if str(folder).startswith("\\\\"):
        return "smbfs"
    try:
        lines = mounts.read_text("utf-8", "surrogateescape").splitlines()
    except OSError:
        return ""
    place = folder.resolve()
    found = ((Path(_plain(parts[1])), parts[2]) for line in lines if len(parts := line.split()) > 2)
    # Of mounts one over the other the last one counts.
    ranked = [(len(point.parts), number, kind) for number, (point, kind) in enumerate(found) if _holds(point, place)]
    return max(ranked)[2] if ranked else ""


def _holds(point: Path, place: Path) -> bool:
    return place == point or point in place.parents


def _plain(point: str) -> str:
    """Read a path as the kernel writes it: blanks and the like as octal numbers."""
    return re.sub(r"\\([0-7]{3})", lambda found: chr(int(found[1], 8)), point)
