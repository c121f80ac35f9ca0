"""The remedies on the screen: frames while all five race against idle, and what a frame costs."""

from __future__ import annotations

import os
import statistics
import time
from collections.abc import Iterator

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from simulator.chapters import remedies
from simulator.commands import Pause, Train
from simulator.experiment import Snapshot
from simulator.session import Session
from ui.bench import Row, at_most
from ui.bench.screen import intervals, wait

_SIZE, _FRAMES, _MOST = (1920, 1080), 60, 8.0


def rows() -> Iterator[Row]:
    """A frame of every scene, then the window."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication.instance() or QApplication(["unrolled"])
    assert isinstance(application, QApplication)
    application.setStyle("Fusion")
    for scene in remedies.Settings.setting("scene").choices:
        session = Session("remedies", remedies.Settings.read({"scene": scene}))
        session.apply(Train(updates=3))
        session.run()
        took = _milliseconds(session.snapshot())
        yield at_most(f"remedies, {scene}: median CPU ms of a frame at 1080p", took, _MOST, 1.0)
    yield _window()


def _milliseconds(snapshot: Snapshot) -> float:
    from ui.chapters import face
    from ui.recording.pictures import scale_for
    from ui.theme import load_fonts, theme
    from ui.view import View

    load_fonts()
    face_of, paper, image = face("remedies"), theme("paper"), QImage(*_SIZE, QImage.Format.Format_RGB32)
    rect, scale, clock = QRectF(0, 0, *_SIZE), scale_for(*_SIZE), face_of.clock(snapshot)
    times = []
    for frame in range(_FRAMES):
        t, backward = clock.place(clock.length * frame / _FRAMES)
        began = time.process_time()
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(rect, paper["bg"])
        face_of.paint(painter, rect, snapshot, View(t=t, backward=backward, scale=scale), paper)
        painter.end()
        times.append(1000 * (time.process_time() - began))
    return statistics.median(times)


def _window() -> Row:
    """The 99th percentile of the frame interval while all five race, against an idle engine."""
    from ui.desktop import make_window
    from ui.preferences import Preferences

    window, bridge, conductor = make_window(Preferences(), "remedies", "paper", "en")
    window.resize(1440, 900)
    window.show()
    bridge.start()
    wait(2000)
    conductor.act("play")
    idle = intervals(conductor)
    bridge.send(Train(pace=0))
    wait(500)
    busy = intervals(conductor)
    bridge.send(Pause())
    bridge.stop()
    window.close()
    window.deleteLater()
    return at_most(
        "remedies: p99 frame interval in ms, all five racing against idle",
        float(np.percentile(busy, 99)),
        float(np.percentile(idle, 99)),
        1.25,
    )
