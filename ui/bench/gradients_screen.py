"""Painting the chapter Gradients: a frame of every scene while it plays, and dragging the radius."""

from __future__ import annotations

import os
import statistics
import time
from collections.abc import Callable, Iterator

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from simulator.chapters.gradients import Settings
from simulator.commands import Set, Train
from simulator.experiment import Snapshot
from simulator.session import Session
from ui.bench import Row, at_least, at_most
from ui.chapters import face
from ui.recording.pictures import scale_for
from ui.theme import load_fonts, theme
from ui.view import View

SIZE = 1920, 1080
_FRAMES = 120
# What a frame may cost, ms of CPU, and how many a second a drag has to reach.
GOAL, FRAMES_A_SECOND = 10.0, 30.0


def rows() -> Iterator[Row]:
    """A row a scene, then the drag."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication.instance() or QApplication(["unrolled"])
    assert isinstance(application, QApplication)
    load_fonts()
    for scene in Settings.setting("scene").choices:
        yield at_most(
            f"gradients, {scene}: median CPU ms of a frame at 1080p while it plays",
            frame(str(scene)),
            GOAL,
            1.0,
        )
    yield at_most(
        "gradients, flow of 1,000 steps: median CPU ms of a frame at 1080p",
        frame("flow", steps=1000),
        GOAL,
        1.0,
    )
    yield at_most(
        "gradients, sources of 1,000 steps: median CPU ms of a frame at 1080p",
        frame("sources", steps=1000, loss_at="every"),
        GOAL,
        1.0,
    )
    for scene, name, what in (
        ("flow", "spectral_radius", "ρ is dragged (64 units, 100 steps)"),
        ("sources", "spectral_radius", "ρ is dragged (64 units, 100 steps)"),
        ("cliff", "cliff_weight", "the start is dragged"),
        ("cliff", "threshold", "the threshold is dragged"),
    ):
        yield at_least(
            f"gradients, {scene}: frames a CPU second while {what}",
            1.0 / drag(scene, name),
            FRAMES_A_SECOND,
            1.0,
        )


def _painter() -> Callable[[Snapshot, View], float]:
    """A sheet of 1080p: paints a frame and tells the milliseconds of CPU it took."""
    image, paper, chapter = QImage(*SIZE, QImage.Format.Format_RGB32), theme("paper"), face("gradients")
    rect = QRectF(0, 0, *SIZE)

    def paint(snapshot: Snapshot, view: View) -> float:
        began = time.process_time()
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(rect, paper["bg"])
        chapter.paint(painter, rect, snapshot, view, paper)
        painter.end()
        return 1000 * (time.process_time() - began)

    return paint


def frame(scene: str, **settings: object) -> float:
    """Median milliseconds of a frame while the playhead runs over all that the clock covers."""
    session = Session("gradients", Settings().with_(scene=scene, **settings))
    if scene == "learning":
        session.apply(Train(updates=20))
        session.run()
    snapshot, paint = session.snapshot(), _painter()
    clock, scale = face("gradients").clock(snapshot), scale_for(*SIZE)
    times = []
    for k in range(_FRAMES):
        t, backward = clock.place(clock.length * k / _FRAMES)
        times.append(paint(snapshot, View(t=t, backward=backward, scale=scale)))
    return statistics.median(times)


def drag(scene: str, name: str) -> float:
    """Median CPU seconds from one hundredth of a setting to the next: command, gradients and picture."""
    settings = Settings().with_(scene=scene, hidden_units=64, steps=100, loss_at="every")
    session, paint = Session("gradients", settings), _painter()
    view, times = View(t=50.0, backward=True, scale=scale_for(*SIZE)), []
    first = 5.0 if name == "cliff_weight" else 0.8
    paint(session.snapshot(), view)
    for k in range(40):
        began = time.process_time()
        session.apply(Set({name: first + 0.01 * k}))
        paint(session.snapshot(), view)
        times.append(time.process_time() - began)
    return statistics.median(times)
