"""The chapter's settings, generated from its table: nothing here knows any setting by name."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from simulator.message import Refused, Value
from simulator.settings import Settings
from ui import words
from ui.panels.controls import Button, Label, Pane, ScrollArea, SectionTitle
from ui.panels.controls.themed import pixels
from ui.panels.setting_row import SettingRow
from ui.panels.strip import Strip

# What a person asked for and has not confirmed: the setting's name (None: all) and its value.
_Pending = tuple[str | None, object]


class _Rows(Pane):
    """The rows in their groups, as tall as they need to be."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.groups: list[tuple[SectionTitle | None, list[SettingRow]]] = []
        self._rules: list[float] = []

    def build(self, kind: type[Settings], chapter: str) -> None:
        """One row a setting, one block a group, in the table's order; scenes are chosen on the stage."""
        for title, rows in self.groups:
            for widget in (title, *rows):
                if widget is not None:
                    widget.hide()
                    widget.deleteLater()
        self.groups = []
        by_group: dict[str, list[SettingRow]] = {}
        for setting in kind.table():
            if setting.name == "scene":
                continue
            row = SettingRow(setting, self, chapter)
            row.resized.connect(self.fit)
            by_group.setdefault(setting.group, []).append(row)
        for number, (group, rows) in enumerate(by_group.items()):
            # The panel's own title stands over the first block.
            title = SectionTitle(self, words.own(chapter, f"group-{group}")) if number else None
            self.groups.append((title, rows))
            for widget in (title, *rows):
                if widget is not None:
                    widget.show()

    def rows(self) -> dict[str, SettingRow]:
        """Every row by its setting's name."""
        return {row.setting.name: row for _, rows in self.groups for row in rows}

    def show_fitting(self, values: dict[str, Value]) -> None:
        """Only the rows that matter in this scene and are not to be hidden, and the groups that have any."""
        for title, rows in self.groups:
            for row in rows:
                scenes = row.setting.scenes
                has_effect = not (row.setting.hides and row.setting.lacks(values))
                row.setVisible(has_effect and (not scenes or values.get("scene") in scenes))
            if title is not None:
                title.setVisible(any(not row.isHidden() for row in rows))

    def fit(self) -> None:
        """As high as the rows are at this width."""
        self.resize(self.width(), round(self.height_for(self.width())))
        self.arrange()
        self.update()

    def restyle(self) -> None:
        """Sizes have changed."""
        self.fit()

    def height_for(self, width: float) -> float:
        """All rows, gaps and rules."""
        return self._place(width, move=False)

    def arrange(self) -> None:
        """Rows below each other, a rule between groups."""
        self._place(self.width(), move=True)

    def _place(self, width: float, *, move: bool) -> float:
        px = self.look.px
        side, y, rules = px(22), px(2), []
        for title, rows in self.groups:
            shown = [row for row in rows if not row.isHidden()]
            if title is not None and shown:
                if y > px(2):  # the first that is shown needs none
                    rules.append(y + px(4))
                    y += px(16)
                if move:
                    title.setGeometry(pixels(QRectF(side, y, width - 2 * side, px(20))))
                y += px(26)
            for row in shown:
                high = row.height_for(width - 2 * side)
                if move:
                    row.setGeometry(pixels(QRectF(side, y, width - 2 * side, high)))
                y += high + px(2 if row.setting.kind == "switch" else 9)
        if move:
            self._rules = rules
        return y + px(12)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The rules."""
        painter = QPainter(self)
        px = self.look.px
        for y in self._rules:
            painter.fillRect(
                QRectF(px(22), round(y), self.width() - px(44), max(1, round(px(1)))), self.look.theme["hair"]
            )


class Inspector(Pane):
    """Title, Reset, collapse, and the rows under a scroll area.

    A change that needs a new network is asked about first, in the row itself, once there is training
    to lose from sight; every other change is passed up at once.
    """

    setting_asked = Signal(str, object)
    reset_asked = Signal(object)
    collapse_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = Label(self, role="body", colour="ink", weight=600)
        self._title.say("frame-inspector-title")
        self.reset = Button(
            self, words="frame-inspector-reset", tip="frame-inspector-reset-all", shape="flat"
        )
        self.collapse = Button(self, action="inspector", icon="collapse", shape="flat")
        self._strip = Strip(self)
        self._strip.hide()
        self._scroll = ScrollArea(self)
        self._rows = _Rows(self._scroll.viewport())
        self._scroll.show_widget(self._rows)
        self._settings: Settings | None = None
        self._update = 0
        self._pending: _Pending | None = None
        self.reset.clicked.connect(lambda: self._ask(None, None, settled=True))
        self.collapse.clicked.connect(self.collapse_asked)
        self._strip.applied.connect(self._apply)
        self._strip.kept.connect(self._keep)

    # What is shown.

    def show_settings(self, settings: Settings, update: int, chapter: str = "") -> None:
        """The settings in force and the updates made with them; cheap when nothing changed."""
        self._update = update
        if settings == self._settings and type(settings) is type(self._settings):
            return
        if type(settings) is not type(self._settings):
            self._build(type(settings), chapter)
        previous, self._settings = self._settings, settings
        values = settings.values()
        if self._pending is not None:
            self._close_strip()
        for name, row in self._rows.rows().items():
            row.show_value(values[name])
            if type(previous) is type(settings) and previous.values()[name] != values[name]:
                row.show_refusal("")
            row.show_reason(row.setting.when if row.setting.lacks(values) else None)
        self._rows.show_fitting(values)
        self.reset.setEnabled(bool(settings.changed()))
        self._rows.fit()

    def show_refusal(self, name: str, text: str) -> None:
        """Say in the row why its value was not taken, and show the value in force again."""
        row = self._rows.rows().get(name)
        if row is not None and self._settings is not None:
            row.show_value(self._settings.values()[name])
            row.show_refusal(text)
            self._scroll.ensureWidgetVisible(row)

    def row(self, name: str) -> SettingRow:
        """The row of a setting."""
        return self._rows.rows()[name]

    def _build(self, kind: type[Settings], chapter: str) -> None:
        self._settings, self._pending = None, None
        self._rows.build(kind, chapter)
        for name, row in self._rows.rows().items():
            row.asked.connect(lambda value, settled, name=name: self._ask(name, value, settled=settled))
            row.reset_asked.connect(lambda name=name: self._reset_one(name))
            row.applied.connect(self._apply)
            row.kept.connect(self._keep)

    # What is asked.

    def _reset_one(self, name: str) -> None:
        row = self.row(name)
        row.show_value(row.setting.default)
        if row.setting.live or self._update == 0:
            self.reset_asked.emit(name)
        else:
            self._ask(name, row.setting.default, settled=True)

    def _ask(self, name: str | None, value: object, *, settled: bool) -> None:
        assert self._settings is not None
        if name is not None:
            row = self.row(name)
            if not settled and not row.setting.live:
                return
            try:
                value = row.setting.read(value)
            except Refused as refusal:
                self.show_refusal(name, words.tell(refusal.message, self.look.language))
                return
            row.show_refusal("")
            if value == self._settings.values()[name] and self._pending is not None:
                self._keep()
                return
        if self._update and not self._is_live(name):
            self._open_strip(name, value)
        else:
            self._send(name, value)

    def _is_live(self, name: str | None) -> bool:
        assert self._settings is not None
        names = self._settings.changed() if name is None else (name,)
        return all(self._settings.setting(each).live for each in names)

    def _send(self, name: str | None, value: object) -> None:
        if name is None:
            self.reset_asked.emit(None)
        else:
            self.setting_asked.emit(name, value)

    def _open_strip(self, name: str | None, value: object) -> None:
        if self._pending is not None and self._pending[0] != name:
            self._keep()
        self._pending = (name, value)
        if name is None:
            self._strip.ask(self._update)
            self._strip.show()
            self.arrange()
        else:
            row = self.row(name)
            row.show_strip(self._update)
            self._scroll.ensureWidgetVisible(row.strip)

    def _close_strip(self) -> None:
        if self._pending is None:
            return
        name, self._pending = self._pending[0], None
        if name is None:
            self._strip.hide()
            self.arrange()
        else:
            self.row(name).show_strip(None)

    def _apply(self) -> None:
        if self._pending is not None:
            name, value = self._pending
            self._close_strip()
            self._send(name, value)

    def _keep(self) -> None:
        if self._pending is not None:
            name = self._pending[0]
            self._close_strip()
            if name is not None and self._settings is not None:
                self.row(name).show_value(self._settings.values()[name])

    # Places.

    def arrange(self) -> None:
        """The title's line, then the rows."""
        px = self.look.px
        top, side = px(14), px(30)
        chevron = QRectF(self.width() - px(16) - side, top, side, side)
        self.collapse.setGeometry(pixels(chevron))
        wide = self.reset.sizeHint().width()
        self.reset.setGeometry(pixels(QRectF(chevron.left() - wide - px(2), top, wide, side)))
        self._title.setGeometry(pixels(QRectF(px(22), top, self.reset.x() - px(26), side)))
        y = top + px(36)
        if not self._strip.isHidden():
            high = self._strip.height_for(self.width() - px(44))
            self._strip.setGeometry(pixels(QRectF(px(22), y, self.width() - px(44), high)))
            y += high + px(12)
        # The rule on the left edge stays in sight.
        self._scroll.setGeometry(pixels(QRectF(px(1), y, self.width() - px(1), self.height() - y)))
        self._rows.resize(self._scroll.width(), self._rows.height())
        self._rows.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Rows follow the width."""
        self.arrange()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ground and the rule to the stage."""
        painter = QPainter(self)
        theme = self.look.theme
        painter.fillRect(self.rect(), theme["bg"])
        painter.fillRect(QRectF(0, 0, max(1, round(self.look.px(1))), self.height()), theme["hair"])
