"""Cached layers: what does not move is painted once and copied, pixel for pixel.

A layer owns its rectangle: it lies on a plain `background`, so copying it is exact, which blending
a see-through layer would not be (8-bit blending is not associative).
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QTransform

from ui.diagrams.ink import is_vector

Draw = Callable[[QPainter], None]

LIMIT = 96 * 2**20  # bytes: three 4K layers
_straight = ContextVar("layers_straight", default=False)


class Layers:
    """Images by key, the least recently used dropped beyond `limit` bytes."""

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self.held = 0
        self._images: OrderedDict[Hashable, QImage] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: Hashable) -> QImage | None:
        """The image of that key, now the most recently used."""
        with self._lock:
            if key in self._images:
                self._images.move_to_end(key)
            return self._images.get(key)

    def put(self, key: Hashable, image: QImage) -> None:
        """Keep an image, at the cost of the oldest; one beyond the limit is not kept at all."""
        if image.sizeInBytes() > self.limit:
            return
        with self._lock:
            replaced = self._images.pop(key, None)
            self.held += image.sizeInBytes() - (replaced.sizeInBytes() if replaced else 0)
            self._images[key] = image
            while self.held > self.limit:
                self.held -= self._images.popitem(last=False)[1].sizeInBytes()

    def clear(self) -> None:
        """Forget every image."""
        with self._lock:
            self._images.clear()
            self.held = 0


_layers = Layers(LIMIT)


@contextmanager
def straight() -> Iterator[None]:
    """Within this block every layer is drawn anew and none is kept; the pixels are the same."""
    token = _straight.set(True)
    try:
        yield
    finally:
        _straight.reset(token)


def is_direct(painter: QPainter) -> bool:
    """Whether layers are drawn straight onto this painter: it has no pixels, or is turned or faded."""
    return is_vector(painter) or painter.deviceTransform().isRotating() or painter.opacity() < 1.0


def cached(
    painter: QPainter, rect: QRectF, key: Hashable, draw: Draw, background: QColor, share: float = 1.0
) -> None:
    """Paint `draw` inside `rect` over plain `background`, from an image if it was painted before.

    `key` must name everything `draw` depends on besides where the painter stands; position in the
    pixel, scale and render hints are added here. `draw` is clipped to the device pixels that
    `rect` touches. On vector devices it is called directly, without background or clip; so it is,
    with both, on a turned or faded painter. A `share` below 1 mixes the layer, as one picture, into
    what is there; that only a painter can do which is not `is_direct`.
    """
    if is_vector(painter):
        draw(painter)
        return
    device = painter.deviceTransform()
    area = device.mapRect(rect).toAlignedRect()
    if area.isEmpty():
        return
    if is_direct(painter):
        _directly(painter, rect, draw, background)
        return
    whole_key = (key, background.rgba(), painter.renderHints(), _place(device, area), area.size().toTuple())
    image = None if _straight.get() else _layers.get(whole_key)
    if image is None:
        image = _painted(painter, device, area, draw, background)
        if not _straight.get():
            _layers.put(whole_key, image)
    painter.save()
    _to_pixels(painter)
    if share < 1.0:
        painter.setOpacity(share)
    elif background.alpha() < 255:
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
    else:
        # On an opaque ground the layer is opaque: laid over, it is the same, and copied five times faster.
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
    painter.drawImage(area.topLeft(), image)
    painter.restore()


def _place(device: QTransform, area: QRect) -> tuple[float, ...]:
    """Scale, and the origin's offset from the layer's corner: together they fix every pixel."""
    offset = (device.dx() - area.left(), device.dy() - area.top())
    return (device.m11(), device.m22(), *(round(part, 6) for part in offset))


def _painted(painter: QPainter, device: QTransform, area: QRect, draw: Draw, background: QColor) -> QImage:
    image = QImage(area.size(), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(background)
    layer = QPainter(image)
    layer.setRenderHints(painter.renderHints())
    layer.setTransform(device * QTransform.fromTranslate(-area.left(), -area.top()))
    draw(layer)
    layer.end()
    return image


def _directly(painter: QPainter, rect: QRectF, draw: Draw, background: QColor) -> None:
    painter.save()
    painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)
    painter.fillRect(rect, background)
    draw(painter)
    painter.restore()


def _to_pixels(painter: QPainter) -> None:
    """Let the painter count device pixels, whatever the device's pixel ratio."""
    painter.resetTransform()
    screen, invertible = painter.deviceTransform().inverted()
    if invertible:
        painter.setTransform(screen)
