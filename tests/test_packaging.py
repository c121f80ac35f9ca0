"""The wheel is whole: it draws a picture in a fresh environment that cannot read the checkout."""

from __future__ import annotations

import importlib.metadata
import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
PACKAGES = ("simulator", "ui", "assets")

# Runs before anything else in the fresh environment: a file of the checkout that Python opens ends it.
WATCH = """
import sys
def _watch(event, arguments):
    if event == "open" and isinstance(arguments[0], str) and arguments[0].startswith({folders!r}):
        raise PermissionError("outside the wheel: " + arguments[0])
sys.addaudithook(_watch)
"""


def checked(command: list[str | Path], folder: Path) -> str:
    """What the command prints; fails with all it said if it does."""
    hidden = ("PYTHONPATH", "PYTHONHOME", "QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY")
    environment = {name: value for name, value in os.environ.items() if name not in hidden}
    ended = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, timeout=300, check=False
    )
    assert ended.returncode == 0, f"{command}\n{ended.stdout}{ended.stderr}"
    return ended.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from the checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    checked([sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT], folder)
    (made,) = folder.glob("unrolled-*.whl")
    return made


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh environment that holds the wheel, and borrows torch, Qt and the others from this one.

    A path named in a .pth file is searched, but its own .pth files are not read: an editable install
    of the checkout stays unseen.
    """
    folder = tmp_path_factory.mktemp("fresh")
    venv.create(folder, with_pip=False, symlinks=True)
    binaries = folder / ("Scripts" if os.name == "nt" else "bin")
    python = binaries / "python"
    checked(
        [sys.executable, "-m", "pip", "--python", python, "install", "--no-deps", "--no-index", wheel], folder
    )
    site = Path(
        checked([python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"], folder).strip()
    )
    (site / "borrowed.pth").write_text(sysconfig.get_path("purelib") + "\n")
    watched = tuple(str(ROOT / part) for part in (*PACKAGES, "docs", "tests"))
    (site / "sitecustomize.py").write_text(WATCH.format(folders=watched))
    return binaries


def test_every_file_of_the_program_travels(wheel: Path) -> None:
    carried = {name for name in zipfile.ZipFile(wheel).namelist() if name.startswith(PACKAGES)}
    own = {
        path.relative_to(ROOT).as_posix()
        for package in PACKAGES
        for path in (ROOT / package).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert carried == own


def test_nothing_else_travels_but_the_licences(wheel: Path) -> None:
    rest = [name for name in zipfile.ZipFile(wheel).namelist() if not name.startswith(PACKAGES)]
    assert all(".dist-info/" in name for name in rest)
    assert {"LICENSE", "Inter-OFL.txt", "NotoSansCJK-OFL.txt"} <= {Path(name).name for name in rest}


def test_the_wheel_draws_a_picture_from_an_empty_folder(installed: Path, tmp_path: Path) -> None:
    picture = [
        "picture",
        "adder",
        "-o",
        "adder.png",
        "--updates",
        "0",
        "--language",
        "zh",
        "--size",
        "1016x700",
    ]
    checked([installed / "unrolled", *picture], tmp_path)
    assert [path.name for path in tmp_path.iterdir() if path.name != "home"] == ["adder.png"]
    content = (tmp_path / "adder.png").read_bytes()
    assert content.startswith(b"\x89PNG")
    assert len(content) > 20_000


def test_the_module_and_the_script_are_one_command(installed: Path, tmp_path: Path) -> None:
    spoken = {
        checked([installed / "unrolled", "--version"], tmp_path),
        checked([installed / "python", "-m", "ui", "--version"], tmp_path),
    }
    assert len(spoken) == 1
    assert "0.1.0" in spoken.pop()


@pytest.mark.parametrize(("python", "allowed"), [("3.11", False), ("3.12", True), ("3.13", True)])
def test_the_qt_that_loses_references_is_never_chosen(python: str, allowed: bool) -> None:
    wanted = [Requirement(text) for text in importlib.metadata.requires("unrolled") or []]
    named = [row for row in wanted if canonicalize_name(row.name) == "pyside6-essentials"]
    qt = [row for row in named if row.marker is None or row.marker.evaluate({"python_version": python})]
    assert [row.specifier.contains("6.12.0") for row in qt] == [allowed]
    assert all(row.specifier.contains("6.11.3") for row in qt)
