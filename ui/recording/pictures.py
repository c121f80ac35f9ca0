"""A stage as PNG, SVG or PDF bytes: the same `paint`, on another device."""

from __future__ import annotations

import os
from collections.abc import Callable

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRectF, QSize, QSizeF
from PySide6.QtGui import QGuiApplication, QImage, QImageWriter, QPageLayout, QPageSize, QPainter, QPdfWriter
from PySide6.QtSvg import QSvgGenerator

from simulator.experiment import Snapshot
from simulator.message import Message, Refused
from ui import chapters
from ui.diagrams import close_up
from ui.diagrams.close_up import CloseUp
from ui.theme import load_fonts, theme
from ui.view import View

# The stage of the mock-up, 1440×900 less rail, inspector, header and transport: scale 1.
STAGE = QSizeF(1016, 700)


def application() -> QGuiApplication:
    """The application pictures need: the one there is, or one without a screen."""
    running = QGuiApplication.instance()
    if isinstance(running, QGuiApplication):
        load_fonts()
        return running
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    made = QGuiApplication(["unrolled"])
    load_fonts()
    return made


def scale_for(width: float, height: float) -> float:
    """How much larger than the mock-up a stage of this size is laid out."""
    return max(0.6, min(width / STAGE.width(), height / STAGE.height()))


def picture(
    snapshot: Snapshot,
    suffix: str,
    size: tuple[int, int],
    theme_name: str,
    language: str,
    at: float | None,
    *,
    backward: bool = False,
    panel: str = "",
) -> bytes:
    """The stage of a snapshot at step `at`, or one panel of it, as the content of a file.

    None is where a pass ends: the last step, and on the way back, where a chapter has one, 0. Refuses
    a panel that the scene does not have.
    """
    face = chapters.face(snapshot.chapter)
    clock = face.clock(snapshot)
    look = theme(theme_name)
    end = 0.0 if backward and clock.returns else float(clock.steps)
    t, on_way_back = clock.place(clock.position(end if at is None else at, backward))
    view = View(
        t=t,
        backward=on_way_back,
        language=language,
        scale=scale_for(*size),
    )
    rect = QRectF(0, 0, *size)
    panels = face.panels(rect, snapshot, view) if panel else {}
    if panel and panel not in panels:
        raise Refused(Message("refused-panel", value=panel[:40], allowed=", ".join(panels)))
    camera = CloseUp(panel, panel)

    def draw(painter: QPainter) -> None:
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        painter.fillRect(rect, look["bg"])
        if not panel:
            face.paint(painter, rect, snapshot, view, look)
            return
        painter.setTransform(close_up.transform(rect, close_up.seen(rect, panels, camera)), True)
        face.paint(painter, rect, snapshot, view, look)
        close_up.dim(painter, rect, panels, camera, view.scale, look)

    title = snapshot.chapter
    return {".png": _png, ".svg": _svg, ".pdf": _pdf}[suffix.lower()](draw, size, title)


Draw = Callable[[QPainter], None]


def _paint(painter: QPainter, draw: Draw) -> None:
    # A painter that outlives its device brings the process down, whatever went wrong.
    try:
        draw(painter)
    finally:
        painter.end()


def _png(draw: Draw, size: tuple[int, int], _title: str) -> bytes:
    image = QImage(QSize(*size), QImage.Format.Format_RGB32)
    _paint(QPainter(image), draw)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(buffer.data().data())


def _svg(draw: Draw, size: tuple[int, int], title: str) -> bytes:
    buffer = QBuffer()
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(QSize(*size))
    generator.setViewBox(QRectF(0, 0, *size))
    generator.setTitle(title)
    _paint(QPainter(generator), draw)
    return bytes(buffer.data().data())


def _pdf(draw: Draw, size: tuple[int, int], title: str) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(title)
    writer.setResolution(72)
    page = QPageSize(QSizeF(*size), QPageSize.Unit.Point, title, QPageSize.SizeMatchPolicy.ExactMatch)
    writer.setPageLayout(QPageLayout(page, QPageLayout.Orientation.Portrait, QMarginsF()))
    _paint(QPainter(writer), draw)
    return bytes(buffer.data().data())
