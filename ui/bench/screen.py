"""The window's figures: frames while the engine runs flat out, painting, first paint, memory."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QElapsedTimer, QEventLoop, QRectF, QTimer
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from simulator.chapters import adder
from simulator.commands import Pause, Rewind, Set, Train
from simulator.session import Session
from ui.bench import Row, at_most
from ui.recording.pictures import scale_for

if TYPE_CHECKING:
    from ui.bridge import Bridge
    from ui.conductor import Conductor

FRAME = 16
_FRAMES = 400


def rows(minutes: float) -> Iterator[Row]:
    """Frames, painting, first paint, memory."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication.instance() or QApplication(["unrolled"])
    assert isinstance(application, QApplication)
    application.setStyle("Fusion")
    yield _first_paint()
    yield _painting()
    yield from _window(minutes)


def _first_paint() -> Row:
    """From process start to the first painted window, against importing torch and Qt first."""
    lazy = "from ui.bench.start import until_first_paint as go\ngo(eager=False)"
    eager = "from ui.bench.start import until_first_paint as go\ngo(eager=True)"
    times: dict[str, list[float]] = {lazy: [], eager: []}
    for _ in range(5):
        for code, kept in times.items():
            done = subprocess.run(
                [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=os.environ
            )
            kept.append(float(done.stdout.split()[-1]))
    ours, theirs = statistics.median(times[lazy]), statistics.median(times[eager])
    return at_most(
        "window: first paint, CPU s against importing torch and Qt and building it", ours, theirs, 0.35
    )


def _painting() -> Row:
    """CPU milliseconds of a painted stage frame at 1080p while a sequence plays."""
    from ui.chapters import face
    from ui.theme import load_fonts, theme
    from ui.view import View

    load_fonts()
    session = Session("adder", adder.Settings())
    session.apply(Train(until="certified"))
    session.run()
    snapshot, paper = session.snapshot(), theme("paper")
    adder_face, size = face("adder"), (1920, 1080)
    image = QImage(*size, QImage.Format.Format_RGB32)
    rect, scale, steps = QRectF(0, 0, *size), scale_for(*size), 10
    times = []
    for frame in range(steps * 36):
        began = time.process_time()
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(rect, paper["bg"])
        adder_face.paint(painter, rect, snapshot, View(t=frame / 36, scale=scale), paper)
        painter.end()
        times.append(1000 * (time.process_time() - began))
    return at_most("stage: median CPU ms of a frame at 1080p", statistics.median(times), 8.0, 1.0)


def _window(minutes: float) -> Iterator[Row]:
    """Frame intervals with the engine flat out against idle, then memory over minutes of work."""
    from ui.desktop import make_window
    from ui.preferences import Preferences

    window, bridge, conductor = make_window(Preferences(), "adder", "paper", "en")
    window.resize(1440, 900)
    window.show()
    bridge.start()
    wait(2000)
    bridge.send(Set({"optimiser": "adam", "restarts": True, "example": "random", "columns": 20}))
    conductor.act("play")
    idle = intervals(conductor)
    bridge.send(Train(pace=0))
    wait(500)
    busy = intervals(conductor)
    yield at_most(
        "window: p99 frame interval in ms, engine flat out against idle",
        float(np.percentile(busy, 99)),
        float(np.percentile(idle, 99)),
        1.25,
    )
    first, last = _memory(bridge, conductor, minutes)
    yield at_most(f"window: resident MB after {minutes:g} min of training and playing", last, first, 1.05)
    bridge.send(Pause())
    bridge.send(Rewind())
    bridge.stop()
    window.close()
    window.deleteLater()


def wait(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def intervals(conductor: Conductor) -> list[float]:
    """Milliseconds between frames of a timer in the window's thread while the sequence plays."""
    from PySide6.QtCore import Qt

    loop, clock, found = QEventLoop(), QElapsedTimer(), list[float]()
    timer = QTimer()
    timer.setTimerType(Qt.TimerType.PreciseTimer)

    def frame() -> None:
        found.append(clock.nsecsElapsed() / 1e6)
        clock.restart()
        if len(found) % 200 == 0:
            conductor.act("go_start")
            conductor.act("play")
        if len(found) >= _FRAMES:
            loop.quit()

    timer.timeout.connect(frame)
    clock.start()
    timer.start(FRAME)
    loop.exec()
    timer.stop()
    return found[5:]


def _memory(bridge: Bridge, conductor: Conductor, minutes: float) -> tuple[float, float]:
    """Resident megabytes after the first minute of training and playing (or a third), and at the end."""
    began, warm = time.monotonic(), 60.0 if minutes > 1.5 else 20.0 * minutes
    first, seed = None, 0
    while time.monotonic() - began < 60 * minutes:
        seed += 1
        conductor.act("go_start")
        conductor.act("play")
        if seed % 8 == 0:
            bridge.send(Set({"seed": seed}))
            bridge.send(Train(pace=0))
        wait(1000)
        if first is None and time.monotonic() - began >= warm:
            first = _resident()
    return first or _resident(), _resident()


def _resident() -> float:
    """Resident memory of this process in megabytes."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20
