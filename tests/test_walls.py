"""The walls: the simulator knows no screen, a chapter is whole, a test leaves nothing behind."""

from __future__ import annotations

import ast
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import ui
from simulator import chapters

ROOT = Path(ui.__file__).parent.parent
LANGUAGES = ("en", "zh")

# Stands in for a machine where Qt cannot be imported.
NO_QT = """
import sys

class _NoQt:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in {"PySide6", "shiboken6", "pyqtgraph"}:
            raise ImportError(f"{name} is not on this machine")

sys.meta_path.insert(0, _NoQt())
"""


def python(code: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """`code` in a fresh Python, from the checkout."""
    command = [sys.executable, "-c", code, *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)


def stems(folder: str, suffix: str) -> set[str]:
    return {path.stem for path in (ROOT / folder).glob(f"*{suffix}") if not path.stem.startswith("_")}


def uses(path: Path) -> set[str]:
    """Every module that a file imports, and every name it takes out of one."""
    found = set[str]()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
        elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            found.add(f"{node.value.id}.{node.attr}")
    return found


def test_the_whole_simulator_imports_where_there_is_no_qt() -> None:
    ended = python(
        f"""{NO_QT}
import importlib, pkgutil, simulator
for module in pkgutil.walk_packages(simulator.__path__, "simulator."):
    importlib.import_module(module.name)
    print(module.name)
print(sorted(name for name in sys.modules if name.split(".")[0] in ("PySide6", "ui")))
"""
    )
    assert ended.returncode == 0, ended.stderr
    *walked, foreign = ended.stdout.splitlines()
    assert {f"simulator.chapters.{name}" for name in chapters.names()} <= set(walked)
    assert foreign == "[]"


def test_chapters_are_told_where_there_is_no_qt() -> None:
    ended = python(f"{NO_QT}\nfrom ui.app import main\nmain(['chapters', '--json'])")
    assert ended.returncode == 0, ended.stderr
    table = json.loads(ended.stdout)
    assert [chapter["name"] for chapter in table] == list(chapters.names())
    keys = {"name", "kind", "default", "minimum", "maximum", "choices", "unit", "help", "live"}
    assert all(setting.keys() == keys for chapter in table for setting in chapter["settings"])


def test_a_run_needs_no_qt() -> None:
    ended = python(f"{NO_QT}\nfrom ui.app import main\nmain(['run', 'adder', '--updates', '0', '--json'])")
    assert ended.returncode == 0, ended.stderr
    assert json.loads(ended.stdout)["updates"] == 0


@pytest.mark.parametrize(
    "arguments",
    [["picture", "adder", "-o", "a.png"], ["record", "adder", "-o", "a.gif"], ["bench", "record"]],
)
def test_what_paints_says_in_one_sentence_that_there_is_no_qt(arguments: list[str]) -> None:
    ended = python(f"{NO_QT}\nfrom ui.app import main\nmain({arguments})")
    assert (ended.returncode, ended.stdout) == (2, "")
    assert "unrolled run" in ended.stderr and len(ended.stderr.strip().splitlines()) == 1


def test_the_engines_figures_need_no_qt() -> None:
    code = f"""{NO_QT}
from ui.app import main
from ui.bench import at_least, unrolling
unrolling._against_autograd = unrolling._slices = lambda: at_least("engine", 2.0, 1.0, 1.0)
unrolling._recipe = lambda: iter(())
main(["bench", "unrolling", "--json"])"""
    ended = python(code)
    assert ended.returncode == 0, ended.stderr
    assert [json.loads(line)["name"] for line in ended.stdout.splitlines()] == ["engine", "engine"]
    assert "Qt" in ended.stderr and len(ended.stderr.strip().splitlines()) == 1


def test_whether_there_is_qt_is_asked_in_one_place() -> None:
    # A package that is found may still not load: on a server the libraries it needs are missing.
    asking = [
        path.name for path in (ROOT / "ui").rglob("*.py") if 'find_spec("PySide6' in path.read_text("utf-8")
    ]
    assert asking == []


def test_a_chapter_is_its_files_with_one_stem() -> None:
    named = stems("simulator/chapters", ".py")
    assert named == set(chapters.names())
    assert stems("ui/chapters", ".py") == named
    for language in LANGUAGES:
        assert stems(f"assets/lessons/{language}", ".md") == named
        assert named <= stems(f"assets/words/{language}", ".ftl")
    assert stems("assets/words/en", ".ftl") == stems("assets/words/zh", ".ftl")


@pytest.mark.parametrize("path", sorted((ROOT / "ui/diagrams").rglob("*.py")), ids=lambda path: path.stem)
def test_a_diagram_has_no_widget_no_thread_and_no_clock(path: Path) -> None:
    clocks = {"PySide6.QtCore.QTimer", "PySide6.QtCore.QElapsedTimer", "time", "datetime"}
    threads = {
        "PySide6.QtCore.QThread",
        "PySide6.QtCore.QThreadPool",
        "threading.Thread",
        "concurrent.futures",
    }
    assert not uses(path) & (clocks | threads | {"PySide6.QtWidgets", "PySide6", "random"})


# A reference lost at every call ends the process after some thousand calls: PySide6 6.12 on Python < 3.12.
def test_painting_loses_no_reference_to_none(qapp: object) -> None:
    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QColor, QImage, QPainter

    image = QImage(64, 64, QImage.Format.Format_ARGB32_Premultiplied)
    painter = QPainter(image)

    def paint(times: int) -> None:
        for _ in range(times):
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
            painter.setPen(QColor("black"))
            painter.drawEllipse(QRectF(8, 8, 40, 40))

    paint(400)  # what Qt keeps for later it takes now
    before = sys.getrefcount(None), sys.getrefcount(True)
    paint(400)
    after = sys.getrefcount(None), sys.getrefcount(True)
    painter.end()
    assert all(abs(b - a) < 100 for a, b in zip(before, after, strict=True)), (before, after)


LEAKING = """
import threading
from PySide6.QtCore import QTimer, qWarning

kept = []

def test_thread():
    never = threading.Event()
    kept.append(never)
    threading.Thread(target=never.wait, name="endless", daemon=True).start()

def test_timer(qapp):
    timer = QTimer(objectName="ticking")
    timer.start(1000)
    kept.append(timer)

def test_word_of_qt(qapp):
    qWarning("something is wrong")

def test_clean(qapp):
    timer = QTimer()
    timer.start(1000)
    timer.stop()
"""


def test_a_test_that_leaves_something_behind_fails(tmp_path: Path) -> None:
    (tmp_path / "test_leaking.py").write_text(LEAKING)
    options = ["-c", str(ROOT / "pyproject.toml"), "--rootdir", str(tmp_path), "-p", "no:cacheprovider"]
    ended = subprocess.run(
        [sys.executable, "-m", "pytest", *options, "-p", "tests.conftest", "-q", str(tmp_path)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert "threads left running: endless" in ended.stdout
    assert "timers left running: ticking (1000 ms)" in ended.stdout
    assert re.search("FAILED .*::test_word_of_qt", ended.stdout)
    assert "1 failed, 3 passed, 2 errors" in ended.stdout
