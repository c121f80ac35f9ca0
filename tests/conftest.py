"""Every test: no screen, no settings of the person who runs it, and no thread or timer left behind."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from weakref import WeakSet

import pytest
from hypothesis import settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# The same examples every time: a failure on one machine is a failure on all of them.
settings.register_profile("unrolled", deadline=None, derandomize=True)
settings.load_profile("unrolled")

# A thread that was told to stop before the test returned may take this long, in seconds, to be gone.
GRACE = 2.0


@pytest.fixture(scope="session", autouse=True)
def _numerics() -> None:
    """Numbers are computed as in the program."""
    from simulator import numerics

    numerics.prepare()


@pytest.fixture(scope="session")
def qapp(qapp: Any) -> Any:
    """The application as `unrolled` makes it: Fusion and the bundled fonts."""
    from ui.theme import load_fonts

    qapp.setStyle("Fusion")
    load_fonts()
    return qapp


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the program remembers is remembered in this test's own folder."""
    monkeypatch.setenv("UNROLLED_HOME", str(tmp_path / "home"))


@pytest.fixture(autouse=True)
def _no_thread_left() -> Iterator[None]:
    before = set(threading.enumerate())
    yield
    left = [thread for thread in threading.enumerate() if thread not in before]
    for thread in left:
        thread.join(GRACE)
    names = [thread.name for thread in left if thread.is_alive()]
    if names:
        pytest.fail(f"threads left running: {', '.join(names)}", pytrace=False)


@pytest.fixture(autouse=True)
def _no_timer_left(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Fails if a QTimer started in the test still runs when its windows are deleted."""
    if "PySide6.QtCore" not in sys.modules:
        yield
        return
    from PySide6.QtCore import QCoreApplication, QEvent, QTimer
    from shiboken6 import isValid

    started: WeakSet[QTimer] = WeakSet()
    start: Callable[..., None] = QTimer.start

    def watched(timer: QTimer, *interval: Any) -> None:
        started.add(timer)
        start(timer, *interval)

    monkeypatch.setattr(QTimer, "start", watched)
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    left = [timer for timer in started if isValid(timer) and timer.isActive()]
    names = [f"{timer.objectName() or 'QTimer'} ({timer.interval()} ms)" for timer in left]
    for timer in left:
        timer.stop()
    if names:
        pytest.fail(f"timers left running: {', '.join(names)}", pytrace=False)
