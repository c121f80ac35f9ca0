"""Painting the chapter Sequences: a frame of every scene while it plays, and an update with its picture."""

from __future__ import annotations

import os
import statistics
import time
from collections.abc import Iterator

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from simulator.chapters.sequences import Settings
from simulator.commands import Train
from simulator.session import Session
from ui.bench import Row, at_most
from ui.chapters import face
from ui.recording.pictures import scale_for
from ui.theme import load_fonts, theme
from ui.view import View

SIZE = 1920, 1080
_FRAMES = 80
# What a frame may cost, ms of CPU.
GOAL = 10.0


def rows() -> Iterator[Row]:
    """A row a scene."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication.instance() or QApplication(["unrolled"])
    assert isinstance(application, QApplication)
    load_fonts()
    for scene in Settings.setting("scene").choices:
        name = f"sequences, {scene}: median CPU ms of a frame at 1080p while it plays"
        yield at_most(name, frame(str(scene)), GOAL, 1.0)


def frame(scene: str) -> float:
    """Median milliseconds of a frame while the playhead runs over all that the clock covers."""
    session = Session("sequences", Settings().with_(scene=scene))
    session.apply(Train(updates=20))
    session.run()
    snapshot, chapter, paper = session.snapshot(), face("sequences"), theme("paper")
    image, rect = QImage(*SIZE, QImage.Format.Format_RGB32), QRectF(0, 0, *SIZE)
    clock, scale = chapter.clock(snapshot), scale_for(*SIZE)
    times = []
    for k in range(_FRAMES):
        t, backward = clock.place(clock.length * k / _FRAMES)
        began = time.process_time()
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(rect, paper["bg"])
        chapter.paint(painter, rect, snapshot, View(t=t, backward=backward, scale=scale), paper)
        painter.end()
        times.append(1000 * (time.process_time() - began))
    return statistics.median(times)
