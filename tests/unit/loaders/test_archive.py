"""Backups as files: every flipped bit is found, and nothing that only looks like one is unpacked."""

import io
import random
import stat
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from lipgraph.errors import InputError
from lipgraph_loaders import archive
from lipgraph_loaders.archive import DIGITS, LOG, MANIFEST, MARK, REQUESTS, archive_bytes, read_archive, sealed

pytestmark = [pytest.mark.trust, pytest.mark.evidence]

MEMBERS = {LOG: b'{"number":1}\n' * 50, REQUESTS: b"", "tables/meta.json": b"{}", "tables/wave.csv": b"id\nw\n"}
TOLD = {"program": "0.1.0", "state_digest": "ab" * 32}
Packing = Callable[[zipfile.ZipFile], None]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "kept.zip"


def refusal(file: Path, content: bytes) -> str:
    file.write_bytes(content)
    with pytest.raises(InputError) as refused:
        read_archive(file)
    return refused.value.code


def test_an_archive_comes_back_as_it_was(file: Path) -> None:
    content = archive_bytes(MEMBERS, TOLD)
    file.write_bytes(content)
    read = read_archive(file)
    assert read.members == MEMBERS
    assert {name: read.told[name] for name in TOLD} == TOLD
    assert archive_bytes(MEMBERS, TOLD) == content


def test_each_flipped_bit_is_found(file: Path) -> None:
    content = archive_bytes(MEMBERS, TOLD)
    for seed in range(100):
        bit = random.Random(seed).randrange(len(content) * 8)  # noqa: S311 - a trial that can be repeated, no secret
        flipped = bytearray(content)
        flipped[bit // 8] ^= 1 << bit % 8
        assert refusal(file, bytes(flipped)) in {"backup-damaged", "backup-foreign"}, f"seed {seed}, bit {bit}"


def test_each_cut_is_found(file: Path) -> None:
    content = archive_bytes(MEMBERS, TOLD)
    for length in range(0, len(content), 7):
        assert refusal(file, content[:length]) in {"backup-damaged", "backup-foreign"}
    assert refusal(file, content + b"\n") == "backup-foreign"


@pytest.mark.parametrize("content", [b"", b"name,sector\n" * 100, b"PK\x05\x06" + b"\0" * 18, b"\0" * 4096])
def test_what_is_no_backup_is_foreign(file: Path, content: bytes) -> None:
    assert refusal(file, content) == "backup-foreign"


def test_a_folder_and_a_file_that_is_not_there_are_no_backups(tmp_path: Path) -> None:
    for place in (tmp_path, tmp_path / "nowhere.zip"):
        with pytest.raises(InputError):
            read_archive(place)


def packed(pack: Packing) -> bytes:
    """Return a zip that somebody made with another tool, under a seal that fits."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        pack(made)
        made.comment = MARK + b"0" * DIGITS
    return sealed(out.getvalue())


def _honest(made: zipfile.ZipFile) -> None:
    with zipfile.ZipFile(io.BytesIO(archive_bytes(MEMBERS, TOLD))) as model:
        for name in model.namelist():
            made.writestr(name, model.read(name))


def _link(made: zipfile.ZipFile) -> None:
    _honest(made)
    link = zipfile.ZipInfo("tables/seat.csv")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    made.writestr(link, "../../secret")


def _way_out(made: zipfile.ZipFile) -> None:
    _honest(made)
    made.writestr("tables/../../way-out.csv", "x")


def _absolute(made: zipfile.ZipFile) -> None:
    _honest(made)
    made.writestr("/etc/way-out", "x")


def _twice(made: zipfile.ZipFile) -> None:
    _honest(made)
    with pytest.warns(UserWarning, match="Duplicate name"):
        made.writestr(LOG, "x")


def _unlisted(made: zipfile.ZipFile) -> None:
    _honest(made)
    made.writestr("tables/seat.csv", "id\n")


def _no_manifest(made: zipfile.ZipFile) -> None:
    made.writestr(LOG, "x")


def _other_manifest(made: zipfile.ZipFile) -> None:
    made.writestr(MANIFEST, '{"format": "another", "version": 1, "members": {}}')


def _deep_manifest(made: zipfile.ZipFile) -> None:
    made.writestr(MANIFEST, "[" * 100_000)


def _bomb(made: zipfile.ZipFile) -> None:
    made.writestr(MANIFEST, "{}")
    made.writestr(LOG, b"\0" * (8 * 1024**2))


@pytest.mark.parametrize(
    ("pack", "code"),
    [
        (_link, "backup-foreign"),
        (_way_out, "backup-foreign"),
        (_absolute, "backup-foreign"),
        (_twice, "backup-foreign"),
        (_unlisted, "backup-damaged"),
        (_no_manifest, "backup-foreign"),
        (_other_manifest, "backup-foreign"),
        (_deep_manifest, "backup-damaged"),
        (_bomb, "limit-exceeded"),
    ],
)
def test_a_seal_that_fits_is_no_reason_to_believe(file: Path, pack: Packing, code: str) -> None:
    assert refusal(file, packed(pack)) == code
    assert [path.name for path in file.parent.iterdir()] == [file.name]


def test_the_same_archive_packed_by_another_tool_is_read(file: Path) -> None:
    file.write_bytes(packed(_honest))
    assert read_archive(file).members == MEMBERS


@pytest.mark.parametrize("limit", ["MOST_BYTES", "MOST_BYTES_OF_A_MEMBER", "MOST_BYTES_OF_ALL"])
def test_sizes_are_bounded(file: Path, limit: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, limit, 100)
    assert refusal(file, archive_bytes(MEMBERS, TOLD)) == "limit-exceeded"
