"""Handwriting's painting: a frame of each scene at 1080p, and how soon the pen's ink is on the screen."""

from __future__ import annotations

import os
import statistics
import time
from collections.abc import Iterator

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QMouseEvent, QPainter
from PySide6.QtWidgets import QApplication

from simulator.chapters import handwriting
from simulator.commands import Set
from simulator.experiment import Snapshot
from simulator.session import Session
from simulator.tasks.handwriting import STYLES, write
from ui.bench import Row, at_most

_SIZE, _FRAMES, _MOST = (1920, 1080), 160, 10.0
# A screen's frame, and how often a pen tells where it is; milliseconds and seconds.
_FRAME, _BEAT = 1000 / 60, 0.008


def rows() -> Iterator[Row]:
    """Every scene while it plays, then a word written in the window."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication.instance() or QApplication(["unrolled"])
    assert isinstance(application, QApplication)
    application.setStyle("Fusion")
    for scene in handwriting.Settings.setting("scene").choices:
        snapshot = Session("handwriting", handwriting.Settings.read({"scene": scene})).snapshot()
        took = _milliseconds(snapshot)
        yield at_most(f"stage: median CPU ms of a frame, scene {scene}", took, _MOST, 1.0)
    yield _pen_to_screen()


def _milliseconds(snapshot: Snapshot) -> float:
    from ui.chapters import face
    from ui.recording.pictures import scale_for
    from ui.theme import theme
    from ui.view import View

    face_of, paper, image = face("handwriting"), theme("paper"), QImage(*_SIZE, QImage.Format.Format_RGB32)
    rect, scale, steps = QRectF(0, 0, *_SIZE), scale_for(*_SIZE), face_of.clock(snapshot).steps
    times = []
    for frame in range(_FRAMES):
        began = time.process_time()
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(rect, paper["bg"])
        face_of.paint(painter, rect, snapshot, View(t=steps * frame / _FRAMES, scale=scale), paper)
        painter.end()
        times.append(1000 * (time.process_time() - began))
    return statistics.median(times)


def _pen_to_screen() -> Row:
    """The window's CPU from a mouse event to the painted stage, the median over a word written in it."""
    from ui.chapters import handwriting as face
    from ui.desktop import make_window
    from ui.preferences import Preferences

    window, bridge, _ = make_window(Preferences(), "handwriting", "paper", "en")
    window.resize(1440, 900)
    window.show()
    bridge.start()
    bridge.send(Set({"source": "pen"}))
    while bridge.shown is None or bridge.shown.content.source != "pen":
        QApplication.processEvents()
    stage = window.stage
    ink = write("memory", STYLES["round"], np.random.default_rng(1))
    places = face._rows(stage.area, bridge.shown, stage.view).places("paper", ink.points)
    kinds = QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove, QEvent.Type.MouseButtonRelease
    left, none, keys = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    times = []

    def hear(kind: QEvent.Type, x: float, y: float) -> None:
        at, button = QPointF(x, y), none if kind == kinds[1] else left
        event = QMouseEvent(kind, at, stage.mapToGlobal(at), button, none if kind == kinds[2] else left, keys)
        began = time.thread_time()
        QApplication.sendEvent(stage, event)
        QApplication.processEvents()
        times.append(1000 * (time.thread_time() - began))
        time.sleep(_BEAT)

    for k, ((x, y), starts) in enumerate(zip(places.tolist(), ink.stroke_start.tolist(), strict=True)):
        if starts and k:
            hear(kinds[2], *places[k - 1].tolist())
        hear(kinds[0 if starts else 1], x, y)
    hear(kinds[2], *places[-1].tolist())
    bridge.stop()
    window.close()
    window.deleteLater()
    return at_most(
        "pen: median CPU ms from a point to the painted stage, against a frame",
        statistics.median(times),
        _FRAME,
        1.0,
    )
