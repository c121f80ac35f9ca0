"""A file of one's own before it is taken: its first rows, what is missing, and which column is meant."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui.panels.controls import Button, Label, Pane
from ui.panels.controls.themed import Look, draw_text, keeps_key, pixels
from ui.preview import FilePreview
from ui.theme import alpha

_WIDE, _ROW, _LEAST = 760, 27, 104
_KEYS = frozenset(int(key) for key in (Qt.Key.Key_Escape, Qt.Key.Key_Left, Qt.Key.Key_Right))


class DataSheet(Pane):
    """Covers its parent with a scrim; a click on a column or ← → chooses, Escape closes."""

    closed = Signal()
    taken = Signal(int)
    other_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.shown, self.column, self._first = FilePreview(), 0, 0
        self.close_button = Button(self, icon="close", tip="frame-close", shape="flat")
        self.take_button = Button(self, words="own-data-take", shape="solid")
        self.other = Button(self, words="own-data-other")
        self._says = Label(self, role="body", colour="ink2", wrap=True)
        self._refuses = Label(self, role="body", colour="rec", wrap=True)
        self.close_button.clicked.connect(self.closed)
        self.other.clicked.connect(self.other_asked)
        self.take_button.clicked.connect(lambda: self.taken.emit(self.column))
        self.restyle()

    def take(self, look: Look) -> None:
        """The sheet is for the one at the desk: its type does not grow for the room."""
        super().take(replace(look, present=False))

    def show_file(self, shown: FilePreview) -> None:
        """Another file; its first usable column is chosen."""
        self.shown, self._first = shown, 0
        self.column = next((k for k, usable in enumerate(shown.usable) if usable), 0)
        self._tell()

    @property
    def said(self) -> str:
        """The sentence under the table, or why the file is refused."""
        return self._refuses.text or self._says.text

    def choose(self, column: int) -> None:
        """Mark a column, if it can be taken."""
        if 0 <= column < len(self.shown.usable) and self.shown.usable[column]:
            self.column = column
            self._tell()

    def _tell(self) -> None:
        shown = self.shown
        self._refuses.set_text(shown.refusal)
        self._says.set_text("" if shown.refusal or not shown.notes else shown.notes[self.column])
        self.take_button.setVisible(not shown.refusal)
        fits = self._fitting()
        self._first = min(max(self._first, self.column - fits + 1), self.column)
        self.setAccessibleDescription(self.said)
        self.arrange()
        self.update()

    def restyle(self) -> None:
        """The name for a screen reader follows the language."""
        self.setAccessibleName(self.look.say("own-data-title"))
        super().restyle()

    # Places.

    def sheet(self) -> QRectF:
        """The sheet itself, in the middle."""
        px = self.look.px
        rows = len(self.shown.rows) + 1 if self.shown.columns else 0
        wide = min(px(_WIDE), self.width() - px(48))
        high = min(px(66 + 14 + _ROW * rows + 64 + 62), self.height() - px(24))
        return QRectF((self.width() - wide) / 2, (self.height() - high) / 2, wide, high)

    def _fitting(self) -> int:
        """How many columns stand side by side."""
        inside = self.sheet().width() - self.look.px(64)
        return max(1, min(len(self.shown.columns), int(inside / self.look.px(_LEAST))))

    def _table(self) -> QRectF:
        px, sheet = self.look.px, self.sheet()
        rows = len(self.shown.rows) + 1 if self.shown.columns else 0
        return QRectF(sheet.left() + px(32), sheet.top() + px(66), sheet.width() - px(64), px(_ROW) * rows)

    def cell(self, row: int, column: int) -> QRectF:
        """Where a cell of the table stands; row 0 holds the names."""
        table, across = self._table(), self._table().width() / self._fitting()
        high = self.look.px(_ROW)
        left = table.left() + (column - self._first) * across
        return QRectF(left, table.top() + row * high, across, high)

    def arrange(self) -> None:
        """The cross in the corner, the sentence under the table, the buttons below it."""
        px, sheet, table = self.look.px, self.sheet(), self._table()
        right = sheet.right() - px(32)
        self.close_button.setGeometry(
            pixels(QRectF(sheet.right() - px(46), sheet.top() + px(16), px(30), px(30)))
        )
        sentence = QRectF(table.left(), table.bottom() + px(10), table.width(), px(58))
        for label in (self._says, self._refuses):
            label.setGeometry(pixels(sentence))
        x, y = right, sheet.bottom() - px(50)
        for button in (self.take_button, self.other):
            if button.isHidden():
                continue
            wide = button.sizeHint().width()
            button.setGeometry(pixels(QRectF(x - wide, y, wide, px(30))))
            x -= wide + px(8)

    # The hand.

    def event(self, event: QEvent) -> bool:
        """Its keys answer here before they leave anything else."""
        return keeps_key(event, _KEYS) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes; the arrows go to the next column that can be taken; Enter takes."""
        key, usable = event.key(), self.shown.usable
        if key == Qt.Key.Key_Escape:
            self.closed.emit()
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            ahead = range(self.column + 1, len(usable))
            behind = range(self.column - 1, -1, -1)
            way = ahead if key == Qt.Key.Key_Right else behind
            self.choose(next((k for k in way if usable[k]), self.column))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not self.take_button.isHidden():
            self.taken.emit(self.column)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press on a column marks it, beside the sheet closes it."""
        point = event.position()
        if not self.sheet().contains(point):
            self.closed.emit()
            return
        column = self.column_at(point)
        if column is not None:
            self.choose(column)

    def column_at(self, point: QPointF) -> int | None:
        """The column under a point of the table."""
        if not self._table().contains(point):
            return None
        across = self._table().width() / self._fitting()
        return min(
            self._first + int((point.x() - self._table().left()) / across), len(self.shown.columns) - 1
        )

    # The picture.

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Scrim, sheet, title, table."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look, theme, px, sheet = self.look, self.look.theme, self.look.px, self.sheet()
        painter.fillRect(self.rect(), alpha(theme["bg"], 0.74))
        painter.setPen(QPen(theme["hair2"], max(1.0, px(1))))
        painter.setBrush(theme["bg"])
        painter.drawRoundedRect(sheet, px(8), px(8))
        title = QRectF(sheet.left() + px(32), sheet.top() + px(16), sheet.width() - px(96), px(30))
        heading = look.say("own-data-heading", file=self.shown.name)
        draw_text(painter, title, heading, look.font("panel_title"), theme["ink"])
        for column in range(self._first, min(self._first + self._fitting(), len(self.shown.columns))):
            self._draw_column(painter, column)

    def _draw_column(self, painter: QPainter, column: int) -> None:
        look, theme, px = self.look, self.look.theme, self.look.px
        head, usable = self.cell(0, column), self.shown.usable[column]
        chosen = column == self.column and usable
        if chosen:
            painter.fillRect(head.united(self.cell(len(self.shown.rows), column)), theme["sel"])
            painter.fillRect(QRectF(head.left(), head.top() - px(3), head.width(), px(3)), theme["ink"])
        inside = (px(8), 0.0, -px(8), 0.0)
        name = self.shown.columns[column] or look.say("own-data-unnamed", column=column + 1)
        role = "ink" if usable else "ink3"
        draw_text(painter, head.adjusted(*inside), name, look.font("label", 600), theme[role])
        rule = QRectF(head.left(), head.bottom() - px(1), head.width(), max(1.0, px(1)))
        painter.fillRect(rule, theme["hair2"])
        for row, cells in enumerate(self.shown.rows, 1):
            said = cells[column] if column < len(cells) else ""
            colour = theme["ink2" if usable and said.strip() else "ink3"]
            shown = said if said.strip() else look.say("own-data-missing")
            draw_text(painter, self.cell(row, column).adjusted(*inside), shown, look.font("label"), colour)
