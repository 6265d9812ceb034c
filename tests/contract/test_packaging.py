"""The built wheel holds the four packages whole, and an installed one shadows nobody's names."""

import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

from harness.repository import ROOT, kept_files, packages

BUILD = "import sys; from hatchling.build import build_wheel; print(build_wheel(sys.argv[1]))"
NAMES = [path.name for path in packages()]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run([sys.executable, "-c", BUILD, str(folder)], cwd=ROOT, check=True, capture_output=True)
    (built,) = folder.glob("*.whl")
    return built


def test_every_kept_file_of_a_package_is_in_the_wheel(wheel: Path) -> None:
    expected = {
        path.relative_to(package.parent).as_posix()
        for package in packages()
        for path in kept_files()
        if path.is_relative_to(package)
    }
    assert expected - set(zipfile.ZipFile(wheel).namelist()) == set()


def test_the_wheel_holds_nothing_but_the_packages_and_their_description(wheel: Path) -> None:
    tops = {name.partition("/")[0] for name in zipfile.ZipFile(wheel).namelist()}
    described = {top for top in tops if top.endswith(".dist-info")}
    assert tops - described == set(NAMES)
    assert len(described) == 1


def test_the_wheel_carries_its_licence_and_its_command(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        (licence,) = [name for name in archive.namelist() if name.endswith("licenses/LICENSE")]
        (commands,) = [name for name in archive.namelist() if name.endswith("entry_points.txt")]
        assert archive.read(licence) == (ROOT / "LICENSE").read_bytes()
        assert "lipgraph = lipgraph.cli:main" in archive.read(commands).decode()


def test_an_installed_wheel_gives_four_names_and_takes_no_other(wheel: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path)
    # Neither the editable install nor the working folder is on this path, as for a person who installed the wheel.
    path = [str(tmp_path), sysconfig.get_paths()["purelib"]]
    script = (
        f"import sys, importlib.util as u; sys.path[:0] = {path!r}\n"
        f"homes = [__import__(name).__file__ for name in {NAMES!r}]\n"
        f"assert all(home.startswith({str(tmp_path)!r}) for home in homes), homes\n"
        "assert [name for name in ('schema', 'loaders', 'viz') if u.find_spec(name)] == []\n"
    )
    subprocess.run([sys.executable, "-I", "-S", "-c", script], cwd=tmp_path, check=True)


def test_each_package_is_typed(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert [f"{name}/py.typed" for name in NAMES if f"{name}/py.typed" not in names] == []
