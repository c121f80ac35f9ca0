"""The stage: a widget that shows a chapter's picture and turns the hand into targets."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPolygonF, QTransform
from PySide6.QtWidgets import QWidget

from simulator.commands import Command
from simulator.directions import Points
from simulator.experiment import Snapshot
from ui.chapters import Face, written
from ui.diagrams import card as card_painting
from ui.diagrams import close_up, marks
from ui.diagrams.close_up import CloseUp
from ui.theme import Theme
from ui.view import Card, Hit, Paper, Target, View


class Stage(QWidget):
    """Paints snapshot, view and theme; hovering shows a card, a click or a drag is passed up."""

    clicked = Signal(object)  # Target
    view_changed = Signal(object)  # View
    asked = Signal(object)  # Command

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.face: Face | None = None
        self.snapshot: Snapshot | None = None
        self.view, self.theme = View(), theme
        self.waiting = ""  # what stands here until there is a snapshot
        self.close_up = close_up.WHOLE
        self.strokes: tuple[Points, ...] = ()
        self.wet: tuple[QPolygonF, ...] = ()  # ink that the snapshot does not have yet
        self.shows_ring = False
        self._hand: QPointF | None = None
        self._pointer: QPointF | None = None
        self._pressed: Hit | None = None
        self._pressed_at = QPointF()
        self._dragged = False

    def show_picture(
        self,
        face: Face | None = None,
        snapshot: Snapshot | None = None,
        view: View | None = None,
        theme: Theme | None = None,
    ) -> None:
        """Show other things; what is not given stays."""
        self.face = face or self.face
        self.snapshot = snapshot or self.snapshot
        self.view = view or self.view
        self.theme = theme or self.theme
        self.update()

    @property
    def area(self) -> QRectF:
        """The rectangle that is painted."""
        return QRectF(self.rect())

    def look_at(self, camera: CloseUp) -> None:
        """Let a panel fill the stage, or come back from it."""
        self.close_up = camera
        self.update()

    def draw_strokes(self, strokes: tuple[Points, ...]) -> None:
        """What the pen has drawn."""
        self.strokes = strokes
        self.update()

    def draw_wet(self, wet: tuple[QPolygonF, ...]) -> None:
        """Ink on the paper that the engine has not answered yet, in places of the picture."""
        self.wet = wet
        self.update()

    def paper(self) -> Paper | None:
        """Where a pen writes, None where nothing is written now."""
        face = written(self.face)
        if face is None or self.snapshot is None:
            return None
        return face.paper(self.area, self.snapshot, self.view)

    def takes_ink(self, point: QPointF) -> bool:
        """Whether a pen that touches this pixel writes: on the paper, and not on a button there."""
        paper = self.paper()
        if paper is None or not paper.area.contains(self.in_picture(point)):
            return False
        hit = self.hit(point)
        return hit is None or not (hit.clickable or hit.draggable)

    def panels(self) -> dict[str, QRectF]:
        """The panels that stand on the stage now, in the order of the face."""
        if self.face is None or self.snapshot is None:
            return {}
        found = self.face.panels(self.area, self.snapshot, self.view)
        return {name: found[name] for name in self.face.PANELS if name in found}

    def _camera(self) -> QTransform:
        """From places of the picture to pixels of the widget."""
        panels = {} if self.close_up.is_whole else self.panels()
        return close_up.transform(self.area, close_up.seen(self.area, panels, self.close_up))

    def in_picture(self, point: QPointF) -> QPointF:
        """The place of the picture under a pixel of the widget."""
        return self._camera().inverted()[0].map(point)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the stage, and the hovered thing's card over it."""
        painter = QPainter(self)
        try:
            self._paint(painter)
        finally:
            painter.end()

    def _paint(self, painter: QPainter) -> None:
        painter.fillRect(self.rect(), self.theme["bg"])
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.face is None or self.snapshot is None:
            painter.setPen(self.theme["ink3"])
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.waiting)
            return
        painter.save()
        if not self.close_up.is_whole:
            painter.setTransform(self._camera(), True)
        self.face.paint(painter, self.area, self.snapshot, self.view, self.theme)
        if not self.close_up.is_whole:
            scale, theme = self.view.scale, self.theme
            close_up.dim(painter, self.area, self.panels(), self.close_up, scale, theme)
        paper = self.paper() if self.wet else None
        if paper is not None:
            marks.wet(painter, self.wet, paper.width, self.theme["ink"])
        marks.strokes(painter, self.area, self.strokes, self.view.scale, self.theme)
        painter.restore()
        card = self._card()
        if card is not None and self._pointer is not None:
            card_painting.paint(painter, self.area, self._pointer, card, self.view, self.theme)
        if self.shows_ring and self._hand is not None:
            marks.ring(painter, self._hand, self.view.scale, self.theme)

    def card_area(self) -> QRectF:
        """Where the hovered thing's card lies, empty without one."""
        card = self._card()
        if card is None or self._pointer is None:
            return QRectF()
        return card_painting.place(self.area, self._pointer, card, self.view)

    def _card(self) -> Card | None:
        if self.face is None or self.snapshot is None or self.view.hover is None or self._dragged:
            return None
        # The picture may have changed under a pointer at rest: another scene has other things.
        hits = self.face.hits(self.area, self.snapshot, self.view, self.theme)
        if all(hit.target.kind != self.view.hover.kind for hit in hits):
            return None
        return self.face.card(self.view.hover, self.snapshot, self.view)

    def point_at(self, target: Target | None) -> None:
        """Highlight a target and tell about it, as if the pointer were on it; None: nothing."""
        if self.face is None or self.snapshot is None:
            return
        hits = self.face.hits(self.area, self.snapshot, self.view, self.theme)
        hit = next((hit for hit in hits if hit.target == target), None)
        self._pointer = self._camera().map(hit.area.boundingRect().center()) if hit is not None else None
        self._hover(hit.target if hit is not None else None)

    # The hand.

    def hit(self, point: QPointF) -> Hit | None:
        """The topmost target under a point."""
        if self.face is None or self.snapshot is None:
            return None
        point = self.in_picture(point)
        hits = self.face.hits(self.area, self.snapshot, self.view, self.theme)
        found = next((hit for hit in reversed(hits) if hit.area.contains(point)), None)
        return replace(found, target=found.at(point)) if found and found.at else found

    def _hover(self, target: Target | None) -> None:
        if target != self.view.hover:
            self.view = replace(self.view, hover=target)
            self.view_changed.emit(self.view)
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Hover, or drag what was pressed."""
        point = self._hand = event.position()
        if self._pressed is not None and self.face is not None and self.snapshot is not None:
            if self._dragged or (point - self._pressed_at).manhattanLength() > 4:
                self._dragged = True
                here, before = self.in_picture(point), self.in_picture(self._pressed_at)
                self._pressed_at, target = point, self._pressed.target
                self._drag(self.face.drag(target, here - before, here, self.area, self.snapshot, self.view))
            return
        self._pointer = point
        hit = self.hit(point)
        self.setCursor(Qt.CursorShape.CrossCursor if self.takes_ink(point) else self._cursor(hit))
        self._hover(hit.target if hit else None)

    def _drag(self, meant: View | Command) -> None:
        if not isinstance(meant, View):
            self.asked.emit(meant)
            return
        self.view = meant
        self.view_changed.emit(self.view)
        self.update()

    @staticmethod
    def _cursor(hit: Hit | None) -> Qt.CursorShape:
        if hit is None:
            return Qt.CursorShape.ArrowCursor
        if hit.draggable:
            return Qt.CursorShape.OpenHandCursor
        return Qt.CursorShape.PointingHandCursor if hit.clickable else Qt.CursorShape.ArrowCursor

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember what is pressed; it is a click if it is released there."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed, self._pressed_at = self.hit(event.position()), event.position()
            self._dragged = False

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A press and release on one target is a click."""
        pressed, self._pressed = self._pressed, None
        was_dragged, self._dragged = self._dragged, False
        if pressed is None or was_dragged:
            return
        released = self.hit(event.position())
        if released is not None and released.target == pressed.target and pressed.clickable:
            self.clicked.emit(pressed.target)

    def leaveEvent(self, _event: QEvent) -> None:
        """Outside there is nothing to tell."""
        self._pointer = self._hand = None
        self._hover(None)
