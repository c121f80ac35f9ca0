"""The memory cell's painting: CPU milliseconds of a frame of each scene at 1080p while a sequence plays."""

from __future__ import annotations

import os
import statistics
import time
from collections.abc import Iterator

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from simulator.chapters import memory_cell
from simulator.commands import Train
from simulator.experiment import Snapshot
from simulator.session import Session
from ui.bench import Row, at_most

_SIZE, _FRAMES, _MOST = (1920, 1080), 160, 8.0


def rows() -> Iterator[Row]:
    """The story in the circuit, then every scene of a trained layer, there and back."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from ui.recording.pictures import application

    application()
    session = Session("memory_cell", memory_cell.Settings())
    yield at_most("stage: median CPU ms of a frame, the story", _milliseconds(session.snapshot()), _MOST, 1.0)
    for scene in memory_cell.Settings.setting("scene").choices:
        given: dict[str, object] = {"gates": "trained", "scene": scene, "compare": True}
        session = Session("memory_cell", memory_cell.Settings.read(given))
        session.apply(Train(updates=3))
        session.run()
        took = _milliseconds(session.snapshot())
        yield at_most(f"stage: median CPU ms of a frame, 16 cells, scene {scene}", took, _MOST, 1.0)


def _milliseconds(snapshot: Snapshot) -> float:
    from ui.chapters import face
    from ui.recording.pictures import scale_for
    from ui.theme import theme
    from ui.view import View

    face_of, paper, image = face("memory_cell"), theme("paper"), QImage(*_SIZE, QImage.Format.Format_RGB32)
    rect, scale, clock = QRectF(0, 0, *_SIZE), scale_for(*_SIZE), face_of.clock(snapshot)
    times = []
    for frame in range(_FRAMES):
        # At 60 frames a second a step takes 36; half of them on the way there, half on the way back.
        start = (0.2 if frame < _FRAMES / 2 else 0.7) * clock.length
        t, backward = clock.place(start + frame % (_FRAMES // 2) / 36)
        began = time.process_time()
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(rect, paper["bg"])
        face_of.paint(painter, rect, snapshot, View(t=t, backward=backward, scale=scale), paper)
        painter.end()
        times.append(1000 * (time.process_time() - began))
    return statistics.median(times)
